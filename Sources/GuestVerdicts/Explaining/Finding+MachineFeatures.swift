public import ReportContract

extension Finding {
  /// The features that a machine type changes of a CPU model.
  public struct MachineFeatures: Sendable, Hashable, Codable {
    /// The machine type.
    public var machine: String
    /// The CPU model; nil for a guest with the host's CPU.
    public var model: String?
    /// libvirt's names of features that CPUs of the model have on this machine type only.
    public var added: [String]
    /// libvirt's names of features that CPUs of the model lack on this machine type.
    public var removed: [String]
  }
}

extension Finding.MachineFeatures: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The features that a machine type changes of a CPU model.",
      .field("machine", \Self.machine, "The machine type."),
      .field("model", \Self.model, "The CPU model; absent for a guest with the host's CPU."),
      .field(
        "added", \Self.added,
        "Features that CPUs of the model have on this machine type only, in order of location."),
      .field(
        "removed", \Self.removed,
        "Features that CPUs of the model lack on this machine type, in order of location.")
    )
  }
}
