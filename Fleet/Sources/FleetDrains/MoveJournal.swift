internal import FleetQuestions
internal import Foundation
public import MartletQuestions

/// The journal of an execution: a line of JSON for each step, on disk before the step begins and after it ends.
///
/// Another process continues from it. The file is locked while an execution uses it.
public final class MoveJournal: Sendable {
  /// A line.
  public struct Entry: Sendable, Codable, Hashable {
    /// When: RFC 3339, UTC.
    public var time: String
    /// The step.
    public var step: MoveStep
    /// How it ended, as `martlet migrate` says; nil when it begins.
    public var outcome: String?
  }

  private let journal: PlanJournal<Entry>

  /// Opens or creates the journal of a plan.
  ///
  /// - Parameters:
  ///   - folder: The folder of the journals; created if needed.
  ///   - key: What tells this plan from others, such as the digest of its document.
  /// - Throws: `temporary` if another execution uses it; `cannotWrite`, `badInput`.
  public init(folder: String, key: String) throws(QuestionError) {
    journal = try PlanJournal(folder: folder, plan: key)
  }

  /// The file.
  public var path: String { journal.path }

  /// All lines, the oldest first.
  public var entries: [Entry] { journal.lines }

  /// Appends a line, which is on disk when the call returns.
  ///
  /// - Throws: `cannotWrite`.
  func add(_ step: MoveStep, outcome: String?) throws(QuestionError) {
    try journal.write(Entry(time: Date().formatted(.iso8601), step: step, outcome: outcome))
  }
}
