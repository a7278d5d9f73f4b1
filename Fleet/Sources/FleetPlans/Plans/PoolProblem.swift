public import CPUCatalog
public import MartletQuestions
public import PlanChecker
internal import X86CPU

/// A fleet's hosts as questions about pools, one for each vendor, and the hosts that are in none; of arm64 hosts, a group counts as a vendor.
///
/// It has no part in finding plans: planning and checking both begin with it.
public struct PoolProblem: Sendable {
  /// The vendors with enough hosts, by their names.
  public var vendors: [Vendor]
  /// The hosts that no pool gets, by their places in the fleet, each with its reason.
  public var unplaced: [(host: Int, reason: String, collect: String?)]

  /// What stands between groups of arm64 hosts with one core, those with enough hosts and the others.
  public var joins: [PoolPlan.Join]

  /// One vendor's hosts.
  public struct Vendor: Sendable, Hashable {
    /// libvirt's name, or the group of arm64 hosts.
    public var name: String
    /// Features that the same hosts have, each with its loss; only those that some hosts lack and whose loss costs something.
    public var columns: [PoolPlan.Column]
    /// What hosts lose in every plan, because hosts that have less have to stay with them.
    public var unavoidable: Int
    /// The question in numbers.
    public var question: PoolQuestion
    /// For each kind its units, and the places in the fleet of each unit's hosts.
    public var units: [[[Int]]]
  }

  /// Poses the questions.
  ///
  /// Hosts with the same features are one kind; a host of a kind counts as one, and as the mean number of guests on hosts of its kind, rounded. Hosts of one
  /// group are one unit: its features are those that all of them have.
  ///
  /// - Throws: `usage` for weights that are too large to add up; `interrupted`.
  public init(
    _ fleet: PlannedFleet, weights: PoolWeights, minimumHosts: Int, catalog: Catalog
  ) throws(QuestionError) {
    unplaced = []
    vendors = []
    let separations = try ArmSeparation.all(in: fleet)
    joins = separations.map { PoolPlan.Join($0, in: fleet) }
    var byVendor: [String: [Int]] = [:]
    for place in fleet.hosts.indices {
      let columns = fleet.columns(ofHost: place)
      if let obstacle = columns.obstacle {
        unplaced.append((place, obstacle.reason, obstacle.collect))
      } else {
        byVendor[columns.vendor ?? "", default: []].append(place)
      }
    }
    // A group across vendors can be in no pool.
    var vendorsOfGroup: [String: Set<String>] = [:]
    for (vendor, hosts) in byVendor {
      for host in hosts {
        if let group = fleet.hosts[host].group { vendorsOfGroup[group, default: []].insert(vendor) }
      }
    }
    for (vendor, all) in byVendor.sorted(by: { $0.key < $1.key }) {
      var hosts: [Int] = []
      for host in all {
        if let group = fleet.hosts[host].group, let vendors = vendorsOfGroup[group], vendors.count > 1 {
          unplaced.append(
            (
              host,
              "it must stay together with the hosts of \(group), which \(Self.isArm(host, fleet) ? "are of" : "have CPUs of") \(vendors.sorted().joined(separator: " and "))",
              nil
            ))
        } else {
          hosts.append(host)
        }
      }
      guard hosts.count >= minimumHosts else {
        let doubt = ArmSeparation.doubt(aboutGroup: vendor, in: separations)
        for host in hosts {
          guard !Self.isArm(host, fleet) else {
            if let doubt {
              unplaced.append((host, doubt.reason, doubt.collect))
              continue
            }
            unplaced.append(
              (
                host,
                hosts.count == 1
                  ? "no other host exchanges guests with it in both directions (\(vendor)), and a pool of one cannot be drained"
                  : "\(hosts.count) hosts exchange guests in both directions (\(vendor)), and a pool has at least \(minimumHosts)",
                nil
              ))
            continue
          }
          unplaced.append(
            (
              host,
              hosts.count == 1
                ? "it is the only host of \(vendor), and a pool of one cannot be drained"
                : "\(vendor) has \(hosts.count) hosts, and a pool has at least \(minimumHosts)", nil
            ))
        }
        continue
      }
      if Self.isArm(hosts[0], fleet) {
        vendors.append(
          try Self.vendor(
            vendor, hosts, of: fleet, weights, minimumHosts: minimumHosts,
            giving: { fleet.columns(ofHost: $0).arm ?? [] },
            column: { ($0.property, weights.loss(ofProperty: $0.property)) }))
      } else {
        vendors.append(
          try Self.vendor(
            vendor, hosts, of: fleet, weights, minimumHosts: minimumHosts,
            giving: { fleet.columns(ofHost: $0).features },
            column: { (catalog.features[$0].name, weights.loss(of: catalog.features[$0])) }))
      }
    }
    unplaced.sort { $0.host < $1.host }
  }

