public import CPUCatalog
public import X86CPU

/// A catalogue's exposure data as feature sets, built once.
public struct ExposureMasks: Sendable {
  /// Every feature of the catalogue.
  let all: FeatureSet
  /// What KVM shows to guests if the CPU has it.
  let passedThrough: FeatureSet
  /// What KVM shows to guests regardless of the CPU.
  let emulated: FeatureSet
  /// What KVM shows under a condition.
  let conditional: FeatureSet
  /// What ordinary guests get only on request.
  let requested: FeatureSet
  /// What guests never get.
  let never: FeatureSet
  /// What QEMU reads from the host's CPUID, by the series that added it.
  let readByQEMU: [(addition: QEMUAddition, features: FeatureSet)]
  /// What QEMU gives with KVM to every guest that names it.
  let givenByQEMU: FeatureSet
  /// The features that do not follow other state.
  let shared: FeatureSet
  /// What a host's own model can have: neither features that follow other state nor those on request.
  public let unasked: FeatureSet
  /// What levels consider: the part of that which some guest can have.
  public let levelled: FeatureSet
  /// Controls of VT-x and SVM, which only a guest with VT-x or SVM sees.
  package let nestedControls: FeatureSet
  /// VT-x and SVM.
  package let nesting: FeatureSet
  /// The features of every 64-bit guest.
  let baseline: FeatureSet
  /// The emulated features that cannot work without a feature, by its index; features that no emulated one needs have no entry.
  let emulatedDependents: [Int: FeatureSet]
  /// All indices of `emulatedDependents`.
  let neededByEmulated: FeatureSet
  /// What only one vendor kind's documents define.
  private let definedBy: [FeatureVendor: FeatureSet]
  /// Masks for a catalogue other than the built-in one, whose masks are built at first use.
  private let own: (dependencies: FeatureDependencies, tendencies: KVMTendencies)?
  /// Single features that rules use; empty sets if the catalogue lacks them.
  let named: NamedFeatures

  /// The built-in catalogue's masks.
  public static let standard = ExposureMasks(reading: .standard)

  /// The masks of `catalog`: cached for the built-in one, otherwise built in O(features).
  public init(_ catalog: Catalog) { self = catalog.isStandard ? .standard : ExposureMasks(reading: catalog) }

  private init(reading catalog: Catalog) {
    var byExposure: [Exposure: FeatureSet] = [:]
    var shared = FeatureSet()
    var definedBy: [FeatureVendor: FeatureSet] = [:]
    for feature in catalog.features {
      byExposure[feature.exposure, default: FeatureSet()].insert(feature.index)
      if feature.levelling != .never, !feature.isStateComponent { shared.insert(feature.index) }
      if let vendor = feature.definingVendor {
        definedBy[vendor, default: FeatureSet()].insert(feature.index)
      }
    }
    self.definedBy = definedBy
    func features(_ exposure: Exposure) -> FeatureSet { byExposure[exposure] ?? FeatureSet() }
    all = FeatureSet(catalog.features.indices)
    passedThrough = features(.passedThrough)
    emulated = features(.emulated)
    conditional = features(.conditional)
    requested = features(.requested)
    never = features(.never)
    self.shared = shared
    unasked = shared.subtracting(features(.requested))
    levelled = unasked.subtracting(features(.never))
    var additions: [(addition: QEMUAddition, features: FeatureSet)] = []
    for (index, addition) in catalog.qemuAdditions where addition.source == .hostCPUID {
      if let known = additions.firstIndex(where: { $0.addition.since == addition.since }) {
        additions[known].features.insert(index)
      } else {
        additions.append((addition, FeatureSet(CollectionOfOne(index))))
      }
    }
    readByQEMU = additions
    givenByQEMU = FeatureSet(GuestExposure.givenByQEMU.compactMap { catalog[$0]?.index })
    nestedControls = FeatureSet(catalog.features.filter(\.isNestedControl).map(\.index))
    nesting = FeatureSet(["vmx", "svm"].compactMap { catalog[$0]?.index })
    baseline = ABILevel.baseline(of: catalog)
    var dependents: [Int: FeatureSet] = [:]
    for index in features(.emulated) {
      for need in catalog.needs(of: catalog.features[index]) {
        dependents[need, default: FeatureSet()].insert(index)
      }
    }
    emulatedDependents = dependents
    neededByEmulated = FeatureSet(dependents.keys)
    own = catalog.isStandard ? nil : (FeatureDependencies(catalog), KVMTendencies(catalog))
    named = NamedFeatures(catalog)
  }

  /// What each feature cannot work without.
  var dependencies: FeatureDependencies { own?.dependencies ?? .standard }

  /// What guests of `vendor` can have; everything if the vendor is unknown.
  func features(ofVendor vendor: String?) -> FeatureSet {
    definedBy.reduce(all) { features, others in
      others.key.isKind(of: vendor) ? features : features.subtracting(others.value)
    }
  }

  /// How the KVM module of `vendor` treats bits; nil means an unknown vendor.
  func tendency(_ vendor: KVMVendor?) -> KVMTendency {
    own.map { $0.tendencies[vendor] } ?? KVMTendencies.standard(vendor)
  }

  /// Single features that rules use.
  struct NamedFeatures: Sendable {
    let longMode: FeatureSet
    let syscall: FeatureSet
    let monitor: FeatureSet
    let invariantCounter: FeatureSet
    let clearsBuffers: FeatureSet
    /// The bits that announce a CPU without the flaws that need VERW; nil if the catalogue lacks some of them.
    let needsNoClearing: FeatureSet?
    /// The features of every CPU with VMX or SVM.
    let universal: FeatureSet
    let xsaves: FeatureSet
    let rdrand: FeatureSet
    let transactions: FeatureSet
    /// What some kernels or QEMU versions withhold from guests on some CPUs.
    let takenAwayOnSome: FeatureSet

    init(_ catalog: Catalog) {
      func features(_ names: String...) -> FeatureSet { FeatureSet(names.compactMap { catalog[$0]?.index }) }
      longMode = features("lm")
      syscall = features("syscall")
      monitor = features("monitor")
      invariantCounter = features("invtsc")
      clearsBuffers = features("fb-clear")
      let flawless = features("mds-no", "taa-no", "sbdr-ssdp-no", "fbsdp-no", "psdp-no")
      needsNoClearing = flawless.count == 5 ? flawless : nil
      universal = features("fpu", "tsc", "msr", "pae", "cx8", "cmov")
      xsaves = features("xsaves")
      rdrand = features("rdrand")
      transactions = features("hle", "rtm")
      takenAwayOnSome = features("xsaves", "rdrand", "hle", "rtm")
    }
  }
}
