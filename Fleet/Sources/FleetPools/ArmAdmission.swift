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
  ///
  /// - Throws: `interrupted`.
  func judged(_ name: String, _ members: [Int]) throws(QuestionError) -> FleetAdmitReport.Pool {
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
    guard !Self.isOfAnotherCore(host, first) else {
      pool.outcome = .otherVendor
      pool.reasons = ["its core is \(Self.core(first)), the host's is \(Self.core(host))"]
      return pool
    }
    let obstacle =
      HostColumns.Obstacle(ofArmHost: host)
      ?? HostColumns.Obstacle(
        ofArmHost: host, lacking: ArmQuantity.lacking(host, ArmQuantity.shown(by: machines)))
    if let obstacle {
      pool.reasons = [obstacle.reason]
      pool.steps = Self.steps(obstacle.collect)
      return pool
    }
    let before = try ArmGrouping(machines, checking: fleet.checkWanted)
    guard before.groups.count == 1 else {
      try judgeGroups(of: before, machines, levelled, forms, &pool)
      return pool
    }
    let after = try ArmGrouping(machines + [host], checking: fleet.checkWanted)
    guard after.groups.count == 1 else {
      let obstruction = try ArmObstruction([host], machines, checking: fleet.checkWanted)
      pool.outcome = obstruction?.isCertain ?? true ? .otherVendor : .undetermined
      pool.reasons = obstruction?.between ?? []
      pool.steps = (Self.steps(obstruction?.collect) ?? []) + (obstruction?.steps ?? [])
      return pool
    }
    let lacking = ArmQuantity.lacking(first, ArmQuantity.shown(by: [host]))
    guard lacking.isEmpty else {
      pool.reasons = ["no record of its hosts shows \(some(lacking.map(\.rawValue))); the host's does"]
      pool.steps = Self.steps(HostColumns.Obstacle.captureOfArm)
      return pool
    }
    try weigh(before, after, levelled, forms, &pool)
    return pool
  }

  /// Judges a pool whose own hosts are of several groups: for certain, or because their records do not decide.
  private func judgeGroups(
    of grouping: ArmGrouping, _ machines: [ArmHost], _ levelled: [Int], _ forms: [Int],
    _ pool: inout FleetAdmitReport.Pool
  ) throws(QuestionError) {
    let groups = grouping.groups
    func example(_ group: ArmGrouping.Group) -> String {
      levelled.first { fleet.hosts[$0].form == forms[group.members[0]] }.map { fleet.hosts[$0].name } ?? ""
    }
    var open: (names: [String], obstruction: ArmObstruction)?
    for (place, one) in groups.enumerated() {
      for other in groups.dropFirst(place + 1) {
        let obstruction = try ArmObstruction(
          one.members.map { machines[$0] }, other.members.map { machines[$0] }, checking: fleet.checkWanted)
        let names = [example(one), example(other)]
        guard let obstruction, !obstruction.isCertain else {
          pool.outcome = .otherVendor
          pool.reasons = ["its own hosts do not exchange guests both ways: \(some(names))"]
          return
        }
        open = open ?? (names, obstruction)
      }
    }
    guard let open else { return }
    pool.reasons = [
      "it is unknown whether its own hosts exchange guests both ways: \(some(open.names)) (\(some(open.obstruction.between, 6)))"
    ]
    pool.steps = Self.steps(open.obstruction.collect)
  }

  /// What a pool and the host give up if they exchange guests.
  private func weigh(
    _ before: ArmGrouping, _ after: ArmGrouping, _ levelled: [Int], _ forms: [Int],
    _ pool: inout FleetAdmitReport.Pool
  ) throws(QuestionError) {
    try fleet.checkWanted()
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
    // Hosts of thin evidence may refuse guests that start so.
    guard pool.thin.isEmpty else { return }
    pool.start = after.level(Array(0...forms.count)).qemu
    pool.outcome = pool.lost.isEmpty ? .joins : .lowers
  }

  /// What to collect, as a paragraph; nil for nothing.
  private static func steps(_ collect: String?) -> [String]? {
    collect.map { [$0.prefix(1).uppercased() + $0.dropFirst() + "."] }
  }

  /// Whether no core of a host can be that of another host: where some of its cores fit, which of them a guest gets decides.
  private static func isOfAnotherCore(_ host: ArmHost, _ other: ArmHost) -> Bool {
    host.cores.allSatisfy { core in
      other.cores.allSatisfy { core.mainID != nil && $0.mainID != nil && core.mainID != $0.mainID }
    }
  }

  private static func core(_ host: ArmHost) -> String {
    let facts = HostFacts(host).values
    return "\(facts[.model] ?? "unknown") (\(facts[.signature] ?? "no MIDR_EL1"))"
  }
}
