internal import Synchronization
internal import X86CPU

/// Martlet's built-in table of libvirt's maps, for machines without their own map.
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

  /// The map for records without a known libvirt: that of libvirt 9.0.0.
  public static var builtin: CPUMap { builtin(for: .assumed) }

  /// The newest map of the table.
  public static var newestBuiltin: CPUMap { builtin(for: builtinVersions[builtinVersions.count - 1]) }

  /// The map of exactly this version, or nil if the table lacks it.
  public static func builtin(_ version: LibvirtVersion) -> CPUMap? {
    builtinVersions.contains(version) ? builtin(for: version) : nil
  }

  /// The map for a libvirt of that version: the newest that is not newer, otherwise the oldest.
  ///
  /// Between two versions of the table it takes the older one, which has no name that the libvirt may lack.
  /// It is parsed at first use and cached; `libvirtVersion` is its version.
  public static func builtin(for version: LibvirtVersion) -> CPUMap {
    let era = builtinVersions(around: version).older ?? builtinVersions[0]
    if let known = builtinMaps.withLock({ $0[era] }) { return known }
    do {
      let map = try CPUMapText.parse(ByteCursor(builtinMapTable), version: era, source: "builtin")
      builtinMaps.withLock { $0[era] = map }
      return map
    } catch {
      preconditionFailure("cannot read the built-in CPU map of libvirt \(era): \(error)")
    }
  }

  /// The versions of the table around a libvirt: the newest that is not newer, and the oldest that is not older.
  ///
  /// Point releases do not change the map, so a later one of the same series counts as that series.
  package static func builtinVersions(
    around version: LibvirtVersion
  ) -> (older: LibvirtVersion?, newer: LibvirtVersion?) {
    (
      builtinVersions.last { $0 <= version },
      builtinVersions.first { ($0.major, $0.minor) >= (version.major, version.minor) }
    )
  }

  /// Whether a libvirt is of a later series than every map of the table.
  package static func isNewerThanBuiltin(_ version: LibvirtVersion) -> Bool {
    builtinVersions(around: version).newer == nil
  }

  /// Reads one era of a map in Martlet's own notation, like the built-in ones.
  ///
  /// - Throws: `LibvirtError` with the line that does not follow the notation.
  package static func parse(
    text: String, version: LibvirtVersion, source: String
  ) throws(LibvirtError) -> CPUMap {
    try ByteCursor.read(text[...]) { bytes throws(LibvirtError) in
      try CPUMapText.parse(bytes, version: version, source: source)
    }
  }

  /// The versions that a text in Martlet's own notation covers, oldest first.
  ///
  /// - Throws: `LibvirtError` if the first record does not list them.
  package static func eras(ofText text: String) throws(LibvirtError) -> [LibvirtVersion] {
    try ByteCursor.read(text[...]) { bytes throws(LibvirtError) in try CPUMapText.eras(of: bytes) }
  }
}

/// A cache of the parsed built-in maps, by version.
private let builtinMaps = Mutex<[LibvirtVersion: CPUMap]>([:])
