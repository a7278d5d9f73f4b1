internal import CPUCatalog
public import FleetPlans
public import FleetQuestions
internal import FleetStorage
public import MartletQuestions
public import ReportContract
internal import Wording

/// Asks what the pools of a fleet gain when hosts leave.
public struct FleetRetireQuestion: Sendable {
  /// The hosts that leave, by names or UUIDs.
  public var hosts: [String]
  /// What losses cost.
  public var weights: PoolWeights

  /// Asks about those hosts together.
  public init(hosts: [String], weights: PoolWeights = .standard) {
    self.hosts = hosts
    self.weights = weights
  }

  /// The pools that they are in, by the tag `pool`, with the levels that rise.
  ///
  /// - Throws: `noInput` for a host that is not in the store; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetRetireReport {
    let catalog = fleet.records.options.catalog
    let planned = try PlannedFleet(fleet, weights: weights)
    var leaving: Set<Int> = []
    for name in hosts {
      guard let place = planned.place(ofHost: name) else {
        throw QuestionError(
          .noInput, "\(fleet.store.path): the fleet has no host \(name)", at: .parameter("host"))
      }
      leaving.insert(place)
    }
    var report = FleetRetireReport(inputs: [fleet.input])
    func level(_ members: [Int]) -> [String]? {
      let columns = members.map { planned.columns(ofHost: $0) }
      guard columns.allSatisfy({ $0.obstacle == nil }), Set(columns.map(\.vendor)).count == 1 else {
        return nil
      }
      guard columns.first?.arm != nil else { return catalog.names(of: planned.level(of: members)) }
      let arm = planned.arm
      return arm.grouping.common(arm.places(ofForms: members.map { planned.hosts[$0].form })).names
    }
    let pools = Dictionary(grouping: planned.hosts.indices) { planned.hosts[$0].pool ?? "" }
    for (name, members) in pools.sorted(by: { $0.key < $1.key }) {
      let going = members.filter(leaving.contains)
      guard !going.isEmpty else { continue }
      let staying = members.filter { !leaving.contains($0) }
      let guests = going.reduce(0) { $0 + planned.hosts[$1].guests }
      var pool = FleetRetireReport.Pool(
        pool: name.isEmpty ? nil : name, retired: going.map { planned.hosts[$0].name }, left: staying.count,
        guestsToMove: guests)
      if !name.isEmpty, !staying.isEmpty {
        if let before = level(members), let after = level(staying) {
          let had = Set(before)
          pool.gained = after.filter { !had.contains($0) }
        } else {
          pool.isUndetermined = true
        }
      }
      if members.contains(where: { planned.columns(ofHost: $0).arm != nil }) {
        pool.architecture = "aarch64"
        if pool.isUndetermined { pool.reason = try Self.reason(members, staying, planned) }
      }
      report.pools.append(pool)
    }
    return report
  }

  /// Why nobody knows what guests of a pool with arm64 hosts gain, a sentence without a full stop.
  private static func reason(
    _ members: [Int], _ staying: [Int], _ fleet: PlannedFleet
  ) throws(QuestionError) -> String {
    let columns = members.map { fleet.columns(ofHost: $0) }
    guard columns.allSatisfy({ $0.arm != nil }) else { return "the pool has x86 and arm64 hosts" }
    if let thin = members.first(where: { fleet.columns(ofHost: $0).obstacle != nil }) {
      let obstacle = fleet.columns(ofHost: thin).obstacle
      return "\(fleet.hosts[thin].name): \(obstacle?.reason ?? "")"
        + (obstacle?.collect.map { "; \($0)" } ?? "")
    }
    let other = members.first { fleet.columns(ofHost: $0).vendor != columns[0].vendor } ?? members[0]
    let stay = Set(staying.map { fleet.columns(ofHost: $0).vendor }).count == 1
    let pair = [members[0], other]
    let names = pair.map { fleet.hosts[$0].name }
    let hosts = pair.map { [fleet.hosts[$0].form].compactMap { fleet.arm.hosts[$0] } }
    let obstruction = try ArmObstruction(hosts[0], hosts[1], checking: fleet.checkWanted)
    if let obstruction, !obstruction.isCertain {
      return "it is unknown whether guests move both ways between \(names[0]) and \(names[1]): "
        + some(obstruction.between, 6) + (obstruction.collect.map { "; \($0)" } ?? "")
    }
    return "guests do not move both ways between \(names[0]) and \(names[1])"
      + (stay ? "; between the hosts that stay they do" : "")
  }
}

