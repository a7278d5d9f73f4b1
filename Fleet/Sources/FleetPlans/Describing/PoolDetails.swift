internal import CPUCatalog
internal import CPUCompatibility
package import CPULevelling
internal import FleetPlanning
package import FleetQuestions
package import MartletQuestions
internal import X86CPU

/// Describes pools: their levels, in other systems' words too, and what they cost whom.
///
/// Plans are written with it, and their check derives every word of them again.
package struct PoolDetails {
  private let fleet: OpenFleet
  let hosts: PlannedFleet
  let weights: PoolWeights
  let systems: [ConfiguredSystem]
  private let guests: ResidentGuests

  /// Describes pools of these hosts.
  package init(
    _ fleet: OpenFleet, _ hosts: PlannedFleet, _ weights: PoolWeights, _ systems: [ConfiguredSystem]
  ) {
    self.fleet = fleet
    self.hosts = hosts
    self.weights = weights
    self.systems = systems
    guests = ResidentGuests(hosts, catalog: fleet.records.options.catalog)
  }

  private var catalog: Catalog { fleet.records.options.catalog }

  private func loss(_ features: FeatureSet) -> Int { weights.loss(of: features, in: catalog) }

  /// The pools of one vendor, richest level first.
  ///
  /// - Parameter pools: The places of each pool's hosts.
  /// - Throws: The store's errors.
  package func pools(_ pools: [[Int]], of vendor: String) throws(QuestionError) -> [PoolPlan.Pool] {
    if let first = pools.first?.first, hosts.columns(ofHost: first).arm != nil {
      return armPools(pools, of: vendor)
    }
    let order = pools.map { (members: $0, level: hosts.level(of: $0)) }.sorted { a, b in
      (loss(a.level), a.members.count, b.members[0]) > (loss(b.level), b.members.count, a.members[0])
    }
    var described: [PoolPlan.Pool] = []
    for (place, pool) in order.enumerated() {
      described.append(try self.pool("\(vendor)-\(place + 1)", vendor, pool.members, pool.level))
    }
    return described
  }

  private func pool(
    _ name: String, _ vendor: String, _ members: [Int], _ level: FeatureSet
  ) throws(QuestionError) -> PoolPlan.Pool {
    let recorded = try representatives(members)
    let question = LevelQuestion(hosts: [], records: fleet.records.options)
    try fleet.checkWanted()
    let report = try question.report(on: recorded, by: fleet.records)
    var pool = PoolPlan.Pool(
      name: name, vendor: vendor, hosts: members.map { hosts.hosts[$0].name },
      features: catalog.names(of: level),
      level: report.summary, model: report.model, required: report.required, disabled: report.disabled,
      physicalAddressBits: report.physicalAddressBits, givenUp: givenUp(members, level))
    pool.guests = guests.report(on: members, level: level)
    for system in systems {
      try fleet.checkWanted()
      let answer = try EmissionQuestion(question, for: system).answer(on: recorded, by: fleet.records)
      var remarks: [String] = []
      for remark in answer.checked.flatMap(\.remarks) where remark.kind != .note {
        let line = "\(remark.kind.rawValue): \(remark.text)"
        if !remarks.contains(line) { remarks.append(line) }
      }
      pool.configurations.append(
        PoolPlan.Pool.Configuration(system: system.rawValue, text: answer.text, remarks: remarks))
    }
    return pool
  }

  /// One host of each kind that a level's name and checks depend on: features, map, versions and signature.
  private func representatives(_ members: [Int]) throws(QuestionError) -> [Records.Host] {
    struct Setup: Hashable {
      var features: FeatureSet
      var facts: [String]
    }
    var seen: Set<Setup> = []
    var found: [Records.Host] = []
    for member in members {
      try fleet.checkWanted(at: member)
      let host = hosts.hosts[member]
      guard seen.insert(Setup(features: hosts.columns(ofHost: member).features, facts: host.setup)).inserted,
        var recorded = try fleet.recorded(host: host.id)
      else { continue }
      recorded.cpu.name = host.name
      found.append(recorded)
    }
    return found
  }

  /// What hosts give up, those that give up most first.
  private func givenUp(_ members: [Int], _ level: FeatureSet) -> [PoolPlan.Pool.GivenUp] {
    let groups = Dictionary(grouping: members) { hosts.columns(ofHost: $0).features.subtracting(level) }
    return groups.filter { !$0.key.isEmpty }.map { features, members in
      let weight = members.reduce(0) { $0 + weights.weight(ofHostWith: hosts.hosts[$1].guests) }
      return PoolPlan.Pool.GivenUp(
        hosts: members.map { hosts.hosts[$0].name }, features: catalog.names(of: features),
        cost: weight * loss(features))
    }.sorted { a, b in (b.cost, a.hosts[0]) < (a.cost, b.hosts[0]) }
  }
}
