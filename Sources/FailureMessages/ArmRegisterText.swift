internal import ArmCPU
internal import ArmCatalog

/// The register that a message of QEMU's on arm64 names by numbers, and what differs in it.
enum ArmRegisterText {
  /// A sentence about the register: its name, and the fields in which the two values differ.
  ///
  /// - Parameter captures: The texts of the holes `op0`, `op1`, `crn`, `crm`, `op2`, or `firmware` or `hypercalls`; and `value` and `own`,
  ///   the refused value and the destination's, in hexadecimal digits without a prefix.
  static func sentence(_ captures: [String: [String]]) -> String? {
    guard let register = register(captures) else { return nil }
    let name = ArmNames.standard.name(of: register)
    guard let value = number(captures["value"]), let own = number(captures["own"]) else {
      return "The register is \(name)."
    }
    let differences = differences(register, value, own)
    return differences.isEmpty
      ? "The register is \(name)."
      : "The register is \(name), which differs in \(differences.joined(separator: ", "))."
  }

  private static func register(_ captures: [String: [String]]) -> KVMRegisterID? {
    func number(_ hole: String) -> Int? { captures[hole]?.first.flatMap { Int($0) } }
    if let firmware = number("firmware"), 0...0xffff ~= firmware {
      return KVMRegisterID(id: KVMRegisterID.powerVersion.id | UInt64(firmware))
    }
    if let calls = number("hypercalls"), 0...0xffff ~= calls {
      return KVMRegisterID(id: 0x6030_0000_0016_0000 | UInt64(calls))
    }
    guard let op0 = number("op0"), let op1 = number("op1"), let crn = number("crn"), let crm = number("crm"),
      let op2 = number("op2")
    else { return nil }
    return SystemRegister(op0: op0, op1: op1, crn: crn, crm: crm, op2: op2).map { KVMRegisterID($0) }
  }

  private static func number(_ texts: [String]?) -> UInt64? {
    texts?.first.flatMap { UInt64($0.hasPrefix("0x") ? String($0.dropFirst(2)) : $0, radix: 16) }
  }

  /// The fields with both values, the stream's first: `SM3 1 instead of 0`.
  private static func differences(_ register: KVMRegisterID, _ value: UInt64, _ own: UInt64) -> [String] {
    if register.systemRegister == .mainID {
      let cores = [value, own].map { number in
        let id = MainID(UInt32(truncatingIfNeeded: number))
        return "\(ArmNames.standard.core(id)?.name ?? "an unknown core") \(id.stepping)"
      }
      return ["the core: \(cores[0]) instead of \(cores[1])"]
    }
    guard let system = register.systemRegister, let fields = ArmFieldTable.standard.fields(of: system) else {
      return []
    }
    return fields.filter { $0.value(in: value) != $0.value(in: own) }.map { field in
      "\(field.name) \(field.text(of: field.value(in: value))) instead of \(field.text(of: field.value(in: own)))"
    }
  }
}
