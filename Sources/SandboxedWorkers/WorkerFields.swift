/// Writes fields of text one after the other into one string, which crosses JSON faster than a list of strings does.
package struct FieldWriter {
  /// The fields; each ends with `|`.
  package private(set) var bytes: [UInt8] = []
  // Characters that JSON does not escape, so that short fields stay short.
  static let end = UInt8(ascii: "|")
  static let escape = UInt8(ascii: "^")

  /// An empty string.
  package init() {}

  /// Adds a field.
  package mutating func write(_ text: String) {
    if text.utf8.contains(where: { $0 == Self.end || $0 == Self.escape }) {
      for byte in text.utf8 {
        if byte == Self.end || byte == Self.escape {
          bytes.append(Self.escape)
          bytes.append(byte ^ 0x10)
        } else {
          bytes.append(byte)
        }
      }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(Self.end)
  }

  /// Adds a number as a field.
  package mutating func write(_ number: Int) { write(String(number)) }

  /// All fields as one text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Reads the fields that `FieldWriter` wrote; nil for what it cannot have written.
package struct FieldReader {
  private let bytes: [UInt8]
  private var position = 0

  /// Reads a text from its start.
  package init(_ text: String) { bytes = Array(text.utf8) }

  /// Whether all fields have been read.
  package var isAtEnd: Bool { position == bytes.count }

  /// The next field; nil at the end, and for one that has none.
  package mutating func next() -> String? {
    guard let end = bytes[position...].firstIndex(of: FieldWriter.end) else { return nil }
    defer { position = end + 1 }
    let field = bytes[position..<end]
    guard field.contains(FieldWriter.escape) else { return String(decoding: field, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in field {
      if isEscaped {
        plain.append(byte ^ 0x10)
        isEscaped = false
      } else if byte == FieldWriter.escape {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return isEscaped ? nil : String(decoding: plain, as: UTF8.self)
  }

  /// The next field as a number from 0 to `most`; nil for anything else.
  package mutating func number(upTo most: Int = 1 << 31) -> Int? {
    guard let number = next().flatMap({ Int($0) }), (0...most).contains(number) else { return nil }
    return number
  }
}
