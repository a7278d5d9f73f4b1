internal import FleetQuestions
internal import Foundation
internal import MartletQuestions
internal import Synchronization

/// An answer with the state of the store that it is of.
struct Standing<Value: Sendable>: Sendable {
  var value: Value
  var state: AnswerDesk.State
  /// When it began to be computed, and the store was in that state.
  var time: Date
  /// Whether the store is still in that state.
  var isPresent: Bool
}

/// The last answer to questions that take seconds, so that those who ask while the store changes do not wait for each change.
final class StandingAnswers: Sendable {
  private typealias Run = Task<Standing<any Sendable>, any Error>
  private let now: @Sendable () -> ContinuousClock.Instant

  private struct Entry {
    var last: Standing<any Sendable>?
    var run: Run?
    /// When the run began, or the last one ended, and how long that took.
    var begun, ended: ContinuousClock.Instant?
    var took = Duration.zero
  }

  /// What is at hand for a question.
  struct Look {
    var last: Standing<any Sendable>?
    /// What computes a newer answer; nil while none does.
    var run: Task<Standing<any Sendable>, any Error>?
    /// Whether to wait for it: not where it will take longer than anybody waits, by what the last one took.
    var isSoon = true
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// No answers yet.
  ///
  /// - Parameter now: The clock.
  init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

  /// What is at hand for a question, and the run that computes a newer answer; one is begun if none is under way.
  ///
  /// Runs that take longer than the patience rest as long as they took, so that a store that changes all the time leaves the processors
  /// to other questions for half of it; where the patience is zero, none rests.
  func look(
    _ key: String, _ state: AnswerDesk.State, patience: Duration,
    _ make: @escaping @Sendable () async throws -> Standing<any Sendable>
  ) -> Look {
    entries.withLock { entries in
      var entry = entries[key] ?? Entry()
      if let last = entry.last, last.state.isAtLeast(state) { return Look(last: last) }
      let now = now()
      let isLong = entry.took > patience
      if entry.run == nil {
        if isLong, patience > .zero, entry.last != nil, let ended = entry.ended, now < ended + entry.took {
          return Look(last: entry.last)
        }
        entry.begun = now
        entry.run = Run {
          do {
            let answer = try await make()
            self.end(key, answer)
            return answer
          } catch {
            self.end(key, nil)
            throw error
          }
        }
        entries[key] = entry
      }
      let isSoon = !isLong || entry.begun.map { $0 + entry.took < now + patience } ?? true
      return Look(last: entry.last, run: entry.run, isSoon: isSoon)
    }
  }

  private func end(_ key: String, _ answer: Standing<any Sendable>?) {
    entries.withLock { entries in
      var entry = entries[key] ?? Entry()
      entry.run = nil
      if let answer {
        entry.last = answer
        let now = now()
        entry.ended = now
        entry.took = entry.begun.map { now - $0 } ?? .zero
      }
      entries[key] = entry
    }
  }
}

extension AnswerDesk {
  /// The answer to a question that takes seconds: of the store's present state if that is known soon enough, else the last one.
  ///
  /// One run computes at a time, for all who ask; where there is no earlier answer, they wait for it.
  /// - Parameters:
  ///   - state: The store's state, which `state()` gave.
  ///   - patience: How long to wait for an answer of that state where there is an earlier one.
  func standing<Value: Sendable>(
    _ key: String, in state: State, patience: Duration,
    _ question: @escaping @Sendable (OpenFleet) throws(QuestionError) -> Value
  ) async throws -> Standing<Value> {
    let end = ContinuousClock.now + patience
    while true {
      let look = standing.look(key, state, patience: patience) { [self] in
        let (time, own) = (Date(), try await self.state())
        return Standing(value: try await run(.thorough, question), state: own, time: time, isPresent: true)
      }
      let last = look.last
      guard let computing = look.run else {
        return try Self.typed(last, key, isPresent: last?.state.isAtLeast(state) ?? false)
      }
      guard let last else {
        // Of whichever state it is, there is none other.
        let first = try await computing.value
        return try Self.typed(first, key, isPresent: first.state.isAtLeast(state))
      }
      let left = end - .now
      guard look.isSoon, left > .zero, (try? await withDeadline(left, { try await computing.value })) != nil
      else {
        return try Self.typed(last, key, isPresent: false)
      }
    }
  }

  private static func typed<Value: Sendable>(
    _ answer: Standing<any Sendable>?, _ key: String, isPresent: Bool
  ) throws -> Standing<Value> {
    guard let answer, let value = answer.value as? Value else {
      throw QuestionError(.badInput, "two questions have the key \(key)")
    }
    return Standing(value: value, state: answer.state, time: answer.time, isPresent: isPresent)
  }
}
