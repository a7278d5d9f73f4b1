public import CPUCatalog
public import X86CPU

/// A CPU that is wanted: another host's, or what a guest's definition asks for.
public struct WantedCPU: Sendable {
  /// How it is called.
  public var name: String
  /// The vendor that it must be of, if it says.
  public var vendor: String?
  /// What is known of its features; `present` is what must be there.
  public var evidence: Evidence
  /// Features that must not be there.
  public var forbidden = FeatureSet()
  /// Features that guests certainly do not get, since the definition switches them off or forbids them.
  public var switchedOff = FeatureSet()
  /// Whether nothing may be there that is not asked for (`match='strict'`).
  public var isStrict = false
  /// Whether the evidence shows all that is wanted.
  public var isComplete: Bool
  /// Whether it is a definition, which wants nothing that it does not name, and not what a host happens to have.
  var isDefinition = false

  /// What a host of the same kind would have to have.
  public init(_ host: HostCPU) {
    name = host.name
    vendor = host.vendor
    evidence = host.reference?.evidence ?? Evidence()
    isComplete = host.reference?.isComplete ?? false
  }

  /// A wanted CPU of the given features.
  public init(name: String, vendor: String?, evidence: Evidence, forbidden: FeatureSet, isStrict: Bool) {
    self.name = name
    self.vendor = vendor
    self.evidence = evidence
    self.forbidden = forbidden
    self.isStrict = isStrict
    isComplete = true
    isDefinition = true
  }

  /// Wants the features of these names as well; names that the catalogue does not know are passed over.
  public mutating func add(_ names: Set<String>, catalog: Catalog) {
    for feature in names.flatMap(catalog.features(called:)) { evidence.present.insert(feature.index) }
  }
}

/// Whether a host can provide a wanted CPU, with every reason why not.
public struct Comparison: Sendable {
  /// The result.
  public let result: ComparisonResult
  /// The features of the difference.
  public let difference: FeatureDifference
  /// Every reason against, in the order vendor, forbidden, missing, strict.
  public let blockers: [Blocker]
  /// Why the records leave something open, one or two sentences each; what is missing is missing all the same.
  public let reasons: [String]

  /// A reason against.
  public struct Blocker: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable {
      /// A wanted feature is not there.
      case missing
      /// A forbidden feature is there.
      case forbidden
      /// The vendors differ.
      case vendor
      /// A strict definition does not ask for a feature that is there.
      case strictExtra = "strict-extra"
    }

    /// What is wrong.
    public let kind: Kind
    /// libvirt's name of the feature; nil for `vendor`.
    public let feature: String?

    /// A stable identifier: `cpu.missing`, `cpu.vendor`.
    public var id: String { "cpu.\(kind.rawValue)" }
    /// By whom the CPU is refused: libvirt compares definitions, and Nova asks it to.
    public var by: String { "libvirt" }
  }

  init(result: ComparisonResult, difference: FeatureDifference, blockers: [Blocker], reasons: [String]) {
    self.result = result
    self.difference = difference
    self.blockers = blockers
    self.reasons = reasons
  }

  /// Compares `wanted`, what a guest's definition asks for, with what `host` is known to have at its highest
  /// observation point.
  public init(of wanted: WantedCPU, on host: HostCPU, catalog: Catalog) {
    let offered = host.reference?.evidence ?? Evidence()
    difference = FeatureDifference(
      wanted: wanted.evidence, offered: offered, catalogueCount: catalog.features.count,
      wantsNothingElse: wanted.isDefinition)
    var blockers: [Blocker] = []
    if let vendor = wanted.vendor, let its = host.vendor, vendor != its {
      blockers.append(Blocker(kind: .vendor, feature: nil))
    }
    func add(_ kind: Blocker.Kind, _ features: FeatureSet) {
      blockers += catalog.names(of: features).map { Blocker(kind: kind, feature: $0) }
    }
    add(.forbidden, wanted.forbidden.intersection(offered.certainlyPresent))
    add(.missing, difference.missing)
    if wanted.isStrict { add(.strictExtra, difference.extra) }
    self.blockers = blockers
    var reasons: [String] = []

    let unknownForbidden = wanted.forbidden.subtracting(offered.present).subtracting(offered.absent)
    if !blockers.isEmpty {
      result = .incompatible
    } else if !difference.undetermined.isEmpty || !difference.undeterminedNames.isEmpty || !wanted.isComplete
      || !unknownForbidden.isEmpty || (wanted.vendor != nil && host.vendor == nil)
    {
      result = .undetermined
    } else {
      result = difference.extra.isEmpty ? .identical : .superset
    }
    if result == .undetermined {
      reasons.append(
        "The record of \(host.name) does not tell of all that is wanted (\(host.reference?.listing.why ?? "there is no record"))."
      )
    }
    self.reasons = reasons
  }
}
