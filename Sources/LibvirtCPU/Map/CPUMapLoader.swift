internal import X86CPU
internal import XMLReading

extension CPUMap {
  /// The paths where distributions install libvirt's map, newer layout first.
  public static let installedPaths = ["/usr/share/libvirt/cpu_map", "/usr/share/libvirt/cpu_map.xml"]

  /// The path of the map that this machine's libvirt would load, or nil.
  public static var installedPath: String? { installedPaths.first(where: exists) }

  /// Loads a libvirt map from disk.
  ///
  /// - Parameters:
  ///   - path: A folder with an `index.xml`, an `index.xml`, or the single `cpu_map.xml` of libvirt before 4.7.0.
  ///   - libvirtVersion: The libvirt whose rules and behaviour apply.
  /// - Throws: `LibvirtError` with file and line if libvirt would not load the map, or if it has more than 1024
  ///   different bits. Elements that libvirt ignores become notes.
  public static func load(
    path: String, libvirtVersion: LibvirtVersion = .assumed
  ) throws(LibvirtError) -> CPUMap {
    let index = isDirectory(path) ? path + "/index.xml" : path
    var loader = CPUMapLoader(libvirtVersion: libvirtVersion)
    try loader.loadIndex(index)
    return loader.builder.map(source: path)
  }
}

/// Feeds a map's files to a builder, in libvirt's order.
struct CPUMapLoader {
  var builder: CPUMapBuilder
  /// The files read so far, in order.
  private(set) var files: [(path: String, bytes: [UInt8])] = []
  /// In-memory replacements for all files on disk, by path; nil to read the disk.
  private let memory: [String: [UInt8]]?

  init(libvirtVersion: LibvirtVersion, memory: [String: [UInt8]]? = nil) {
    builder = CPUMapBuilder(libvirtVersion: libvirtVersion)
    self.memory = memory
  }

  mutating func loadIndex(_ path: String) throws(LibvirtError) {
    var file = CPUMapFile(path: path)
    let groups = builder.libvirtVersion.knowsGroups
    try read(path) { cursor throws(XMLError) in try file.readIndex(cursor, groups: groups) }
    guard file.hasArchitecture else {
      throw LibvirtError(.internalError, "cannot find CPU map for x86 architecture", file: path)
    }
    try add(file)
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    for include in file.includes {
      guard let name = include.filename else {
        throw LibvirtError(
          .internalError, "Missing 'filename' in CPU map include", file: path, line: include.line)
      }
      // libvirt puts any name behind its folder; libvirt's own maps do not lead out of it.
      guard !name.hasPrefix("/"), !name.split(separator: "/").contains("..") else {
        throw LibvirtError(
          .internalError, "the CPU map includes '\(name)', which is outside its folder", file: path,
          line: include.line)
      }
      let path = folder + name
      var included = CPUMapFile(path: path)
      try read(path) { cursor throws(XMLError) in try included.readIncluded(cursor) }
      try add(included)
    }
  }

  private mutating func read(
    _ path: String, _ body: (XMLCursor) throws(XMLError) -> Void
  ) throws(LibvirtError) {
    let bytes = try bytes(of: path)
    files.append((path, bytes))
    try readMapDocument(bytes, path, body)
  }

  private func bytes(of path: String) throws(LibvirtError) -> [UInt8] {
    guard let memory else { return try readFile(path) }
    guard let bytes = memory[path] else {
      throw LibvirtError(.systemError, "the map does not include the file", file: path)
    }
    return bytes
  }

  private mutating func add(_ file: CPUMapFile) throws(LibvirtError) {
    builder.notes += file.notes
    for vendor in file.vendors {
      try located(file.path, vendor.line) { () throws(LibvirtError) in
        let name = try required(vendor.name, "vendor", file)
        guard let string = vendor.string, !string.isEmpty else {
          throw LibvirtError(.internalError, "Missing vendor string for CPU vendor \(name)")
        }
        try builder.addVendor(name: name, string: string)
      }
    }
    for feature in file.features {
      try located(file.path, feature.line) { () throws(LibvirtError) in
        let name = try required(feature.name, "feature", file)
        if builder.knows(feature: name) {
          throw LibvirtError(.internalError, "CPU feature \(name) already defined")
        }
        let locations = try locations(of: feature)
        try builder.addFeature(name: name, locations: locations, isMigratable: feature.isMigratable)
      }
    }
    for model in file.models {
      try located(file.path, model.line) { () throws(LibvirtError) in
        try builder.add(try read(model, named: required(model.name, "model", file)))
      }
    }
  }

  private func required(
    _ name: String?, _ element: String, _ file: CPUMapFile
  ) throws(LibvirtError) -> String {
    guard let name else {
      throw LibvirtError(.internalError, "cannot find \(element) name in CPU map '\(file.path)'")
    }
    return name
  }
}

/// Adds file and line to an error without them.
private func located(
  _ file: String, _ line: Int, _ body: () throws(LibvirtError) -> Void
) throws(LibvirtError) {
  do {
    try body()
  } catch {
    var error = error
    if error.file == nil { error.file = file }
    if error.line == nil { error.line = line }
    throw error
  }
}
