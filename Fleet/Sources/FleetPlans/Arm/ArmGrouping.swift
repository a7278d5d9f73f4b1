package import ArmCompatibility
internal import FleetQuestions
package import MartletQuestions

/// arm64 hosts in groups whose guests move in both directions if all is off that can be off, and what the hosts of a group share.
///
/// A group is the most that a pool can have. Between groups no definition opens a way: MIDR_EL1, fields that cannot be written, lists of registers
/// and firmware stay as the hosts have them.
package struct ArmGrouping: Sendable {
  /// The groups, by their names.
  package private(set) var groups: [Group] = []
  /// What each host gives of what can be off, by its place.
  package private(set) var settings: [Set<ArmSetting>] = []
  /// The group of each host, by its place.
  package private(set) var groupOfHost: [Int] = []

  /// Hosts between which guests move in both directions.
  package struct Group: Sendable, Hashable {
    /// The core, with the kernel's series and a number where that alone is not unique: `Neoverse-N1-r4p1-Linux-6.12`.
    package var name = ""
    /// The hosts' places, ascending.
    package var members: [Int]
  }

  /// No hosts.
  package init() {}

  /// Groups hosts, in O(hosts²) verdicts between those of one core.
  ///
  /// A host joins the first group that it exchanges guests with, all of whose hosts; so a group never has a pair that does not.
  ///
  /// - Parameter check: Ends a question that nobody wants the answer of; called for each host.
  /// - Throws: As `check`.
  package init(_ hosts: [ArmHost], checking check: WantedCheck) throws(QuestionError) {
    settings = hosts.map { _ in [] }
    groupOfHost = hosts.map { _ in 0 }
    let narrowest = ArmSettings.narrowest.guest
    groups = try Self.cliques(Array(hosts.indices), check) {
      ArmPair(hosts[$0], hosts[$1]).movesBothWays(narrowest)
    }.map { Group(members: $0) }
    for group in groups {
      for property in ["pauth", "pmu"] {
        let having = group.members.filter { hosts[$0].properties[property] == true }
        let guest = ArmSettings(disabling: ["sve", "pauth", "pmu"].filter { $0 != property }).guest
        let kinds = try Self.cliques(having, check) { ArmPair(hosts[$0], hosts[$1]).movesBothWays(guest) }
        for (kind, members) in kinds.enumerated() {
          for host in members { settings[host].insert(ArmSetting(property: property, kind: kind)) }
        }
      }
      try addVectors(of: group, hosts, check)
    }
    nameGroups(hosts)
  }

  private mutating func addVectors(
    of group: Group, _ hosts: [ArmHost], _ check: WantedCheck
  ) throws(QuestionError) {
    let lengthsOfHost = hosts.map { $0.vectorLengths ?? [] }
    let having = group.members.filter { !lengthsOfHost[$0].isEmpty }
    let kinds = try Self.cliques(having, check) { one, other in
      let lists = [lengthsOfHost[one], lengthsOfHost[other]]
      let common = ArmVectorLengths.common(lists)
      guard !common.isEmpty else { return false }
      let longer = Set(lists.joined()).subtracting(common)
      let settings = ArmSettings(disabling: longer.map { "sve\($0)" } + ["pauth", "pmu"])
      return ArmPair(hosts[one], hosts[other]).movesBothWays(settings.guest)
    }
    for (kind, members) in kinds.enumerated() {
      for host in members {
        settings[host].insert(ArmSetting(property: "sve", kind: kind))
        let lengths = lengthsOfHost[host]
        for (place, length) in lengths.enumerated() {
          settings[host].insert(
            ArmSetting(property: "sve\(length)", kind: kind, below: Array(lengths[..<place])))
        }
      }
    }
  }

  private mutating func nameGroups(_ hosts: [ArmHost]) {
    func core(_ group: Group) -> String {
      let facts = HostFacts(hosts[group.members[0]])
      let number = facts.values[.signature]?.split(separator: " ").last.map(String.init)
      guard let model = facts.values[.model], model != "an unknown core", !model.hasPrefix("a core of") else {
        return "core-" + (number ?? "unknown")
      }
      return model.replacing(" ", with: "-")
    }
    let cores = groups.map(core)
    var names = cores
    for place in groups.indices where cores.count(where: { $0 == cores[place] }) > 1 {
      let series = Set(groups[place].members.compactMap { hosts[$0].kernelSeries })
      let oldest = series.min { $0.isOlderVersion(than: $1) }
      names[place] += oldest.map { "-Linux-\($0)" } ?? "-unknown-kernel"
    }
    var seen: [String: Int] = [:]
    for place in groups.indices {
      let count = seen[names[place], default: 0] + 1
      seen[names[place]] = count
      groups[place].name = count == 1 ? names[place] : "\(names[place])-no\(count)"
    }
    groups.sort { $0.name < $1.name }
    for (number, group) in groups.enumerated() { for host in group.members { groupOfHost[host] = number } }
  }

  /// What all of these hosts of one group give.
  package func common(_ places: some Sequence<Int>) -> Set<ArmSetting> {
    var iterator = places.makeIterator()
    guard let first = iterator.next() else { return [] }
    var common = settings[first]
    while let next = iterator.next() { common.formIntersection(settings[next]) }
    return common
  }

  /// How guests start that move among these hosts of one group.
  package func level(_ places: some Collection<Int>) -> ArmSettings {
    let common = common(places)
    let beyond = places.reduce(into: Set<ArmSetting>()) { $0.formUnion(settings[$1].subtracting(common)) }
    return ArmSettings(disabling: beyond.map(\.property))
  }

  /// Places in lists all of whose pairs agree: each joins the first list that it agrees with throughout.
  private static func cliques(
    _ places: [Int], _ check: WantedCheck, _ agree: (Int, Int) -> Bool
  ) throws(QuestionError) -> [[Int]] {
    var cliques: [[Int]] = []
    for place in places {
      try check()
      if let found = cliques.firstIndex(where: { $0.allSatisfy { agree($0, place) } }) {
        cliques[found].append(place)
      } else {
        cliques.append([place])
      }
    }
    return cliques
  }
}
