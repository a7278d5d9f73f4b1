internal import Foundation
internal import MartletQuestions

/// What earlier runs of a plan did, on this machine and on others.
extension MoveExecution {
  /// The steps that the journal has as done; from a shared one also those of plans that were made on the way.
  func done(_ steps: [MoveStep], _ journal: any MoveLog) -> [Result] {
    var results: [Result] = []
    for entry in journal.entries
    where entry.outcome.map({ MigrateCommand.End(outcome: $0, notes: []).isThere }) ?? false {
      guard journal.isShared || steps.contains(entry.step),
        !results.contains(where: { $0.step == entry.step })
      else { continue }
      results.append(
        Result(step: entry.step, outcome: "moved", notes: ["an earlier run moved it"], isThere: true))
    }
    return results
  }

  /// Looks for the guests whose moves another machine began and did not end, before anything else is done with them.
  ///
  /// - Returns: Whether the place of each is known; where it is not, nothing may go on.
  /// - Throws: As writing to the journal.
  func lookForLost(_ journal: any MoveLog, _ results: inout [Result]) async throws(QuestionError) -> Bool {
    var last: [(step: MoveStep, outcome: String?)] = []
    for entry in journal.entries {
      last.removeAll { $0.step == entry.step }
      last.append((entry.step, entry.outcome))
    }
    for (step, outcome) in last where outcome == nil || outcome == "unsettled" {
      guard !children.isStopped else { return true }
      report(step, nil, [])
      command.resume(step, children)
      switch await command.place(of: step, children) {
      case .target:
        try journal.add(step, outcome: "moved")
        report(step, "moved", ["another service began it"])
        results.append(
          Result(step: step, outcome: "moved", notes: ["another service began it"], isThere: true))
      case .source: try journal.add(step, outcome: "interrupted")
      // Nothing else begins; who goes on looks again.
      case .unknown where children.isStopped: return true
      case .unknown(let notes):
        try journal.add(step, outcome: "unsettled")
        report(step, "unsettled", notes)
        results.append(Result(step: step, outcome: "unsettled", notes: notes, isThere: false))
        return false
      }
    }
    return true
  }

  /// The steps that are left: those of the plan, or of a new one if guests are where the plan does not lead; nil if there is none.
  func rest(of steps: [MoveStep], after results: [Result], _ journal: any MoveLog) -> [MoveStep]? {
    let there = results.filter(\.isThere).map(\.step)
    let guests = Set(there.map(\.guest))
    // A guest with a step that is done and one that is not was moved by another plan, or moves twice: both are planned again.
    guard steps.contains(where: { guests.contains($0.guest) }) else { return steps }
    var last: [MoveStep: String] = [:]
    for entry in journal.entries { if let outcome = entry.outcome { last[entry.step] = outcome } }
    let failed = last.filter { !MigrateCommand.End(outcome: $0.value, notes: []).isThere }.map(\.key)
    return replan(there, failed.filter { last[$0] != "interrupted" })
  }
}
