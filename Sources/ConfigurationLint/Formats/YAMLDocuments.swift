internal import Yams

/// The YAML documents of a file, of a depth and with a number of aliases that cost little to read.
struct YAMLDocuments {
  private static let byteLimit = 1 << 20
  private static let depthLimit = 64
  private static let indentationLimit = 512
  /// With n aliases a document unfolds to at most 3 to the power of n/3 times its size.
  private static let aliasLimit = 16

  let roots: [Node]
  let text: SourceText

  init(_ text: SourceText, name: String) throws(LintError) {
    try Self.checkCost(text, name)
    self.text = text
    do {
      var roots: [Node] = []
      let parser = try Parser(yaml: String(decoding: text.bytes, as: UTF8.self))
      while let root = try parser.nextRoot() { roots.append(root) }
      self.roots = roots
    } catch let error as YamlError {
      throw Self.failure(error, name)
    } catch {
      throw LintError(name, "this is no YAML: \(error)")
    }
  }

  /// The word that a scalar is; nil for mappings and sequences.
  func word(_ node: Node) -> Word? {
    guard let scalar = node.scalar else { return nil }
    return Word(text: scalar.string, position: position(node))
  }

  /// The value of a scalar, with the place of each byte as far as the document spells the value.
  func placed(_ node: Node) -> PlacedText? {
    guard let scalar = node.scalar else { return nil }
    let wanted = Array(scalar.string.utf8)
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

  /// Where a node begins.
  func position(_ node: Node) -> SourcePosition {
    node.mark.map { SourcePosition(line: $0.line, column: $0.column) } ?? SourcePosition(line: 1, column: 1)
  }

  /// Refuses what would cost much to compose, by looking at the bytes alone: libyaml and Yams go down by recursion,
  /// and take an alias for a copy.
  private static func checkCost(_ text: SourceText, _ name: String) throws(LintError) {
    guard text.bytes.count <= byteLimit else {
      throw LintError(name, "more than 1 MiB of YAML is not read")
    }
    var depth = 0
    var aliases = 0
    var indentation = 0
    var isLeading = true
    var previous = UInt8(ascii: "\n")
    for (offset, byte) in text.bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n"):
        (isLeading, indentation) = (true, -1)
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "*"):
        let next = offset + 1 < text.bytes.count ? text.bytes[offset + 1] : 0x20
        if isNameByte(next), isBlank(previous) || "[{,:-?".utf8.contains(previous) { aliases += 1 }
      default: break
      }
      if isLeading {
        indentation += 1
        if !isBlank(byte), !"-?:".utf8.contains(byte) { isLeading = false }
      }
      previous = byte
      if depth > depthLimit || indentation > indentationLimit {
        throw LintError(name, "this YAML is nested too deep to be read", at: text.position(of: offset))
      }
      if aliases > aliasLimit {
        throw LintError(
          name, "YAML with more than \(aliasLimit) aliases is not read", at: text.position(of: offset))
      }
    }
  }

  private static func failure(_ error: YamlError, _ name: String) -> LintError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return LintError(
        name, "this is no YAML: \(problem)", at: SourcePosition(line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      return LintError(
        name, "a key is there twice: \(duplicates.joined(separator: ", "))",
        at: SourcePosition(line: context.mark.line, column: context.mark.column))
    default: return LintError(name, "this is no YAML")
    }
  }
}
