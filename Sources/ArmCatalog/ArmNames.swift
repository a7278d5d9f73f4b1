public import ArmCPU

/// Names of registers, cores and words (the records of `Data/arm`).
public struct ArmNames: Sendable {
  /// A core's design.
  public struct Core: Sendable, Hashable {
    /// Who designed it: `Arm`.
    public let implementer: String
    /// Its name, `Neoverse-N1`; nil if the table has the implementer alone.
    public let name: String?
    /// The line of the kernel's header that says so.
    public let citation: String
  }

  /// What a word of /proc/cpuinfo proves: a field and its least value.
  public struct Proof: Sendable, Hashable {
    /// What the word is about.
    public let field: ArmField
    /// The least value.
    public let value: UInt64
    /// The line of the kernel that says so.
    public let citation: String
  }

  let registers: [SystemRegister: String]
  let encodings: [String: SystemRegister]
  let implementers: [Int: Core]
  /// The designs by implementer and part number, `implementer << 12 | part`.
  package let cores: [Int: Core]
  /// What each word proves.
  package let proofs: [String: Proof]

  /// The tables that this build carries.
  public static let standard: Self = {
    do {
      return try Self(
        registers: armNameRows.description, cores: armCoreRows.description, words: armWordRows.description,
        fields: .standard)
    } catch {
      // The generator parsed the tables before it wrote them into the source.
      fatalError("the built-in tables of Arm's names do not parse: \(error)")
    }
  }()

  /// Creates the tables from records in the format of `Data/README.md`.
  ///
  /// - Throws: `ArmTableError` if a row does not follow its format.
  public init(registers: String, cores: String, words: String, fields: ArmFieldTable) throws(ArmTableError) {
    var names: [SystemRegister: String] = [:]
    for row in try armRows(of: registers) {
      guard row.words.count == 6, let register = SystemRegister(words: row.words[..<5]),
        names[register] == nil
      else {
        throw ArmTableError(row.line, "expected five numbers and a name, once")
      }
      names[register] = String(row.words[5])
    }
    self.registers = names
    encodings = Dictionary(names.map { ($0.value.uppercased(), $0.key) }) {
      $0.encoding < $1.encoding ? $0 : $1
    }
    var makers: [Int: Core] = [:]
    var parts: [Int: Core] = [:]
    var maker: (number: Int, name: String)?
    for row in try armRows(of: cores) {
      let words = row.isIndented ? row.words[...] : row.words[1...]
      guard words.count >= 2, words[words.startIndex].hasPrefix("0x"),
        let number = Int(words[words.startIndex].dropFirst(2), radix: 16)
      else { throw ArmTableError(row.line, "expected a hexadecimal number and a name") }
      let name = words.dropFirst().joined(separator: " ")
      if row.isIndented {
        guard let maker else { throw ArmTableError(row.line, "a part without an implementer") }
        parts[maker.number << 12 | number] = Core(implementer: maker.name, name: name, citation: row.citation)
      } else {
        maker = (number, name)
        makers[number] = Core(implementer: name, name: nil, citation: row.citation)
      }
    }
    implementers = makers
    self.cores = parts
    var proofs: [String: Proof] = [:]
    for row in try armRows(of: words) {
      guard row.words.count == 4, let field = fields.field(row.words[1], row.words[2]),
        let value = UInt64(row.words[3])
      else { throw ArmTableError(row.line, "expected a word, a register, its field and a value") }
      proofs[String(row.words[0])] = Proof(field: field, value: value, citation: row.citation)
    }
    self.proofs = proofs
  }

  /// The name of a system register; nil if the table does not have it.
  public func name(of register: SystemRegister) -> String? { registers[register] }

  /// The system register of a name in any case, with or without its `_EL1`; nil if the table does not have it.
  public func register(named name: String) -> SystemRegister? {
    let wanted = name.uppercased()
    return encodings[wanted] ?? encodings[wanted + "_EL1"]
  }

  /// The design of a core; nil if the table does not have its implementer.
  public func core(_ id: MainID) -> Core? {
    cores[id.implementer << 12 | id.part] ?? implementers[id.implementer]
  }

  /// What a word of /proc/cpuinfo proves; nil for a word that proves no field.
  public func proof(of word: String) -> Proof? { proofs[word] }

  /// The words of /proc/cpuinfo that prove something of a field, with the least value, lowest first.
  public func words(proving field: ArmField) -> [(word: String, least: UInt64)] {
    proofs.filter { $0.value.field == field }.map { ($0.key, $0.value.value) }.sorted {
      ($0.1, $0.0) < ($1.1, $1.0)
    }
  }

  /// Every register's name, in order.
  public var all: [String] { registers.values.sorted() }

  /// The name of a register in KVM's list: `ID_AA64PFR0_EL1`, `the PSCI version`.
  public func name(of register: KVMRegisterID) -> String {
    switch register.kind {
    case .system(let system): name(of: system) ?? system.genericName
    case .cacheSize(let number): "CCSIDR_EL1 of cache \(number)"
    case .firmware(0): "the PSCI version"
    case .firmware(let number) where 1...3 ~= number: "SMCCC_ARCH_WORKAROUND_\(number)"
    case .hypercalls(let number) where 0..<bitmaps.count ~= number: bitmaps[number]
    case .vector(0xffff): "the SVE vector lengths"
    default: "register 0x\(String(register.id, radix: 16))"
    }
  }

  /// - SeeAlso: linux 7.1.8 arch/arm64/include/uapi/asm/kvm.h:357–387, KVM_REG_ARM_STD_BMAP to KVM_REG_ARM_VENDOR_HYP_BMAP_2.
  private var bitmaps: [String] {
    [
      "KVM_REG_ARM_STD_BMAP", "KVM_REG_ARM_STD_HYP_BMAP", "KVM_REG_ARM_VENDOR_HYP_BMAP",
      "KVM_REG_ARM_VENDOR_HYP_BMAP_2",
    ]
  }
}
