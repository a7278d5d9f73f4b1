internal import FleetQuestions
internal import Foundation
public import MartletQuestions

/// Where the steps of a plan are written before they begin and after they end, so that who continues the plan knows of them.
public protocol MoveLog: Sendable {
  /// How reports name it.
  var path: String { get }
  /// What was written of the plan, the oldest first.
  var entries: [MoveEntry] { get }
  /// Whether other machines write to it too, whose journals of migrations are not here.
  var isShared: Bool { get }
  /// Writes that a step begins (no outcome) or how it ended; it is kept when the call returns.
  ///
  /// - Throws: What keeps the step from beginning, or from being written.
  func add(_ step: MoveStep, outcome: String?) throws(QuestionError)
}

/// A line about a step.
public struct MoveEntry: Sendable, Codable, Hashable {
  /// When: RFC 3339, UTC.
  public var time: String
  /// The step.
  public var step: MoveStep
  /// How it ended, as `martlet migrate` says; nil when it begins.
  public var outcome: String?

  /// A line.
  public init(time: String, step: MoveStep, outcome: String?) {
    self.time = time
    self.step = step
    self.outcome = outcome
  }
}

/// The journal of an execution: a line of JSON for each step, on disk before the step begins and after it ends.
///
/// Another process continues from it. The file is locked while an execution uses it.
public final class MoveJournal: MoveLog {
  private let journal: PlanJournal<MoveEntry>

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
  public var entries: [MoveEntry] { journal.lines }

  /// No: only processes of this machine use the file.
  public var isShared: Bool { false }

  /// Appends a line, which is on disk when the call returns.
  ///
  /// - Throws: `cannotWrite`.
  public func add(_ step: MoveStep, outcome: String?) throws(QuestionError) {
    try journal.write(MoveEntry(time: Date().formatted(.iso8601), step: step, outcome: outcome))
  }
}
