package import FleetQuestions
internal import Foundation
internal import Glibc
internal import MartletQuestions
internal import NIOPosix
internal import Synchronization

/// Where questions about one store are answered: on threads of their own, a few at a time, and each once while the store stays as it is.
///
/// Another process may change the store; its revision tells.
package final class AnswerDesk: Sendable {
  /// The store.
  package let fleet: OpenFleet
  /// Threads for what reads a few rows, and for what judges the fleet.
  private let quick, thorough: NIOThreadPool
  private let kept = Mutex(KeptAnswers())
  let standing = StandingAnswers()
  private let start = UInt32.random(in: 0...UInt32.max)

  /// A desk for a store.
  package init(_ fleet: OpenFleet) {
    self.fleet = fleet
    fleet.keepWhole()
    quick = NIOThreadPool(numberOfThreads: 4)
    thorough = NIOThreadPool(numberOfThreads: max(2, ProcessInfo.processInfo.activeProcessorCount - 1))
    quick.start()
    thorough.start()
  }

  deinit {
    quick.shutdownGracefully { _ in }
    thorough.shutdownGracefully { _ in }
  }

  /// How much a question takes.
  package enum Effort: Sendable {
    /// A few rows.
    case quick
    /// The fleet.
    case thorough
  }

  /// What answers depend on: the store's state, and the day for waivers' ends.
  struct State: Sendable, Hashable {
    var revision: Int64
    var day: Int

    /// Whether it is that state or a later one: revisions and days only grow.
    func isAtLeast(_ other: State) -> Bool { revision >= other.revision && day >= other.day }

    /// An entity tag, which no other state of this or another run has.
    func tag(_ start: UInt32) -> String { "\"\(String(start, radix: 16))-\(revision)-\(day)\"" }
  }

  /// The store's state, after the forms of its records were settled.
  func state() async throws -> State {
    let revision = try await run(.quick) { fleet throws(QuestionError) in try fleet.settled() }
    return State(revision: revision, day: Int(Date().timeIntervalSince1970) / 86400)
  }

  /// The entity tag of a state.
  func tag(of state: State) -> String { state.tag(start) }

  /// Runs a question that nobody else asks.
  func run<Value: Sendable>(
    _ effort: Effort, _ question: @escaping @Sendable (OpenFleet) throws(QuestionError) -> Value
  ) async throws -> Value {
    let threads = effort == .quick ? quick : thorough
    return try await threads.runIfActive { [fleet] in
      // What takes seconds leaves the processors to what takes milliseconds; priorities are a thread's own on Linux (setpriority(2)).
      if effort == .thorough { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 3) }
      return try question(fleet)
    }
  }

  /// The answer to a question: the one that is kept, the one that is under way, or a new one.
  ///
  /// - Parameters:
  ///   - key: What distinguishes the question from others.
  ///   - state: The store's state, which `state()` gave.
  ///   - size: About how many bytes the answer takes.
  func answer<Value: Sendable>(
    _ key: String, in state: State, _ effort: Effort, size: @escaping @Sendable (Value) -> Int,
    _ question: @escaping @Sendable (OpenFleet) throws(QuestionError) -> Value
  ) async throws -> Value {
    let task = kept.withLock { kept in
      kept.task(key, state) { Task { try await self.run(effort, question) } }
    }
    do {
      let value = try await task.value
      guard let own = value as? Value else {
        throw QuestionError(.badInput, "two questions have the key \(key)")
      }
      kept.withLock { $0.weigh(key, state, size(own)) }
      return own
    } catch {
      kept.withLock { $0.forget(key, state) }
      throw error
    }
  }

  /// Runs a question that is asked with `await`, while few others of its kind run.
  func runApart<Value: Sendable>(
    _ question: @Sendable (OpenFleet) async throws -> Value
  ) async throws -> Value {
    try await gate.pass { try await question(fleet) }
  }

  private let gate = Gate(width: 4)
}

/// Answers of one state, within limits of number and bytes.
private struct KeptAnswers {
  private struct Entry {
    var task: Task<any Sendable, any Error>
    var bytes = 0
    var used: Int
  }

  private var state: AnswerDesk.State?
  private var entries: [String: Entry] = [:]
  private var bytes = 0
  private var clock = 0

  private static let mostEntries = 4096
  private static let mostBytes = 192 << 20

  mutating func task<Value: Sendable>(
    _ key: String, _ state: AnswerDesk.State, _ make: () -> Task<Value, any Error>
  ) -> Task<any Sendable, any Error> {
    if self.state != state {
      // An earlier state's question can come late; its answer is not kept.
      self.state = state
      entries = [:]
      bytes = 0
    }
    clock += 1
    if var entry = entries[key] {
      entry.used = clock
      entries[key] = entry
      return entry.task
    }
    let own = make()
    let task = Task<any Sendable, any Error> { try await own.value }
    entries[key] = Entry(task: task, used: clock)
    return task
  }

  mutating func weigh(_ key: String, _ state: AnswerDesk.State, _ size: Int) {
    guard self.state == state, let entry = entries[key], entry.bytes == 0 else { return }
    entries[key]?.bytes = size
    bytes += size
    guard bytes > Self.mostBytes || entries.count > Self.mostEntries else { return }
    // The half that was used longest ago goes; what is under way has no size yet and stays.
    let old = entries.filter { $0.value.bytes > 0 && $0.key != key }.sorted { $0.value.used < $1.value.used }
    for (key, entry) in old.prefix((old.count + 1) / 2) {
      bytes -= entry.bytes
      entries[key] = nil
    }
  }

  mutating func forget(_ key: String, _ state: AnswerDesk.State) {
    guard self.state == state, let entry = entries.removeValue(forKey: key) else { return }
    bytes -= entry.bytes
  }
}
