/// Nova's answer to a live migration.
public struct NovaVerdict: Sendable, Hashable {
  /// The start-up checks of the destination's nova-compute; a refusal prevents its start.
  public var startup: [NovaCheck]
  /// The migration's checks, in order; those after a refusal show their result without it.
  public var checks: [NovaCheck]
  /// The response and reports that the caller and operator see.
  public var answer: NovaAnswer
  /// Further remarks, one sentence each.
  public var notes: [String]

  /// The combined result of all checks.
  public enum Outcome: String, Sendable, Hashable {
    /// Nova lets the migration continue; libvirt's and QEMU's checks follow.
    case passes
    /// Nova ends it.
    case refuses
    /// The result is unknown.
    case undetermined
  }

  /// The combined result, without start-up checks, which a running nova-compute has already passed.
  public var outcome: Outcome {
    if firstRefusal != nil { return .refuses }
    let isUnknown = checks.contains { if case .undetermined = $0.outcome { true } else { false } }
    return isUnknown ? .undetermined : .passes
  }

  /// The first check that refuses.
  public var firstRefusal: NovaCheck? { checks.first { $0.outcome == .refuses } }
}
