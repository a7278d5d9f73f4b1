public import ReportContract

/// What a change of hosts would mean for the guests on them; encoded as JSON, `martlet.fleet-forecast/1.0`.
public struct FleetForecastReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-forecast", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// What changes, such as `kernel=6.18`.
  public var changes: [String]
  /// What of the new software Martlet's tables do not reach, a sentence each.
  public var unknownParts: [String] = []
  /// Hosts that are alike.
  public var classes: [HostClass] = []

  /// Hosts of one class that run the same software.
  public struct HostClass: Sendable, Codable {
    /// Their names.
    public var hosts: [String]
    /// The host of the fleet that is already so, and whose records answer; nil where tables answer.
    public var evidence: String?
    /// Whether nothing answers: no host of this CPU and software has the microcode, or the hosts are of arm64.
    public var isUndetermined = false
    /// libvirt's names of what guests with host-model that start afterwards gain and lose, and of what is open.
    public var gained: [String] = [], lost: [String] = [], open: [String] = []
    /// How many of today's guests can come back, and for how many evidence is missing.
    public var comeBack = 0, undetermined = 0
    /// How many guests no host takes as it is today either, because of a device or another obstacle.
    public var heldAnyway = 0
    /// How many guests get another CPU at their next start there.
    public var changed = 0
    /// Today's guests that cannot come back.
    public var cannotComeBack: [Guests] = []
    /// Guests that cannot go to hosts without the change, once they have started on one with it.
    public var trapped: [Guests] = []

    init(hosts: [String]) { self.hosts = hosts }
  }

  /// Guests with the same answer.
  public struct Guests: Sendable, Codable {
    /// The name of one of them.
    public var example: String
    /// How many there are.
    public var count: Int
    /// What decides.
    public var reasons: [FleetReason]
    /// libvirt's names of what they would lose when they come back.
    public var lost: [String]
    /// libvirt's names of what their next start there adds and removes.
    public var gained, removed: [String]
  }

  init(inputs: [InputReport], changes: [String]) {
    self.inputs = inputs
    self.changes = changes
  }

  /// 0 if every guest comes back and none is trapped, 1 if not, 2 if evidence is missing.
  public var exitStatus: Int32 {
    if classes.contains(where: { !$0.cannotComeBack.isEmpty || !$0.trapped.isEmpty }) { return 1 }
    return classes.contains { $0.isUndetermined || $0.undetermined > 0 } ? 2 : 0
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What a change of hosts would mean for the guests on them.",
      .field("changes", \Self.changes, "What changes, such as kernel=6.18."),
      .field(
        "unknownParts", \Self.unknownParts,
        "What of the new software Martlet's tables do not reach, a sentence each."),
      .field("classes", \Self.classes, "Hosts that are alike."))
  }
}

extension FleetForecastReport.HostClass: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts of one class that run the same software.", .field("hosts", \Self.hosts, "Their names."),
      .field(
        "evidence", \Self.evidence,
        "The host of the fleet that is already so, and whose records answer; absent where tables answer."),
      .field(
        "isUndetermined", \Self.isUndetermined,
        "Whether nothing answers: no host of this CPU and software has the microcode."),
      .field(
        "gained", \Self.gained, "What guests with host-model that start afterwards gain, by libvirt's names."),
      .field("lost", \Self.lost, "What they lose, by libvirt's names."),
      .field("open", \Self.open, "What is open, by libvirt's names."),
      .field("comeBack", \Self.comeBack, "How many of today's guests can come back."),
      .field("undetermined", \Self.undetermined, "For how many of today's guests evidence is missing."),
      .field(
        "heldAnyway", \Self.heldAnyway,
        "How many guests no host takes as it is today either, because of a device or another obstacle."),
      .field("changed", \Self.changed, "How many guests get another CPU at their next start there."),
      .field("cannotComeBack", \Self.cannotComeBack, "Today's guests that cannot come back."),
      .field(
        "trapped", \Self.trapped,
        "Guests that cannot go to hosts without the change, once they have started on one with it."))
  }
}

extension FleetForecastReport.Guests: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests with the same answer.", .field("example", \Self.example, "The name of one of them."),
      .field("count", \Self.count, "How many there are."), .field("reasons", \Self.reasons, "What decides."),
      .field("lost", \Self.lost, "What they would lose when they come back, by libvirt's names."),
      .field("gained", \Self.gained, "What their next start there adds, by libvirt's names."),
      .field("removed", \Self.removed, "What their next start there removes, by libvirt's names."))
  }
}
