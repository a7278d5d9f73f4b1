/// A CPU map with the bytes of the files that it was read from.
public struct CPUMapFiles: Sendable {
  /// One file.
  public struct File: Sendable {
    /// Where it was read.
    public let path: String
    /// Its path below the map's folder; for a map of one file, the file's name.
    public let name: String
    /// The file's bytes.
    public var bytes: [UInt8]
  }

  /// The folder of a map of several files; nil for a map of one file.
  public let folder: String?
  /// The files in the order in which libvirt reads them, the index first.
  public let files: [File]
  /// What they mean.
  public let map: CPUMap

  /// The versions that `read` tries, as options name them.
  public static let triedVersions = tried.map(\.description).joined(separator: ", ")

  private static let tried = [
    LibvirtVersion.assumed, LibvirtVersion.verified.max() ?? .assumed, LibvirtVersion(4, 6),
  ]

  /// Reads a map's files.
  ///
  /// Without a version: of 9.0.0, 11.3.0 and 4.6.0 the first that finds models in the map. Groups came late, and maps of
  /// one file have no `decode`, which later versions ask for.
  ///
  /// - Parameters:
  ///   - path: A folder with an `index.xml`, an `index.xml`, or a single `cpu_map.xml`.
  ///   - libvirtVersion: The libvirt whose reading counts; nil to choose one.
  /// - Throws: As `CPUMap.load`; also for a map that includes files from outside of its folder.
  public static func read(
    path: String, libvirtVersion: LibvirtVersion? = nil
  ) throws(LibvirtError) -> CPUMapFiles {
    if let libvirtVersion { return try CPUMapFiles(path, libvirtVersion) }
    let first: Result<CPUMapFiles, LibvirtError>
    do throws(LibvirtError) {
      first = .success(try CPUMapFiles(path, .assumed))
    } catch {
      first = .failure(error)
    }
    if case .success(let files) = first, !files.map.models.isEmpty { return files }
    for version in tried.dropFirst() {
      guard let other = try? CPUMapFiles(path, version), !other.map.models.isEmpty else { continue }
      return other
    }
    return try first.get()
  }

  private init(_ path: String, _ version: LibvirtVersion) throws(LibvirtError) {
    let index = isDirectory(path) ? path + "/index.xml" : path
    var loader = CPUMapLoader(libvirtVersion: version)
    try loader.loadIndex(index)
    let slash = index.lastIndex(of: "/")
    let prefix = slash.map { String(index[...$0]) } ?? ""
    var files: [File] = []
    for (path, bytes) in loader.files {
      let name = String(path.dropFirst(prefix.count))
      guard path.hasPrefix(prefix), !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
        throw LibvirtError(
          .internalError, "the map includes \(path), which is outside its folder", file: index)
      }
      files.append(File(path: path, name: name, bytes: bytes))
    }
    let isFolder = isDirectory(path) || files.count > 1
    folder = isFolder ? slash.map { $0 == index.startIndex ? "/" : String(index[..<$0]) } ?? "." : nil
    self.files = files
    map = loader.builder.map(source: path)
  }

  /// What other bytes in the same files would mean to the same libvirt; nothing is read.
  func map(of bytes: [[UInt8]]) throws(LibvirtError) -> CPUMap {
    var memory: [String: [UInt8]] = [:]
    for (file, bytes) in zip(files, bytes) { memory[file.path] = bytes }
    var loader = CPUMapLoader(libvirtVersion: map.libvirtVersion, memory: memory)
    try loader.loadIndex(files[0].path)
    return loader.builder.map(source: map.source)
  }
}
