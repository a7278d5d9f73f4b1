public import FleetQuestions
internal import FleetStorage
public import MartletQuestions

/// Puts the hosts of a fleet into the pools of a plan: sets their tag `pool`, and takes it from hosts that are in none.
///
/// It moves no guest and configures no host. A plan that does not hold changes nothing.
public struct PlanApplyQuestion: Sendable {
  /// The plan.
  public var plan: PoolPlan

  /// Asks for a plan's pools.
  public init(_ plan: PoolPlan) { self.plan = plan }

  /// The check of the plan, with the number of hosts whose tag was set.
  ///
  /// - Throws: The store's errors, after which some hosts can have the tag.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> PlanVerificationReport {
    var (report, hosts) = try PlanVerificationQuestion(of: plan).checked(in: fleet)
    guard report.status == .verified, let hosts else { return report }
    let numbers = Dictionary(uniqueKeysWithValues: hosts.map { ($0.name, $0.id) })
    for pool in plan.pools {
      let members = pool.hosts.compactMap { numbers[$0] }
      try wrapped { () throws(FleetStoreError) in
        try fleet.store.tag(hosts: members, [("pool", pool.name)])
      }
      report.tagged = (report.tagged ?? 0) + members.count
    }
    let others = plan.unplaced.compactMap { numbers[$0.host] }
    try wrapped { () throws(FleetStoreError) in try fleet.store.tag(hosts: others, [("pool", nil)]) }
    return report
  }
}
