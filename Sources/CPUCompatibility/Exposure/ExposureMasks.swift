public import CPUCatalog
public import X86CPU

/// What a catalogue says of its features as far as exposures are decided by it: sets, made once.
public struct ExposureMasks: Sendable {
  /// All features.
  let all: FeatureSet
  /// What KVM shows to guests if the CPU has it.
  let passedThrough: FeatureSet
  /// What KVM shows to guests whatever the CPU has.
  let emulated: FeatureSet
  /// What KVM shows under a condition.
  let conditional: FeatureSet
  /// What no ordinary guest is given unasked.
  let requested: FeatureSet
  /// What no guest is given.
  let never: FeatureSet
  /// What QEMU reads from the host's CPUID, by the series that added it.
  let readByQEMU: [(addition: QEMUAddition, features: FeatureSet)]
  /// What QEMU gives with KVM to every guest that names it.
  let givenByQEMU: FeatureSet
  /// What is a feature of its own, and does not follow other state.
  let shared: FeatureSet
  /// What a host's own model may have by itself: neither what follows other state nor what must be asked for.
  public let unasked: FeatureSet
  /// What hosts are levelled by: of that, what some guest can have.
  public let levelled: FeatureSet
  /// Controls of VT-x and SVM, which only a guest with VT-x or SVM sees.
  package let nestedControls: FeatureSet
  /// VT-x and SVM.
  package let nesting: FeatureSet
  /// What every 64-bit guest has.
  let baseline: FeatureSet
  /// By a feature's index, the emulated features that cannot work without it; what no emulated feature needs has no entry.
  let emulatedDependents: [Int: FeatureSet]
  /// All indices of `emulatedDependents`.
  let neededByEmulated: FeatureSet
  /// What the documents of one kind of CPU alone define.
  private let definedBy: [FeatureVendor: FeatureSet]
  /// What is made for another catalogue than the one that this build carries, of which these are made at first use.
  private let own: (dependencies: FeatureDependencies, tendencies: KVMTendencies)?
  /// Single features by which rules go; sets of none where the catalogue lacks them.
  let named: NamedFeatures

  /// The masks of the catalogue that this build carries.
  public static let standard = ExposureMasks(reading: .standard)

  /// The masks of `catalog`: at hand for that of this build, else made in O(features).
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

  /// What guests of `vendor` can have; all if nothing is known.
  func features(ofVendor vendor: String?) -> FeatureSet {
    definedBy.reduce(all) { features, others in
      others.key.isKind(of: vendor) ? features : features.subtracting(others.value)
    }
  }

  /// What KVM does with bits by the module of `vendor`; nil stands for a vendor that is not known.
  func tendency(_ vendor: KVMVendor?) -> KVMTendency {
    own.map { $0.tendencies[vendor] } ?? KVMTendencies.standard(vendor)
  }

  /// Single features by which rules go.
  struct NamedFeatures: Sendable {
    let longMode: FeatureSet
    let syscall: FeatureSet
    let monitor: FeatureSet
    let invariantCounter: FeatureSet
    let clearsBuffers: FeatureSet
    /// What announces that the CPU has none of the flaws for which VERW clears buffers; nil if the catalogue does not know all.
    let needsNoClearing: FeatureSet?
    /// What every CPU with VMX or SVM has.
    let universal: FeatureSet
    let xsaves: FeatureSet
    let rdrand: FeatureSet
    let transactions: FeatureSet
    /// What some kernels or QEMUs keep from guests of some CPUs that have it.
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
