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

  private struct Entry {
    var last: Standing<any Sendable>?
    var run: Run?
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// What is at hand for a question, and the run that computes a newer answer; one is begun if none is under way.
  fileprivate func look(
    _ key: String, _ state: AnswerDesk.State,
    _ make: @escaping @Sendable () async throws -> Standing<any Sendable>
  ) -> (last: Standing<any Sendable>?, run: Task<Standing<any Sendable>, any Error>?) {
    entries.withLock { entries in
      var entry = entries[key] ?? Entry()
      if let last = entry.last, last.state.isAtLeast(state) { return (last, nil) }
      if entry.run == nil {
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
      return (entry.last, entry.run)
    }
  }

  private func end(_ key: String, _ answer: Standing<any Sendable>?) {
    entries.withLock { entries in
      entries[key, default: Entry()].run = nil
      if let answer { entries[key]?.last = answer }
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
      let (last, computing) = standing.look(key, state) { [self] in
        let (time, own) = (Date(), try await self.state())
        return Standing(value: try await run(.thorough, question), state: own, time: time, isPresent: true)
      }
      guard let computing else { return try Self.typed(last, key, isPresent: true) }
      guard last != nil else {
        // Of whichever state it is, there is none other.
        let first = try await computing.value
        return try Self.typed(first, key, isPresent: first.state.isAtLeast(state))
      }
      let left = end - .now
      guard left > .zero, (try? await withDeadline(left, { try await computing.value })) != nil else {
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
