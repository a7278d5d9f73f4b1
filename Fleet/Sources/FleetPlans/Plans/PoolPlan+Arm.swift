public import ReportContract

extension PoolPlan {
  /// Two groups of arm64 hosts with one core whose guests do not move both ways.
  public struct Join: Sendable, Codable, Hashable {
    /// The groups, the one with the older kernel first.
    public var from, to: String
    /// The first group's hosts, in the order of their names.
    public var hosts: [String]
    /// The second group's hosts.
    public var others: [String]
    /// What happens to guests that go from the first group to the second with all off that can be off: `runs`, `runs-with-warnings`, `undetermined` or `blocked`.
    public var there: String
    /// What happens to guests that come back.
    public var back: String
    /// The registers, fields and firmware that stand between the groups or that are unknown.
    public var between: [String]
    /// What would join the groups, a paragraph each, which first says what it interrupts; empty if nothing would, or no record shows the kernels.
    public var steps: [String]
  }
}

extension PoolPlan.Pool {
  /// What the arm64 hosts of a pool are, and how its guests start.
  public struct Arm: Sendable, Codable, Hashable {
    /// The core: name, stepping and MIDR_EL1.
    public var core: String
    /// The kernels' series, ascending; empty if no record shows them.
    public var kernels: [String]
    /// The PSCI version that guests find; nil if no record shows it.
    public var powerVersion: String?
    /// QEMU's option for a guest that moves to every host of the pool.
    public var option: String
    /// libvirt's elements for it: `<features>` where the PMU is off, and `<cpu>`.
    public var definition: String
  }
}

extension PoolPlan.Join: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Two groups of arm64 hosts with one core whose guests do not move both ways.",
      .field("from", \Self.from, "The group with the older kernel."),
      .field("to", \Self.to, "The other group."),
      .field("hosts", \Self.hosts, "The first group's hosts."),
      .field("others", \Self.others, "The second group's hosts."),
      .field(
        "there", .words(words),
        "What happens to guests that go from the first group to the second with all off that can be off."),
      .field("back", .words(words), "What happens to guests that come back."),
      .field(
        "between", \Self.between,
        "The registers, fields and firmware that stand between the groups or that are unknown."),
      .field(
        "steps", \Self.steps,
        "What would join the groups; empty if nothing would, or no record shows the kernels."))
  }

  private static var words: [String] { ["runs", "runs-with-warnings", "blocked", "undetermined"] }
}

extension PoolPlan.Pool.Arm: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What the arm64 hosts of a pool are, and how its guests start.",
      .field("core", \Self.core, "The core: name, stepping and MIDR_EL1."),
      .field("kernels", \Self.kernels, "The kernels' series; empty if no record shows them."),
      .field(
        "powerVersion", \Self.powerVersion,
        "The PSCI version that guests find; absent if no record shows it."),
      .field("option", \Self.option, "QEMU's option for a guest that moves to every host of the pool."),
      .field(
        "definition", \Self.definition,
        "libvirt's elements for it: <features> where the PMU is off, and <cpu>."))
  }
}
