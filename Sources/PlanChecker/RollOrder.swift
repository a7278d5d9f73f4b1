/// An order in which hosts change, with the moves that empty each of them.
public struct RollOrder: Sendable, Hashable, Codable {
  /// The batches, in their order.
  public var batches: [Batch]

  /// Hosts that change at once.
  public struct Batch: Sendable, Hashable, Codable {
    /// Their places.
    public var hosts: [Int]
    /// The moves that empty them, one after another.
    public var moves: [PlacementMove]
    /// The guests that stay: they are shut down before the change and started after it.
    public var restarts: [Int]

    /// A batch.
    public init(hosts: [Int], moves: [PlacementMove], restarts: [Int] = []) {
      self.hosts = hosts
      self.moves = moves
      self.restarts = restarts
    }
  }

  /// An order of batches.
  public init(batches: [Batch]) { self.batches = batches }

  /// How many moves there are.
  public var moves: Int { batches.reduce(0) { $0 + $1.moves.count } }

  /// The guests that are shut down with their hosts, in the order of the batches.
  public var restarts: [Int] { batches.flatMap(\.restarts) }
}

extension RollOrder {
  /// Replays the order step by step, and says where it breaks a rule; nil if every step is possible.
  ///
  /// Before each move the guest is where the move says, its target takes it as the target then is, has room beside all that it holds, holds none of the guests that
  /// have to be apart from it, and does not change in the same batch. When a batch changes, its hosts hold only guests that restart, and guests that belong
  /// together are. Each host changes once. The question's `flaw` must be nil. O(moves + hosts × guests of a host).
  public func flaw(in question: RollQuestion) -> String? {
    var replay = RollReplay(question)
    for (number, batch) in batches.enumerated() {
      if let flaw = replay.flaw(of: batch) { return "batch \(number + 1): \(flaw)" }
    }
    let left = question.changing.count - replay.changed.count
    return left == 0 ? nil : "\(left) hosts never change"
  }
}
