public import FleetQuestions
internal import FleetStorage
public import MartletQuestions

/// libvirt's URI of each host of a plan.
public enum HostURIs {
  /// The URIs: those given, else the one by which a host was added, else the pattern with the host's name for `{host}`.
  ///
  /// - Parameters:
  ///   - hosts: The plan's hosts, by name and UUID.
  ///   - given: URIs by the names or UUIDs of hosts.
  /// - Returns: URIs by the names that the plan has for its hosts.
  /// - Throws: `usage` for a given host that the plan does not have; the store's errors.
  public static func of(
    _ hosts: [(name: String, uuid: String?)], in fleet: OpenFleet, given: [String: String], pattern: String?
  ) throws(QuestionError) -> [String: String] {
    var uris: [String: String] = [:]
    var used: Set<String> = []
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    for host in hosts {
      if let key = [host.name, host.uuid ?? host.name].first(where: { given[$0] != nil }) {
        uris[host.name] = given[key]
        used.insert(key)
        continue
      }
      guard
        let own = stored.first(where: { host.uuid == nil ? $0.name == host.name : $0.uuid == host.uuid })
      else { continue }
      let records = try wrapped { () throws(FleetStoreError) in try fleet.store.history(ofHost: own.id) }
      let origin = records.first { $0.isCurrent && $0.origin.hasPrefix("qemu") && $0.origin.contains("://") }
      if let origin {
        uris[host.name] = origin.origin
      } else if let pattern {
        uris[host.name] = pattern.replacing("{host}", with: own.name)
      }
    }
    for name in given.keys.sorted() where !used.contains(name) {
      throw QuestionError(.usage, "uri: the plan has no host \(name)", at: .parameter("uri"))
    }
    return uris
  }

  /// The URIs that a pattern makes of the hosts' names in the store.
  ///
  /// - Throws: The store's errors.
  public static func of(
    _ hosts: [(name: String, uuid: String?)], pattern: String, in fleet: OpenFleet
  ) throws(QuestionError) -> [String: String] {
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    var uris: [String: String] = [:]
    for host in hosts {
      let own = stored.first { host.uuid == nil ? $0.name == host.name : $0.uuid == host.uuid }
      uris[host.name] = pattern.replacing("{host}", with: own?.name ?? host.name)
    }
    return uris
  }

  /// The URIs by which each host was asked for its current records; hosts that were added from files are left out.
  ///
  /// - Throws: The store's errors.
  public static func origins(
    of hosts: [(name: String, uuid: String?)], in fleet: OpenFleet
  ) throws(QuestionError) -> [String: [String]] {
    var origins: [String: [String]] = [:]
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    for host in hosts {
      guard
        let own = stored.first(where: { host.uuid == nil ? $0.name == host.name : $0.uuid == host.uuid })
      else { continue }
      let records = try wrapped { () throws(FleetStoreError) in try fleet.store.history(ofHost: own.id) }
      let asked = Set(records.filter { $0.isCurrent && $0.origin.contains("://") }.map(\.origin)).sorted()
      if !asked.isEmpty { origins[host.name] = asked }
    }
    return origins
  }
}
