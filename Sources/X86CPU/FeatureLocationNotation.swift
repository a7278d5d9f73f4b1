extension FeatureLocation: CustomStringConvertible, LosslessStringConvertible {
  /// The location in the notation of Intel's manual: `CPUID.01H:ECX[3]`,
  /// `CPUID.(EAX=07H,ECX=0):EBX[16]`, `MSR 10AH[0]`.
  public var description: String {
    switch kind {
    case .cpuid(let leaf, nil, let register):
      "CPUID.\(hexadecimal(leaf)):\(register.name)[\(bit)]"
    case .cpuid(let leaf, let subleaf?, let register):
      "CPUID.(EAX=\(hexadecimal(leaf)),ECX=\(subleaf)):\(register.name)[\(bit)]"
    case .msr(let index):
      "MSR \(hexadecimal(index))[\(bit)]"
    }
  }

  /// Reads the notation that `description` writes; nil for anything else.
  public init?(_ text: String) {
    var rest = Substring(text)
    if rest.consume("MSR ") {
      guard let index = rest.consumeHexadecimal(), let bit = rest.consumeBit(), rest.isEmpty else {
        return nil
      }
      self.init(msr: index, bit: bit)
      return
    }
    guard rest.consume("CPUID.") else { return nil }
    let leaf: UInt32
    var subleaf: UInt32?
    if rest.consume("(EAX=") {
      guard let value = rest.consumeHexadecimal(), rest.consume(",ECX="),
        let sub = rest.consumeDecimal(), rest.consume(")")
      else { return nil }
      leaf = value
      subleaf = sub
    } else {
      guard let value = rest.consumeHexadecimal() else { return nil }
      leaf = value
    }
    guard rest.consume(":"),
      let register = CPUIDRegister.allCases.first(where: { rest.hasPrefix($0.name) })
    else { return nil }
    rest.removeFirst(3)
    guard let bit = rest.consumeBit(), rest.isEmpty else { return nil }
    self.init(leaf: leaf, subleaf: subleaf, register: register, bit: bit)
  }
}

/// A number as Intel's manual writes it: at least two hexadecimal digits and an H.
private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return (digits.count < 2 ? "0" : "") + digits + "H"
}

extension Substring {
  fileprivate mutating func consume(_ prefix: String) -> Bool {
    guard utf8.starts(with: prefix.utf8) else { return false }
    self = Substring(utf8.dropFirst(prefix.utf8.count))
    return true
  }

  fileprivate mutating func consumeHexadecimal() -> UInt32? {
    let digits = Substring(
      utf8.prefix {
        switch $0 {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
      })
    guard let value = UInt32(digits, radix: 16) else { return nil }
    self = Substring(utf8.dropFirst(digits.utf8.count))
    return consume("H") ? value : nil
  }

  fileprivate mutating func consumeDecimal() -> UInt32? {
    let digits = Substring(utf8.prefix { (0x30...0x39).contains($0) })
    guard let value = UInt32(digits) else { return nil }
    self = Substring(utf8.dropFirst(digits.utf8.count))
    return value
  }

  fileprivate mutating func consumeBit() -> UInt8? {
    guard consume("["), let bit = consumeDecimal(), consume("]") else { return nil }
    return UInt8(exactly: bit)
  }
}
