/// Plain scalars that YAML 1.1 takes for numbers, such as a password of digits that nobody quoted.
enum PlainNumber {
  /// The number as Python prints it; nil for what is no number, and for octal and hexadecimal numbers of more than 63 bits.
  ///
  /// - SeeAlso: PyYAML 6.0 yaml/resolver.py (tag:yaml.org,2002:int and float), yaml/constructor.py.
  static func printed(_ text: String) -> String? {
    var body = Substring(text)
    var sign = ""
    if let first = body.first, first == "-" || first == "+" {
      sign = first == "-" ? "-" : ""
      body = body.dropFirst()
    }
    guard let first = body.first, first.isASCII, first.isNumber || first == "." else { return nil }
    let digits = body.filter { $0 != "_" }
    if let integer = integer(body, digits) { return integer == "0" ? "0" : sign + integer }
    return fraction(body, digits).map { sign + $0 }
  }

  private static func integer(_ body: Substring, _ digits: String) -> String? {
    func all(_ text: some StringProtocol, _ allowed: String) -> Bool {
      !text.isEmpty && text.allSatisfy { allowed.contains($0) || $0 == "_" }
    }
    if body.hasPrefix("0b"), all(body.dropFirst(2), "01") {
      return Int(digits.dropFirst(2), radix: 2).map(String.init)
    }
    if body.hasPrefix("0x"), all(body.dropFirst(2), "0123456789abcdefABCDEF") {
      return Int(digits.dropFirst(2), radix: 16).map(String.init)
    }
    if body == "0" { return "0" }
    if body.hasPrefix("0"), all(body.dropFirst(), "01234567") {
      return Int(digits, radix: 8).map(String.init)
    }
    guard !body.hasPrefix("0") else { return nil }
    if all(body, "0123456789"), body.first != "_" { return digits }
    return sexagesimal(body)
  }

  /// `12:30` is 750.
  private static func sexagesimal(_ body: Substring) -> String? {
    let parts = body.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[0].allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "_") }),
      parts.dropFirst().allSatisfy({ part in
        part.allSatisfy { $0.isASCII && $0.isNumber } && (Int(part).map { $0 < 60 } ?? false)
          && part.count <= 2
      })
    else { return nil }
    var value = 0
    for part in parts {
      guard let number = Int(part.filter { $0 != "_" }) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 60)
      guard !overflow, product <= Int.max - number else { return nil }
      value = product + number
    }
    return String(value)
  }

  private static func fraction(_ body: Substring, _ digits: String) -> String? {
    guard let dot = digits.firstIndex(of: ".") else { return nil }
    let rest = digits[digits.index(after: dot)...]
    let mantissa = rest.prefix { $0.isASCII && $0.isNumber }
    let exponent = rest.dropFirst(mantissa.count)
    guard digits[..<dot].allSatisfy({ $0.isASCII && $0.isNumber }),
      !(digits[..<dot].isEmpty && mantissa.isEmpty)
    else { return nil }
    if !exponent.isEmpty {
      // Only with a sign is it a number.
      guard exponent.first == "e" || exponent.first == "E" else { return nil }
      let power = exponent.dropFirst()
      guard let sign = power.first, sign == "+" || sign == "-", power.count > 1,
        power.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
      else { return nil }
    }
    let whole = digits[..<dot].isEmpty ? "0" + digits : digits
    let padded = mantissa.isEmpty ? whole.replacing(".", with: ".0", maxReplacements: 1) : whole
    return Double(padded).map { "\($0)" }
  }
}
