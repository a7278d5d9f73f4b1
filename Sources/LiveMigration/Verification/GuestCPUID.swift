public import ReportContract
internal import X86CPU

/// What CPUID answers in a guest, register by register, by one way of reading.
public struct GuestCPUID: Sendable, Hashable, Codable {
  /// The registers, in order of leaf, subleaf and register.
  public var registers: [Register]

  /// A register that CPUID fills.
  public struct Register: Sendable, Hashable, Codable {
    /// EAX on input.
    public var leaf: UInt32
    /// ECX on input; 0 for leaves without subleaves.
    public var subleaf: UInt32
    /// `eax`, `ebx`, `ecx` or `edx`.
    public var register: String
    /// The register on output.
    public var value: UInt32
  }

  /// Registers in their order.
  init(_ registers: [Register]) {
    self.registers = registers.sorted {
      ($0.leaf, $0.subleaf, $0.register) < ($1.leaf, $1.subleaf, $1.register)
    }
  }

  /// The registers of a table whose bits mean features, levels or the signature, as far as the CPU has their leaves.
  ///
  /// Other registers change with the vCPU that reads them (APIC IDs), or with the host (topology, frequencies).
  init(_ table: CPUIDTable) {
    var limits: [UInt32: UInt32] = [:]
    for (leaf, answer) in table.leaves where leaf.eax & 0xfff_ffff == 0 { limits[leaf.eax] = answer.eax }
    var found: [Register] = []
    for (leaf, answer) in table.leaves
    where leaf.eax <= limits[leaf.eax & 0xf000_0000] ?? 0 || leaf.eax & 0xfff_ffff == 0 {
      for register in CPUIDRegister.allCases where Self.isCompared(leaf, register) {
        var value = answer[register]
        // The numbers of bits, without what memory encryption adds.
        if leaf.eax == 0x8000_0008, register == .eax { value &= 0xff }
        found.append(
          Register(leaf: leaf.eax, subleaf: leaf.ecx, register: register.name.lowercased(), value: value))
      }
    }
    self.init(found)
  }

  private static func isCompared(_ leaf: CPUIDLeaf, _ register: CPUIDRegister) -> Bool {
    switch (leaf.eax, register) {
    case (0, .eax), (0x8000_0000, .eax), (1, .eax), (0x8000_0008, .eax): true
    default: FeatureRegisters.standard.contains(leaf, register)
    }
  }

  subscript(leaf: UInt32, subleaf: UInt32, register: String) -> UInt32? {
    registers.first { ($0.leaf, $0.subleaf, $0.register) == (leaf, subleaf, register) }?.value
  }
}

extension GuestCPUID: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What CPUID answers in a guest, by one way of reading.",
      .field("registers", \Self.registers, "The registers, in order of leaf, subleaf and register."))
  }
}

extension GuestCPUID.Register: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A register that CPUID fills.",
      .field("leaf", \Self.leaf, "EAX on input."),
      .field("subleaf", \Self.subleaf, "ECX on input; 0 for leaves without subleaves."),
      .field("register", \Self.register, "eax, ebx, ecx or edx."),
      .field("value", \Self.value, "The register on output."))
  }
}
