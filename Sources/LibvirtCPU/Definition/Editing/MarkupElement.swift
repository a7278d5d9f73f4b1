/// An element of a document with its byte ranges, for edits that leave all other bytes unchanged.
///
/// Only for documents that `XMLCursor` found well-formed; it skips everything but elements (comments, processing instructions,
/// CDATA).
struct MarkupElement {
  let name: String
  /// The attribute values as written, with entities.
  private(set) var attributes: [String: String] = [:]
  /// The byte ranges of the values, without quotes.
  private(set) var valueRanges: [String: Range<Int>] = [:]
  /// The whole element, from `<` to its last `>`.
  private(set) var range: Range<Int>
  /// The start tag, from `<` to its closing `>`, which may follow another `>` in a value.
  private(set) var startTag: Range<Int>
  private(set) var children: [MarkupElement] = []

  /// The outermost elements of a document.
  static func elements(of bytes: [UInt8]) -> [MarkupElement] {
    var scanner = MarkupScanner(bytes: bytes)
    var open: [MarkupElement] = []
    var roots: [MarkupElement] = []
    func close(_ element: MarkupElement) {
      if open.isEmpty { roots.append(element) } else { open[open.count - 1].children.append(element) }
    }
    while let tag = scanner.next() {
      switch tag {
      case .start(let name, let values, let range, let isEmpty):
        let element = MarkupElement(
          name: name, attributes: values.mapValues { String(decoding: bytes[$0], as: UTF8.self) },
          valueRanges: values, range: range, startTag: range)
        if isEmpty { close(element) } else { open.append(element) }
      case .end(let range):
        guard var element = open.popLast() else { return roots }
        element.range = element.range.lowerBound..<range.upperBound
        close(element)
      }
    }
    return roots
  }
}

/// Scans a document for tags.
private struct MarkupScanner {
  enum Tag {
    case start(name: String, values: [String: Range<Int>], range: Range<Int>, isEmpty: Bool)
    case end(Range<Int>)
  }

  let bytes: [UInt8]
  private var place = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Tag? {
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        place += 1
        continue
      }
      let start = place
      if starts("<!--") {
        skip(past: "-->", from: 4)
      } else if starts("<![CDATA[") {
        skip(past: "]]>", from: 9)
      } else if starts("<?") {
        skip(past: "?>", from: 2)
      } else if starts("<!") {
        skip(past: ">", from: 2)
      } else if starts("</") {
        skip(past: ">", from: 2)
        return .end(start..<place)
      } else {
        place += 1
        return startTag(from: start)
      }
    }
    return nil
  }

  private mutating func startTag(from start: Int) -> Tag {
    let name = word()
    var values: [String: Range<Int>] = [:]
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: ">"):
        place += 1
        return .start(name: name, values: values, range: start..<place, isEmpty: false)
      case UInt8(ascii: "/"):
        place = min(place + 2, bytes.count)
        return .start(name: name, values: values, range: start..<place, isEmpty: true)
      case let byte where isBlank(byte):
        place += 1
      default:
        let key = word()
        while place < bytes.count, isBlank(bytes[place]) || bytes[place] == UInt8(ascii: "=") { place += 1 }
        guard place < bytes.count else { break }
        let quote = bytes[place]
        let first = place + 1
        place = bytes[min(first, bytes.count)...].firstIndex(of: quote) ?? bytes.count
        if first <= place { values[key] = first..<place }
        place = min(place + 1, bytes.count)
      }
    }
    return .start(name: name, values: values, range: start..<place, isEmpty: true)
  }

  /// The bytes up to a blank, `=`, `/` or `>`; at least one, so that the scanner always advances.
  private mutating func word() -> String {
    let start = place
    while place < bytes.count, !isBlank(bytes[place]), !"=/>".utf8.contains(bytes[place]) { place += 1 }
    if place == start { place = min(place + 1, bytes.count) }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private func starts(_ text: StaticString) -> Bool {
    bytes[place...].starts(with: "\(text)".utf8)
  }

  private mutating func skip(past text: StaticString, from offset: Int) {
    let wanted = Array("\(text)".utf8)
    place = min(place + offset, bytes.count)
    while place < bytes.count, !bytes[place...].starts(with: wanted) { place += 1 }
    place = min(place + wanted.count, bytes.count)
  }

  private func isBlank(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }
}
