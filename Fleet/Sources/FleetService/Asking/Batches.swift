internal import MartletQuestions
internal import NIOPosix
internal import Synchronization

/// Work that costs little more for many items than for one, such as what has to reach the disk: what is handed in while a batch is under
/// way makes the next one.
///
/// One batch is under way at a time, on a thread of its own, and the items keep their order.
final class Batches<Item: Sendable, Value: Sendable>: Sendable {
  private let thread = NIOThreadPool(numberOfThreads: 1)
  private let most: Int
  private let work: @Sendable ([Item]) -> [Result<Value, any Error>]
  private let queue = Mutex(Queue())

  private struct Queue {
    var waiting: [(item: Item, continuation: CheckedContinuation<Value, any Error>)] = []
    var isRunning = false
  }

  /// No batch yet.
  ///
  /// - Parameters:
  ///   - most: The most items of a batch.
  ///   - work: Does a batch, and gives a result for each item in their order.
  init(most: Int, _ work: @escaping @Sendable ([Item]) -> [Result<Value, any Error>]) {
    (self.most, self.work) = (most, work)
    thread.start()
  }

  deinit { thread.shutdownGracefully { _ in } }

  /// How many items wait for the next batch.
  var waiting: Int { queue.withLock { $0.waiting.count } }

  /// Hands in an item; what its batch comes to for it.
  ///
  /// - Throws: What the work reports for the item.
  func add(_ item: Item) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let begins = queue.withLock { queue in
        queue.waiting.append((item, continuation))
        defer { queue.isRunning = true }
        return !queue.isRunning
      }
      guard begins else { return }
      // Who waits for the last result may want what the work holds, such as a file's lock: the thread holds nothing by then.
      thread.submit { [weak self] _ in while let batch = self?.batch(), batch.answer() {} }
    }
  }

  /// Does the next batch.
  private func batch() -> Done {
    let taken = queue.withLock { queue in
      let taken = Array(queue.waiting.prefix(most))
      queue.waiting.removeFirst(taken.count)
      return taken
    }
    let results = work(taken.map(\.item))
    let isLast = queue.withLock { queue in
      queue.isRunning = !queue.waiting.isEmpty
      return queue.waiting.isEmpty
    }
    return Done(waiting: taken.map(\.continuation), results: results, isLast: isLast)
  }

  /// A batch that nobody has heard of.
  private struct Done {
    var waiting: [CheckedContinuation<Value, any Error>]
    var results: [Result<Value, any Error>]
    var isLast: Bool

    /// Tells those who wait; whether others wait for the next batch.
    func answer() -> Bool {
      for (place, continuation) in waiting.enumerated() {
        if place < results.count {
          continuation.resume(with: results[place])
        } else {
          continuation.resume(throwing: QuestionError(.badInput, "a batch left out an item"))
        }
      }
      return !isLast
    }
  }
}
