public import CPUCatalog
public import X86CPU

/// The requirement in a comparison: another host's CPU, or the CPU of a guest's definition.
public struct WantedCPU: Sendable {
  /// Its name in reports.
  public var name: String
  /// The required vendor, if any.
  public var vendor: String?
  /// Its features; those in `present` are required.
  public var evidence: Evidence
  /// Features that the host must not have.
  public var forbidden = FeatureSet()
  /// Features that guests certainly do not get, because the definition disables or forbids them.
  public var switchedOff = FeatureSet()
  /// Whether the host must have nothing else (`match='strict'`).
  public var isStrict = false
  /// Whether the evidence is complete.
  public var isComplete: Bool
  /// Whether it is a definition, which requires only what it names, rather than a host's CPU.
  var isDefinition = false

  /// The requirement to match another host.
  public init(_ host: HostCPU) {
    name = host.name
    vendor = host.vendor
    evidence = host.reference?.evidence ?? Evidence()
    isComplete = host.reference?.isComplete ?? false
  }

  /// Creates a requirement from features.
  public init(name: String, vendor: String?, evidence: Evidence, forbidden: FeatureSet, isStrict: Bool) {
    self.name = name
    self.vendor = vendor
    self.evidence = evidence
    self.forbidden = forbidden
    self.isStrict = isStrict
    isComplete = true
    isDefinition = true
  }

  /// Also requires the named features; ignores names that the catalogue does not know.
  public mutating func add(_ names: Set<String>, catalog: Catalog) {
    for feature in names.flatMap(catalog.features(called:)) { evidence.present.insert(feature.index) }
  }
}

/// The answer whether a host can provide a required CPU, with every reason against it.
public struct Comparison: Sendable {
  /// The result.
  public let result: ComparisonResult
  /// The difference as features.
  public let difference: FeatureDifference
  /// Every reason against, in the order vendor, forbidden, missing, strict.
  public let blockers: [Blocker]
  /// Why the records leave something open, one or two sentences each; missing features are certain regardless.
  public let reasons: [String]

  /// One reason against the host.
  public struct Blocker: Sendable, Hashable {
    /// What is wrong.
    public enum Kind: String, Sendable {
      /// The host lacks a required feature.
      case missing
      /// The host has a forbidden feature.
      case forbidden
      /// The vendors differ.
      case vendor
      /// The host has a feature that a strict definition does not name.
      case strictExtra = "strict-extra"
    }

    /// What is wrong.
    public let kind: Kind
    /// libvirt's name of the feature; nil for `vendor`.
    public let feature: String?

    /// A stable identifier: `cpu.missing`, `cpu.vendor`.
    public var id: String { "cpu.\(kind.rawValue)" }
    /// The component that refuses the CPU: libvirt, which compares definitions at Nova's request.
    public var by: String { "libvirt" }
  }

  init(result: ComparisonResult, difference: FeatureDifference, blockers: [Blocker], reasons: [String]) {
    self.result = result
    self.difference = difference
    self.blockers = blockers
    self.reasons = reasons
  }

  /// Compares `wanted`, a guest definition's requirements, with what `host` is known to have at its highest
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
        "The record of \(host.name) does not cover every required feature (\(host.reference?.listing.why ?? "there is no record"))."
      )
    }
    self.reasons = reasons
  }
}
