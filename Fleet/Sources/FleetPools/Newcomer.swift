internal import CPUCatalog
internal import CPUCompatibility
internal import CPUReaders
internal import FleetPlanning
internal import FleetPlans
internal import LibvirtCPU
internal import MartletQuestions
internal import Wording
internal import X86CPU

/// A host that is not in a pool yet: what it certainly gives guests, and what it may give.
struct Newcomer: Sendable {
  /// Its name in answers.
  var name: String
  /// The vendor by libvirt's name; nil if unknown.
  var vendor: String?
  /// What it certainly gives.
  var gives: FeatureSet
  /// What it may give.
  var open: FeatureSet
  /// On what the open features depend, without a full stop; nil if nothing is open.
  var dependsOn: String?

  /// A host by its evidence.
  ///
  /// Of an arm64 host, what it gives is judged with each pool.
  ///
  /// - Throws: `badInput` for a host that cannot be levelled at all: of another architecture, or an x86 one of an unknown vendor.
  init(_ recorded: Records.Host, named name: String, catalog: Catalog) throws(QuestionError) {
    self.name = name
    let host = recorded.cpu
    if recorded.isArm {
      (gives, open) = (FeatureSet(), FeatureSet())
      vendor = HostForm(recorded.arm).vendor
      let obstacle = HostColumns.Obstacle(ofArmHost: recorded.arm)
      dependsOn = obstacle.map { $0.reason + ($0.collect.map { "; \($0)" } ?? "") }
      return
    }
    if let architecture = host.architecture, !OtherArchitecture.isX86(architecture) {
      throw QuestionError(
        .badInput,
        "host \(name): pools are of x86 and arm64 hosts, and its architecture is \(architecture)",
        at: .parameter("host"))
    }
    let masks = ExposureMasks(catalog)
    guard let vendor = host.vendor,
      let level = LevelledCPU([HostOffers(host, masks: masks)], catalog: catalog, masks: masks)
    else {
      throw QuestionError(
        .badInput,
        "host \(name): no record shows the vendor of its CPU, so no pool can be judged; run martlet capture on it",
        at: .parameter("host"))
    }
    self.vendor = vendor
    gives = level.features
    open = level.unknown
    // Of a host with nothing but its own CPUID, what KVM passes on always, or emulates always, is certain.
    if !level.assumed.isEmpty {
      let certain = catalog.features.filter { [.passedThrough, .emulated].contains($0.exposure) }
      open.formUnion(gives.subtracting(FeatureSet(certain.map(\.index))))
      gives.subtract(open)
    }
    dependsOn = open.isEmpty ? nil : "no record of \(name) shows it; run martlet capture on it"
  }

  /// A generation that nobody has bought yet, by libvirt's model of it.
  ///
  /// What the model lists and KVM passes on whenever the CPU has it, or emulates always, is certain. All else depends on the product, its firmware and its kernel.
  ///
  /// - Parameter kernel: The kernel that it will run, a series or a release; nil for one that is not chosen yet.
  /// - Throws: `usage` for a name that no model has, or several, and for a kernel that no table covers.
  init(generation word: String, kernel: String?, catalog: Catalog) throws(QuestionError) {
    func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
    let map = MapProjection(.newestBuiltin, catalog: catalog)
    let models = map.models.filter { $0.vendor != nil && !$0.isVersioned }
    var found = models.filter { plain($0.name) == plain(word) }
    if found.isEmpty { found = models.filter { plain($0.name).contains(plain(word)) } }
    // Of a generation's variants, the plain one.
    if found.count > 1, let shortest = found.min(by: { $0.name.count < $1.name.count }),
      found.allSatisfy({ $0.name.hasPrefix(shortest.name) })
    {
      found = [shortest]
    }
    guard found.count == 1, let model = found.first, !plain(word).isEmpty else {
      let names = found.isEmpty ? nearest(to: word, of: models.map(\.name)) : found.map(\.name)
      throw QuestionError(
        .usage,
        found.isEmpty
          ? "generation \(word): libvirt has no such model"
            + (names.isEmpty ? "" : "; did you mean \(names.joined(separator: ", "))?")
          : "generation \(word): it is one of \(names.joined(separator: ", ")); give the whole name",
        at: .parameter("generation"))
    }
    name = model.name
    vendor = model.vendor
    let masks = ExposureMasks(catalog)
    let possible = FeatureSet(
      catalog.features.filter {
        $0.canBelong(to: model.vendor) && $0.exposure != .never && $0.exposure != .requested
      }
      .map(\.index)
    ).intersection(masks.levelled)
    let sure = FeatureSet(
      catalog.features.filter { feature in
        feature.exposure == .emulated
          || feature.exposure == .passedThrough && model.features.contains(feature.index)
      }.map(\.index)
    ).intersection(possible)
    var never = FeatureSet()
    if let kernel {
      guard let table = KVMKernel.covering(kernel) else {
        let known = KVMKernel.all.map(\.release)
        throw QuestionError(
          .usage,
          "kernel \(kernel): give a series or a release from \(known.first ?? "") to \(known.last ?? ""), such as \(known.last ?? "")",
          at: .parameter("kernel"))
      }
      // Other bits can come from QEMU, which no kernel decides.
      never = FeatureSet(
        catalog.features.filter {
          $0.exposure == .passedThrough && table.treatment(at: $0.location)?.isNeverOffered == true
        }.map(\.index))
    }
    gives = sure.subtracting(never)
    open = possible.subtracting(sure).subtracting(never)
    dependsOn =
      "it depends on the product, its firmware and its kernel: libvirt's model \(model.name) does not settle it"
  }
}
