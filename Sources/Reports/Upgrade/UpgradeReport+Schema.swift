public import CPUCompatibility
public import ReportContract

extension UpgradeReport {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What an upgrade of hosts changes for their guests.",
      .field("target", \Self.target, "The new software."),
      .field(
        "assumptions", \Self.assumptions,
        "What is assumed to stay as it is, one sentence per item without a full stop."),
      .field("hosts", \Self.hosts, "The hosts, in the order given."),
      .field(
        "exitStatus", \Self.exitStatus,
        "The exit status: 1 if some guest cannot come back, else 2 if that is unknown, else 0."))
  }
}

extension UpgradeReport.Target: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "The new software; a part that is left out stays as it is.",
      .field("kernel", \Self.kernel, "The kernel's series or release."),
      .field("qemu", \Self.qemu, "QEMU's version."),
      .field("libvirt", \Self.libvirt, "libvirt's version."),
      .field(
        "unknown", \Self.unknown,
        "What of it Martlet's tables do not reach, one sentence per item without a full stop."))
  }
}

extension UpgradeReport.Host: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "One host.",
      .field("host", \Self.host, "Its name."),
      .field("parts", \Self.parts, "The parts that change."),
      .field(
        "modes", \Self.modes,
        "What guests that are started afterwards get, by the way in which they are given their CPU."),
      .field(
        "models", \Self.models, "Named models that become usable, or no longer are; empty if none changes."),
      .field(
        "machines", \Self.machines, "Machine types; left out if QEMU stays, or if today's is unknown."),
      .field(
        "moves", \Self.moves,
        "Whether guests come back to the upgraded host, and go from it to one that is as this one is today."),
      .field(
        "irreversible", \Self.irreversible,
        "What keeps guests from going back once they use it, one sentence per item."),
      .field("guests", \Self.guests, "The guests that were given; empty if none was."))
  }
}

extension UpgradeReport.Part: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A part of the software that changes.",
      .field("part", \Self.part, "kernel, qemu or libvirt."),
      .field("before", \Self.before, "The version today; left out if the host's record does not report."),
      .field("after", \Self.after, "The version afterwards."),
      .field(
        "table", \Self.table,
        "What the tables have of it, in words; left out if they do not reach it."))
  }
}

extension UpgradeMode: SchemaDescribed {}
extension UpgradeReport.Standing: SchemaDescribed {}
extension UpgradeReport.Way: SchemaDescribed {}

extension UpgradeReport.Mode: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "What guests get that are given their CPU in one way.",
      .field("mode", \Self.mode, "The way."),
      .field(
        "gained", \Self.gained,
        "Features that only guests have which are started afterwards, in order of location."),
      .field("lost", \Self.lost, "Features that only guests of today have."),
      .field(
        "undetermined", \Self.undetermined,
        "Features with one unknown side, by what they depend on, with both answers."),
      .field(
        "unknown", \Self.unknown,
        "How many other features the upgrade may change, with both sides unknown."))
  }
}

extension UpgradeReport.Loss: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature that guests no longer get.",
      .field("feature", \Self.feature, "libvirt's name."),
      .field("effect", \Self.effect, "The effect on a running guest that uses it."))
  }
}

extension UpgradeReport.Open: SchemaDescribed {
  /// The JSON Schema of this type.
  public static var jsonSchema: SchemaNode {
    .object(
      "Features that the tables leave open, with the same answers for the same reason.",
      .field("features", \Self.features, "libvirt's names, in order of location."),
      .field("today", \Self.today, "Whether guests have them today."),
      .field("afterwards", \Self.afterwards, "Whether they have them afterwards."),
      .field("why", \Self.why, "On what it depends, one sentence without a full stop."))
  }
}
