internal import ArmCatalog
public import Reports

/// Asks what a register of arm64 holds, and what KVM and QEMU do with it on a move.
public struct ArmRegisterQuestion: Sendable {
  /// The register's name, generic name or number in KVM, perhaps with a field: `ID_AA64ISAR0_EL1.SHA2`.
  public var name: String

  /// Creates a question; nothing is read or asked before `answer()`.
  public init(_ name: String) { self.name = name }

  /// Names of registers, for completion.
  public static var names: [String] { ArmNames.standard.all }

  /// What the tables know of it.
  ///
  /// - Throws: `noInput` for a name that they lack.
  public func answer() throws(QuestionError) -> ArmRegisterReport {
    guard let place = ArmPlace(name) else {
      throw QuestionError(.noInput, "there is no register and no field of arm64 called \(name)")
    }
    return ArmRegisterReport(place, martlet: martletVersion)
  }
}
