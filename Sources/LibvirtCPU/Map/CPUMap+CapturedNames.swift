internal import XMLCursor

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
    func isIndex(_ path: String) -> Bool {
      ["index.xml", "cpu_map.xml"].contains { path == $0 || path.hasSuffix("/\($0)") }
    }
    // The index of a folder that holds others is the outermost.
    guard let index = files.filter({ isIndex($0.path) }).min(by: { $0.path.utf8.count < $1.path.utf8.count })
    else { throw LibvirtError(.systemError, "there is no index.xml among the files of the map") }
    var map = CPUMapFile(path: index.path)
    // Groups came with libvirt 11; an earlier one has none in its maps.
    try read(index.bytes, index.path) { cursor throws(XMLError) in try map.readIndex(cursor, groups: true) }
    guard map.hasArchitecture else {
      throw LibvirtError(.internalError, "cannot find CPU map for x86 architecture", file: index.path)
    }
    let folder = index.path.lastIndex(of: "/").map { index.path[...$0] } ?? ""
    for name in map.includes.compactMap(\.filename) {
      guard let file = files.first(where: { $0.path == folder + name }) else {
        throw LibvirtError(.systemError, "the file \(name) is not among those of the map", file: index.path)
      }
      try read(file.bytes, file.path) { cursor throws(XMLError) in try map.readIncluded(cursor) }
    }
    return Set(map.features.compactMap(\.name))
  }

  private static func read(
    _ bytes: [UInt8], _ path: String, _ body: (XMLCursor) throws(XMLError) -> Void
  ) throws(LibvirtError) {
    do {
      let cursor = try XMLCursor(bytes)
      try body(cursor)
      try cursor.finish()
    } catch {
      throw LibvirtError(error, file: path)
    }
  }
}
