internal import ArmCompatibility
internal import FleetPlanning
internal import FleetPlans
internal import FleetQuestions
internal import MartletQuestions

/// What an arm64 host would do to pools: whether guests move both ways between it and all of a pool's hosts, and what they then start without.
struct ArmAdmission {
  /// The fleet with the pools.
  let fleet: PlannedFleet
  /// What losses cost.
  let weights: PoolWeights
  /// The host.
  let host: ArmHost
  /// What the host counts.
  let weight: Int

  /// What the host would do to the pool of that name and these members.
  func judged(_ name: String, _ members: [Int]) -> FleetAdmitReport.Pool {
    var pool = FleetAdmitReport.Pool(pool: name, hosts: members.count)
    guard members.allSatisfy({ fleet.columns(ofHost: $0).arm != nil }) else {
      pool.outcome = .otherVendor
      pool.reasons = ["it has x86 hosts"]
      return pool
    }
    pool.thin = members.filter { fleet.columns(ofHost: $0).obstacle != nil }.map { fleet.hosts[$0].name }
    let levelled = members.filter { fleet.columns(ofHost: $0).obstacle == nil }
    let forms = Set(levelled.map { fleet.hosts[$0].form }).sorted()
    let machines = forms.compactMap { fleet.arm.hosts[$0] }
    guard let first = machines.first else {
      pool.reasons = ["the evidence about all of its hosts is thin"]
      return pool
    }
    guard Self.isSameCore(host, first) else {
      pool.outcome = .otherVendor
      pool.reasons = ["its core is \(Self.core(first)), the host's is \(Self.core(host))"]
      return pool
    }
    if let obstacle = HostColumns.Obstacle(ofArmHost: host) {
      pool.reasons = [obstacle.reason]
      return pool
    }
    let before = ArmGrouping(machines)
    guard before.groups.count == 1 else {
      let examples = before.groups.prefix(2).map { group in
        levelled.first { fleet.hosts[$0].form == forms[group.members[0]] }.map { fleet.hosts[$0].name } ?? ""
      }
      pool.outcome = .otherVendor
      pool.reasons = ["its own hosts do not exchange guests both ways: \(some(examples))"]
      return pool
    }
    let after = ArmGrouping(machines + [host])
    guard after.groups.count == 1 else {
      let obstruction = ArmObstruction([host], machines)
      let outcomes = [obstruction?.there, obstruction?.back]
      let isCertain = outcomes.contains { $0 == .blocked || $0 == .runsWithWarnings }
      pool.outcome = isCertain ? .otherVendor : .undetermined
      pool.reasons = obstruction?.between ?? []
      pool.steps = obstruction?.steps ?? []
      return pool
    }
    weigh(before, after, levelled, forms, &pool)
    return pool
  }

  /// What a pool and the host give up if they exchange guests.
  private func weigh(
    _ before: ArmGrouping, _ after: ArmGrouping, _ levelled: [Int], _ forms: [Int],
    _ pool: inout FleetAdmitReport.Pool
  ) {
    let kept = after.common(0...forms.count).names
    let lost = before.common(forms.indices).names.filter { !kept.contains($0) }
    pool.givenUp = after.settings[forms.count].names.filter { !kept.contains($0) }
    if pool.thin.isEmpty { pool.lost = lost } else { pool.mayLose = lost }
    func loss(_ names: [String]) -> Int { names.reduce(0) { $0 + weights.loss(ofProperty: $1) } }
    let own = levelled.reduce(0) { $0 + weights.weight(ofHostWith: fleet.hosts[$1].guests) }
    pool.cost = own * loss(pool.lost) + weight * loss(pool.givenUp)
    let present = forms.map { fleet.snapshot.hostForms[$0] }
    let residents = ArmResidents(fleet)
    pool.guestsAbove =
      residents.report(on: levelled, movingTo: present + [HostForm(host)]).above
      - residents.report(on: levelled, movingTo: present).above
    pool.start = after.level(Array(0...forms.count)).qemu
    pool.outcome = !pool.lost.isEmpty ? .lowers : !pool.mayLose.isEmpty ? .undetermined : .joins
  }

  /// Whether the cores are the same, as far as both are known.
  private static func isSameCore(_ a: ArmHost, _ b: ArmHost) -> Bool {
    let known = [a, b].allSatisfy { $0.cores.allSatisfy { $0.mainID != nil } }
    return !known || ArmPair(a, b).isOfOneCore
  }

  private static func core(_ host: ArmHost) -> String {
    let facts = HostFacts(host).values
    return "\(facts[.model] ?? "unknown") (\(facts[.signature] ?? "no MIDR_EL1"))"
  }
}
