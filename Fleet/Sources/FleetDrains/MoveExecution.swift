internal import FleetQuestions
internal import Foundation
public import MartletQuestions

/// Carries out the moves of a plan: several at a time within limits, from a journal that another process can continue.
///
/// When a guest does not move, the steps that run end, and `replan` says how to continue from where everybody is then.
public struct MoveExecution: Sendable {
  /// What moves one guest.
  public var command: MigrateCommand
  /// How many migrations run at a time.
  public var limits: MoveLimits
  /// The running migrations.
  public var children: MigrationChildren
  /// How to continue after a failure: the steps, given those that are done and those that failed; nil or none to end.
  public var replan: @Sendable (_ done: [MoveStep], _ failed: [MoveStep]) -> [MoveStep]?
  /// Called with each step as it begins (no outcome) and ends, from any thread.
  public var report: @Sendable (MoveStep, _ outcome: String?, _ notes: [String]) -> Void

  /// An execution.
  public init(
    command: MigrateCommand, limits: MoveLimits = MoveLimits(), children: MigrationChildren,
    replan: @escaping @Sendable (_ done: [MoveStep], _ failed: [MoveStep]) -> [MoveStep]?,
    report: @escaping @Sendable (MoveStep, _ outcome: String?, _ notes: [String]) -> Void
  ) {
    self.command = command
    self.limits = limits
    self.children = children
    self.replan = replan
    self.report = report
  }

  /// What became of a step.
  public struct Result: Sendable, Hashable {
    /// The step.
    public var step: MoveStep
    /// How it ended, as `martlet migrate` says.
    public var outcome: String
    /// Reasons and next steps, a sentence each.
    public var notes: [String]
    /// Whether the guest is where the step leads.
    public var isThere: Bool
  }

  /// Carries out steps until the end, a stop, or a failure around which there is no way; steps that the journal has as done are not repeated.
  ///
  /// - Returns: What became of each step that was begun, and the steps that were not.
  /// - Throws: `cannotWrite` if the journal cannot be written; what runs is waited for first.
  public func run(_ steps: [MoveStep], journal: any MoveLog) async throws(QuestionError) -> (
    results: [Result], left: [MoveStep]
  ) {
    var steps = steps
    var results = done(steps, journal)
    if journal.isShared {
      let isKnown = try await lookForLost(journal, &results)
      steps.removeAll { step in results.contains { $0.step == step } }
      guard isKnown else { return (results, steps) }
      guard let rest = self.rest(of: steps, after: results, journal) else { return (results, steps) }
      steps = rest
    } else {
      let begun = Set(journal.entries.map(\.step)).subtracting(results.map(\.step))
      for step in steps where begun.contains(step) {
        guard let end = command.settle(step, children), end.isThere else { continue }
        try journal.add(step, outcome: end.outcome)
        report(step, end.outcome, ["an earlier run began it"])
        results.append(Result(step: step, outcome: end.outcome, notes: end.notes, isThere: true))
      }
      steps.removeAll { step in results.contains { $0.step == step } }
    }
    while true {
      var queue = StepQueue(steps)
      let own = try await pass(&queue, journal)
      results += own
      let failed = own.filter { !$0.isThere }.map(\.step)
      let left = queue.waiting.map { steps[$0] }
      // A guest whose place is unknown is no ground for a new plan.
      guard !children.isStopped, !failed.isEmpty, !own.contains(where: { $0.outcome == "unsettled" }) else {
        return (results, left)
      }
      let all = results.filter { !$0.isThere }.map(\.step)
      guard let next = replan(results.filter(\.isThere).map(\.step), all), !next.isEmpty else {
        return (results, left)
      }
      steps = next
    }
  }

  /// Runs steps until none can begin.
  private func pass(_ queue: inout StepQueue, _ journal: any MoveLog) async throws(QuestionError) -> [Result]
  {
    var results: [Result] = []
    var failure: QuestionError?
    await withTaskGroup(of: (Int, MigrateCommand.End).self) { group in
      func begin() {
        guard failure == nil, !children.isStopped, results.allSatisfy(\.isThere) else { return }
        for place in queue.ready(limits) {
          let step = queue.steps[place]
          do throws(QuestionError) { try journal.add(step, outcome: nil) } catch {
            failure = error
            return
          }
          report(step, nil, [])
          queue.begin(place)
          group.addTask { [command, children] in
            // It blocks until the guest is there.
            await onThread { (place, command.run(step, children)) }
          }
        }
      }
      begin()
      while let (place, end) = await group.next() {
        let step = queue.steps[place]
        results.append(Result(step: step, outcome: end.outcome, notes: end.notes, isThere: end.isThere))
        if end.isThere { queue.end(place) } else { queue.drop(place) }
        do throws(QuestionError) { try journal.add(step, outcome: end.outcome) } catch {
          failure = failure ?? error
        }
        report(step, end.outcome, end.notes)
        begin()
      }
    }
    if let failure { throw failure }
    return results
  }
}
