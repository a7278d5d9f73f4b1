import Dispatch
import MartletQuestions
import Synchronization
import Testing

@testable import FleetService

/// Work that is done together, and what it does not hold up.
@Suite struct BatchTests {
  /// What is handed in while a batch is under way is the next batch, in its order and at most so many.
  @Test func whatComesMeanwhileGoesTogether() async throws {
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let gate = DispatchSemaphore(value: 0)
    let batches = Mutex<[[Int]]>([])
    let work = Batches<Int, Int>(most: 3) { items in
      batches.withLock { $0.append(items) }
      begin.yield()
      if items == [0] { gate.wait() }
      return items.map { $0 == 2 ? .failure(QuestionError(.badInput, "two")) : .success(10 * $0) }
    }
    let first = Task { try await work.add(0) }
    for await _ in begun { break }
    var others: [Task<Int, any Error>] = []
    for number in 1...5 {
      others.append(Task { try await work.add(number) })
      while work.waiting < number { await Task.yield() }
    }
    gate.signal()
    #expect(try await first.value == 0)
    for (place, other) in others.enumerated() {
      guard place != 1 else {
        // One fails for itself.
        await #expect(throws: QuestionError.self) { try await other.value }
        continue
      }
      #expect(try await other.value == 10 * (place + 1))
    }
    #expect(batches.withLock { $0 } == [[0], [1, 2, 3], [4, 5]])
    #expect(work.waiting == 0)
  }

  /// Who hears the last result finds free what the work held.
  @Test func nothingIsHeldAfterTheLastResult() async throws {
    final class Held: Sendable {}
    for _ in 0..<50 {
      weak var held: Held?
      do {
        let own = Held()
        held = own
        let work = Batches<Int, Int>(most: 1) { items in
          withExtendedLifetime(own) { items.map { .success($0) } }
        }
        #expect(try await work.add(7) == 7)
      }
      #expect(held == nil)
    }
  }

  /// Tasks that prefer such threads run on them, and those that block keep no other task waiting.
  @Test func whatBlocksHasThreadsOfItsOwn() async throws {
    let threads = WorkThreads(2)
    let gate = DispatchSemaphore(value: 0)
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    // More than there are processors; each waits for what runs beside it.
    let blocked = (0..<64).map { number in
      Task {
        await withTaskExecutorPreference(threads) {
          begin.yield()
          block(on: gate)
          return number
        }
      }
    }
    var count = 0
    for await _ in begun {
      count += 1
      if count == 2 { break }
    }
    #expect(await Task { 1 }.value == 1)
    for _ in blocked { gate.signal() }
    var ended: [Int] = []
    for task in blocked { ended.append(await task.value) }
    #expect(ended == Array(0..<64))
    #expect(try await threads.run { 3 } == 3)
  }
}

/// Waits as code does that knows no tasks.
private func block(on gate: DispatchSemaphore) { gate.wait() }
