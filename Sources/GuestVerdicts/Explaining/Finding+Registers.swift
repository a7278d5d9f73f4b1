public import ReportContract

extension Finding {
  /// Registers whose values move with a guest.
  public struct Registers: Sendable, Hashable, Codable {
    /// The registers, by rules' order.
    public var registers: [Register]

    /// An MSR with what QEMU does with its value.
    public struct Register: Sendable, Hashable, Codable {
      /// The index of the MSR.
      public var index: UInt32
      /// The vendors' name.
      public var name: String
      /// Whether QEMU writes it whether or not KVM lists it, and ends where KVM refuses; else it drops the value.
      public var isAlwaysWritten: Bool
    }
  }
}

extension Finding.Registers: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Registers whose values move with a guest.",
      .field("registers", \Self.registers, "The registers, in the order of the table."))
  }
}

extension Finding.Registers.Register: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A model-specific register.",
      .field("index", \Self.index, "The index of the MSR."),
      .field("name", \Self.name, "The vendors' name."),
      .field(
        "isAlwaysWritten", \Self.isAlwaysWritten,
        "Whether QEMU writes it whether or not KVM lists it, and ends where KVM refuses; else it drops the value."
      ))
  }
}
