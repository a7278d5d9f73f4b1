internal import FleetQuestions
public import PlanChecker
public import ReportContract
internal import Wording

/// What differs between two plans; encoded as JSON, `martlet.plan-difference/2.0`.
public struct PlanDifferenceReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("plan-difference", 2, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The two plans.
  public var inputs: [InputReport]
  /// Empty: plans are compared, and nothing is judged.
  public var judgedBy: [Yardstick] = []
  /// What the plans are about.
  public var kind: PlanKind
  /// What was asked differently, a sentence without a full stop each.
  public var request: [String] = []
  /// Hosts with other evidence, other guests, or in only one of the fleets, a sentence without a full stop each.
  public var hosts: [String] = []
  /// Numbers of pools whose cost or bound differs.
  public var curve: [Point] = []
  /// Costs and bounds of drains that differ; nil for none.
  public var costs: Costs?
  /// Hosts that are in another pool, or guests that go to another host.
  public var moves: [Move] = []

  /// A number of pools whose cost or bound differs.
  public struct Point: Sendable, Codable, Hashable {
    /// The most pools.
    public var pools: Int
    /// The costs in the first plan and in the second; nil where a plan has no such point.
    public var before, after: Int?
    /// The bounds likewise.
    public var boundBefore, boundAfter: Int?
  }

  /// Costs and bounds of two drains.
  public struct Costs: Sendable, Codable, Hashable {
    /// The costs in the first plan and in the second; nil where a plan has no moves.
    public var before, after: PlacementCost?
    /// The bounds likewise.
    public var boundBefore, boundAfter: PlacementCost
  }

  /// A host in another pool, or a guest that goes to another host.
  public struct Move: Sendable, Codable, Hashable {
    /// The host; nil for a guest.
    public var host: String?
    /// The guest; nil for a host.
    public var guest: String?
    /// The pool or host of the first plan; nil for none, and for a guest that stays.
    public var from: String?
    /// The pool or host of the second plan, likewise.
    public var to: String?

    init(host: String? = nil, guest: String? = nil, from: String?, to: String?) {
      self.host = host
      self.guest = guest
      self.from = from
      self.to = to
    }
  }

  /// Compares two plans, in O(hosts).
  ///
  /// Pools are the same if they share most of their hosts, whatever their names are.
  public init(from old: PoolPlan, to new: PoolPlan, inputs: [InputReport]) {
    self.inputs = inputs
    kind = .pools
    let (a, b) = (old.request, new.request)
    if a.pools != b.pools { request.append("at most \(b.pools) pools instead of \(a.pools)") }
    if a.minimumHosts != b.minimumHosts {
      request.append("at least \(b.minimumHosts) hosts in a pool instead of \(a.minimumHosts)")
    }
    if a.keepTogether != b.keepTogether {
      request.append(
        "hosts stay together by \(b.keepTogether ?? "nothing") instead of \(a.keepTogether ?? "nothing")")
    }
    if a.weights != b.weights { request.append("other weights") }
    if old.tables != new.tables { request.append("another Martlet, or other tables, read the evidence") }
    let before = Dictionary(old.hosts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.hosts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for host in new.hosts {
      guard let was = before[host.name] else {
        hosts.append("\(host.name) is new")
        continue
      }
      if was.evidence != host.evidence || was.uuid != host.uuid {
        hosts.append("\(host.name) has other records")
      }
      if was.guests != host.guests {
        hosts.append("\(host.name) has \(host.guests) guests instead of \(was.guests)")
      }
    }
    for host in old.hosts where after[host.name] == nil { hosts.append("\(host.name) is gone") }
    let points = Dictionary(old.curve.map { ($0.pools, $0) }, uniquingKeysWith: { first, _ in first })
    let others = Dictionary(new.curve.map { ($0.pools, $0) }, uniquingKeysWith: { first, _ in first })
    for pools in Set(points.keys).union(others.keys).sorted() {
      let (one, other) = (points[pools], others[pools])
      guard one?.cost != other?.cost || one?.bound != other?.bound else { continue }
      curve.append(
        Point(
          pools: pools, before: one?.cost, after: other?.cost, boundBefore: one?.bound,
          boundAfter: other?.bound))
    }
    let home = Self.pools(old)
    let target = Self.pools(new)
    // Each old pool is the new one that has most of its hosts.
    var votes: [String: [String: Int]] = [:]
    for (host, pool) in home { if let to = target[host] { votes[pool, default: [:]][to, default: 0] += 1 } }
    var same: [String: String] = [:]
    for (pool, counts) in votes.sorted(by: { $0.key < $1.key }) {
      let best = counts.filter { !same.values.contains($0.key) }.max {
        ($0.value, $1.key) < ($1.value, $0.key)
      }
      if let best { same[pool] = best.key }
    }
    for host in Set(home.keys).union(target.keys).sorted() {
      let (from, to) = (home[host], target[host])
      if let from, let to, same[from] == to { continue }
      if from == nil, before[host] == nil, to == nil { continue }
      moves.append(Move(host: host, from: from, to: to))
    }
  }

  private static func pools(_ plan: PoolPlan) -> [String: String] {
    var pools: [String: String] = [:]
    for pool in plan.pools { for host in pool.hosts { pools[host] = pool.name } }
    return pools
  }

  /// Whether both plans say the same.
  public var isEmpty: Bool {
    request.isEmpty && hosts.isEmpty && curve.isEmpty && costs == nil && moves.isEmpty
  }

  /// 0 if both plans say the same, else 1.
  public var exitStatus: Int32 { isEmpty ? 0 : 1 }

  /// The report as text.
  public var text: String {
    if isEmpty { return "Both plans say the same.\n" }
    var lines: [String] = []
    func add(_ title: String, _ entries: [String]) {
      guard !entries.isEmpty else { return }
      lines += (lines.isEmpty ? [] : [""]) + [title] + entries.prefix(20).map { "  \($0)" }
      if entries.count > 20 {
        lines.append("  and \(grouped(entries.count - 20)) more; --format json lists all")
      }
    }
    add("ASKED DIFFERENTLY", request)
    add(kind == .pools ? "HOSTS" : "HOSTS AND GUESTS", hosts)
    add(
      "COSTS",
      curve.map { point in
        "\(counted(point.pools, "pool")): \(point.before.map(grouped) ?? "none") before, \(point.after.map(grouped) ?? "none") after"
          + (point.before == point.after
            ? "; at least \(point.boundBefore.map(grouped) ?? "none") before, \(point.boundAfter.map(grouped) ?? "none") after"
            : "")
      })
    if let costs {
      func words(_ cost: PlacementCost?) -> String {
        cost.map { "\(counted($0.moves, "move")) of \(grouped($0.memory)) MiB" } ?? "no moves"
      }
      add(
        "COSTS",
        [
          "\(words(costs.before)) before, \(words(costs.after)) after",
          "at least \(words(costs.boundBefore)) before, \(words(costs.boundAfter)) after",
        ])
    }
    switch kind {
    case .pools:
      add(
        "HOSTS IN ANOTHER POOL",
        moves.map { "\($0.host ?? ""): from \($0.from ?? "no pool") to \($0.to ?? "no pool")" })
    case .drain:
      add(
        "GUESTS THAT GO ELSEWHERE",
        moves.map {
          "\($0.guest ?? ""): to \($0.to ?? "nowhere, it stays") instead of \($0.from ?? "nowhere")"
        })
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What differs between two plans.",
      .field("kind", \Self.kind, "What the plans are about."),
      .field("request", \Self.request, "What was asked differently."),
      .field("hosts", \Self.hosts, "Hosts with other evidence, other guests, or in only one of the fleets."),
      .field("curve", \Self.curve, "Numbers of pools whose cost or bound differs."),
      .field("costs", \Self.costs, "Costs and bounds of drains that differ; absent for none."),
      .field("moves", \Self.moves, "Hosts that are in another pool, or guests that go to another host."))
  }
}

extension PlanDifferenceReport.Point: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A number of pools whose cost or bound differs.", .field("pools", \Self.pools, "The most pools."),
      .field("before", \Self.before, "The cost in the first plan; absent if it has no such point."),
      .field("after", \Self.after, "The cost in the second plan; absent if it has no such point."),
      .field(
        "boundBefore", \Self.boundBefore, "The bound in the first plan; absent if it has no such point."),
      .field("boundAfter", \Self.boundAfter, "The bound in the second plan; absent if it has no such point."))
  }
}

extension PlanDifferenceReport.Costs: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Costs and bounds of two drains.",
      .field("before", \Self.before, "The cost in the first plan; absent if it has no moves."),
      .field("after", \Self.after, "The cost in the second plan; absent if it has no moves."),
      .field("boundBefore", \Self.boundBefore, "The bound in the first plan."),
      .field("boundAfter", \Self.boundAfter, "The bound in the second plan."))
  }
}

extension PlanDifferenceReport.Move: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host in another pool, or a guest that goes to another host.",
      .field("host", \Self.host, "The host; absent for a guest."),
      .field("guest", \Self.guest, "The guest; absent for a host."),
      .field("from", \Self.from, "The pool or host of the first plan; absent for none."),
      .field("to", \Self.to, "The pool or host of the second plan; absent for none."))
  }
}
