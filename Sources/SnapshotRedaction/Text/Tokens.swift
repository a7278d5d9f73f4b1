extension StringProtocol {
  /// The text if it is one word of letters, digits and marks that no quoting needs, and not long; else nil.
  var token: String? {
    utf8.count <= 64 && utf8.allSatisfy(\.isTokenCharacter) ? String(self) : nil
  }

  /// The text if it consists of such words, with blanks and brackets between them; else nil.
  var phrase: String? {
    utf8.count <= 256 && utf8.allSatisfy { $0.isTokenCharacter || " ();/'\"".utf8.contains($0) }
      ? String(self) : nil
  }

  /// Whether the text is a number, in any of the forms of dumps: `12`, `-1`, `0x1f`, `eax=0x0`, `2.5`.
  var isNumeric: Bool {
    let text = String(self)
    var value = text[...]
    if let equals = text.firstIndex(of: "=") {
      guard ["eax", "ebx", "ecx", "edx"].contains(text[..<equals]) else { return false }
      value = text[text.index(after: equals)...]
    }
    if value.hasPrefix("0x") {
      let digits = value.utf8.dropFirst(2)
      return !digits.isEmpty && digits.count <= 32 && digits.allSatisfy { $0.isHexadecimalDigit }
    }
    let digits = value.utf8.drop { $0 == UInt8(ascii: "-") }
    return !digits.isEmpty && digits.count <= 24 && value.utf8.count - digits.count <= 1
      && digits.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
      // A version or an address is no number.
      && digits.count(where: { $0 == UInt8(ascii: ".") }) <= 1
  }
}

extension UInt8 {
  /// Whether the byte is a letter, a digit, or one of `_.,:+~^@-` of ASCII.
  var isTokenCharacter: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self)
      || "_.,:+~^@-".utf8.contains(self)
  }

  fileprivate var isHexadecimalDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x46).contains(self) || (0x61...0x66).contains(self)
  }
}
