public import FleetPlans
public import FleetQuestions
internal import FleetStorage
public import MartletQuestions

/// libvirt's URI of each host of a plan.
public enum HostURIs {
  /// The URIs: those given, else the one by which a host was added, else the pattern with the host's name for `{host}`.
  ///
  /// - Parameter given: URIs by the names or UUIDs of hosts.
  /// - Returns: URIs by the names that the plan has for its hosts.
  /// - Throws: `usage` for a given host that the plan does not have; the store's errors.
  public static func of(
    _ plan: DrainPlan, in fleet: OpenFleet, given: [String: String], pattern: String?
  ) throws(QuestionError) -> [String: String] {
    var uris: [String: String] = [:]
    var used: Set<String> = []
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    for host in plan.hosts {
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
}
