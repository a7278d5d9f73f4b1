/// How the migration of one guest ended.
public struct MigrationResult: Sendable, Codable {
  /// The guest's name.
  public var guest: String
  /// The guest's UUID; nil if it is not known.
  public var uuid: String?
  /// How it ended.
  public var outcome: Outcome
  /// Where the guest is; nil where that is not known.
  public var place: MigrationPlace?
  /// Reasons and next steps, one sentence each.
  public var notes: [String] = []
  /// The preflight's answer; nil where there was none.
  public var preflight: Preflight?
  /// What was found at the target afterwards; nil where nothing was looked at.
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

  /// How a migration ends.
  public enum Outcome: String, Sendable, Codable, CaseIterable {
    /// The guest runs at the target as it was.
    case moved
    /// The preflight allows it, and nothing else was asked for.
    case possible
    /// The preflight refuses it; nothing was started.
    case blocked
    /// The guest belongs to a manager such as Nova, and `--unmanaged` was not given; nothing was done.
    case managed
    /// Another guest of the command belongs to a manager; nothing was done.
    case held
    /// The preflight warns, and nobody accepted that; nothing was started.
    case unaccepted
    /// The preflight cannot tell; nothing was started.
    case undetermined
    /// The guest runs at the target, with another CPU than it had.
    case changed
    /// The user called it off; the guest is at the source.
    case interrupted
    /// It took too long and was called off; the guest is at the source.
    case timedOut = "timed-out"
    /// It did not succeed; the guest is at the source.
    case failed
    /// The guest was shut down meanwhile.
    case ended
    /// An end cannot be asked, or the ends disagree: the journal stays open.
    case unsettled
    /// Another migration of it is open, the journal cannot be kept, or an end could not be asked.
    case refused
    /// It was not begun, because of another guest's end or the user's.
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
      case .interrupted: "cancelled, stays at the source"
      case .timedOut: "took too long, stays at the source"
      case .failed: "failed, stays at the source"
      case .ended: "shut down in the meantime"
      case .unsettled: "not settled"
      case .refused: "not begun"
      case .skipped: "not begun"
      }
    }

    /// The exit status.
    public var exitStatus: Int32 {
      switch self {
      case .moved, .possible: 0
      case .blocked, .managed, .held, .unaccepted, .changed: 1
      case .undetermined: 2
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
