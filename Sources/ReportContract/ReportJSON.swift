internal import FoundationEssentials

/// Encodes a report with sorted keys, two blanks of indentation, unescaped slashes and a final newline.
///
/// - Throws: `EncodingError` if a value has no JSON form.
package func reportJSON(_ report: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
}

/// Encodes a report on one line, for streams of reports.
///
/// - Throws: `EncodingError` if a value has no JSON form.
package func reportJSONLine(_ report: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
}
