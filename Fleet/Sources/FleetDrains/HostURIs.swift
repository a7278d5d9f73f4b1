internal import FleetPlans
public import FleetQuestions
internal import FleetStorage
public import MartletQuestions

/// libvirt's URI of each host of a fleet.
public enum HostURIs {
  /// The URIs: those given, else the one by which a host was added, else the pattern with the host's name for `{host}`.
  ///
  /// - Parameter given: URIs by the names of hosts.
  /// - Throws: The store's errors.
  public static func of(
    _ fleet: OpenFleet, given: [String: String], pattern: String?
  ) throws(QuestionError) -> [String: String] {
    var uris: [String: String] = [:]
    let stored = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(matching: nil) }
    for host in stored {
      if let uri = given[host.name] {
        uris[host.name] = uri
        continue
      }
      let records = try wrapped { () throws(FleetStoreError) in try fleet.store.history(ofHost: host.id) }
      let origin = records.first { $0.isCurrent && $0.origin.hasPrefix("qemu") && $0.origin.contains("://") }
      if let origin {
        uris[host.name] = origin.origin
      } else if let pattern {
        uris[host.name] = pattern.replacing("{host}", with: host.name)
      }
    }
    for name in given.keys.sorted() where uris[name] == nil {
      throw QuestionError(.usage, "uri: the fleet has no host \(name)", at: .parameter("uri"))
    }
    return uris
  }
}
