extension CPUMap {
  /// A map of files in memory, as an archive holds them.
  ///
  /// - Parameters:
  ///   - files: The bytes by name, with the folders of the archive; one is an `index.xml` or a `cpu_map.xml`.
  ///   - source: What to call the map.
  ///   - libvirtVersion: The libvirt whose reading counts; nil for the first of 9.0.0, 11.3.0 and 4.6.0 that finds models.
  /// - Throws: What would keep libvirt from loading the map; also if there is no index among the files.
  public static func load(
    files: [String: [UInt8]], source: String, libvirtVersion: LibvirtVersion? = nil
  ) throws(LibvirtError) -> CPUMap {
    guard let index = mapIndex(among: files.keys) else {
      throw LibvirtError(
        .systemError, "the files include neither index.xml nor cpu_map.xml", file: source)
    }
    let versions =
      libvirtVersion.map { [$0] } ?? [
        .assumed, LibvirtVersion.verified.max() ?? .assumed, LibvirtVersion(4, 6),
      ]
    var failure: LibvirtError?
    for version in versions {
      do throws(LibvirtError) {
        var loader = CPUMapLoader(libvirtVersion: version, memory: files)
        try loader.loadIndex(index)
        let map = loader.builder.map(source: source)
        if !map.models.isEmpty || version == versions.last { return map }
      } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? LibvirtError(.internalError, "no libvirt version can read the map", file: source)
  }
}