  private static func isArm(_ host: Int, _ fleet: PlannedFleet) -> Bool {
    fleet.columns(ofHost: host).arm != nil
  }

  /// The question about one vendor's hosts.
  ///
  /// - Parameters:
  ///   - features: What a host gives.
  ///   - column: The name of something that hosts give, and what a unit of weight loses without it.
  private static func vendor<Given: GivenSet>(
    _ name: String, _ hosts: [Int], of fleet: PlannedFleet, _ weights: PoolWeights, minimumHosts: Int,
    giving features: (Int) -> Given, column: (Given.Element) -> (name: String, loss: Int)
  ) throws(QuestionError) -> Vendor {
    var sets: [Given] = []
    var units: [[[Int]]] = []
    var kindOfSet: [Given: Int] = [:]
    for host in hosts where fleet.hosts[host].group == nil {
      let set = features(host)
      if let kind = kindOfSet[set] {
        units[kind].append([host])
      } else {
        kindOfSet[set] = sets.count
        sets.append(set)
        units.append([[host]])
      }
    }
    var weightOfKind = units.map { unit in
      let guests = unit.reduce(0) { $0 + fleet.hosts[$1[0]].guests }
      return weights.weight(ofHostWith: (guests + unit.count / 2) / unit.count)
    }
    var unavoidable = 0
    let groups = Dictionary(grouping: hosts.filter { fleet.hosts[$0].group != nil }) {
      fleet.hosts[$0].group ?? ""
    }
    for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
      let common = members.dropFirst().reduce(features(members[0])) { $0.intersection(features($1)) }
      sets.append(common)
      units.append([members])
      weightOfKind.append(members.reduce(0) { $0 + weights.weight(ofHostWith: fleet.hosts[$1].guests) })
      for host in members {
        let lost = features(host).subtracting(common).inOrder
        unavoidable +=
          weights.weight(ofHostWith: fleet.hosts[host].guests) * lost.reduce(0) { $0 + column($1).loss }
      }
    }
    // Columns that the same kinds have are one.
    let everywhere = sets.dropFirst().reduce(sets[0]) { $0.intersection($1) }
    let somewhere = sets.dropFirst().reduce(sets[0]) { $0.union($1) }
    var columns: [PoolPlan.Column] = []
    var numbers: [[Int]: Int] = [:]
    var own: [[Int]] = sets.map { _ in [] }
    for feature in somewhere.subtracting(everywhere).inOrder {
      let (name, loss) = column(feature)
      guard loss > 0 else { continue }
      let having = sets.indices.filter { sets[$0].contains(feature) }
      let number = numbers[having] ?? columns.count
      if number == columns.count {
        numbers[having] = number
        columns.append(PoolPlan.Column(features: [], loss: 0))
        for kind in having { own[kind].append(number) }
      }
      columns[number].features.append(name)
      columns[number].loss += loss
    }
    let question = PoolQuestion(
      losses: columns.map(\.loss),
      kinds: sets.indices.map { kind in
        .init(
          columns: own[kind], units: units[kind].count, hostsPerUnit: units[kind][0].count,
          weight: weightOfKind[kind])
      }, minimumHosts: minimumHosts)
    if let flaw = question.flaw { throw QuestionError(.usage, "weights: \(flaw)", at: .parameter("weights")) }
    return Vendor(name: name, columns: columns, unavoidable: unavoidable, question: question, units: units)
  }
}

extension PoolProblem.Vendor {
  /// The hosts of each pool of a split, by their places in the fleet: units of a kind go to its pools in order.
  public func members(of split: PoolSplit) -> [[Int]] {
    var next = units.map { _ in 0 }
    return split.pools.map { pool in
      var hosts: [Int] = []
      for share in pool {
        for unit in units[share.kind].dropFirst(next[share.kind]).prefix(share.units) { hosts += unit }
        next[share.kind] += share.units
      }
      return hosts.sorted()
    }
  }
}

/// What a host gives, as a set whose members have an order.
private protocol GivenSet: Hashable {
  associatedtype Element
  func union(_ other: Self) -> Self
  func intersection(_ other: Self) -> Self
  func subtracting(_ other: Self) -> Self
  func contains(_ member: Element) -> Bool
  /// The members in their order.
  var inOrder: [Element] { get }
}

extension FeatureSet: GivenSet {
  fileprivate var inOrder: [Int] { Array(self) }
}

extension Set<ArmSetting>: GivenSet {
  fileprivate var inOrder: [ArmSetting] { sorted() }
}
