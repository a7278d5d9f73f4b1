/// What Nova says to a live migration.
public struct NovaVerdict: Sendable, Hashable {
  /// What the destination's nova-compute checks when it starts; a refusal keeps it from starting.
  public var startup: [NovaCheck]
  /// What the migration meets, in order; those after a refusal are what they would say if it were not for that.
  public var checks: [NovaCheck]
  /// What the caller and the operator see.
  public var answer: NovaAnswer
  /// What is worth knowing beside, sentences.
  public var notes: [String]

  /// The end of all checks.
  public enum Outcome: String, Sendable, Hashable {
    /// Nova lets the migration go on; libvirt and QEMU are still to come.
    case passes
    /// Nova ends it.
    case refuses
    /// It is not known.
    case undetermined
  }

  /// The end of all checks; start-up is apart, since a nova-compute that runs has it behind it.
  public var outcome: Outcome {
    if firstRefusal != nil { return .refuses }
    let isUnknown = checks.contains { if case .undetermined = $0.outcome { true } else { false } }
    return isUnknown ? .undetermined : .passes
  }

  /// The first check that refuses.
  public var firstRefusal: NovaCheck? { checks.first { $0.outcome == .refuses } }
}
