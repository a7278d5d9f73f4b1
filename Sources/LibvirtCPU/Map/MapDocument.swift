internal import XMLReading

/// Reads one document of a map whole: `body` has the cursor on the root, and what follows it is checked to be well-formed.
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

/// The index among the files of a map: `index.xml`, or the single `cpu_map.xml` of before libvirt 4.7.0; nil if there is none.
///
/// The index of a folder that holds others is the outermost.
func mapIndex(among paths: some Sequence<String>) -> String? {
  paths.filter { path in ["index.xml", "cpu_map.xml"].contains { path == $0 || path.hasSuffix("/" + $0) } }
    .min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
}
