internal import HostSnapshots
internal import LibvirtCPU
internal import SandboxedWorkers
internal import Synchronization

/// CPU maps that captures hold, each read once: hosts with the same libvirt have the same map.
final class CapturedMaps: Sendable {
  /// The maps that this process has read.
  static let shared = CapturedMaps()

  /// What a part holds; nil for what libvirt could not read.
  struct Contents: Sendable {
    /// The features that the map's files define.
    var names: Set<String>?
    /// The map; nil also for one without models.
    var map: CPUMap?
  }

  // A fleet has a few versions of libvirt; a map is about a megabyte.
  private static let most = 16
  private let known = Mutex<[String: Contents]>([:])

  /// What the part holds; nil if it is damaged.
  ///
  /// - Parameter source: The map's name for messages.
  func contents(of part: Snapshot.Part, source: String) -> Contents? {
    // What workers read for one caller is no other caller's.
    let key = "\(WorkerCaller.current ?? "") \(part.encoding) \(part.content)"
    if var contents = known.withLock({ $0[key] }) {
      contents.map = contents.map?.named(source)
      return contents
    }
    guard let bytes = try? part.bytes(), let archive = TarArchive(bytes) else { return nil }
    var contents = Contents()
    contents.names = try? CPUMap.featureNames(
      ofFiles: archive.files.map { file in
        (file.name.split(separator: "/").joined(separator: "/"), file.bytes)
      })
    let files = Dictionary(archive.files.map { ($0.name, $0.bytes) }) { first, _ in first }
    if let map = try? CPUMap.load(files: files, source: source), !map.models.isEmpty { contents.map = map }
    // What could not be read may have failed for another reason than its own.
    if contents.names != nil, contents.map != nil {
      known.withLock { [contents] known in
        if known.count >= Self.most { known = [:] }
        known[key] = contents
      }
    }
    return contents
  }
}
