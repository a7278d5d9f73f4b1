public import CPUCatalog
public import X86CPU

/// The losses that an operator accepts and the features that must stay, for all hosts and by cluster.
public struct CompatibilityPolicy: Sendable {
  /// The rules for every host.
  public var everywhere = Rules()
  /// Additional rules for some hosts; a host gets the rules of every cluster it belongs to.
  public var clusters: [Cluster] = []

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
  public func rules(forHost name: String) -> Rules {
    var rules = everywhere
    for cluster in clusters where cluster.hosts.contains(where: { matches(name[...], $0[...]) }) {
      rules.warn.formUnion(cluster.rules.warn)
      rules.keep.formUnion(cluster.rules.keep)
    }
    rules.warn = rules.warn.subtracting(rules.keep)
    return rules
  }
}

/// Whether `name` matches a pattern with `*` and `?`, in O(name × pattern).
private func matches(_ name: Substring, _ pattern: Substring) -> Bool {
  var (here, there) = (name.startIndex, pattern.startIndex)
  // The position of the last `*`, and how much of the name it has matched.
  var star: (pattern: Substring.Index, name: Substring.Index)?
  while here < name.endIndex {
    if there < pattern.endIndex, pattern[there] == "*" {
      star = (there, here)
      there = pattern.index(after: there)
    } else if there < pattern.endIndex, pattern[there] == "?" || pattern[there] == name[here] {
      (here, there) = (name.index(after: here), pattern.index(after: there))
    } else if let last = star {
      let next = name.index(after: last.name)
      star = (last.pattern, next)
      (here, there) = (next, pattern.index(after: last.pattern))
    } else {
      return false
    }
  }
  return pattern[there...].allSatisfy { $0 == "*" }
}
