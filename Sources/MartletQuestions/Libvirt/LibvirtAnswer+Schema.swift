public import LibvirtCPU
public import ReportContract

extension LibvirtCPUAnswer {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A CPU as libvirt would name it.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("libvirtVersion", \Self.libvirtVersion, "The libvirt version whose behaviour this is."),
      .field("uncertainty", \Self.uncertainty, "Why the answer is not certain; absent if it is."),
      .field("vendor", \Self.vendor, "The vendor; left out if it names none."),
      .field("model", \Self.model, "The model; left out if it names none."),
      .field("features", \Self.features, "Features in libvirt's order."),
      .field("xml", \Self.xml, "The element as libvirt writes it."))
  }
}

extension LibvirtCPUAnswer.Feature: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A feature of it.",
      .field("name", \Self.name, "libvirt's name."),
      .field("policy", \Self.policy, "The policy; absent for features of a host."))
  }
}

extension LibvirtComparisonAnswer {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A comparison as libvirt answers it.",
      .field("cpuMap", \Self.cpuMap, "The CPU map, in words."),
      .field("libvirtVersion", \Self.libvirtVersion, "The libvirt version whose behaviour this is."),
      .field("uncertainty", \Self.uncertainty, "Why the answer is not certain; absent if it is."),
      .field("result", \Self.outcome, "How the CPUs compare."),
      .field("message", \Self.message, "libvirt's reason, in its words."),
      .field("missing", \Self.missing, "Required features that the host lacks, in the map's order."),
      .field("forbidden", \Self.forbidden, "Forbidden features that the host has, in the map's order."),
      .field(
        "extra", \Self.extra, "Features that the host has and the CPU does not mention, in the map's order."),
      .field(
        "exitStatus", \Self.exitStatus, "The exit status: 0 if the host can provide the CPU, 1 if it cannot.")
    )
  }
}

extension CPUComparison.Outcome: SchemaDescribed {}
