/// A register of feature bits, or one bit of it, as people write it: `0x10a[8]`, `MSR 10AH bit 8`, `07H.0 EBX[16]`,
/// `CPUID.(EAX=07H,ECX=0):EBX[16]`, `CPUID.7.0.EBX.16`, `leaf 7 subleaf 0 EBX bit 16`.
///
/// Numbers of leaves, subleaves and MSRs are hexadecimal with `0x` or `H`, else decimal, but for those that cannot be: `80000001`,
/// `10a`. Bits are decimal.
public struct RegisterNotation: Sendable, Hashable {
  /// The register; a leaf without a subleaf stands for subleaf 0 as well.
  public var register: FeatureLocation.Kind
  /// The bit; nil for the register as a whole.
  public var bit: UInt8?

  /// Reads a notation; nil for a text that does not name a register.
  public init?(_ text: String) {
    guard let words = Self.words(of: text), words.count <= 12 else { return nil }
    let isCPUID = words.contains { $0 == "cpuid" || $0 == "leaf" || CPUIDRegister(word: $0) != nil }
    let isMSR = words.contains("msr")
    guard let found = isCPUID ? Self.cpuid(words) : Self.msr(words.filter { $0 != "msr" }, isNamed: isMSR)
    else {
      return nil
    }
    self = found
  }

  /// The bit's location; nil for a register as a whole, and for a bit that it cannot have.
  public var location: FeatureLocation? {
    guard let bit else { return nil }
    switch register {
    case .cpuid(let leaf, let subleaf, let register):
      return FeatureLocation(leaf: leaf, subleaf: subleaf, register: register, bit: bit)
    case .msr(let index): return FeatureLocation(msr: index, bit: bit)
    }
  }

  /// Whether a location is in the register.
  public func holds(_ location: FeatureLocation) -> Bool {
    switch (register, location.kind) {
    case (.cpuid(let leaf, let subleaf, let register), .cpuid(let itsLeaf, let itsSubleaf, let itsRegister)):
      leaf == itsLeaf && (subleaf ?? 0) == (itsSubleaf ?? 0) && register == itsRegister
    case (.msr(let index), .msr(let its)): index == its
    default: false
    }
  }

  /// The words and numbers, in small letters; nil for a text with other characters than notations have.
  private static func words(of text: String) -> [String]? {
    var words = [""]
    for byte in text.lowercased().utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        words[words.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "_"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "/"), 0x20:
        words.append("")
      default: return nil
      }
    }
    return words.filter { !$0.isEmpty && !["bit", "index", "the", "of"].contains($0) }
  }

  private static func cpuid(_ words: [String]) -> RegisterNotation? {
    var words = words.filter { !["cpuid", "leaf", "subleaf"].contains($0) }
    // CPUID.(EAX=07H,ECX=0):EBX[16] names two registers that CPUID reads before the one that it answers in.
    if words.count > 2, words[0] == "eax" {
      words.removeFirst()
      if words.count > 2, let place = words.dropFirst().firstIndex(of: "ecx"), place == 1,
        words.dropFirst(3).contains(where: { CPUIDRegister(word: $0) != nil })
      {
        words.remove(at: place)
      }
    }
    guard let place = words.firstIndex(where: { CPUIDRegister(word: $0) != nil }),
      let register = CPUIDRegister(word: words[place]), (1...2).contains(place),
      let leaf = number(words[0])
    else { return nil }
    var subleaf: UInt32?
    if place == 2 {
      guard let value = number(words[1]) else { return nil }
      subleaf = value
    }
    return RegisterNotation(
      .cpuid(leaf: leaf, subleaf: subleaf, register: register), words[(place + 1)...], below: 32)
  }

  private static func msr(_ words: [String], isNamed: Bool) -> RegisterNotation? {
    guard let first = words.first, words.count <= 2, isNamed || first.contains(where: \.isNumber) else {
      return nil
    }
    // A bare number alone is anything.
    guard isNamed || words.count == 2 || first.hasPrefix("0x") || first.hasSuffix("h"),
      let index = number(first, isMSR: true)
    else { return nil }
    return RegisterNotation(.msr(index), words[1...], below: 64)
  }

  private init?(_ register: FeatureLocation.Kind, _ rest: ArraySlice<String>, below limit: UInt8) {
    self.register = register
    guard let last = rest.first else { return }
    guard rest.count == 1, let bit = UInt8(last), bit < limit else { return nil }
    self.bit = bit
  }

  /// A number of a leaf, subleaf or MSR; MSRs are always written in hexadecimal.
  private static func number(_ word: String, isMSR: Bool = false) -> UInt32? {
    if word.hasPrefix("0x") { return UInt32(word.dropFirst(2), radix: 16) }
    if word.hasSuffix("h") { return UInt32(word.dropLast(), radix: 16) }
    // 80000001 and 40000001 are leaves as the manuals number them.
    guard !isMSR, let value = UInt32(word), word.count < 8 else { return UInt32(word, radix: 16) }
    return value
  }
}

extension CPUIDRegister {
  /// The register of that name in small letters.
  fileprivate init?(word: String) {
    guard let register = Self.allCases.first(where: { $0.name.lowercased() == word }) else { return nil }
    self = register
  }
}
