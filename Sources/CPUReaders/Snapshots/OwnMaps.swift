public import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU

extension Interpreter {
  /// The CPU map that a snapshot holds of its host's libvirt; nil if it holds none, or one that libvirt could not read.
  func ownMap(of snapshot: Snapshot) -> MapProjection? {
    guard let part = snapshot.parts(.cpuMap).first, let bytes = try? part.bytes(),
      let archive = TarArchive(bytes)
    else { return nil }
    let files = Dictionary(archive.files.map { ($0.name, $0.bytes) }) { first, _ in first }
    let source = "CPU map of \(snapshot.identity.hostName ?? "the host")"
    guard let map = try? CPUMap.load(files: files, source: source), !map.models.isEmpty else { return nil }
    return MapProjection(map, catalog: catalog)
  }

  /// The map by whose models hosts are levelled: that of the hosts, if each has its own; else the one to judge by.
  ///
  /// Of several the one with the fewest models counts, which is the oldest.
  public func poolMap(of hosts: [HostCPU]) -> MapProjection {
    let own = hosts.compactMap(\.map)
    guard usesOwnMaps, !own.isEmpty, own.count == hosts.count else { return map }
    return own.min { $0.models.count < $1.models.count } ?? map
  }

  /// The names of models that each host's libvirt knows and lists for guests with KVM; nil where no host tells either.
  public func modelsKnown(to hosts: [HostCPU]) -> Set<String>? {
    var lists = hosts.map { Set($0.customModels.keys) }.filter { !$0.isEmpty }
    if usesOwnMaps { lists += hosts.compactMap { $0.map.map { Set($0.models.map(\.name)) } } }
    guard let first = lists.first else { return nil }
    return lists.dropFirst().reduce(first) { $0.intersection($1) }
  }
}
