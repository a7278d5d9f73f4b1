/// Checks that a document is one JSON value; YAML, whose parser gives positions, accepts much more.
///
/// - SeeAlso: RFC 8259.
struct JSONShape {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The offset of the first byte that JSON does not allow there; nil if the document is one value.
  static func fault(in bytes: [UInt8]) -> Int? {
    var shape = JSONShape(bytes)
    guard shape.value() else { return shape.place }
    shape.skipBlanks()
    return shape.place == bytes.count ? nil : shape.place
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d { place += 1 }
  }

  private mutating func value() -> Bool {
    skipBlanks()
    guard depth < 128, let byte = next else { return false }
    depth += 1
    defer { depth -= 1 }
    switch byte {
    case UInt8(ascii: "{"): return list(until: UInt8(ascii: "}"), hasKeys: true)
    case UInt8(ascii: "["): return list(until: UInt8(ascii: "]"), hasKeys: false)
    case UInt8(ascii: "\""): return string()
    default: return word()
    }
  }

  private mutating func list(until end: UInt8, hasKeys: Bool) -> Bool {
    place += 1
    skipBlanks()
    if next == end {
      place += 1
      return true
    }
    while true {
      skipBlanks()
      if hasKeys {
        guard next == UInt8(ascii: "\""), string() else { return false }
        skipBlanks()
        guard next == UInt8(ascii: ":") else { return false }
        place += 1
      }
      guard value() else { return false }
      skipBlanks()
      guard let byte = next, byte == end || byte == UInt8(ascii: ",") else { return false }
      place += 1
      if byte == end { return true }
    }
  }

  private mutating func string() -> Bool {
    place += 1
    while let byte = next, byte >= 0x20 {
      place += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return true }
    }
    place = min(place, bytes.count)
    return false
  }

  /// A number, true, false or null; anything else stays unread.
  private mutating func word() -> Bool {
    var end = place
    while end < bytes.count, isNameByte(bytes[end]) || bytes[end] == UInt8(ascii: "+") { end += 1 }
    let word = String(decoding: bytes[place..<end], as: UTF8.self)
    guard ["true", "false", "null"].contains(word) || Self.isNumber(word) else { return false }
    place = end
    return true
  }

  private static func isNumber(_ word: String) -> Bool {
    var rest = Substring(word)
    func digits() -> Substring {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      return digits
    }
    if rest.first == "-" { rest.removeFirst() }
    let whole = digits()
    guard !whole.isEmpty, whole.count == 1 || whole.first != "0" else { return false }
    if rest.first == "." {
      rest.removeFirst()
      guard !digits().isEmpty else { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "+" || rest.first == "-" { rest.removeFirst() }
      guard !digits().isEmpty else { return false }
    }
    return rest.isEmpty
  }
}
