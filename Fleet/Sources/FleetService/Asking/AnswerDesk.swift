internal import CPUReaders
package import FleetQuestions
internal import FleetStorage
internal import Foundation
package import MartletQuestions
internal import NIOPosix
internal import Synchronization

/// Where questions about one store are answered: on threads of their own, a few at a time, and each once while the store stays as it is.
///
/// Another process may change the store; its revision tells.
package final class AnswerDesk: Sendable {
  /// The store.
  package let fleet: OpenFleet
  /// Threads for what reads a few rows.
  private let quick: NIOThreadPool
  /// Threads for what judges the fleet, and for what others wrote.
  private let thorough, foreign: WorkThreads
  private let revisions: any RevisionReader
  private let intake: FleetIntake
  private let storing: Batches<FleetIntake.ReadRecord, FleetAddReport>
  private let kept = Mutex(KeptAnswers())
  let standing = StandingAnswers()
  /// The last revision that was met, and the era.
  private let eras = Mutex<(revision: Int64, era: Int)>((.min, 0))
  private let start = UInt32.random(in: 0...UInt32.max)

  /// A desk for a store.
  ///
  /// - Throws: As opening the store.
  package init(_ fleet: OpenFleet) throws(QuestionError) {
    let (fleet, revisions) = try fleet.serving()
    (self.fleet, self.revisions) = (fleet, revisions)
    fleet.keepWhole()
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let intake = FleetIntake(fleet)
    self.intake = intake
    storing = Batches(most: 64) { records in intake.store(records).map { $0.mapError { $0 } } }
    quick = NIOThreadPool(numberOfThreads: 4)
    thorough = WorkThreads(max(2, processors - 1))
    // A thread waits while its worker reads, and the other way round.
    foreign = WorkThreads(max(2, processors))
    quick.start()
  }

  deinit { quick.shutdownGracefully { _ in } }

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
    /// How often the store was found with a smaller revision than before, as after a failover or a restored backup.
    var era = 0

    /// Whether it is that state or a later one: within an era revisions only grow, as days do.
    func isAtLeast(_ other: State) -> Bool {
      (era, revision) >= (other.era, other.revision) && day >= other.day
    }

    /// An entity tag, which no other state of this or another run has, with what distinguishes answers of one state.
    func tag(_ start: UInt32, _ note: String) -> String {
      "\"\(String(start, radix: 16))-\(revision)-\(day)\(note)\""
    }
  }

  /// The store's state, after the forms of its records were settled; no thread changes hands where they are and the store is a file.
  func state() async throws -> State {
    let revisions = revisions
    var revision =
      if revisions.isImmediate {
        try wrapped { () throws(FleetStoreError) in try revisions.revision() }
      } else {
        try await run(.quick) { _ throws(QuestionError) in
          try wrapped { () throws(FleetStoreError) in try revisions.revision() }
        }
      }
    if !fleet.isSettled(revision) {
      revision = try await run(.quick) { fleet throws(QuestionError) in try fleet.settled() }
    }
    return state(at: revision)
  }

  /// The state of a store with that revision now.
  func state(at revision: Int64) -> State {
    let era = eras.withLock { eras in
      // Two who ask at once can note their answers the other way round; then what is kept is worked out once more.
      if revision < eras.revision { eras.era += 1 }
      eras.revision = revision
      return eras.era
    }
    return State(revision: revision, day: Int(Date().timeIntervalSince1970) / 86400, era: era)
  }

  /// The entity tag of a state.
  func tag(of state: State, _ note: String = "") -> String { state.tag(start, note) }

  /// Runs a question that nobody else asks.
  func run<Value: Sendable>(
    _ effort: Effort, _ question: @escaping @Sendable (OpenFleet) throws(QuestionError) -> Value
  ) async throws -> Value {
    switch effort {
    case .quick: try await quick.runIfActive { [fleet] in try question(fleet) }
    case .thorough: try await thorough.run { [fleet] in try question(fleet) }
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
    if let known = kept.withLock({ $0.value(key, state) }) as? Value { return known }
    let task = kept.withLock { kept in
      kept.task(key, state) { Task { try await self.run(effort, question) } }
    }
    do {
      let value = try await task.value
      guard let own = value as? Value else {
        throw QuestionError(.badInput, "two questions have the key \(key)")
      }
      kept.withLock { $0.keep(own, key, state, size: size(own)) }
      return own
    } catch {
      kept.withLock { $0.forget(key, state) }
      throw error
    }
  }

  /// Runs a question about what a caller sent, which is asked with `await`, while few others of its kind run.
  func runApart<Value: Sendable>(
    for caller: ServiceCaller,
    _ question: @escaping @Sendable (OpenFleet) async throws -> Value
  ) async throws -> Value {
    try await gate.pass {
      try await withTaskExecutorPreference(foreign) {
        try await DocumentWorker.serving(caller.name) { try await question(fleet) }
      }
    }
  }

  private let gate = Gate(width: 4)

  /// Adds a record that a caller sent and that is not packed; it is on disk afterwards, in one transaction with those that came meanwhile.
  ///
  /// - Throws: The store's errors.
  func add(_ document: Document, for caller: ServiceCaller) async throws -> FleetAddReport {
    try await records.pass { [foreign, intake, storing] in
      let read = await withTaskExecutorPreference(foreign) {
        await DocumentWorker.serving(caller.name) { await intake.read(document) }
      }
      return try await storing.add(read)
    }
  }

  /// What is in memory at a time: records of at most 1 MiB each.
  private let records = Gate(width: 64)
}
