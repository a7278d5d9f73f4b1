internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// What verdicts need of a catalogue: sets, made once.
struct VerdictFacts: Sendable {
  let catalog: Catalog
  let exposures: ExposureMasks
  /// All features.
  let all: FeatureSet
  /// Features by whose loss a running guest breaks.
  let grave: FeatureSet
  /// Controls of VT-x and SVM, which only a guest with guests of its own sees.
  let nestedControls: FeatureSet
  /// VT-x and SVM.
  let nesting: FeatureSet
  /// The invariant time-stamp counter.
  let invariantCounter: FeatureSet
  /// What a guest with its host's CPU gains by itself on a host that gives it.
  let addable: FeatureSet
  /// What hosts announce as a weakness of the CPU, of which guests must know.
  let weaknesses: [Feature]
  /// The features that make QEMU enable components of the XSAVE area for a guest.
  let stateFeatures: [(feature: Int, components: [Int])]

  /// The features of each group that is judged together, by the group's number.
  private let groups: [FeatureSet]

  /// Whether a set has so much of a group; of a group without features none has.
  func has(_ share: FeatureGroup.Share, of group: FeatureGroup, _ set: FeatureSet) -> Bool {
    let features = groups[group.rawValue]
    switch share {
    case .any: return !set.isDisjoint(with: features)
    case .all: return !features.isEmpty && features.isSubset(of: set)
    }
  }

  /// The features of a group.
  func features(of group: FeatureGroup) -> FeatureSet { groups[group.rawValue] }

  /// The components of each of those features.
  ///
  /// - SeeAlso: qemu 10.0 target/i386/cpu.c, x86_ext_save_areas.
  private static let componentsByFeature: [(feature: String, components: [Int])] = [
    ("avx", [2]), ("mpx", [3, 4]), ("avx512f", [5, 6, 7]), ("pku", [9]), ("amx-tile", [17, 18]),
  ]

  /// The components whose place is compared, in the order of the columns `layout2` to `layout18`.
  static let layoutComponents = [2, 3, 4, 5, 6, 7, 9, 17, 18]

  /// The facts of the catalogue that this build carries.
  static let standard = VerdictFacts(reading: .standard)

  /// The facts of `catalog`: at hand for that of this build, else made in O(features).
  init(_ catalog: Catalog) { self = catalog.isStandard ? .standard : VerdictFacts(reading: catalog) }

  private init(reading catalog: Catalog) {
    func features(_ names: String...) -> FeatureSet { FeatureSet(names.compactMap { catalog[$0]?.index }) }
    func features(where isMember: (Feature) -> Bool) -> FeatureSet {
      FeatureSet(catalog.features.filter(isMember).map(\.index))
    }
    self.catalog = catalog
    exposures = ExposureMasks(catalog)
    all = FeatureSet(catalog.features.indices)
    grave = features { $0.effect.isGrave }
    nestedControls = exposures.nestedControls
    nesting = exposures.nesting
    invariantCounter = features("invtsc")
    addable = features {
      $0.levelling != .never && !$0.isStateComponent && $0.exposure != .requested && $0.exposure != .never
    }
    weaknesses = ["rsba", "rrsba"].compactMap { catalog[$0] }
    groups = FeatureGroup.allCases.map { group in
      FeatureSet(group.names.compactMap { catalog[$0]?.index })
    }
    stateFeatures = Self.componentsByFeature.compactMap { entry in
      catalog[entry.feature].map { ($0.index, entry.components) }
    }
  }
}

extension LossEffect {
  /// Whether a running guest breaks by the loss.
  package var isGrave: Bool { self == .fault || self == .stateRefused || self == .corrupt }
}