/// What the pools of a fleet gain when hosts leave; encoded as JSON, `martlet.fleet-retire/1.1`.
public struct FleetRetireReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-retire", 1, 1)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The pools that hosts leave, in the order of their names; hosts in no pool come first.
  public var pools: [Pool] = []

  /// A pool that hosts leave.
  public struct Pool: Sendable, Codable, Hashable {
    /// The value of the tag `pool`; nil for hosts in no pool.
    public var pool: String?
    /// The hosts that leave.
    public var retired: [String]
    /// How many hosts stay.
    public var left: Int
    /// What the level gains, by libvirt's names; of arm64, QEMU's properties that can stay on.
    public var gained: [String] = []
    /// Whether the level cannot be known: a host has thin evidence, or the pool has CPUs of several vendors.
    public var isUndetermined = false
    /// How many guests run on the hosts that leave.
    public var guestsToMove: Int
    /// The hosts' architecture, as `uname -m` has it, if some are of arm64; nil for x86.
    public var architecture: String?
    /// Why the level of arm64 hosts cannot be known, a sentence without a full stop; nil otherwise.
    public var reason: String?

    init(pool: String?, retired: [String], left: Int, guestsToMove: Int) {
      self.pool = pool
      self.retired = retired
      self.left = left
      self.guestsToMove = guestsToMove
    }

    /// Whether guests that remain have nowhere to go within the pool.
    var cannotBeDrained: Bool { pool != nil && left < 2 }
  }

  init(inputs: [InputReport]) { self.inputs = inputs }

  /// 0 if every pool can be drained afterwards, 1 if one cannot, else 2 for missing evidence.
  public var exitStatus: Int32 {
    pools.contains(where: \.cannotBeDrained) ? 1 : pools.contains(where: \.isUndetermined) ? 2 : 0
  }

  /// The report as text.
  public var text: String {
    var lines: [String] = []
    for pool in pools {
      if !lines.isEmpty { lines.append("") }
      lines.append(
        "\(pool.pool ?? "In no pool"): \(some(pool.retired, 6)) \(pool.retired.count == 1 ? "leaves" : "leave")"
      )
      if pool.pool != nil {
        lines.append(
          "  hosts left      \(grouped(pool.left))"
            + (pool.cannotBeDrained ? ": the pool can no longer be drained" : ""))
        if pool.isUndetermined {
          lines.append(
            "  level           undetermined: "
              + (pool.reason ?? "a host has thin evidence, or the hosts have CPUs of several vendors"))
        } else if pool.left > 0 {
          lines.append(
            "  \(pool.architecture == nil ? "level gains " : "guests gain ")    "
              + (pool.gained.isEmpty ? "nothing" : some(pool.gained, 12)))
        }
      }
      lines.append("  guests to move  \(grouped(pool.guestsToMove))")
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What pools gain when hosts leave.",
      .field("pools", \Self.pools, "The pools that hosts leave."))
  }
}

extension FleetRetireReport.Pool: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A pool that hosts leave.",
      .field("pool", \Self.pool, "The value of the tag pool; absent for hosts in no pool."),
      .field("retired", \Self.retired, "The hosts that leave."),
      .field("left", \Self.left, "How many hosts stay."),
      .field(
        "gained", \Self.gained,
        "What the level gains, by libvirt's names; of arm64, QEMU's properties that can stay on."),
      .field("isUndetermined", \Self.isUndetermined, "Whether the level cannot be known."),
      .field("guestsToMove", \Self.guestsToMove, "How many guests run on the hosts that leave."),
      .field(
        "architecture", \Self.architecture,
        "The hosts' architecture, if some are of arm64; absent for x86."),
      .field(
        "reason", \Self.reason, "Why the level of arm64 hosts cannot be known; absent otherwise."))
  }
}
