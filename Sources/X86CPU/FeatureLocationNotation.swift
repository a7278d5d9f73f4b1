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
    guard let location = ByteCursor.read(text[...], { FeatureLocation(notation: $0) }) else { return nil }
    self = location
  }

  /// Reads the notation that `description` writes, as bytes; nil for anything else.
  package init?(notation: ByteCursor) {
    var rest = notation
    if rest.consume("MSR ") {
      guard let index = rest.consumeHexadecimal(), let bit = rest.consumeBit(), rest.isEmpty
      else { return nil }
      self.init(msr: index, bit: bit)
      return
    }
    guard rest.consume("CPUID.") else { return nil }
    let leaf: UInt32
    var subleaf: UInt32?
    if rest.consume("(EAX=") {
      guard let value = rest.consumeHexadecimal(), rest.consume(",ECX="),
        let sub = rest.consumeNumber(), rest.consume(")")
      else { return nil }
      leaf = value
      subleaf = sub
    } else {
      guard let value = rest.consumeHexadecimal() else { return nil }
      leaf = value
    }
    guard rest.consume(":"), let register = rest.consumeRegister(), let bit = rest.consumeBit(), rest.isEmpty
    else { return nil }
    self.init(leaf: leaf, subleaf: subleaf, register: register, bit: bit)
  }
}

/// A number as Intel's manual writes it: at least two hexadecimal digits and an H.
private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return (digits.count < 2 ? "0" : "") + digits + "H"
}

extension ByteCursor {
  fileprivate mutating func consumeHexadecimal() -> UInt32? {
    guard let value = consumeNumber(radix: 16), consume("H") else { return nil }
    return value
  }

  fileprivate mutating func consumeRegister() -> CPUIDRegister? {
    if consume("EAX") { return .eax }
    if consume("EBX") { return .ebx }
    if consume("ECX") { return .ecx }
    return consume("EDX") ? .edx : nil
  }

  fileprivate mutating func consumeBit() -> UInt8? {
    guard consume("["), let bit = consumeNumber(), consume("]") else { return nil }
    return UInt8(exactly: bit)
  }
}
