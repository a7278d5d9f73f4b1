public import PlanChecker

/// How hosts are emptied, or why they cannot be.
public struct PlacementPlan: Sendable, Hashable, Codable {
  /// The moves in an order in which every host stays within its capacity and rules at each step; empty if there is no plan.
  public var moves: [PlacementMove]
  /// What the moves cost; nil if there is no plan.
  public var cost: PlacementCost?
  /// What every plan costs at least.
  ///
  /// The plan is optimal if that is its own cost.
  public var bound: PlacementCost
  /// What proves the bound, or that there is no plan; nil where every guest of the hosts moves once, and where nothing is proven.
  public var proof: PlacementProof?
  /// Why there is no plan; nil if there is one, or if the search was ended before it could tell.
  public var obstacle: PlacementObstacle?

  /// Whether no plan costs less.
  public var isOptimal: Bool { cost == bound }
  /// Whether it is proven that the hosts cannot be emptied.
  public var isInfeasible: Bool { obstacle != nil }
}

/// What keeps hosts from being emptied.
public struct PlacementObstacle: Sendable, Hashable, Codable {
  /// What binds.
  public var reason: Reason
  /// The guests that have no place: all of them, or for `room` those that compete for too little of it.
  public var guests: [Int]
  /// The hosts that could take them, were there room.
  public var hosts: [Int]
  /// The resource that is too small, by its place; nil if it is none.
  public var resource: Int?
  /// How much of it is missing at least; 0 if that cannot be said.
  public var missing: Int

  /// What binds.
  public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
    /// The guests cannot move at all.
    case immovable
    /// No host that takes guests may have them: their CPU, or a rule, allows none.
    case noHost = "no-host"
    /// The hosts that may have them have too little of a resource.
    case room
    /// There is room in sum, but sizes and rules leave no arrangement.
    case arrangement
  }
}
