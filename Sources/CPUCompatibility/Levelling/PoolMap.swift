/// The maps by which a pool is levelled.
extension HostCPU {
  /// The map by whose models `hosts` are levelled: their own, if each has one; else `map`.
  ///
  /// Of several the one with the fewest models counts, which is the oldest.
  public static func poolMap(of hosts: [HostCPU], otherwise map: MapProjection) -> MapProjection {
    let own = hosts.compactMap(\.map)
    guard !own.isEmpty, own.count == hosts.count else { return map }
    return own.min { $0.models.count < $1.models.count } ?? map
  }

  /// The names of models that each host's libvirt knows and lists for guests with KVM; nil where no host tells either.
  public static func modelsKnown(to hosts: [HostCPU]) -> Set<String>? {
    var lists = hosts.map { Set($0.customModels.keys) }.filter { !$0.isEmpty }
    lists += hosts.compactMap { $0.map.map { Set($0.models.map(\.name)) } }
    guard let first = lists.first else { return nil }
    return lists.dropFirst().reduce(first) { $0.intersection($1) }
  }
}
