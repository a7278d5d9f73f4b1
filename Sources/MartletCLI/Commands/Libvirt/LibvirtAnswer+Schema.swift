internal import ReportContract

extension LibvirtCPUAnswer {
  /// The form of the JSON.
  static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A CPU that libvirt would print.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("libvirtVersion", \Self.libvirtVersion, "The libvirt that is answered as."),
      .field("uncertainty", \Self.uncertainty, "Why the answer is not certain; left out where it is."),
      .field("vendor", \Self.vendor, "The vendor."),
      .field("model", \Self.model, "The model."),
      .field("features", \Self.features, "Features in libvirt's order."),
      .field("xml", \Self.xml, "The element as libvirt prints it."))
  }
}

extension LibvirtCPUAnswer.Feature: SchemaDescribed {
  /// The form of the JSON.
  static var jsonSchema: SchemaNode {
    .object(
      "A feature over the model, or one that the model has and the CPU lacks.",
      .field("name", \Self.name, "libvirt's name."),
      .field("policy", \Self.policy, "What the definition asks for; left out for a host's CPU."))
  }
}

extension LibvirtComparisonAnswer {
  /// The form of the JSON.
  static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A comparison as libvirt answers it.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("libvirtVersion", \Self.libvirtVersion, "The libvirt that is answered as."),
      .field("uncertainty", \Self.uncertainty, "Why the answer is not certain; left out where it is."),
      .field("result", \Self.result, "Whether the host has what the CPU asks for."),
      .field("message", \Self.message, "libvirt's reason, in its words."),
      .field("missing", \Self.missing, "Features that the CPU requires and the host lacks."),
      .field("forbidden", \Self.forbidden, "Features that the CPU forbids and the host has."),
      .field("extra", \Self.extra, "Features that the host has and the CPU does not ask for."),
      .field(
        "exitStatus", \Self.exitStatus, "The exit status: 0 if the host can provide the CPU, 1 if it cannot.")
    )
  }
}

extension LibvirtComparisonAnswer.Result: SchemaDescribed {}
