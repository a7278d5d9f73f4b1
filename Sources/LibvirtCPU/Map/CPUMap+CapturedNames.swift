internal import XMLReading

extension CPUMap {
  /// The names of the features that a map's files define for x86.
  ///
  /// It follows the index through included files, as libvirt does. Comments, and files that the index does not include, do not count.
  ///
  /// It reads only names, so a map with unknown parents or registers works too. A model's list defines no names.
  ///
  /// - Parameter files: The files by path, such as `cpu_map/index.xml`, or the single `cpu_map.xml` of libvirt before 4.7.0.
  /// - Throws: `LibvirtError` if there is no index, if it includes a missing file, or if a file is not well-formed.
  public static func featureNames(
    ofFiles files: [(path: String, bytes: [UInt8])]
  ) throws(LibvirtError) -> Set<String> {
    guard let path = mapIndex(among: files.lazy.map(\.path)),
      let index = files.first(where: { $0.path == path })
    else { throw LibvirtError(.systemError, "the map's files include no index.xml") }
    var map = CPUMapFile(path: index.path)
    // Groups came with libvirt 11; earlier maps have none.
    try readMapDocument(index.bytes, index.path) { cursor throws(XMLError) in
      try map.readIndex(cursor, groups: true)
    }
    guard map.hasArchitecture else {
      throw LibvirtError(.internalError, "cannot find CPU map for x86 architecture", file: index.path)
    }
    let folder = index.path.lastIndex(of: "/").map { index.path[...$0] } ?? ""
    for name in map.includes.compactMap(\.filename) {
      guard let file = files.first(where: { $0.path == folder + name }) else {
        throw LibvirtError(.systemError, "the map has no file \(name)", file: index.path)
      }
      try readMapDocument(file.bytes, file.path) { cursor throws(XMLError) in try map.readIncluded(cursor) }
    }
    return Set(map.features.compactMap(\.name))
  }
}
