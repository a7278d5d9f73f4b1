package import LibvirtCPU

/// One JSON object of several in a text, and the line at which it begins.
package struct JSONDocument {
  package var bytes: ArraySlice<UInt8>
  package var line: Int
}

/// Splits a text of JSON objects that stand one after another.
///
/// - Throws: `LibvirtError` with the line of what is no object, and for a text that is cut.
package func jsonDocuments(_ bytes: [UInt8]) throws(LibvirtError) -> [JSONDocument] {
  var documents: [JSONDocument] = []
  var start: (index: Int, line: Int)?
  var depth = 0
  var isInString = false
  var isEscaped = false
  var line = 1
  for (index, byte) in bytes.enumerated() {
    if byte == UInt8(ascii: "\n") { line += 1 }
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
      }
      continue
    }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if depth == 0 { start = (index, line) }
      depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      depth -= 1
      guard depth == 0, let begun = start else { continue }
      documents.append(JSONDocument(bytes: bytes[begun.index...index], line: begun.line))
      start = nil
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
    default:
      guard depth > 0 else { throw LibvirtError(.internalError, "not a JSON object", line: line) }
    }
    guard depth >= 0 else { throw LibvirtError(.internalError, "one closing bracket too many", line: line) }
  }
  guard depth == 0, !documents.isEmpty else {
    throw LibvirtError(.internalError, "the JSON text ends too early", line: line)
  }
  return documents
}
