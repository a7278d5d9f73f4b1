/// The input of CPUID: a leaf in EAX and a subleaf in ECX.
public struct CPUIDLeaf: Sendable, Hashable, Comparable {
  /// EAX on input.
  public var eax: UInt32
  /// ECX on input; 0 for leaves without subleaves.
  public var ecx: UInt32

  /// A leaf and its subleaf.
  public init(eax: UInt32, ecx: UInt32 = 0) {
    self.eax = eax
    self.ecx = ecx
  }

  /// Orders by leaf, then subleaf.
  public static func < (a: Self, b: Self) -> Bool { (a.eax, a.ecx) < (b.eax, b.ecx) }
}

/// The output of CPUID for one leaf.
public struct CPUIDRegisters: Sendable, Hashable {
  /// The four registers on output.
  public var eax, ebx, ecx, edx: UInt32

  /// Registers with the given values.
  public init(eax: UInt32 = 0, ebx: UInt32 = 0, ecx: UInt32 = 0, edx: UInt32 = 0) {
    self.eax = eax
    self.ebx = ebx
    self.ecx = ecx
    self.edx = edx
  }

  /// One register's value.
  public subscript(register: CPUIDRegister) -> UInt32 {
    get {
      switch register {
      case .eax: eax
      case .ebx: ebx
      case .ecx: ecx
      case .edx: edx
      }
    }
    set {
      switch register {
      case .eax: eax = newValue
      case .ebx: ebx = newValue
      case .ecx: ecx = newValue
      case .edx: edx = newValue
      }
    }
  }
}

/// CPUID's answers and the values of feature MSRs on one logical CPU.
public struct CPUIDTable: Sendable, Hashable {
  /// CPUID's answers by leaf and subleaf.
  public var leaves: [CPUIDLeaf: CPUIDRegisters]
  /// MSR values by index.
  public var msrs: [UInt32: UInt64]

  /// Creates a table from answers and MSR values.
  public init(leaves: [CPUIDLeaf: CPUIDRegisters] = [:], msrs: [UInt32: UInt64] = [:]) {
    self.leaves = leaves
    self.msrs = msrs
  }

  /// Whether the bit at `location` is set; nil if the table does not hold that register.
  public subscript(location: FeatureLocation) -> Bool? {
    switch location.kind {
    case .cpuid(let leaf, let subleaf, let register):
      guard let registers = leaves[CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0)] else { return nil }
      return registers[register] >> UInt32(location.bit) & 1 != 0
    case .msr(let index):
      guard let value = msrs[index] else { return nil }
      return value >> UInt64(location.bit) & 1 != 0
    }
  }

  /// Sets the bit at `location`, and adds the register that holds it if the table lacks it.
  public mutating func set(_ location: FeatureLocation) {
    switch location.kind {
    case .cpuid(let leaf, let subleaf, let register):
      leaves[CPUIDLeaf(eax: leaf, ecx: subleaf ?? 0), default: CPUIDRegisters()][register] |=
        1 << UInt32(location.bit)
    case .msr(let index):
      msrs[index, default: 0] |= 1 << UInt64(location.bit)
    }
  }
}
