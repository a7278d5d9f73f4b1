internal import CPULevelling
internal import FleetDrains
internal import FleetPlans
internal import FleetPools
internal import FleetQuestions
internal import FleetRolls
internal import Foundation
internal import HTTPTypes
internal import MartletQuestions
internal import PoolPlanning
internal import ReportContract

/// A plan that somebody asks for.
struct PlanRequest: Sendable {
  /// `pools`, `drain` or `roll`.
  var kind: String
  private var hosts: [String]
  private var pools: PoolPlan.Request
  private var namesPools: Bool
  private var systems: [ConfiguredSystem]
  private var seconds: Int
  private var isRepacking: Bool
  private var batch: Int
  private var changes: [String]

  /// The shape of the request's body.
  static let shape = JSONShape(
    about: "What to plan: pools, a drain of hosts, or a roll.",
    members: [
      .needed("kind", .words(["pools", "drain", "roll"]), "What the plan is about."),
      .optional(
        "max", .number(1...64),
        "Of pools: the most; by default 6, or one for each kind of hosts that share none if these are more."),
      .optional("minHosts", .number(1...1_000_000), "Of pools: the fewest hosts of one; 2 by default."),
      .optional("keepTogether", .text(most: 200), "Of pools: a tag whose hosts stay in one pool."),
      .optional(
        "for", .list(.words(ConfiguredSystem.allCases.map(\.rawValue)), of: 1...20),
        "Of pools: the systems for which each pool's level is written too."),
      .optional(
        "timeLimit", .number(1...3600), "Of pools: how many seconds the search may take; 60 by default."),
      .optional(
        "hosts", .list(.text(most: 512), of: 1...10_000),
        "Of a drain: the hosts to empty. Of a roll: those that change, also patterns; by default all."),
      .optional("repack", .flag, "Of a drain: whether guests of other hosts may make room; true by default."),
      .optional("batch", .number(1...10_000), "Of a roll: the most hosts that change at once; 1 by default."),
      .optional(
        "change", .text(most: 500),
        "Of a roll: what changes, such as kernel=6.18 qemu=11.1; by default only a restart."),
    ])

  /// Reads a request.
  ///
  /// - Throws: A problem of status 400 for another shape, and for members that go with another kind.
  init(_ body: [UInt8]) throws(Problem) {
    let object = try Self.shape.read(body)
    kind = object["kind"] as? String ?? ""
    let fitting: Set<String> =
      switch kind {
      case "pools": ["kind", "max", "minHosts", "keepTogether", "timeLimit", "for"]
      case "drain": ["kind", "hosts", "repack"]
      default: ["kind", "hosts", "batch", "change"]
      }
    if let other = object.keys.filter({ !fitting.contains($0) }).sorted().first {
      throw Problem(.badRequest, "the body: \(other) does not go with the kind \(kind)")
    }
    hosts = object["hosts"] as? [String] ?? []
    guard kind != "drain" || !hosts.isEmpty else {
      throw Problem(.badRequest, "the body: hosts names the hosts to empty")
    }
    namesPools = object["max"] != nil
    pools = PoolPlan.Request(
      pools: (object["max"] as? NSNumber)?.intValue ?? PoolPlan.Request.standardPools,
      minimumHosts: (object["minHosts"] as? NSNumber)?.intValue ?? 2,
      keepTogether: object["keepTogether"] as? String)
    systems = (object["for"] as? [String] ?? []).compactMap { ConfiguredSystem(rawValue: $0) }
    seconds = (object["timeLimit"] as? NSNumber)?.intValue ?? 60
    isRepacking = object["repack"] as? Bool ?? true
    batch = (object["batch"] as? NSNumber)?.intValue ?? 1
    changes = (object["change"] as? String ?? "").split(separator: " ").map(String.init)
  }

  /// Makes the plan.
  ///
  /// - Throws: As the question; `interrupted` if somebody stopped it.
  func plan(
    in fleet: OpenFleet, isStopped: @escaping @Sendable () -> Bool
  ) throws(QuestionError) -> (json: String, summary: String, outcome: String) {
    let fleet = fleet.abandoned(when: isStopped)
    try fleet.checkWanted()
    switch kind {
    case "pools":
      let limits = PoolLimits(end: ContinuousClock.now + .seconds(seconds))
      let plan = try FleetPoolsQuestion(
        pools, raisesPools: !namesPools, systems: systems, limits: limits
      ).answer(in: fleet)
      let cost = plan.curve.last?.cost ?? 0
      return (
        try json(plan, fleet), "\(plan.hosts.count) hosts in \(plan.pools.count) pools, cost \(cost)",
        plan.unplaced.isEmpty ? (plan.curve.last?.isOptimal ?? true) ? "optimal" : "open" : "incomplete"
      )
    case "drain":
      let plan = try FleetDrainQuestion(DrainPlan.Request(hosts: hosts, isRepacking: isRepacking)).answer(
        in: fleet)
      let names = plan.request.hosts.prefix(3).joined(separator: ", ")
      let more = plan.request.hosts.count > 3 ? " and \(plan.request.hosts.count - 3) more" : ""
      let moves = plan.moves.count
      return (
        try json(plan, fleet),
        "Empty \(names)\(more): "
          + (plan.outcome == .possible
            ? "\(moves) move\(moves == 1 ? "" : "s")" : plan.outcome.rawValue),
        plan.outcome.rawValue
      )
    default:
      let request = RollPlan.Request(hosts: hosts, changes: changes, batch: batch)
      let plan = try FleetRollQuestion(request).answer(in: fleet)
      let what = changes.isEmpty ? "restart" : changes.joined(separator: ", ")
      return (
        try json(plan, fleet),
        "\(plan.hosts.count(where: \.changes)) hosts, \(what): \(plan.batches.count) batches, \(plan.moves) moves, \(plan.restarts.count) restarts",
        plan.restarts.isEmpty ? plan.undetermined.isEmpty ? "possible" : "incomplete" : "restarts"
      )
    }
  }

  private func json(_ plan: some Report, _ fleet: OpenFleet) throws(QuestionError) -> String {
    try fleet.checkWanted()
    do { return try plan.json() } catch {
      throw QuestionError(.badInput, "the plan cannot be written as JSON: \(error)")
    }
  }
}
