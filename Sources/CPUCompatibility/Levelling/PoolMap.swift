/// Chooses the map for a pool's level.
extension HostCPU {
  /// The map whose models the level uses: the hosts' own, if each has one; otherwise `map`.
  ///
  /// Among several, it takes the one with the fewest models, which is the oldest.
  public static func poolMap(of hosts: [HostCPU], otherwise map: MapProjection) -> MapProjection {
    let own = hosts.compactMap(\.map)
    guard !own.isEmpty, own.count == hosts.count else { return map }
    return own.min { $0.models.count < $1.models.count } ?? map
  }

  /// The model names that every host's libvirt knows and lists for KVM guests; nil if no host reports them.
  public static func modelsKnown(to hosts: [HostCPU]) -> Set<String>? {
    var lists = hosts.map { Set($0.customModels.keys) }.filter { !$0.isEmpty }
    lists += hosts.compactMap { $0.map.map { Set($0.models.map(\.name)) } }
    guard let first = lists.first else { return nil }
    return lists.dropFirst().reduce(first) { $0.intersection($1) }
  }
}
