/// One of CPUID's four output registers, in the order of the manuals.
public enum CPUIDRegister: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  case eax, ebx, ecx, edx

  /// The register's name as the manuals print it.
  public var name: String {
    switch self {
    case .eax: "EAX"
    case .ebx: "EBX"
    case .ecx: "ECX"
    case .edx: "EDX"
    }
  }

  /// Orders registers as the manuals list them: EAX, EBX, ECX, EDX.
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The position of a feature bit: one bit of a CPUID register or of a model-specific register.
///
/// The location is the identity of a feature; names are dialects of it. Locations sort by CPUID before MSR,
/// then leaf, subleaf, register (EAX, EBX, ECX, EDX) and bit. No subleaf and subleaf 0 are the same location.
///
/// Invariant: a CPUID bit is below 32, an MSR bit below 64.
public struct FeatureLocation: Sendable, Hashable, Comparable {
  /// The kinds of register that hold feature bits.
  public enum Kind: Sendable, Hashable {
    /// A CPUID leaf; `subleaf` is nil for leaves that have no subleaves.
    case cpuid(leaf: UInt32, subleaf: UInt32?, register: CPUIDRegister)
    /// A model-specific register by index.
    case msr(UInt32)
  }

  /// The register that holds the bit.
  public let kind: Kind

  /// The bit's number, 0 the least significant.
  public let bit: UInt8

  private init(kind: Kind, bit: UInt8) {
    self.kind = kind
    self.bit = bit
  }

  /// A bit of a CPUID register, or nil if `bit` is not below 32.
  public init?(leaf: UInt32, subleaf: UInt32?, register: CPUIDRegister, bit: UInt8) {
    guard bit < 32 else { return nil }
    self.init(kind: .cpuid(leaf: leaf, subleaf: subleaf, register: register), bit: bit)
  }

  /// A bit of a model-specific register, or nil if `bit` is not below 64.
  public init?(msr index: UInt32, bit: UInt8) {
    guard bit < 64 else { return nil }
    self.init(kind: .msr(index), bit: bit)
  }

  /// Whether the bit is in the leaves 40000000H to 4FFFFFFFH, which no CPU answers: the hypervisor under the reader does.
  ///
  /// - SeeAlso: Intel SDM volume 2, CPUID, "Information Returned by CPUID Instruction" (40000000H to 4FFFFFFFH); AMD APM volume 3, E.4,
  ///   which reserves 40000000H to 400000FFH for hypervisors.
  public var isOfHypervisor: Bool {
    guard case .cpuid(let leaf, _, _) = kind else { return false }
    return leaf >> 28 == 4
  }

  /// A key that sorts as locations do: the kind, leaf, subleaf, register and bit, most significant first.
  private var sortKey: (UInt64, UInt64) {
    switch kind {
    case .cpuid(let leaf, let subleaf, let register):
      (UInt64(leaf), UInt64(subleaf ?? 0) << 16 | UInt64(register.rawValue) << 8 | UInt64(bit))
    case .msr(let index):
      (1 << 32 | UInt64(index), UInt64(bit))
    }
  }

  /// Orders CPUID before MSR, then leaf, subleaf, register and bit.
  public static func < (a: Self, b: Self) -> Bool { a.sortKey < b.sortKey }

  /// Whether both name the same bit.
  public static func == (a: Self, b: Self) -> Bool { a.sortKey == b.sortKey }

  /// Feeds the fields that `==` compares to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(sortKey.0)
    hasher.combine(sortKey.1)
  }
}
