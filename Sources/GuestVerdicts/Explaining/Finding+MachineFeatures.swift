internal import CPUCatalog
internal import CPUCompatibility
public import ReportContract
internal import X86CPU

extension Finding {
  /// The features that a machine type changes of a CPU model.
  public struct MachineFeatures: Sendable, Hashable, Codable {
    /// The machine type.
    public var machine: String
    /// The CPU model; nil for a guest with the host's CPU.
    public var model: String?
    /// libvirt's names of features that CPUs of the model have on this machine type only.
    public var added: [String]
    /// libvirt's names of features that they have there if the host that started the guest gives them, which is unknown.
    public var depending: [String]
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
        "depending", \Self.depending,
        "Features that they have there if the host that started the guest gives them, which is unknown, in order of location."
      ),
      .field(
        "removed", \Self.removed,
        "Features that CPUs of the model lack on this machine type, in order of location.")
    )
  }
}

extension GuestCPU {
  /// What the guest's machine type changes of its CPU: what it has for that, what it has if its unknown host gives it, what it lacks.
  ///
  /// What the host that started it does not give, it does not have on any machine type.
  var featuresByMachine: (added: FeatureSet, depending: FeatureSet, removed: FeatureSet) {
    let depending = machineChange.added.intersection(uncertain)
    let has = machineChange.added.intersection(wanted?.evidence.present ?? FeatureSet()).subtracting(
      depending)
    return (has, depending, machineChange.removed)
  }

  /// Whether there is any such feature.
  var isChangedByMachine: Bool {
    let features = featuresByMachine
    return !features.added.isEmpty || !features.depending.isEmpty || !features.removed.isEmpty
  }
}
