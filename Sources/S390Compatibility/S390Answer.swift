/// What QEMU or libvirt on an s390x host answered about CPU models.
public enum S390Answer: Sendable, Hashable, Codable {
  /// `query-cpu-model-comparison`: how model A compares with model B.
  ///
  /// The models are nil if the record has the reply without its request; a reply then belongs to no pair.
  case comparison(a: S390Model?, b: S390Model?, result: S390Comparison, responsible: [String])
  /// `query-cpu-model-baseline`: a model that runs where both run.
  case baseline(a: S390Model, b: S390Model, model: S390Model)
  /// An error that QEMU returned instead of comparing two models.
  case refusal(a: S390Model, b: S390Model, message: String)
  /// Whether a definition without further properties runs on the host.
  case definition(S390Definition)
  /// `virsh hypervisor-cpu-compare FILE`: whether the hypervisor can give the CPU that the file describes.
  case hypervisor(file: String, result: S390Comparison)
}

/// How model A compares with model B.
///
/// - SeeAlso: qemu 10.0.13 qapi/machine-target.json, CpuModelCompareResult.
public enum S390Comparison: String, Sendable, Codable, CaseIterable {
  /// Neither is guaranteed to run where the other runs.
  case incompatible
  /// Both run where one runs.
  case identical
  /// B runs where A runs, and nothing is guaranteed for A.
  case superset
  /// A runs where B runs, and nothing is guaranteed for B.
  case subset

  /// The result if the models change places.
  public var mirrored: Self {
    switch self {
    case .superset: .subset
    case .subset: .superset
    case .incompatible, .identical: self
    }
  }
}

/// What a host answers about one of QEMU's CPU definitions.
public struct S390Definition: Sendable, Hashable, Codable {
  /// Who answers.
  public enum Source: String, Sendable, Codable {
    /// QEMU, by `query-cpu-definitions`.
    case qemu
    /// libvirt, by the models in `virsh domcapabilities`.
    case libvirt
  }

  /// Who answers.
  public var source: Source
  /// The definition's name.
  public var name: String
  /// Whether it runs on the host; nil if the answer does not say.
  public var isUsable: Bool?
  /// The properties that keep it from running; `type` stands for the machine's generation.
  public var missing: [String]
  /// Whether QEMU calls it safe for migration; nil if the answer does not say.
  public var isMigrationSafe: Bool?
  /// Whether QEMU calls the definition deprecated.
  public var isDeprecated: Bool

  /// An answer about a definition.
  public init(
    _ name: String, by source: Source, isUsable: Bool?, missing: [String], isMigrationSafe: Bool? = nil,
    isDeprecated: Bool = false
  ) {
    self.name = name
    self.source = source
    self.isUsable = isUsable
    self.missing = missing
    self.isMigrationSafe = isMigrationSafe
    self.isDeprecated = isDeprecated
  }
}
