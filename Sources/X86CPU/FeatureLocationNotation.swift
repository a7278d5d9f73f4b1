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
  public init?(_ text: String) { self.init(notation: Array(text.utf8)[...]) }

  /// Reads the notation that `description` writes, as bytes; nil for anything else.
  public init?(notation bytes: ArraySlice<UInt8>) {
    var rest = bytes
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
        let sub = rest.consumeDecimal(), rest.consume(")")
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

/// The value of a hexadecimal digit; nil for other bytes.
private func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  default: nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func consume(_ prefix: StaticString) -> Bool {
    let length = prefix.utf8CodeUnitCount
    guard count >= length else { return false }
    for offset in 0..<length where unsafe self[startIndex + offset] != prefix.utf8Start[offset] {
      return false
    }
    removeFirst(length)
    return true
  }

  fileprivate mutating func consumeNumber(radix: UInt32) -> UInt32? {
    var value: UInt32?
    while let byte = first, let digit = hexDigit(byte), digit < radix {
      let (product, overflow) = (value ?? 0).multipliedReportingOverflow(by: radix)
      guard !overflow, let sum = UInt32(exactly: UInt64(product) + UInt64(digit)) else { return nil }
      value = sum
      removeFirst()
    }
    return value
  }

  fileprivate mutating func consumeHexadecimal() -> UInt32? {
    guard let value = consumeNumber(radix: 16), consume("H") else { return nil }
    return value
  }

  fileprivate mutating func consumeDecimal() -> UInt32? { consumeNumber(radix: 10) }

  fileprivate mutating func consumeRegister() -> CPUIDRegister? {
    if consume("EAX") { return .eax }
    if consume("EBX") { return .ebx }
    if consume("ECX") { return .ecx }
    return consume("EDX") ? .edx : nil
  }

  fileprivate mutating func consumeBit() -> UInt8? {
    guard consume("["), let bit = consumeDecimal(), consume("]") else { return nil }
    return UInt8(exactly: bit)
  }
}
