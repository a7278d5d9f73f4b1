internal import FleetPlans
internal import FleetQuestions
public import ReportContract
internal import Wording

/// What became of a drain; encoded as JSON, `martlet.drain-result/1.0`.
public struct DrainResultReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("drain-result", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: `martlet migrate` judges each guest at its own hosts.
  public var judgedBy: [Yardstick] = []
  /// The hosts that were to be emptied.
  public var hosts: [String]
  /// What became of each guest, in the order in which their moves ended.
  public var guests: [Guest]
  /// Moves that were not begun.
  public var left: [Guest]
  /// Whether somebody asked to stop.
  public var isStopped: Bool
  /// The journal from which the same command continues.
  public var journal: String

  /// A guest and its move.
  public struct Guest: Sendable, Codable, Hashable {
    /// The guest.
    public var guest: String
    /// The host that it was to leave.
    public var from: String
    /// The host that it was to go to.
    public var to: String
    /// How it ended, in the words of `martlet migrate`; nil if it was not begun.
    public var outcome: String?
    /// Whether the guest is at the host that it was to go to.
    public var isThere: Bool
    /// Reasons and next steps, a sentence each.
    public var notes: [String]
  }

  init(
    _ fleet: OpenFleet, _ plan: DrainPlan, _ results: [MoveExecution.Result], _ left: [MoveStep],
    isStopped: Bool,
    journal: String
  ) {
    inputs = plan.inputs
    hosts = plan.request.hosts
    guests = results.map {
      Guest(
        guest: $0.step.guest, from: $0.step.from, to: $0.step.to, outcome: $0.outcome, isThere: $0.isThere,
        notes: $0.notes)
    }
    self.left = left.map {
      Guest(guest: $0.guest, from: $0.from, to: $0.to, outcome: nil, isThere: false, notes: [])
    }
    self.isStopped = isStopped
    self.journal = journal
  }

  /// Guests whose last move did not bring them to its host.
  private var failed: [Guest] {
    var last: [String: Guest] = [:]
    for guest in guests { last[guest.guest] = guest }
    return guests.filter { !$0.isThere && last[$0.guest] == $0 }
  }

  /// Whether the hosts are empty of the plan's guests.
  public var isComplete: Bool { failed.isEmpty && left.isEmpty }

  /// 0 if all guests moved, 130 if it was stopped, else 75: each guest runs where the report says.
  public var exitStatus: Int32 { isComplete ? 0 : isStopped ? 130 : 75 }

  /// The report as text.
  public var text: String {
    let moved = guests.filter(\.isThere).count
    var lines = [
      isComplete
        ? "\(some(hosts, 6)): empty; \(counted(moved, "move"))."
        : "\(some(hosts, 6)): NOT EMPTY; \(counted(moved, "move")), \(counted(failed.count, "guest")) did not move, \(counted(left.count, "move")) not begun."
    ]
    for guest in failed {
      lines.append("  \(guest.guest): \(guest.outcome ?? "not begun"), from \(guest.from) to \(guest.to)")
      lines += guest.notes.prefix(3).map { "      \($0)" }
    }
    for guest in left.prefix(20) { lines.append("  \(guest.guest): not begun, runs on \(guest.from)") }
    if left.count > 20 {
      lines.append("  and \(counted(left.count - 20, "more guest")); --format json lists all")
    }
    if !isComplete {
      lines.append("To continue, run the same command again, or plan again after martlet fleet refresh.")
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What became of a drain.",
      .field("hosts", \Self.hosts, "The hosts that were to be emptied."),
      .field("guests", \Self.guests, "What became of each guest, in the order in which their moves ended."),
      .field("left", \Self.left, "Moves that were not begun."),
      .field("isStopped", \Self.isStopped, "Whether somebody asked to stop."),
      .field("journal", \Self.journal, "The journal from which the same command continues."))
  }
}

extension DrainResultReport.Guest: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest and its move.", .field("guest", \Self.guest, "The guest."),
      .field("from", \Self.from, "The host that it was to leave."),
      .field("to", \Self.to, "The host that it was to go to."),
      .field("outcome", \Self.outcome, "How it ended; absent if it was not begun."),
      .field("isThere", \Self.isThere, "Whether the guest is at the host that it was to go to."),
      .field("notes", \Self.notes, "Reasons and next steps."))
  }
}

/// The documents that executions publish.
public enum DrainForms {
  /// All of them.
  public static let all: [PublishedForm] = [PublishedForm(DrainResultReport.self)]
}
