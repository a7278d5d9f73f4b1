internal import CPUCatalog
internal import CPUCompatibility
internal import X86CPU

/// A catalogue's facts for verdicts as feature sets, built once.
struct VerdictFacts: Sendable {
  let catalog: Catalog
  let exposures: ExposureMasks
  /// Every feature of the catalogue.
  let all: FeatureSet
  /// Features whose loss breaks a running guest.
  let grave: FeatureSet
  /// Controls of VT-x and SVM, which only guests with nested virtualisation see.
  let nestedControls: FeatureSet
  /// VT-x and SVM.
  let nesting: FeatureSet
  /// The invariant time-stamp counter.
  let invariantCounter: FeatureSet
  /// What a guest with its host's CPU gains automatically on a host that gives it.
  let addable: FeatureSet
  /// CPU weaknesses that hosts announce and guests must know.
  let weaknesses: [Feature]
  /// The features that make QEMU enable components of the XSAVE area for a guest.
  let stateFeatures: [(feature: Int, components: [Int])]

  /// KVM's own interfaces that QEMU gives every named model or a definition can ask for: leaf 40000001H.
  let interfaces: [Feature]
  /// The features of each of `SavedRegister.all`.
  let registers: [FeatureSet]
  /// Features whose state is in components that only IA32_XSS enables, with those components.
  let supervisorFeatures: [(feature: Int, components: [Int])]
  /// Features that show that the kernel may use bits of physical addresses for keys of memory encryption.
  ///
  /// - SeeAlso: linux 6.12 arch/x86/kernel/cpu/amd.c, early_detect_mem_encrypt; arch/x86/kernel/cpu/intel.c, detect_tme_early.
  let memoryEncryption: FeatureSet

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

  /// libvirt's names of KVM's interfaces, in the order of the columns `interfaces`.
  private static let interfaceNames = [
    "kvmclock-old", "kvmclock", "kvm-nopiodelay", "kvm-asyncpf", "kvm-steal-time", "kvm-pv-eoi",
    "kvmclock-stable-bit", "kvm-pv-unhalt", "kvm-pv-ipi", "kvm-poll-control",
  ]

  /// The components whose offset is compared, in the order of the columns `layout2` to `layout18`.
  static let layoutComponents = [2, 3, 4, 5, 6, 7, 9, 17, 18]

  /// libvirt's names of Hyper-V's enlightenments, in the order of the columns.
  ///
  /// - SeeAlso: libvirt 11.3.0 src/conf/domain_conf.c, virDomainHyperv.
  static let enlightenments = [
    "relaxed", "vapic", "spinlocks", "vpindex", "runtime", "synic", "stimer", "reset", "vendor_id",
    "frequencies", "reenlightenment", "tlbflush", "ipi", "evmcs", "avic", "emsr_bitmap", "xmm_input",
  ]

  /// The sizes of huge pages in KiB that x86 has, in the order of the columns `pageSizes` and `lackingPages`.
  ///
  /// - SeeAlso: Intel SDM vol. 3, section 5.5.4 (pages of 2 MiB and 1 GiB); linux 6.12 Documentation/admin-guide/mm/hugetlbpage.rst.
  static let pageSizes: [UInt64] = [2048, 1_048_576]

  /// The built-in catalogue's facts.
  static let standard = VerdictFacts(reading: .standard)

  /// The facts of `catalog`: cached for the built-in one, otherwise built in O(features).
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
    interfaces = Self.interfaceNames.compactMap { catalog[$0] }
    registers = SavedRegister.all.map { register in
      FeatureSet(register.features.compactMap { catalog[$0]?.index })
    }
    // CET_U and CET_S (Intel SDM vol. 1, section 13.1).
    supervisorFeatures = ["cet-ss", "cet-ibt"].compactMap { name in
      catalog[name].map { ($0.index, [11, 12]) }
    }
    memoryEncryption = features("sme", "tme")
    stateFeatures = Self.componentsByFeature.compactMap { entry in
      catalog[entry.feature].map { ($0.index, entry.components) }
    }
  }
}

extension LossEffect {
  /// Whether the loss breaks a running guest.
  package var isGrave: Bool { self == .fault || self == .stateRefused || self == .corrupt }
}
