/// How a host's CPU compares with a candidate, as libvirt answers it.
public struct CPUComparison: Sendable, Hashable {
  /// libvirt's three answers.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The host cannot provide the candidate.
    case incompatible
    /// The host has just what the candidate speaks of.
    case identical
    /// The host has more.
    case superset
  }

  /// Why a host is incompatible; libvirt tells the first of these that it meets.
  public enum Reason: Sendable, Hashable {
    /// Nothing is known of the host.
    case unknownHost
    /// The candidate is of another architecture.
    case architecture(String)
    /// The candidate is of another vendor.
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
  /// Why, if incompatible.
  public var reason: Reason?
  /// Features that the candidate requires and the host lacks, in the map's order; whatever the reason.
  public var missing: [String] = []
  /// Features that the candidate forbids and the host has, in the map's order; whatever the reason.
  public var forbidden: [String] = []
  /// Features that the host has and the candidate does not speak of, in the map's order; whatever the outcome.
  public var extra: [String] = []

  /// Why the host is incompatible, with what libvirt's message names; nil if it is not.
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

  /// Why the host is incompatible, in libvirt's words; nil if it is not.
  public var message: String? { error?.detail }

  /// The error that libvirt raises where it is asked to fail on an incompatible CPU.
  public var error: LibvirtError? { refusal?.error(of: .comparison) }
}

/// How a resolved host compares with a resolved candidate, as bits.
public struct CPUBitComparison: Sendable, Hashable {
  /// The answer.
  public var outcome: CPUComparison.Outcome
  /// Why, if incompatible.
  public var reason: CPUComparison.Reason?
}
