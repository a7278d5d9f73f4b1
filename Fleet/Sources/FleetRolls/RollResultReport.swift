internal import FleetDrains
internal import FleetPlans
public import ReportContract

/// The result of a roll; encoded as JSON, `martlet.roll-result/1.0`.
public struct RollResultReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("roll-result", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: `martlet migrate` judges each guest at its own hosts.
  public var judgedBy: [Yardstick] = []
  /// The plan's key, the name of its journal.
  public var plan: String
  /// How the roll ended.
  public var outcome: Outcome
  /// What changes, such as `kernel=6.18`; empty for a restart.
  public var changes: [String]
  /// The hosts that change, in the order of their batches.
  public var hosts: [Host] = []
  /// The moves, in the order of their batches.
  public var moves: [Move] = []
  /// The guests that restart with their host.
  public var restarts: [Restart] = []
  /// Guests that a start on a changed host would bind to changed hosts; the roll pins none.
  public var pins: [String]
  /// The journal from which the same plan continues.
  public var journal: String
  /// Whether hosts were asked again and the store has their answers.
  public var isStored = false
  /// How the rest of the roll is planned now, where a host did not become what was predicted; nil if nothing is left, or nothing differs.
  public var next: Next?
  /// What else is to be known, a sentence each.
  public var notes: [String] = []

  /// How a roll ended.
  public enum Outcome: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// Nothing was done: these are the steps.
    case planned
    /// All hosts changed, and are as predicted.
    case complete
    /// A host is not as predicted, and nothing more was begun.
    case differs
    /// A step failed, and nothing more was begun.
    case failed
    /// Somebody asked to stop.
    case stopped
  }

  /// A host that changes.
  public struct Host: Sendable, Codable, Hashable {
    /// The host.
    public var host: String
    /// Its batch, from 1.
    public var batch: Int
    /// Whether it is the first of its kind of change.
    public var isCanary: Bool
    /// How far it is.
    public var state: State
    /// What is not as predicted, a clause each.
    public var differences: [String] = []
    /// What the capture does not report, a clause each.
    public var unchecked: [String] = []
    /// Reasons and next steps, a sentence each.
    public var notes: [String] = []
    /// The file with the hook's output; nil if it did not run.
    public var log: String?

    /// How far a host is.
    public enum State: String, Sendable, Codable, CaseIterable, SchemaDescribed {
      /// Nothing was begun.
      case notBegun = "not-begun"
      /// It changed, and is as predicted.
      case asPredicted = "as-predicted"
      /// It changed, and is not as predicted.
      case differs
      /// Guests still run on it, so it was left alone.
      case notEmpty = "not-empty"
      /// A guest could not be shut down, or does not start again.
      case guestFailed = "guest-failed"
      /// The hook failed.
      case hookFailed = "hook-failed"
      /// The hook of an earlier run still runs.
      case hookRuns = "hook-runs"
      /// It changed and does not answer.
      case noAnswer = "no-answer"
      /// It changed and answers, and could not be captured.
      case notCaptured = "not-captured"
      /// The hook has ended, and the rest was stopped.
      case stopped
    }
  }

  /// A live migration.
  public struct Move: Sendable, Codable, Hashable {
    /// Its batch, from 1.
    public var batch: Int
    /// The guest, the host that it leaves, and the host that it goes to.
    public var guest: String, from: String, to: String
    /// How it ended, in the words of `martlet migrate`; nil if it was not begun.
    public var outcome: String?
    /// Whether the guest is at the host that it was to go to.
    public var isThere = false
    /// Reasons and next steps, a sentence each.
    public var notes: [String] = []
  }

  /// A guest that restarts with its host.
  public struct Restart: Sendable, Codable, Hashable {
    /// The guest.
    public var guest: String
    /// Its host.
    public var host: String
    /// Its host's batch, from 1.
    public var batch: Int
    /// `off`, `running` or `was-off`; nil if it was left alone.
    public var state: String?
  }

  /// How the rest of a roll is planned now.
  public struct Next: Sendable, Codable, Hashable {
    /// The command that shows that plan, and with `--execute` carries it out.
    public var command: [String]
    /// The plan in one line.
    public var summary: String
    /// The exit status of the plan.
    public var exitStatus: Int32
  }

  /// 0 if it is complete or only planned, 1 if a host differs, 130 if it was stopped, else 75.
  public var exitStatus: Int32 {
    switch outcome {
    case .planned, .complete: 0
    case .differs: 1
    case .failed: 75
    case .stopped: 130
    }
  }
}
