internal import FleetDrains
internal import FleetJobs
internal import Foundation
internal import MartletQuestions
internal import Synchronization

/// The steps of a plan in the queue's database, under the claim of the job that carries it out, and in a file beside it where there is one.
///
/// A step is refused once another service has the job, and while another job moves its guest.
final class JobMoveLog: MoveLog {
  let path: String
  private let job: JobHandle
  private let plan: String
  private let file: MoveJournal?
  private let state: Mutex<State>

  private struct State {
    var entries: [MoveEntry]
    /// The numbers of open moves.
    var open: [MoveStep: Int]
  }

  /// - Parameters:
  ///   - plan: What tells the plan from others.
  ///   - store: How messages name the store.
  ///   - file: What `martlet fleet plan apply` writes too; nil where the services are on several machines.
  /// - Throws: As reading the moves.
  init(_ job: JobHandle, plan: String, store: String, file: MoveJournal?) throws(QuestionError) {
    self.job = job
    self.plan = plan
    self.file = file
    path = file?.path ?? "moves of plan \(plan) in \(store)"
    let moves = try job.record { queue, _ throws(JobFailure) in try queue.moves(ofPlan: plan) }
    var state = State(entries: [], open: [:])
    for move in moves {
      guard let step = try? JSONDecoder().decode(MoveStep.self, from: Data(move.step.utf8)) else { continue }
      state.entries.append(MoveEntry(time: Self.time(move.begun), step: step, outcome: nil))
      // Of a lost one nobody wrote how it ended, so it counts as open.
      if let outcome = move.outcome, let ended = move.ended, outcome != Job.Move.lost {
        state.entries.append(MoveEntry(time: Self.time(ended), step: step, outcome: outcome))
      } else if move.outcome == nil {
        state.open[step] = move.number
      }
    }
    self.state = Mutex(state)
  }

  var isShared: Bool { file == nil }

  var entries: [MoveEntry] { file?.entries ?? state.withLock { $0.entries } }

  func add(_ step: MoveStep, outcome: String?) throws(QuestionError) {
    let text: String
    do { text = try serviceJSON(step, isOnOneLine: true) } catch {
      throw QuestionError(.cannotWrite, "a step cannot be written as JSON: \(error)")
    }
    let plan = plan
    // One that was written down as lost or unsettled gets an end by a row of its own.
    let number: Int
    if outcome != nil, let open = state.withLock({ $0.open[step] }) {
      number = open
    } else {
      number = try job.record { queue, claim throws(JobFailure) in
        try queue.beginMove(claim, plan: plan, guest: step.uuid ?? step.guest, step: text)
      }
    }
    if let outcome {
      try job.record { queue, claim throws(JobFailure) in try queue.endMove(claim, number, outcome) }
    } else {
      state.withLock { $0.open[step] = number }
    }
    try file?.add(step, outcome: outcome)
    state.withLock { state in
      if outcome != nil { state.open[step] = nil }
      state.entries.append(MoveEntry(time: Date().formatted(.iso8601), step: step, outcome: outcome))
    }
  }

  /// - Parameter milliseconds: Since 1970.
  private static func time(_ milliseconds: Int) -> String {
    Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
  }
}
