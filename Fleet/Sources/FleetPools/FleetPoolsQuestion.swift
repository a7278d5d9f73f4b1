public import CPULevelling
public import FleetPlans
public import FleetQuestions
public import MartletQuestions
internal import PlanChecker
public import PoolPlanning

/// Asks how to split a fleet's hosts into pools, and what each number of pools costs.
public struct FleetPoolsQuestion: Sendable {
  /// What is asked.
  public var request: PoolPlan.Request
  /// Whether the request's number of pools rises to the number of kinds of hosts that share no pool, if that is more.
  public var raisesPools: Bool
  /// The systems in whose words each pool's level is written.
  public var systems: [ConfiguredSystem]
  /// How long the search may take.
  public var limits: PoolLimits

  /// Asks for pools.
  ///
  /// - Parameter raisesPools: Whether nobody named the number of pools, so that more kinds of hosts raise it.
  public init(
    _ request: PoolPlan.Request = PoolPlan.Request(), raisesPools: Bool = false,
    systems: [ConfiguredSystem] = [], limits: PoolLimits = PoolLimits()
  ) {
    self.request = request
    self.raisesPools = raisesPools
    self.systems = systems
    self.limits = limits
  }

  /// The plan, with its proofs.
  ///
  /// - Throws: `usage` for more vendors than pools where the request does not rise, for a tag that no host has, and for weights that are too large; `noInput` for a
  ///   fleet without hosts; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> PoolPlan {
    let hosts = try PlannedFleet(fleet, weights: request.weights, togetherBy: request.keepTogether)
    if let tag = request.keepTogether, hosts.hosts.allSatisfy({ $0.group == nil }) {
      throw QuestionError(
        .usage, "keep-together \(tag): no host has this tag", at: .parameter("keep-together"))
    }
    let catalog = fleet.records.options.catalog
    let problem = try PoolProblem(
      hosts, weights: request.weights, minimumHosts: request.minimumHosts, catalog: catalog)
    var request = request
    if raisesPools { request.pools = max(request.pools, problem.vendors.count) }
    guard problem.vendors.count <= request.pools else {
      let count = problem.vendors.count
      let kinds = hosts.arm.hosts.isEmpty ? "have CPUs of \(count) vendors" : "are of \(count) kinds"
      throw QuestionError(
        .usage,
        "max \(request.pools): the hosts \(kinds) (\(problem.vendors.map(\.name).joined(separator: ", "))), which share no pool",
        at: .parameter("max"))
    }
    var plan = PoolPlan(inputs: [fleet.input], request: request, tables: fleet.tables, hosts, problem)
    var limits = limits
    limits.isAbandoned = fleet.isUnwanted
    let most = request.pools - problem.vendors.count + 1
    for (place, vendor) in problem.vendors.enumerated() {
      let found = PoolCurve(of: vendor.question, pools: most, limits: limits)
      try fleet.checkWanted()
      guard let curve = found else {
        throw QuestionError(
          .unavailable,
          "\(vendor.name): its hosts have more than \(limits.levels) levels even by a single column")
      }
      plan.certificate[place].points = curve.points.map {
        PoolPlan.Certificate.Point(split: $0.split, proof: $0.proof, columns: $0.columns)
      }
    }
    plan.curve = PoolPlan.curve(of: plan.certificate, pools: request.pools)
    let details = PoolDetails(fleet, hosts, request.weights, systems)
    for (vendor, split) in zip(problem.vendors, plan.chosen) {
      plan.pools += try details.pools(vendor.members(of: split), of: vendor.name)
    }
    return plan
  }
}
