internal import XMLReading

extension CPUMap {
  /// The names of the features that a map's files define for x86.
  ///
  /// They are found as libvirt finds them: from the index through the files that it includes. What is in a comment, or in a file that the index does not include, is not there.
  ///
  /// Names alone are read: a map with unknown parents or registers has names too. A model's list defines none.
  ///
  /// - Parameter files: The files by path, such as `cpu_map/index.xml`, or a single `cpu_map.xml` as before libvirt 4.7.0.
  /// - Throws: `LibvirtError` if there is no index, it includes a file that is not there, or a file is not well-formed.
  public static func featureNames(
    ofFiles files: [(path: String, bytes: [UInt8])]
  ) throws(LibvirtError) -> Set<String> {
    guard let path = mapIndex(among: files.lazy.map(\.path)),
      let index = files.first(where: { $0.path == path })
    else { throw LibvirtError(.systemError, "the map's files include no index.xml") }
    var map = CPUMapFile(path: index.path)
    // Groups came with libvirt 11; an earlier one has none in its maps.
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
