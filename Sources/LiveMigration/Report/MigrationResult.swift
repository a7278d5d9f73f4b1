/// The result of one guest's migration.
public struct MigrationResult: Sendable, Codable {
  /// The guest's name.
  public var guest: String
  /// The guest's UUID; nil if unknown.
  public var uuid: String?
  /// How the guest's migration ended.
  public var outcome: Outcome
  /// Where the guest is; nil if unknown.
  public var place: MigrationPlace?
  /// Reasons and next steps, one sentence each.
  public var notes: [String] = []
  /// The preflight's answer; nil where there was none.
  public var preflight: Preflight?
  /// The check at the target afterwards; nil if none ran.
  public var verification: Verification?
  /// The duration of libvirt's copy in milliseconds.
  public var elapsed: UInt64?
  /// The guest's pause in milliseconds.
  public var downtime: UInt64?
  /// Bytes sent.
  public var bytes: UInt64?
  /// What was to help a busy guest arrive; nil for nothing.
  public var options: BusyGuestOptions?
  /// Why the copy did not end, and what would help; nil where it converged, or ended by post-copy.
  public var convergence: Convergence?

  /// The outcome of a migration.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The guest runs at the target as it was.
    case moved
    /// The preflight allows it, and nothing else was asked for.
    case possible
    /// The preflight refuses it; nothing started.
    case blocked
    /// The guest belongs to a manager such as Nova, and `--unmanaged` was not given; nothing was done.
    case managed
    /// Another guest of the command belongs to a manager; nothing was done.
    case held
    /// The preflight warns without acceptance; nothing started.
    case unaccepted
    /// The preflight is undetermined; nothing started.
    case undetermined
    /// The guest runs at the target, but its CPU changed.
    case changed
    /// The guest runs at the target; CPUID in it was to be verified and could not be read.
    case unverified
    /// The user cancelled it; the guest is at the source.
    case interrupted
    /// It took too long and was cancelled; the guest is at the source.
    case timedOut = "timed-out"
    /// It did not succeed; the guest is at the source.
    case failed
    /// The guest shut down in the meantime.
    case ended
    /// An end does not answer, or the ends disagree; the journal stays open.
    case unsettled
    /// Another migration of it is open, the journal is unusable, or an end does not answer.
    case refused
    /// It did not start, because of another guest's result or the user's cancellation.
    case skipped

    /// The outcome in words.
    public var title: String {
      switch self {
      case .moved: "moved"
      case .possible: "can move"
      case .blocked: "blocked, nothing started"
      case .managed: "belongs to a manager, nothing done"
      case .held: "not started, another guest belongs to a manager"
      case .unaccepted: "warnings not accepted, nothing started"
      case .undetermined: "undetermined, nothing started"
      case .changed: "moved, but its CPU changed"
      case .unverified: "moved, CPUID in it not verified"
      case .interrupted: "cancelled, stays at the source"
      case .timedOut: "took too long, stays at the source"
      case .failed: "failed, stays at the source"
      case .ended: "shut down in the meantime"
      case .unsettled: "not settled"
      case .refused: "not begun"
      case .skipped: "not begun"
      }
    }

    /// The status of the process if this is the worst outcome.
    public var exitStatus: Int32 {
      switch self {
      case .moved, .possible: 0
      case .blocked, .managed, .held, .unaccepted, .changed: 1
      case .undetermined, .unverified: 2
      case .interrupted: 130
      case .timedOut, .failed, .ended, .unsettled, .refused, .skipped: 75
      }
    }
  }

  /// A result.
  public init(guest: String, uuid: String?, outcome: Outcome, notes: [String] = []) {
    self.guest = guest
    self.uuid = uuid
    self.outcome = outcome
    self.notes = notes
  }
}
