/// A document as UTF-8 text with line feeds, whatever encoding and line ends its program wrote.
struct PlainText {
  /// The document with its text converted.
  var document: Document
  /// What was converted.
  var notes: [ReadingNote] = []

  /// Converts UTF-16 and UTF-32, quoted-printable mails, carriage returns alone, and blanks and hyphens of typography.
  ///
  /// A text without these is the document itself. O(bytes).
  ///
  /// - Throws: `ReadError` if UTF-16 or UTF-32 text is cut off or invalid.
  init(_ original: Document) throws(ReadError) {
    document = original
    guard original.bytes.count <= Reader.sizeLimit else { return }
    if let encoding = WideEncoding(original.bytes) {
      guard let text = encoding.decode(original.bytes) else {
        throw ReadError(
          document: original.name, reason: "the \(encoding.name) text is cut off or not valid", line: 1,
          column: 1)
      }
      document.bytes = Self.withoutEncodingDeclaration(Array(text.utf8))
      notes.append(ReadingNote("the text is \(encoding.name); Martlet converts it to UTF-8"))
    }
    if document.bytes.starts(with: [0xef, 0xbb, 0xbf]) { document.bytes.removeFirst(3) }
    if !document.bytes.contains(0x0a), document.bytes.contains(0x0d) {
      document.bytes = document.bytes.map { $0 == 0x0d ? 0x0a : $0 }
    }
    if let decoded = MailText.quotedPrintable(document.bytes) {
      document.bytes = decoded
      notes.append(ReadingNote("the text is a quoted-printable mail; Martlet decodes it"))
    }
    if document.bytes.contains(where: { $0 >= 0xc2 }) {
      document.bytes = Self.withPlainBlanks(document.bytes)
    }
  }

  /// Replaces blanks and hyphens that web pages and word processors put in, outside XML and JSON.
  private static func withPlainBlanks(_ bytes: [UInt8]) -> [UInt8] {
    let start = bytes.lazy.filter { $0 > 0x20 }.prefix(2).map { Character(Unicode.Scalar($0)) }
    guard let first = start.first, !"<{".contains(first),
      first != "[" || !"{[\"]".contains(start.last ?? "["),
      let text = String(validating: bytes, as: UTF8.self)
    else { return bytes }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      // No-break space; figure, thin and narrow spaces.
      case 0xa0, 0x2000...0x200a, 0x202f, 0x3000: plain.append(UInt8(ascii: " "))
      // Hyphens, dashes and the minus sign.
      case 0x2010...0x2015, 0x2212: plain.append(UInt8(ascii: "-"))
      // Soft hyphen, zero-width characters and a byte order mark within the text.
      case 0xad, 0x200b...0x200d, 0x2060, 0xfeff: break
      default: plain.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return plain
  }

  /// The text without `encoding="UTF-16"` in its XML declaration, which is no longer true.
  private static func withoutEncodingDeclaration(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.prefix(200).firstIndex(of: UInt8(ascii: ">"))
    else { return bytes }
    let declaration = String(decoding: bytes[...end], as: UTF8.self)
    guard let name = declaration.firstRange(of: "encoding") else { return bytes }
    let value = declaration[name.upperBound...]
    guard let open = value.firstIndex(where: { "\"'".contains($0) }),
      let close = value[value.index(after: open)...].firstIndex(of: value[open])
    else { return bytes }
    return Array(declaration[..<name.lowerBound].utf8)
      + Array(declaration[declaration.index(after: close)...].utf8) + bytes[(end + 1)...]
  }
}

/// An encoding whose characters have two or four bytes.
private struct WideEncoding {
  /// The name for notes.
  let name: String
  /// Bytes of one unit.
  private let width: Int
  private let isBigEndian: Bool
  /// Bytes of the byte order mark.
  private let mark: Int

  /// Recognises a byte order mark, or text whose first characters are all ASCII; nil for other text.
  init?(_ bytes: [UInt8]) {
    let marks: [(bytes: [UInt8], width: Int, isBigEndian: Bool)] = [
      ([0xff, 0xfe, 0, 0], 4, false), ([0, 0, 0xfe, 0xff], 4, true), ([0xff, 0xfe], 2, false),
      ([0xfe, 0xff], 2, true),
    ]
    if let found = marks.first(where: { bytes.starts(with: $0.bytes) }) {
      (width, isBigEndian, mark) = (found.width, found.isBigEndian, found.bytes.count)
    } else {
      // Without a mark, every second byte of ASCII is NUL.
      let start = bytes.prefix(16)
      guard start.count >= 4, start.count.isMultiple(of: 2) else { return nil }
      let isHigh = start.enumerated().allSatisfy { ($0.element == 0) == $0.offset.isMultiple(of: 2) }
      let isLow = start.enumerated().allSatisfy { ($0.element == 0) != $0.offset.isMultiple(of: 2) }
      guard isHigh || isLow else { return nil }
      (width, isBigEndian, mark) = (2, isHigh, 0)
    }
    name = width == 4 ? "UTF-32" : "UTF-16"
  }

  /// The text; nil if a unit is incomplete or invalid.
  func decode(_ bytes: [UInt8]) -> String? {
    let content = bytes.dropFirst(mark)
    guard content.count.isMultiple(of: width) else { return nil }
    let units = stride(from: content.startIndex, to: content.endIndex, by: width).map { start in
      (0..<width).reduce(0 as UInt32) { value, offset in
        let position = isBigEndian ? start + offset : start + width - 1 - offset
        return value << 8 | UInt32(content[position])
      }
    }
    guard width == 2 else { return String(validating: units, as: UTF32.self) }
    return String(validating: units.map { UInt16($0) }, as: UTF16.self)
  }
}
