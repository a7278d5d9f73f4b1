public import ArmCPU

/// A register that somebody names, and perhaps one of its fields.
public struct ArmPlace: Sendable, Hashable {
  /// Where in KVM's list and in MRS instructions it is.
  public let register: SystemRegister
  /// The field; nil for the whole register.
  public let field: ArmField?

  /// The place of a name in any case: `ID_AA64ISAR0_EL1`, `ID_AA64ISAR0_EL1.SHA2`, `S3_0_C0_C6_0` or KVM's id, `0x603000000013c030`.
  ///
  /// - Returns: Nil for a name that the tables lack; a generic name and an id need none.
  public init?(_ name: String) {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let names = ArmNames.standard
    guard let word = parts.first, word.contains("_") || word.lowercased().hasPrefix("0x60"),
      let register = names.register(named: String(word)) ?? SystemRegister(generic: word)
        ?? SystemRegister(kvmID: word)
    else { return nil }
    self.register = register
    guard parts.count > 1 else {
      field = nil
      return
    }
    guard
      let field = ArmFieldTable.standard.fields(of: register)?.first(where: {
        $0.name.lowercased() == parts[1].lowercased()
      })
    else { return nil }
    self.field = field
  }
}

extension SystemRegister {
  /// A register by its generic name, `S3_0_C0_C6_0`.
  fileprivate init?(generic name: Substring) {
    let parts = name.uppercased().split(separator: "_")
    guard parts.count == 5, parts[0].hasPrefix("S"), parts[2].hasPrefix("C"), parts[3].hasPrefix("C") else {
      return nil
    }
    let numbers = [parts[0].dropFirst(), parts[1], parts[2].dropFirst(), parts[3].dropFirst(), parts[4]]
      .compactMap {
        Int($0)
      }
    guard numbers.count == 5 else { return nil }
    self.init(op0: numbers[0], op1: numbers[1], crn: numbers[2], crm: numbers[3], op2: numbers[4])
  }

  /// A register by the 16 digits of KVM's id.
  fileprivate init?(kvmID text: Substring) {
    guard text.utf8.count == 18, let id = UInt64(text.dropFirst(2), radix: 16),
      let register = KVMRegisterID(id: id).systemRegister, KVMRegisterID(register).id == id
    else { return nil }
    self = register
  }
}
