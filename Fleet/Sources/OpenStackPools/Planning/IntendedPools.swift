public import FleetPlans
public import OpenStackClient

/// A plan's pools as a cloud would have them: its hosts, the steps that make them, and what stands against that.
public struct IntendedPools: Sendable {
  /// The pools, in the plan's order.
  public var pools: [Pool] = []
  /// The steps, in the order in which they are made.
  public var steps: [PoolStep] = []
  /// Why the plan cannot be carried out in this cloud, a sentence without a full stop each.
  public var conflicts: [String] = []

  /// A pool.
  public struct Pool: Sendable {
    /// The plan's pool.
    public var plan: PoolPlan.Pool
    /// Its names in the cloud.
    public var names: PoolNames
    /// Its hosts, as Nova knows them, in the plan's order.
    public var hosts: [PoolFacts.Host]
  }

  /// A flavor that should land in a pool.
  public struct FlavorChoice: Sendable, Hashable {
    /// The flavor's name or id.
    public var flavor: String
    /// The pool's name.
    public var pool: String

    /// Reads `FLAVOR=POOL`; nil for anything else.
    public init?(_ text: String) {
      guard let sign = text.lastIndex(of: "="), sign != text.startIndex,
        text.index(after: sign) != text.endIndex
      else { return nil }
      flavor = String(text[..<sign])
      pool = String(text[text.index(after: sign)...])
    }
  }

  /// Finds a plan's hosts and flavors in a cloud, and derives the steps.
  public init(_ plan: PoolPlan, flavors choices: [FlavorChoice], in facts: PoolFacts) {
    var owners: [String: String] = [:]
    for pool in plan.pools {
      guard let names = PoolNames(pool.name) else {
        conflicts.append("the name of the pool \(pool.name.debugDescription) makes no name of a trait")
        continue
      }
      if let other = owners.updateValue(pool.name, forKey: names.trait) {
        conflicts.append("the pools \(other) and \(pool.name) would share the trait \(names.trait)")
      }
      pools.append(Pool(plan: pool, names: names, hosts: hosts(pool, facts)))
    }
    if plan.pools.isEmpty { conflicts.append("the plan has no pools") }
    checkHosts()
    for pool in pools { addSteps(pool, choices, facts) }
    for choice in choices where !plan.pools.contains(where: { $0.name == choice.pool }) {
      conflicts.append(
        "the plan has no pool \(choice.pool), which --flavor \(choice.flavor)=\(choice.pool) names")
    }
    checkCloud(facts)
  }

  /// The pool that a compute host is in.
  func pool(ofHost host: String) -> Pool? { pools.first { $0.hosts.contains { $0.host == host } } }

  /// A plan's host is a hypervisor or a compute host of that name; a short name never stands for a long one.
  private mutating func hosts(_ pool: PoolPlan.Pool, _ facts: PoolFacts) -> [PoolFacts.Host] {
    var found: [PoolFacts.Host] = []
    var absent: [String] = []
    for name in pool.hosts {
      // A record that a cloud gave is called nova:NAME in a fleet.
      let plain = name.hasPrefix("nova:") ? String(name.dropFirst(5)) : name
      let matches = facts.hosts.filter { $0.hypervisor == plain || $0.host == plain }
      if matches.count == 1 {
        found.append(matches[0])
      } else if matches.isEmpty {
        absent.append(plain)
      } else {
        conflicts.append("Nova has \(matches.count) hypervisors that are called \(plain)")
      }
    }
    if !absent.isEmpty {
      conflicts.append(
        "Nova has no hypervisor or compute host \(absent.prefix(4).joined(separator: ", "))\(absent.count > 4 ? " and \(absent.count - 4) more" : "") of the pool \(pool.name)"
      )
    }
    return found
  }

  /// An aggregate holds compute hosts: all hypervisors of one have to be in one pool.
  private mutating func checkHosts() {
    var owners: [String: String] = [:]
    for pool in pools {
      for host in pool.hosts {
        if let other = owners.updateValue(pool.plan.name, forKey: host.host), other != pool.plan.name {
          conflicts.append(
            "the compute host \(host.host) would be in the pools \(other) and \(pool.plan.name)")
        }
      }
    }
  }

  private mutating func addSteps(_ pool: Pool, _ choices: [FlavorChoice], _ facts: PoolFacts) {
    let (names, plan) = (pool.names, pool.plan.name)
    steps.append(PoolStep(kind: .trait, pool: plan, name: names.trait))
    for host in pool.hosts {
      steps.append(
        PoolStep(kind: .hostTrait, pool: plan, name: names.trait, target: host.host, provider: host.id))
    }
    steps.append(PoolStep(kind: .aggregate, pool: plan, name: names.aggregate))
    // The property before the hosts: an aggregate with hosts and without it would isolate nothing, unnoticed.
    steps.append(PoolStep(kind: .metadata, pool: plan, name: names.aggregate, key: names.key))
    var seen: Set<String> = []
    for host in pool.hosts where seen.insert(host.host).inserted {
      steps.append(PoolStep(kind: .member, pool: plan, name: names.aggregate, target: host.host))
    }
    for choice in choices where choice.pool == plan {
      let matches = facts.flavors.filter { $0.id == choice.flavor || $0.name == choice.flavor }
      guard matches.count == 1, let flavor = matches.first else {
        conflicts.append("Nova has \(matches.isEmpty ? "no flavor" : "several flavors") \(choice.flavor)")
        continue
      }
      guard let specs = flavor.extraSpecs else {
        conflicts.append("Nova's API hides the extra specs of the flavor \(flavor.name)")
        continue
      }
      let step = PoolStep(
        kind: .flavor, pool: plan, name: flavor.name, target: flavor.id, key: names.key)
      if !steps.contains(step) { steps.append(step) }
      if let value = specs[names.key], value != "required" {
        conflicts.append("the flavor \(flavor.name) has \(names.key)=\(value)")
      }
      for key in specs.keys.sorted() where key.hasPrefix("trait:" + PoolNames.prefix) && key != names.key {
        conflicts.append("the flavor \(flavor.name) requires another pool (\(key))")
      }
    }
  }

  /// What somebody else has made there by the same names.
  private mutating func checkCloud(_ facts: PoolFacts) {
    for pool in pools {
      let members = Set(pool.hosts.map(\.id))
      for host in pool.hosts {
        for (trait, owners) in facts.traits.sorted(by: { $0.key < $1.key })
        where trait != pool.names.trait && owners.contains(host.id) {
          conflicts.append(
            "the host \(host.host) has the trait \(trait) of another plan; undo that plan first")
        }
      }
      let strangers = facts.traits[pool.names.trait, default: []].subtracting(members)
      if !strangers.isEmpty {
        let known = facts.hosts.filter { strangers.contains($0.id) }.map(\.host).sorted()
        conflicts.append(
          "the trait \(pool.names.trait) is on \(known.isEmpty ? "\(strangers.count) providers" : known.joined(separator: ", ")) too, outside the pool \(pool.plan.name)"
        )
      }
      guard let aggregate = facts.aggregate(pool.names.aggregate) else { continue }
      let others = Set(aggregate.hosts).subtracting(pool.hosts.map(\.host)).sorted()
      if !others.isEmpty {
        conflicts.append(
          "the aggregate \(aggregate.name) holds \(others.joined(separator: ", ")) too, outside the pool \(pool.plan.name)"
        )
      }
      if let value = aggregate.metadata[pool.names.key], value != "required" {
        conflicts.append("the aggregate \(aggregate.name) has \(pool.names.key)=\(value)")
      }
    }
  }
}
