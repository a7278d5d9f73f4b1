internal import ReportContract

extension LabReport {
  /// The form of the JSON.
  static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A lab as it is.",
      .field("folder", \Self.folder, "The folder that the lab is in."),
      .field("hosts", \Self.hosts, "The emulated hosts, in the order in which they were made."))
  }
}

extension LabReport.Host: SchemaDescribed {
  /// The form of the JSON.
  static var jsonSchema: SchemaNode {
    .object(
      "An emulated host.",
      .field("name", \Self.name, "Its name."),
      .field("cpu", \Self.cpu, "QEMU's -cpu."),
      .field("machine", \Self.machine, "Its machine type; left out for QEMU's newest pc."),
      .field("isRunning", \Self.isRunning, "Whether its process runs."),
      .field("process", \Self.process, "The process; left out if it has ended."),
      .field("sshPort", \Self.sshPort, "Where 127.0.0.1 leads to its SSH."),
      .field("memoryMiB", \Self.memoryMiB, "Its memory in MiB."),
      .field("uri", \Self.uri, "The URI of its libvirt."),
      .field("unavailable", \Self.unavailable, "What QEMU could not emulate of the CPU, in QEMU's words."),
      .field(
        "replayed", \Self.replayed, "Of a replayed host: its record, and what could not be emulated of it."))
  }
}

extension LabReplayReport {
  /// The form of the JSON.
  static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What replayed hosts have and lack.",
      .field("hosts", \Self.hosts, "The hosts, in the order of the records."))
  }
}

extension LabReplayReport.Host: SchemaDescribed {
  /// The form of the JSON.
  static var jsonSchema: SchemaNode {
    .object(
      "A host whose CPU is replayed.",
      .field("name", \Self.name, "Its name in the lab."),
      .field("record", \Self.record, "The record, as the user named it."),
      .field("cpu", \Self.cpu, "QEMU's -cpu."),
      .field("machine", \Self.machine, "QEMU's -machine; left out for its newest pc."),
      .field("lost", \Self.lost, "Features of the record that QEMU here cannot emulate."),
      .field("undetermined", \Self.undetermined, "Features that QEMU has and the record does not mention."),
      .field(
        "hasSignature", \Self.hasSignature,
        "Whether family, model and stepping are the record's, and not QEMU's."))
  }
}
