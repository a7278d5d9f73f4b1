/// What a fleet's watchers count, by pool; a host without a pool has the pool "".
///
/// Each number is what the verb of the same question answers: `stuck`, `ledger`, `drift`, `list`, and a plan of `pools`.
public struct FleetMetrics: Sendable, Hashable {
  /// The numbers of each pool.
  public var pools: [String: Pool] = [:]
  /// How often a host's record differed from its record before, by layer.
  public var drift: [Layer: Int] = [:]
  /// What hosts give up by a plan; nil without a plan.
  public var plan: Plan?

  /// The numbers of a pool.
  public struct Pool: Sendable, Hashable {
    /// Hosts whose records tell the CPU's vendor.
    public var knownHosts = 0
    /// Hosts whose records do not.
    public var unknownHosts = 0
    /// Hosts that hold a guest which no other host takes.
    public var holdingHosts = 0
    /// Guests that at least one other host takes.
    public var movable = 0
    /// Guests that no other host certainly takes, while evidence is missing for at least one.
    public var undetermined = 0
    /// Guests that every other host blocks.
    public var stuck = 0
    /// Guests that are due for a power cycle.
    public var due = 0
    /// Guests that cannot go to hosts that are as theirs was before its newest record.
    public var withoutReturn = 0
    /// When the oldest of the hosts' newest records was taken, in seconds since 1970; nil for a pool without hosts.
    public var oldest: Double?

    /// No hosts and no guests.
    public init() {}
  }

  /// Where on a host something changed.
  public enum Layer: String, Sendable, CaseIterable {
    case silicon, microcode, firmware, kernel, kvm, qemu, libvirt
  }

  /// What a plan of pools costs.
  public struct Plan: Sendable, Hashable {
    /// For each pool and effect of a loss: features that hosts give up, each counted once a host.
    public var losses: [Loss] = []
    /// How far the cost is above the proven bound, as a share of the cost: 0 if it is proven optimal.
    public var gap: Double

    /// Features of one effect that the hosts of a pool give up.
    public struct Loss: Sendable, Hashable {
      /// The pool's name in the plan.
      public var pool: String
      /// `LossEffect`'s word.
      public var effect: String
      /// The sum over the hosts of such features.
      public var count: Int
    }
  }
}

extension FleetMetrics {
  /// The metrics for Prometheus.
  ///
  /// - Parameters:
  ///   - version: Martlet's.
  ///   - now: Seconds since 1970.
  public func exposition(version: String, now: Double) -> String {
    var text = ExpositionText()
    let pools = pools.sorted { $0.key < $1.key }
    func each(_ value: (Pool) -> Int) -> [ExpositionText.Sample] {
      pools.map { .init(["pool": $0.key], value($0.value)) }
    }
    func each(_ label: StaticString, _ values: [(String, (Pool) -> Int)]) -> [ExpositionText.Sample] {
      pools.flatMap { name, pool in
        values.map { word, value in .init(["pool": name, label: word], value(pool)) }
      }
    }
    text.add(
      "martlet_build_info", .gauge, "The version of Martlet that wrote these metrics; always 1.",
      [.init(["version": version], 1)])
    text.add(
      "martlet_metrics_timestamp_seconds", .gauge, "When these metrics were computed, in seconds since 1970.",
      [.init([:], now)])
    text.add(
      "martlet_hosts", .gauge, "Hosts, by whether their records tell what CPU they have.",
      each("state", [("known", \.knownHosts), ("unknown", \.unknownHosts)]))
    text.add(
      "martlet_hosts_holding_guests", .gauge,
      "Hosts with a guest that no other host takes: they cannot be drained.", each(\.holdingHosts))
    text.add(
      "martlet_guests", .gauge, "Guests, by whether another host takes them as they run.",
      each(
        "outcome", [("movable", \.movable), ("undetermined", \.undetermined), ("stuck", \.stuck)]))
    text.add(
      "martlet_guests_without_target", .gauge, "Guests that every other host blocks.", each(\.stuck))
    text.add(
      "martlet_guests_power_cycle_required", .gauge,
      "Guests whose running CPU is not what their definition or pool says.", each(\.due))
    text.add(
      "martlet_guests_without_return", .gauge,
      "Guests that cannot go to hosts that are as theirs was before its last change.", each(\.withoutReturn))
    text.add(
      "martlet_evidence_oldest_seconds", .gauge,
      "The age of the oldest newest record of a host when these metrics were computed.",
      pools.compactMap { name, pool in
        pool.oldest.map { .init(["pool": name], max(0, (now - $0).rounded())) }
      })
    text.add(
      "martlet_host_drift_events_total", .counter,
      "Records of hosts that differ from the record before, by the layer that changed.",
      Layer.allCases.map { .init(["layer": $0.rawValue], drift[$0] ?? 0) })
    if let plan {
      text.add(
        "martlet_pool_loss", .gauge,
        "Features that hosts of a planned pool give up, each counted once a host, by what their loss does to a guest.",
        plan.losses.map { .init(["pool": $0.pool, "class": $0.effect], $0.count) })
      text.add(
        "martlet_pool_gap_ratio", .gauge,
        "How far the cost of the planned pools is above the proven bound, as a share of the cost.",
        [.init([:], plan.gap)])
    }
    return text.text
  }
}
