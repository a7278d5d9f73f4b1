/// A pattern of one line: literals, compared without regard to case, and holes.
///
/// It looks like the message, with holes in braces: `CPU mode '{word}' for {*} domain`. A dollar at the
/// end matches the end of the line. Holes are `{*}` (anything), `{word}` and other names (a run without spaces
/// and quotation marks), `{number}`, `{hex}`, `{msr}` (a hexadecimal index), `{feature}` (one name), `{features}` and
/// `{other}` (names, separated by commas), `{bit}` (a bit in QEMU's notation, up to its closing bracket). An
/// apostrophe between letters matches any of its transformations: doubled by YAML, curled by a word
/// processor, escaped by JSON or HTML.
struct MessagePattern: Sendable, Hashable, ExpressibleByStringLiteral {
  /// The pattern as it was written.
  let text: String
  /// Literals, in lower case, and holes, in order.
  let parts: [Part]
  /// Whether the line must end after the last part.
  let isAnchored: Bool

  /// A literal or a hole.
  enum Part: Sendable, Hashable {
    case literal([UInt8])
    case hole(Hole)
  }

  /// The text that a hole accepts, and its capture name.
  struct Hole: Sendable, Hashable {
    let name: String
    let kind: Kind

    enum Kind: Sendable, Hashable {
      case anything, apostrophe, word, number, hexadecimal, names, bit
    }
  }

  init(stringLiteral text: String) {
    self.text = text
    isAnchored = text.hasSuffix("$")
    var parts: [Part] = []
    var literal: [UInt8] = []
    var rest = Array(text.utf8)[...]
    if isAnchored { rest.removeLast() }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "'"), literal.last?.isLetter == true, rest.first?.isLetter == true {
        parts += [.literal(literal), .hole(Hole(name: "'"))]
        literal = []
        continue
      }
      guard byte == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
        literal.append(byte.lowercasedASCII)
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = []
      parts.append(.hole(Hole(name: String(decoding: rest[..<end], as: UTF8.self))))
      rest = rest[(end + 1)...]
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  /// The longest literal, in lower case, which every matching line contains.
  var longestLiteral: [UInt8] {
    var longest: [UInt8] = []
    for case .literal(let bytes) in parts where bytes.count > longest.count { longest = bytes }
    return longest
  }
}

extension MessagePattern.Hole {
  init(name: String) {
    self.name = name
    kind =
      switch name {
      case "*": .anything
      case "'": .apostrophe
      case "number": .number
      case "hex", "msr": .hexadecimal
      case "features", "other": .names
      case "bit": .bit
      default: .word
      }
  }
}

extension UInt8 {
  /// Whether it is a letter of ASCII.
  fileprivate var isLetter: Bool { (0x61...0x7a).contains(lowercasedASCII) }

  /// The letter in lower case, if it is one of ASCII's.
  var lowercasedASCII: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
