public import FleetPlans
public import FleetQuestions
public import MartletQuestions
public import PlacementPlanning
internal import PlanChecker
internal import ReportContract

/// Asks how hosts of a fleet are emptied.
public struct FleetDrainQuestion: Sendable {
  /// What is asked.
  public var request: DrainPlan.Request
  /// What the search may take.
  public var limits: PlacementLimits

  /// Asks for hosts.
  public init(_ request: DrainPlan.Request, limits: PlacementLimits = PlacementLimits()) {
    self.request = request
    self.limits = limits
  }

  /// The moves in order, with what proves that fewer do not do; or who is stuck, and the cheapest remedy of each.
  ///
  /// - Throws: `noInput` for a host that the fleet does not have; `usage` for rules that contradict each other; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> DrainPlan {
    let placed = try PlacedFleet(fleet, request)
    var asked = request
    asked.hosts = placed.problem.leaving.map { placed.hosts[$0].name }
    var limits = limits
    limits.isRepacking = request.isRepacking
    limits.isAbandoned = fleet.isUnwanted
    let found = planEvacuation(of: placed.problem, limits: limits)
    try fleet.checkWanted()
    var plan = DrainPlan(
      inputs: [fleet.input], request: asked, tables: fleet.tables, placed,
      outcome: Self.outcome(found, placed),
      bound: found.bound)
    plan.proof = found.proof
    plan.cost = found.cost
    plan.moves = found.moves.map { move in
      let guest = placed.guests[move.guest]
      return DrainPlan.Move(
        guest: guest.name, uuid: guest.uuid, from: placed.hosts[move.from].name,
        to: placed.hosts[move.to].name,
        memory: guest.demand[0])
    }
    if let obstacle = found.obstacle, obstacle.reason == .room || obstacle.reason == .arrangement {
      plan.shortage = DrainPlan.Shortage(
        isInSum: obstacle.reason == .room, guests: obstacle.guests.map { placed.guests[$0].name },
        hosts: obstacle.hosts.map { placed.hosts[$0].name },
        resource: obstacle.resource.map { placed.problem.resources[$0] }, missing: obstacle.missing)
    }
    return plan
  }

  /// What the search says; a guest that evidence may still give a host makes it undetermined.
  private static func outcome(_ plan: PlacementPlan, _ placed: PlacedFleet) -> DrainPlan.Outcome {
    if plan.cost != nil { return .possible }
    if placed.stuck.contains(where: \.isUndetermined), !placed.stuck.contains(where: { !$0.isUndetermined }) {
      return .undetermined
    }
    return plan.isInfeasible ? .impossible : .open
  }
}

/// How fast the memory of guests is copied.
public struct MoveRate: Sendable, Hashable {
  /// MiB a second.
  public var mebibytes: Int
  /// How many past moves tell; 0 for a rate that was given.
  public var pastMoves: Int

  /// A rate.
  public init(mebibytes: Int, pastMoves: Int = 0) {
    self.mebibytes = mebibytes
    self.pastMoves = pastMoves
  }

  /// How long a plan's moves take, one after the other; nil for no moves.
  public func estimate(of plan: DrainPlan) -> DrainPlan.Estimate? { estimate(of: plan.moves.map(\.memory)) }

  /// How long the moves of a roll take, one after the other, without the changes of the hosts; nil for no moves.
  public func estimate(of plan: RollPlan) -> DrainPlan.Estimate? {
    let memory = Dictionary(plan.guests.map { ($0.name, $0.memory ?? 0) }, uniquingKeysWith: { $1 })
    return estimate(of: plan.batches.flatMap(\.moves).map { memory[$0.guest] ?? 0 })
  }

  private func estimate(of moves: [Int]) -> DrainPlan.Estimate? {
    guard mebibytes > 0, !moves.isEmpty else { return nil }
    let memory = moves.reduce(0, +)
    return DrainPlan.Estimate(
      seconds: (memory + mebibytes - 1) / mebibytes, rate: mebibytes, pastMoves: pastMoves)
  }
}
