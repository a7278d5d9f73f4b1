internal import YAMLNodes

/// The YAML documents of a file.
struct YAMLDocuments {
  let roots: [YAMLNode]
  let text: SourceText

  init(_ text: SourceText, name: String) throws(LintError) {
    self.text = text
    do throws(YAMLError) {
      roots = try YAMLNode.documents(in: text.bytes)
    } catch {
      throw LintError(
        name, "this YAML cannot be read: \(error.reason)",
        at: error.line.map { SourcePosition(line: $0, column: error.column ?? 1) })
    }
  }

  /// The word that a scalar is; nil for mappings and sequences.
  func word(_ node: YAMLNode) -> Word? {
    node.string.map { Word(text: $0, position: position(node)) }
  }

  /// The value of a scalar, with each byte's position as far as the document spells the value.
  func placed(_ node: YAMLNode) -> PlacedText? {
    guard let string = node.string else { return nil }
    let wanted = Array(string.utf8)
    var start = text.offset(of: position(node))
    if start < text.bytes.count,
      text.bytes[start] == UInt8(ascii: "\"") || text.bytes[start] == UInt8(ascii: "'")
    {
      start += 1
    }
    if text.bytes[start...].starts(with: wanted) {
      return PlacedText(text.bytes[start..<(start + wanted.count)], at: start)
    }
    var placed = PlacedText([], at: start)
    for byte in wanted { placed.append(byte, at: start) }
    return placed
  }

  /// The start position of a node.
  func position(_ node: YAMLNode) -> SourcePosition {
    SourcePosition(line: node.line, column: node.column)
  }
}
