/// Cheap features of a document's first 64 KiB, which readers use to recognise formats.
public struct DocumentPreview: Sendable {
  /// The beginning of the text.
  let head: String
  private let bytes: [UInt8]
  /// The first character that is not blank.
  let firstCharacter: Character?
  /// The name of the root element, if the text begins as XML does.
  let rootElement: String?

  /// Examines a document and refuses what no reader can read.
  ///
  /// - Throws: `ReadError` if the document is over 16 MiB, empty, not UTF-8 text, or lists more than `CountLimits` allows.
  init(_ document: Document) throws(ReadError) {
    bytes = document.bytes
    guard bytes.count <= Reader.sizeLimit else {
      throw ReadError(
        document: document.name,
        reason: "the document is larger than \(Reader.sizeLimit >> 20) MiB, too large for a CPU record")
    }
    if let kind = binaryKind(bytes) {
      throw ReadError(
        document: document.name, reason: "this looks like \(kind); expected the text of a CPU record",
        line: 1, column: 1)
    }
    if let place = firstBadByte(of: bytes) {
      throw ReadError(
        document: document.name, reason: place.reason, line: place.line, column: place.column)
    }
    head = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    firstCharacter = head.first { !$0.isWhitespace && $0 != "\u{FEFF}" }
    guard let firstCharacter else {
      throw ReadError(document: document.name, reason: "the document is empty", line: 1, column: 1)
    }
    rootElement = firstCharacter == "<" ? rootName(of: head) : nil
    // XML has its own limits.
    guard firstCharacter != "<" else { return }
    if firstCharacter == "{" || beginsAsList {
      if let line = CountLimits.crowdedJSON(in: bytes) {
        throw ReadError(
          document: document.name, reason: "the JSON has more than \(CountLimits.values) values", line: line)
      }
    } else if let line = CountLimits.crowdedLine(in: bytes) {
      throw ReadError(
        document: document.name, reason: "this line has more than \(CountLimits.words) words", line: line)
    }
  }

  /// Whether the text has `literal` among its first 64 KiB.
  func contains(_ literal: StaticString) -> Bool {
    let (bytes, count) = (bytes.span, literal.utf8CodeUnitCount)
    let end = Swift.min(bytes.count, 1 << 16) - count
    guard end >= 0 else { return false }
    let first = unsafe literal.utf8Start[0]
    var index = 0
    while index <= end {
      if bytes[index] == first {
        var offset = 1
        while offset < count, unsafe bytes[index + offset] == literal.utf8Start[offset] { offset += 1 }
        if offset == count { return true }
      }
      index += 1
    }
    return false
  }

  /// Whether the text begins as a list of JSON does; a heading such as `[ Core 0 ]` is none.
  private var beginsAsList: Bool {
    guard firstCharacter == "[", let start = head.firstIndex(of: "[") else { return false }
    return head[head.index(after: start)...].first { !$0.isWhitespace }.map { "{[\"]".contains($0) } ?? true
  }

  /// Whether `test` accepts one of the first lines; false for text that begins like XML or JSON.
  func hasLine(_ test: (inout LineCursor) -> Bool) -> Bool {
    guard let firstCharacter, !"<{\"".contains(firstCharacter), !beginsAsList else { return false }
    for var line in LineSequence(bytes).prefix(2000) where test(&line) { return true }
    return false
  }

  /// Lines of the first 64 KiB.
  var lines: LineSequence { LineSequence(Array(bytes.prefix(1 << 16))) }

  /// What the text looks like, for a message.
  var appearance: String {
    if let rootElement {
      return rootElement.lowercased() == "html" ? "an HTML page" : "XML with the root <\(rootElement)>"
    }
    if head.hasPrefix("#!") { return "a script" }
    switch firstCharacter {
    case "<": return "XML without a root element"
    case "{", "[": return "JSON without a cpu_info"
    case "-" where head.hasPrefix("---"): return "YAML"
    case "+", "|": return "a table without a cpu_info row"
    default: return "plain text"
    }
  }
}

/// The kind of a binary document, by its first bytes.
private func binaryKind(_ bytes: [UInt8]) -> String? {
  let marks: [(bytes: [UInt8], kind: String)] = [
    ([0x7f, 0x45, 0x4c, 0x46], "an ELF binary"), ([0x1f, 0x8b], "gzip-compressed data (unpack it first)"),
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "xz-compressed data (unpack it first)"),
    ([0x28, 0xb5, 0x2f, 0xfd], "zstd-compressed data (unpack it first)"),
    ([0x50, 0x4b, 0x03, 0x04], "a zip archive"), ([0x89, 0x50, 0x4e, 0x47], "a PNG picture"),
    ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
  ]
  return marks.first { bytes.starts(with: $0.bytes) }?.kind
}

/// Where a document stops being UTF-8 text without NUL.
private func firstBadByte(of bytes: [UInt8]) -> (line: Int, column: Int, reason: String)? {
  var bad: (offset: Int, reason: String)?
  if let nul = bytes.firstIndex(of: 0) { bad = (nul, "it contains a NUL byte, so this is not text") }
  if bad == nil, String(validating: bytes, as: UTF8.self) == nil {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    scan: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: break scan
      }
    }
    bad = (min(offset, bytes.count - 1), "the text is not valid UTF-8")
  }
  guard let bad else { return nil }
  let before = bytes[..<bad.offset]
  let line = before.count { $0 == UInt8(ascii: "\n") } + 1
  let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  return (line, bad.offset - start + 1, bad.reason)
}

/// The name after the first `<` that begins neither a declaration nor a comment; else what a document type declaration names.
private func rootName(of text: String) -> String? {
  var rest = Substring(text)
  var declared: String?
  while let open = rest.firstIndex(of: "<") {
    rest = rest[open...].dropFirst()
    if rest.hasPrefix("!--") {
      guard let end = rest.firstRange(of: "-->") else { return declared }
      rest = rest[end.upperBound...]
    } else if rest.hasPrefix("?") {
      guard let end = rest.firstRange(of: "?>") else { return declared }
      rest = rest[end.upperBound...]
    } else if rest.hasPrefix("!") {
      let words = rest.dropFirst().split(maxSplits: 2) { $0.isWhitespace || $0 == ">" }
      guard words.count > 1, words[0].lowercased() == "doctype" else { return declared }
      // The element decides; what a declaration calls it counts only where none follows.
      declared = String(words[1])
      rest = afterDeclaration(rest)
    } else {
      let name = rest.prefix { $0.isLetter || $0.isNumber || "-_.:".contains($0) }
      return name.isEmpty ? declared : String(name)
    }
  }
  return declared
}

/// The text after a document type declaration, which can hold further declarations in brackets, and quotations.
private func afterDeclaration(_ text: Substring) -> Substring {
  var depth = 0
  var quote: Character?
  for index in text.indices {
    let character = text[index]
    if let open = quote {
      if character == open { quote = nil }
      continue
    }
    switch character {
    case "\"", "'": quote = character
    case "[": depth += 1
    case "]": depth -= 1
    case ">" where depth <= 0: return text[text.index(after: index)...]
    default: break
    }
  }
  return text[text.endIndex...]
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int { UTF8.encode(scalar)?.count ?? 1 }
}
