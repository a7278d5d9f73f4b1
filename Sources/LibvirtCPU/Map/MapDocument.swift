internal import XMLReading

/// Reads one complete document of a map: `body` gets the cursor at the root; the rest must be well-formed.
func readMapDocument(
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

/// The index among the files of a map: `index.xml`, or the single `cpu_map.xml` of libvirt before 4.7.0; nil if there is none.
///
/// Among nested folders, the outermost index counts.
func mapIndex(among paths: some Sequence<String>) -> String? {
  paths.filter { path in ["index.xml", "cpu_map.xml"].contains { path == $0 || path.hasSuffix("/" + $0) } }
    .min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
}
