/// One live migration of a plan.
public struct PlacementMove: Codable, Sendable, Hashable {
  /// The place of the guest.
  public var guest: Int
  /// The places of the hosts.
  public var from, to: Int

  /// Creates a move.
  public init(guest: Int, from: Int, to: Int) {
    self.guest = guest
    self.from = from
    self.to = to
  }
}

/// What moves cost: their number counts first, then the memory that they carry.
public struct PlacementCost: Codable, Sendable, Hashable, Comparable {
  /// The number of moves.
  public var moves: Int
  /// The memory of the guests that move, once for each move, in MiB.
  public var memory: Int

  /// Creates a cost.
  public init(moves: Int = 0, memory: Int = 0) {
    self.moves = moves
    self.memory = memory
  }

  /// Orders by moves, then by memory.
  public static func < (a: Self, b: Self) -> Bool { (a.moves, a.memory) < (b.moves, b.memory) }
}
