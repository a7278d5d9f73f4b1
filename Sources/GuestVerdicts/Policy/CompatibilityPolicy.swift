public import CPUCatalog
public import X86CPU

/// What an operator accepts to lose, and what must stay, for all hosts and by cluster.
public struct CompatibilityPolicy: Sendable {
  /// What holds for every host.
  public var everywhere = Rules()
  /// What holds for some hosts besides; the rules of every cluster that a host belongs to are added up.
  public var clusters: [Cluster] = []

  /// A policy that accepts nothing and asks for nothing.
  public init() {}

  /// What is accepted and asked for.
  public struct Rules: Sendable {
    /// Features whose absence is a warning and no block.
    public var warn = FeatureSet()
    /// Features that guests must keep.
    public var keep = FeatureSet()

    /// No rules.
    public init() {}
  }

  /// Hosts that belong together.
  public struct Cluster: Sendable {
    /// The cluster's name.
    public var name: String
    /// Patterns of hosts' names; `*` stands for any characters, `?` for one.
    public var hosts: [String]
    /// What holds for them.
    public var rules: Rules

    /// A cluster.
    public init(name: String, hosts: [String], rules: Rules) {
      self.name = name
      self.hosts = hosts
      self.rules = rules
    }
  }

  /// What holds for the host of that name; where one rule accepts a loss and another asks for the feature, it must stay.
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

/// Whether `name` follows a pattern with `*` and `?`, in O(name × pattern).
private func matches(_ name: Substring, _ pattern: Substring) -> Bool {
  var (here, there) = (name.startIndex, pattern.startIndex)
  // Where the last `*` stands, and what of the name it has taken.
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
