/// An element's attributes, read like libvirt's XML helpers, with their error messages.
struct Attributes {
  private let values: [String: String]
  private let element: String

  init(_ values: [String: String], of element: String) {
    self.values = values
    self.element = element
  }

  subscript(name: String) -> String? { values[name] }

  /// An attribute of fixed words.
  func choice<Value>(_ name: String, _ words: [String: Value]) throws(LibvirtError) -> Value? {
    guard let text = values[name] else { return nil }
    guard let value = words[text] else { throw invalid(name, text, "") }
    return value
  }

  /// An attribute whose words are an enumeration's raw values.
  func choice<Value: RawRepresentable<String>>(_ name: String) throws(LibvirtError) -> Value? {
    guard let text = values[name] else { return nil }
    guard let value = Value(rawValue: text) else { throw invalid(name, text, "") }
    return value
  }

  /// A required attribute whose words are an enumeration's raw values.
  func requiredChoice<Value: RawRepresentable<String>>(_ name: String) throws(LibvirtError) -> Value {
    guard let value: Value = try choice(name) else { throw missing(name) }
    return value
  }

  /// An unsigned decimal number of 32 bits.
  func number(_ name: String, nonZero: Bool = false) throws(LibvirtError) -> UInt32? {
    guard let text = values[name] else { return nil }
    guard let number = unsignedNumber(text, base: 10) else {
      throw invalid(name, text, " Expected non-negative integer value")
    }
    guard number != 0 || !nonZero else {
      throw LibvirtError(
        .xmlError, "Invalid value for attribute '\(name)' in element '\(element)': Zero is not permitted")
    }
    return number
  }

  /// A required unsigned decimal number of 32 bits.
  func required(_ name: String, nonZero: Bool = false) throws(LibvirtError) -> UInt32 {
    guard let number = try number(name, nonZero: nonZero) else { throw missing(name) }
    return number
  }

  /// A required unsigned decimal number of 64 bits.
  func requiredLong(_ name: String) throws(LibvirtError) -> UInt64 {
    guard let text = values[name] else { throw missing(name) }
    guard let number = UInt64(text) else {
      throw invalid(name, text, " Expected non-negative integer value")
    }
    return number
  }

  /// A signed decimal number of 32 bits that must not be negative.
  func nonNegative(_ name: String) throws(LibvirtError) -> Int? {
    guard let text = values[name] else { return nil }
    guard let number = Int32(text.drop { $0 == " " }) else {
      throw invalid(name, text, " Expected integer value")
    }
    guard number >= 0 else { throw invalid(name, text, " Expected non-negative value") }
    return Int(number)
  }

  private func missing(_ name: String) -> LibvirtError {
    LibvirtError(.xmlError, "Missing required attribute '\(name)' in element '\(element)'")
  }

  private func invalid(_ name: String, _ value: String, _ expectation: String) -> LibvirtError {
    LibvirtError(
      .xmlError,
      "Invalid value for attribute '\(name)' in element '\(element)': '\(value)'.\(expectation)")
  }
}

/// The architectures that libvirt knows, by its names.
let libvirtArchitectures: Set<String> = [
  "aarch64", "alpha", "armv6l", "armv7b", "armv7l", "cris", "i686", "ia64", "lm32", "loongarch64", "m68k",
  "microblaze", "microblazeel", "mips", "mips64", "mips64el", "mipsel", "openrisc", "parisc", "parisc64",
  "ppc", "ppc64", "ppc64le", "ppcemb", "ppcle", "riscv32", "riscv64", "s390", "s390x", "sh4", "sh4eb",
  "sparc", "sparc64", "unicore32", "x86_64", "xtensa", "xtensaeb",
]
