extension BinaryInteger {
  /// The number in lower-case hexadecimal, filled up with zeros to `digits`; without `0x`.
  package func hexadecimal(digits: Int) -> String {
    let text = String(self, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

extension FixedWidthInteger {
  /// Reads `0x` and hexadecimal digits, or a decimal number; nil for anything else.
  package init?(prefixed text: some StringProtocol) {
    if text.hasPrefix("0x") {
      self.init(text.dropFirst(2), radix: 16)
    } else {
      self.init(text)
    }
  }
}
