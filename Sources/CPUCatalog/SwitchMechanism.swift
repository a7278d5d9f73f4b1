extension FeatureSwitch.Mechanism: CustomStringConvertible {
  /// Reads a mechanism as `Data/features` writes it; nil for anything else.
  init?(_ text: String) {
    guard let space = text.firstIndex(of: " ") else { return nil }
    let rest = String(text[text.index(after: space)...])
    switch text[..<space] {
    case "msr": self.init(msr: rest)
    case "bios":
      guard rest.count > 2, rest.first == "\"", rest.last == "\"" else { return nil }
      self = .bios(String(rest.dropFirst().dropLast()))
    case "parameter": self = .parameter(rest)
    case "module":
      guard rest.contains("."), rest.contains("=") else { return nil }
      self = .module(rest)
    case "update": self = .update(rest)
    case "option": self = .option(rest)
    default: return nil
    }
  }

  /// Reads `NAME (1A0H)[18]=0 on Intel`.
  private init?(msr text: String) {
    let words = text.split(separator: " ")
    guard words.count == 4, words[2] == "on", words[1].first == "(",
      let close = words[1].firstIndex(of: ")"),
      let index = UInt32(words[1][..<close].dropFirst().dropLast().filter { $0 != "_" }, radix: 16)
    else { return nil }
    let bitAndValue = words[1][close...].dropFirst().split { "[]=".contains($0) }
    guard bitAndValue.count == 2, let bit = UInt8(bitAndValue[0]), bit < 64,
      let value = UInt8(bitAndValue[1]), value < 2
    else { return nil }
    self = .msr(
      name: String(words[0]), index: index, bit: bit, hidingValue: value, vendor: String(words[3]))
  }

  /// The mechanism as sentences name it.
  public var description: String {
    switch self {
    case .msr(let name, let index, let bit, let value, let vendor):
      "\(name) (\(String(index, radix: 16, uppercase: true))H)[\(bit)] = \(value) on \(vendor)"
    case .bios(let name): "the setup entry usually called \"\(name)\""
    case .parameter(let text): "kernel parameter \(text)"
    case .module(let text): "module parameter \(text)"
    case .update(let text): text
    case .option(let text): "QEMU's \(text)"
    }
  }
}
