internal import FleetQuestions
public import ReportContract
internal import Wording

/// What a host would do to each pool; encoded as JSON, `martlet.fleet-admit/1.1`.
public struct FleetAdmitReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-admit", 1, 1)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The host, or libvirt's model of its generation.
  public var host: String
  /// Its architecture, as `uname -m` has it; nil for x86.
  public var architecture: String?
  /// libvirt's name of its vendor, or who designed an arm64 core; nil if unknown.
  public var vendor: String?
  /// On what undetermined features depend; nil if none is.
  public var dependsOn: String?
  /// The pools, the best one to join first.
  public var pools: [Pool] = []

  /// What happens to a pool.
  public enum Outcome: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// Its level stays.
    case joins
    /// Its level stays, or becomes lower: evidence is missing.
    case undetermined
    /// Its level becomes lower.
    case lowers
    /// No guest moves between the host and the pool.
    case otherVendor = "other-vendor"
  }

  /// A pool, and what the host would do to it.
  public struct Pool: Sendable, Codable, Hashable {
    /// The value of the tag `pool`.
    public var pool: String
    /// How many hosts it has.
    public var hosts: Int
    /// What happens to it.
    public var outcome = Outcome.undetermined
    /// What its level loses, by libvirt's names.
    public var lost: [String] = []
    /// What its level may lose.
    public var mayLose: [String] = []
    /// What the host would give up.
    public var givenUp: [String] = []
    /// What that costs the pool and the host for certain, by the weights.
    public var cost = 0
    /// How many more of its running guests would be above its level.
    public var guestsAbove = 0
    /// Its hosts that do not count, for thin evidence.
    public var thin: [String] = []
    /// Why no guest moves both ways, or why that is unknown: registers, fields, firmware, or a sentence; nil where nothing stands in the way.
    public var reasons: [String]?
    /// What would change that, a paragraph each, which first says what it interrupts; nil for nothing.
    public var steps: [String]?
    /// QEMU's option for guests that move between all hosts of the pool and the host, of arm64; nil without one.
    public var start: String?

    /// A pool that is not judged yet.
    init(pool: String, hosts: Int) {
      self.pool = pool
      self.hosts = hosts
    }

    /// The order of outcomes, the best first.
    var rank: Int {
      switch outcome {
      case .joins: 0
      case .undetermined: 1
      case .lowers: 2
      case .otherVendor: 3
      }
    }
  }

  init(inputs: [InputReport], host: String, vendor: String?, dependsOn: String?) {
    self.inputs = inputs
    self.host = host
    self.vendor = vendor
    self.dependsOn = dependsOn
  }

  /// 0 if a pool keeps its level, 2 if evidence is missing for that, else 1.
  public var exitStatus: Int32 {
    pools.contains { $0.outcome == .joins } ? 0 : pools.contains { $0.outcome == .undetermined } ? 2 : 1
  }

  /// The report as text.
  public var text: String {
    var lines: [String] = []
    let best = pools.first { $0.outcome == .joins }
    if let best {
      lines.append(
        "\(host) can join \(best.pool): the pool keeps its level"
          + (best.givenUp.isEmpty ? "." : ", and the host gives up \(some(best.givenUp, 8))."))
    } else if pools.contains(where: { $0.outcome == .undetermined }) {
      lines.append("UNDETERMINED: it is unknown whether a pool keeps its level with \(host).")
    } else if pools.contains(where: { $0.outcome == .lowers }) {
      lines.append(
        "\(host) lowers every pool that it could join. With a second host like it, a pool of their own costs nothing."
      )
    } else {
      lines.append(
        architecture == nil
          ? "\(host) fits no pool: all have CPUs of another vendor."
          : "\(host) fits no pool: guests do not move both ways between it and any of them.")
    }
    if let dependsOn, architecture != nil || pools.contains(where: { !$0.mayLose.isEmpty }) {
      lines.append("Where it is unknown, \(dependsOn).")
    }
    for pool in pools {
      lines += ["", "\(pool.pool): \(counted(pool.hosts, "host")), \(title(pool.outcome))"]
      if let reasons = pool.reasons, !reasons.isEmpty {
        lines.append("  because              \(some(reasons, 8))")
      }
      for (place, step) in (pool.steps ?? []).enumerated() {
        lines.append("  \(place == 0 ? "to join" : "or     ")              \(step)")
      }
      if let start = pool.start { lines.append("  guests start by      \(start)") }
      if !pool.lost.isEmpty { lines.append("  the pool loses       \(some(pool.lost, 10))") }
      if !pool.mayLose.isEmpty { lines.append("  the pool may lose    \(some(pool.mayLose, 10))") }
      if !pool.givenUp.isEmpty { lines.append("  the host gives up    \(some(pool.givenUp, 10))") }
      if pool.outcome != .otherVendor, !pool.thin.isEmpty || pool.outcome != .undetermined {
        if pool.cost > 0 { lines.append("  cost                 \(grouped(pool.cost))") }
      }
      if pool.guestsAbove > 0 {
        lines.append(
          "  guests               \(grouped(pool.guestsAbove)) more are above its level until a power cycle")
      }
      if !pool.thin.isEmpty {
        lines.append(
          "  not counted          \(some(pool.thin)): thin evidence (martlet fleet pools says what to collect)"
        )
      }
    }
    return printableLines(lines.joined(separator: "\n") + "\n")
  }

  private func title(_ outcome: Outcome) -> String {
    switch outcome {
    case .joins: "keeps its level"
    case .undetermined: "undetermined"
    case .lowers: "becomes lower"
    case .otherVendor:
      architecture == nil ? "has CPUs of another vendor" : "guests do not move both ways"
    }
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What a host would do to each pool.",
      .field("host", \Self.host, "The host, or libvirt's model of its generation."),
      .field("architecture", \Self.architecture, "Its architecture; absent for x86."),
      .field(
        "vendor", \Self.vendor,
        "libvirt's name of its vendor, or who designed an arm64 core; absent if unknown."),
      .field("dependsOn", \Self.dependsOn, "On what undetermined features depend; absent if none is."),
      .field("pools", \Self.pools, "The pools, the best one to join first."))
  }
}

extension FleetAdmitReport.Pool: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A pool, and what a host would do to it.", .field("pool", \Self.pool, "The value of the tag pool."),
      .field("hosts", \Self.hosts, "How many hosts it has."),
      .field("outcome", \Self.outcome, "Whether its level stays or becomes lower."),
      .field("lost", \Self.lost, "What its level loses, by libvirt's names."),
      .field("mayLose", \Self.mayLose, "What its level may lose."),
      .field("givenUp", \Self.givenUp, "What the host would give up."),
      .field("cost", \Self.cost, "What that costs for certain, by the weights."),
      .field(
        "guestsAbove", \Self.guestsAbove, "How many more of its running guests would be above its level."),
      .field("thin", \Self.thin, "Its hosts that do not count, for thin evidence."),
      .field(
        "reasons", \Self.reasons,
        "Why no guest moves both ways, or why that is unknown; absent where nothing stands in the way."),
      .field("steps", \Self.steps, "What would change that; absent for nothing."),
      .field(
        "start", \Self.start,
        "QEMU's option for guests that move between all hosts of the pool and the host, of arm64; absent without one."
      ))
  }
}
