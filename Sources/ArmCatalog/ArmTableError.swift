/// The reason why one of the tables of `Data/arm` cannot be read.
public struct ArmTableError: Error, Sendable, CustomStringConvertible {
  /// The line at fault, from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: String

  /// `line 3: reason`.
  public var description: String { "line \(line): \(reason)" }

  init(_ line: Int, _ reason: String) {
    self.line = line
    self.reason = reason
  }
}

/// The lines of a table that are no comments: number, text before the bar, citation.
func armRows(of text: String) throws(ArmTableError) -> [(
  line: Int, isIndented: Bool, words: [Substring], citation: String
)] {
  var rows: [(line: Int, isIndented: Bool, words: [Substring], citation: String)] = []
  var number = 0
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    number += 1
    if line.isEmpty || line.hasPrefix("#") { continue }
    let parts = line.split(separator: "|")
    guard parts.count == 2 else { throw ArmTableError(number, "a row needs a bar and its citation") }
    let words = parts[0].split(separator: " ")
    let citation = parts[1].split(separator: " ").joined(separator: " ")
    guard !words.isEmpty, !citation.isEmpty else {
      throw ArmTableError(number, "a row needs words and a citation")
    }
    rows.append((number, line.hasPrefix("  "), words, citation))
  }
  return rows
}
