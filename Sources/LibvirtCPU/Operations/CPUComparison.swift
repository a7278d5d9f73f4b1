/// libvirt's answer to a comparison of a host with a candidate.
public struct CPUComparison: Sendable, Hashable {
  /// libvirt's three possible answers.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The host cannot provide the candidate.
    case incompatible
    /// The host has exactly what the candidate mentions.
    case identical
    /// The host has more than the candidate mentions.
    case superset
  }

  /// The reason a host is incompatible; libvirt reports the first that it finds.
  public enum Reason: Sendable, Hashable {
    /// The host's CPU is unknown.
    case unknownHost
    /// The candidate has another architecture.
    case architecture(String)
    /// The candidate has another vendor.
    case vendor(String)
    /// The host has what the candidate forbids.
    case forbidden
    /// The host lacks what the candidate requires.
    case missing
    /// The host has more than a strict candidate allows.
    case extra
  }

  /// The answer.
  public var outcome: Outcome
  /// The reason, if incompatible.
  public var reason: Reason?
  /// Features that the candidate requires and the host lacks, in the map's order; whatever the reason.
  public var missing: [String] = []
  /// Features that the candidate forbids and the host has, in the map's order; whatever the reason.
  public var forbidden: [String] = []
  /// Features that the host has and the candidate does not mention, in the map's order; whatever the outcome.
  public var extra: [String] = []

  /// The refusal, with the names in libvirt's message; nil if compatible.
  public var refusal: LibvirtRefusal? {
    switch reason {
    case .unknownHost: .unknownHost
    case .architecture(let name): .architecture(name)
    case .vendor(let name): .vendor(required: name)
    case .forbidden: .forbiddenFeatures(forbidden)
    case .missing: .missingFeatures(missing)
    case .extra: .extraFeatures(extra)
    case nil: nil
    }
  }

  /// The refusal in libvirt's words; nil if compatible.
  public var message: String? { error?.detail }

  /// The error that libvirt raises when the caller requests failure for an incompatible CPU.
  public var error: LibvirtError? { refusal?.error(of: .comparison) }
}

/// How a resolved host compares with a resolved candidate, as bits.
public struct CPUBitComparison: Sendable, Hashable {
  /// The answer.
  public var outcome: CPUComparison.Outcome
  /// The reason, if incompatible.
  public var reason: CPUComparison.Reason?
}
