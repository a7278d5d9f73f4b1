internal import Synchronization
internal import X86CPU

/// Martlet's own table of libvirt's maps, for machines whose own is not at hand.
extension CPUMap {
  /// The versions of libvirt whose maps the table holds, oldest first.
  public static let builtinVersions: [LibvirtVersion] = {
    do {
      return try CPUMapText.eras(of: ByteCursor(builtinMapTable))
    } catch {
      // The generator reads the table in the same way before it writes it.
      preconditionFailure("cannot read the built-in CPU maps: \(error)")
    }
  }()

  /// The map by which records are read whose libvirt nobody names: that of libvirt 9.0.0.
  public static var builtin: CPUMap { builtin(for: .assumed) }

  /// The newest map of the table.
  public static var newestBuiltin: CPUMap { builtin(for: builtinVersions[builtinVersions.count - 1]) }

  /// The map of just this version, or nil if the table does not hold it.
  public static func builtin(_ version: LibvirtVersion) -> CPUMap? {
    builtinVersions.contains(version) ? builtin(for: version) : nil
  }

  /// The map by which a libvirt of that version is judged: the newest that is not newer, else the oldest.
  ///
  /// Between two versions of the table the older one counts: it has no name that the libvirt may lack.
  /// Read at first use and kept; `libvirtVersion` says which one it is.
  public static func builtin(for version: LibvirtVersion) -> CPUMap {
    let era = builtinVersions.last { $0 <= version } ?? builtinVersions[0]
    if let known = builtinMaps.withLock({ $0[era] }) { return known }
    do {
      let map = try CPUMapText.parse(ByteCursor(builtinMapTable), version: era, source: "builtin")
      builtinMaps.withLock { $0[era] = map }
      return map
    } catch {
      preconditionFailure("cannot read the built-in CPU map of libvirt \(era): \(error)")
    }
  }

  /// Reads one era of maps in Martlet's own notation, as the built-in ones are.
  package static func parse(
    text: String, version: LibvirtVersion, source: String
  ) throws(LibvirtError) -> CPUMap {
    try ByteCursor.read(text[...]) { bytes throws(LibvirtError) in
      try CPUMapText.parse(bytes, version: version, source: source)
    }
  }

  /// The versions that maps in Martlet's own notation are of, oldest first.
  package static func eras(ofText text: String) throws(LibvirtError) -> [LibvirtVersion] {
    try ByteCursor.read(text[...]) { bytes throws(LibvirtError) in try CPUMapText.eras(of: bytes) }
  }
}

/// The built-in maps that were read, by version.
private let builtinMaps = Mutex<[LibvirtVersion: CPUMap]>([:])
