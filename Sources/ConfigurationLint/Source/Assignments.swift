/// The settings of a document that is made of `NAME = VALUE`, as xl.cfg and OpenNebula's templates are.
///
/// A value ends with its line, or where its brackets and quotes close; `#` begins a comment.
///
/// - SeeAlso: xen 4.17 tools/libs/util/libxlu_cfg_y.y; OpenNebula src/template/template_syntax.y.
struct Assignments {
  /// A name, and where its value stands in the document.
  struct Setting {
    var name: PlacedText
    /// Whether it is `NAME += VALUE`.
    var isAddition: Bool
    /// The offsets of the value, with its blanks.
    var value: Range<Int>
    /// Whether every bracket and quote of the value is closed.
    var isClosed: Bool
  }

  /// How strings are written.
  enum Strings {
    /// In single or double quotes, on one line.
    case onOneLine
    /// In double quotes, on many lines, with backslashes before quotes.
    case escaped
  }

  private(set) var settings: [Setting] = []
  /// Whether the document is settings and comments alone.
  private(set) var isWhole = true

  init(_ text: SourceText, _ strings: Strings) {
    let bytes = text.bytes
    var place = 0
    func skipLine() {
      while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    }
    while place < bytes.count {
      if isBlank(bytes[place]) || bytes[place] == UInt8(ascii: ";") {
        place += 1
        continue
      }
      if bytes[place] == UInt8(ascii: "#") {
        skipLine()
        continue
      }
      let start = place
      while place < bytes.count, isNameByte(bytes[place]) { place += 1 }
      let name = PlacedText(bytes[start..<place], at: start)
      while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
      let isAddition = place < bytes.count && bytes[place] == UInt8(ascii: "+")
      if isAddition { place += 1 }
      guard !name.isEmpty, place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
        isWhole = false
        skipLine()
        continue
      }
      let (end, isClosed) = Self.end(of: bytes, from: place + 1, strings)
      settings.append(
        Setting(name: name, isAddition: isAddition, value: (place + 1)..<end, isClosed: isClosed))
      place = end
    }
  }

  private static func end(of bytes: [UInt8], from start: Int, _ strings: Strings) -> (Int, isClosed: Bool) {
    var place = start
    var depth = 0
    var quote: UInt8?
    while place < bytes.count {
      let byte = bytes[place]
      if let open = quote {
        if strings == .escaped, byte == UInt8(ascii: "\\") {
          place += 1
        } else if byte == open {
          quote = nil
        } else if strings == .onOneLine, byte == UInt8(ascii: "\n") {
          return (place, false)
        }
      } else {
        switch byte {
        case UInt8(ascii: "#"):
          while place + 1 < bytes.count, bytes[place + 1] != UInt8(ascii: "\n") { place += 1 }
        case UInt8(ascii: "\""): quote = byte
        case UInt8(ascii: "'") where strings == .onOneLine: quote = byte
        case UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "]"): depth = max(0, depth - 1)
        case UInt8(ascii: "\n") where depth == 0: return (place, true)
        case UInt8(ascii: ";") where depth == 0 && strings == .onOneLine: return (place, true)
        default: break
        }
      }
      place += 1
    }
    return (min(place, bytes.count), depth == 0 && quote == nil)
  }
}
