internal import FileAccess
internal import FleetQuestions
public import MartletQuestions
internal import OpenStackClient

/// The journal of one plan's pools in one cloud, from which `undo` knows what to remove.
public final class PoolJournal {
  private let journal: PlanJournal<PoolJournalEntry>

  /// The file.
  public var path: String { journal.path }
  var entries: [PoolJournalEntry] { journal.lines }

  /// Opens or creates the journal of a plan, and locks it.
  ///
  /// - Parameters:
  ///   - folder: The folder of journals, created if needed; nil for the user's own.
  ///   - plan: The plan's id.
  /// - Throws: `temporary` if it is in use, `noPermission` if others may have written it, `cannotWrite`, `badInput` if it is damaged.
  public init(folder: String?, plan: String) throws(QuestionError) {
    journal = try PlanJournal(folder: try Self.folder(folder), plan: plan)
  }

  /// The lines of a plan's journal, without locking it; empty if there is none.
  ///
  /// - Throws: As `init` does.
  static func lines(folder: String?, plan: String) throws(QuestionError) -> [PoolJournalEntry] {
    try PlanJournal.lines(folder: try Self.folder(folder), plan: plan)
  }

  private static func folder(_ given: String?) throws(QuestionError) -> String {
    if let given { return given }
    guard let state = UserFolder.state.path else {
      throw QuestionError(
        .usage, "journal: neither XDG_STATE_HOME nor HOME is set; name a folder", at: .parameter("journal"))
    }
    return state + "/martlet/openstack"
  }

  /// Makes sure that the journal is of this cloud, and begins it if it is new.
  ///
  /// - Throws: `usage` for the journal of another cloud.
  func open(for facts: PoolFacts) throws(QuestionError) {
    try PoolHistory(entries).check(isOf: facts, path)
    guard !entries.contains(where: { $0.event == .opened }) else { return }
    var entry = PoolJournalEntry(.opened)
    entry.cloud = facts.cloud
    entry.identity = facts.identity
    try write(entry)
  }

  /// Appends a line about a step.
  ///
  /// - Throws: `cannotWrite`.
  func write(_ event: PoolJournalEntry.Event, _ step: PoolStep) throws(QuestionError) {
    var entry = PoolJournalEntry(event)
    entry.step = step
    try write(entry)
  }

  /// Appends a line; it is on disk when the call returns.
  ///
  /// - Throws: `cannotWrite`.
  func write(_ entry: PoolJournalEntry) throws(QuestionError) { try journal.write(entry) }
}
