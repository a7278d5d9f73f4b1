import CPUCompatibility
import CPUReaders
import HostSnapshots
import LibvirtCPU

/// A host of a pool, with the records that it was read from.
struct PooledHost {
  /// What is known of it.
  var cpu: HostCPU
  /// The records.
  var records: [(cpu: RecordedCPU, document: Document)]

  /// The CPU map that a snapshot holds of the host's libvirt, else the built-in one of its era.
  ///
  /// Nil if no snapshot holds a map that libvirt could read, and none says which libvirt it is.
  var ownMap: CPUMap? {
    for record in records {
      guard case .snapshot(let snapshot) = record.cpu, let part = snapshot.parts(.cpuMap).first,
        let bytes = try? part.bytes(), let archive = TarArchive(bytes)
      else { continue }
      let files = Dictionary(archive.files.map { ($0.name, $0.bytes) }) { first, _ in first }
      if let map = try? CPUMap.load(files: files, source: "CPU map of \(cpu.name)"), !map.models.isEmpty {
        return map
      }
    }
    return cpu.configuration?.libvirtVersion.flatMap { LibvirtVersion($0) }.map { CPUMap.builtin(for: $0) }
  }
}
