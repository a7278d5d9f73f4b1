internal import CPUCatalog
internal import FleetPlanning
public import FleetPlans
public import FleetQuestions
internal import FleetStorage
internal import Foundation
public import MartletQuestions

/// Asks for the numbers by which a fleet is watched.
public struct FleetMetricsQuestion: Sendable {
  /// A plan whose losses and gap are counted too; nil for none.
  public var plan: PoolPlan?

  /// Asks for a fleet's numbers.
  public init(plan: PoolPlan? = nil) { self.plan = plan }

  /// The numbers, each as the verb of the same question answers it.
  ///
  /// - Throws: The store's errors; `badInput` for a plan with a feature that Martlet does not know.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetMetrics {
    var metrics = FleetMetrics()
    let snapshot = try fleet.snapshot()
    for host in snapshot.hosts {
      let isKnown = snapshot.hostForms[host.form].vendor != nil
      metrics.pools[host.pool ?? "", default: .init()].count(isKnown: isKnown)
    }
    for group in snapshot.residents {
      let pool = group.host.flatMap { snapshot.hosts[$0].pool } ?? ""
      metrics.pools[pool, default: .init()].movable += group.count
    }
    var holding: [String: Set<String>] = [:]
    for group in try FleetStuckQuestion().answer(in: fleet).groups {
      let pool = group.pool ?? ""
      metrics.pools[pool, default: .init()].movable -= group.count
      if group.isStuck {
        metrics.pools[pool, default: .init()].stuck += group.count
        if let host = group.host { holding[pool, default: []].insert(host) }
      } else {
        metrics.pools[pool, default: .init()].undetermined += group.count
      }
    }
    for (pool, hosts) in holding { metrics.pools[pool]?.holdingHosts = hosts.count }
    for (pool, count) in try FleetLedgerQuestion().duePools(in: fleet) {
      metrics.pools[pool, default: .init()].due = count
    }
    let oldest = try wrapped { () throws(FleetStoreError) in try fleet.store.oldestRecords(byTag: "pool") }
    for (pool, taken) in oldest {
      guard let taken = try? Date(taken, strategy: .iso8601).timeIntervalSince1970 else { continue }
      metrics.pools[pool, default: .init()].oldest = taken
    }
    let changed = try FleetDriftQuestion().answer(in: fleet).hosts
    let poolOfHost =
      changed.isEmpty
      ? [:]
      : Dictionary(snapshot.hosts.map { ($0.name, $0.pool ?? "") }, uniquingKeysWith: { _, last in last })
    for host in changed {
      let pool = poolOfHost[host.host] ?? ""
      metrics.pools[pool, default: .init()].withoutReturn += host.noReturn.reduce(0) { $0 + $1.count }
    }
    try wrapped { () throws(FleetStoreError) in
      try fleet.store.forEachChangeOfFacts { old, new in
        let layers = Set(HostFacts.changes(from: old, to: new).compactMap { Self.layer(of: $0.key) })
        for layer in layers { metrics.drift[layer, default: 0] += 1 }
      }
    }
    metrics.plan = try plan.map { plan throws(QuestionError) in try Self.numbers(of: plan, fleet) }
    return metrics
  }

  /// The layer that a fact belongs to; nil for what is no layer of its own.
  private static func layer(of key: HostFacts.Key) -> FleetMetrics.Layer? {
    switch key {
    case .brand, .signature: .silicon
    case .microcode: .microcode
    case .firmware: .firmware
    case .kernel, .commandLine, .pages: .kernel
    case .kvm: .kvm
    case .qemu: .qemu
    case .libvirt, .map: .libvirt
    case .model: nil
    }
  }

  private static func numbers(
    of plan: PoolPlan, _ fleet: OpenFleet
  ) throws(QuestionError) -> FleetMetrics.Plan {
    let catalog = fleet.records.options.catalog
    var losses: [FleetMetrics.Plan.Loss] = []
    for pool in plan.pools {
      var counts: [LossEffect: Int] = [:]
      for part in pool.givenUp {
        for name in part.features {
          guard let feature = catalog[name] else {
            throw QuestionError(.badInput, "plan: no feature is called \(name)", at: .parameter("plan"))
          }
          counts[feature.effect, default: 0] += part.hosts.count
        }
      }
      for effect in LossEffect.allCases {
        losses.append(.init(pool: pool.name, effect: effect.rawValue, count: counts[effect] ?? 0))
      }
    }
    let last = plan.curve.last
    let gap = last.map { $0.cost == 0 ? 0 : Double($0.cost - $0.bound) / Double($0.cost) } ?? 0
    return FleetMetrics.Plan(losses: losses, gap: gap)
  }
}

extension FleetMetrics.Pool {
  fileprivate mutating func count(isKnown: Bool) {
    if isKnown { knownHosts += 1 } else { unknownHosts += 1 }
  }
}
