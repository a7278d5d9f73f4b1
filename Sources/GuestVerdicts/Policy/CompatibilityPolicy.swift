public import CPUCatalog
public import CPUCompatibility
public import X86CPU

/// The losses that an operator accepts and the features that must stay, for all hosts and by cluster.
public struct CompatibilityPolicy: Sendable {
  /// The rules for every host.
  public var everywhere = Rules()
  /// Additional rules for some hosts; a host gets the rules of every cluster it belongs to.
  public var clusters: [Cluster] = []
  /// Losses that are accepted for some guests only, with a reason and perhaps an end.
  public var waivers: [Waiver] = []
  /// The day on which the policy is applied; nil if it is unknown, and waivers with an end count as ended.
  public var day: CalendarDay?

  /// Creates an empty policy.
  public init() {}

  /// Accepted losses and required features.
  public struct Rules: Sendable {
    /// Features whose absence is only a warning.
    public var warn = FeatureSet()
    /// Features that guests must keep.
    public var keep = FeatureSet()

    /// Creates empty rules.
    public init() {}
  }

  /// A group of hosts with their own rules.
  public struct Cluster: Sendable {
    /// The cluster's name.
    public var name: String
    /// Patterns of hosts' names; `*` stands for any characters, `?` for one.
    public var hosts: [String]
    /// The rules for these hosts.
    public var rules: Rules

    /// Creates a cluster.
    public init(name: String, hosts: [String], rules: Rules) {
      self.name = name
      self.hosts = hosts
      self.rules = rules
    }
  }

  /// The rules for the host with that name; if one rule accepts a loss and another keeps the feature, it must stay.
  public func rules(forHost name: String) -> Rules { rules(forHost: name, accepting: FeatureSet()) }

  /// The rules for a guest on the host with that name: those of the host, and what the guest's waivers accept.
  public func rules(forHost name: String, guest: String, catalog: Catalog) -> Rules {
    rules(forHost: name, accepting: waivers.accepted(for: guest, on: day, catalog))
  }

  private func rules(forHost name: String, accepting accepted: FeatureSet) -> Rules {
    var rules = everywhere
    rules.warn.formUnion(accepted)
    for cluster in clusters where cluster.hosts.contains(where: { NamePattern($0).matches(name) }) {
      rules.warn.formUnion(cluster.rules.warn)
      rules.keep.formUnion(cluster.rules.keep)
    }
    rules.warn = rules.warn.subtracting(rules.keep)
    return rules
  }
}

extension VerdictPair {
  /// The waivers that change the verdict on this pair, or would if they had not ended or been overruled.
  public func uses(of waivers: [Waiver], on day: CalendarDay?) -> [WaiverUse] {
    waivers.uses(
      for: guest.name, among: lostFeatures.union(unknownFeatures).union(refusedFeatures),
      keeping: policy.keep, on: day, catalog)
  }
}
