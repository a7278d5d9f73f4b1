internal import CPUCompatibility
public import HostSnapshots
public import LibvirtCPU

extension Snapshot {
  /// The CPU map of the host's libvirt in the snapshot; nil if there is none, or if libvirt could not read it.
  public var cpuMap: CPUMap? {
    parts(.cpuMap).first.flatMap { part in
      CapturedMaps.shared.contents(of: part, source: "CPU map of \(identity.hostName ?? "the host")")?.map
    }
  }
}

extension Interpreter {
  /// The CPU map of the host's libvirt in a snapshot, in the catalogue's terms.
  func ownMap(of snapshot: Snapshot) -> MapProjection? {
    snapshot.cpuMap.map { MapProjection($0, catalog: catalog) }
  }

  /// The map for a snapshot's host if the caller names none: the host's own, otherwise the built-in one for its libvirt version.
  ///
  /// Nil if neither the map nor the version of the host's libvirt is known.
  func eraMap(of snapshot: Snapshot, libvirt: String?) -> MapProjection? {
    guard usesOwnMaps else { return nil }
    if let own = ownMap(of: snapshot) { return own }
    guard let version = libvirt.flatMap({ LibvirtVersion($0) }) else { return nil }
    return eras.projection(for: version)
  }
}
