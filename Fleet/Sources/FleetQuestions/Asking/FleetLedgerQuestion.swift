internal import FleetPlanning
internal import FleetStorage
public import MartletQuestions
public import ReportContract

/// Asks which guests of a fleet still hold a CPU that a power cycle would change.
public struct FleetLedgerQuestion: Sendable {
  /// The tag of guests by which the ledger is grouped, such as `owner`; nil for none.
  public var tag: String?

  /// Asks for all guests.
  public init(tag: String? = nil) { self.tag = tag }

  /// Guests by class and host, with what a power cycle wins and loses.
  ///
  /// - Throws: The store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetLedgerReport {
    let (snapshot, forms) = try fleet.numbered()
    let prepared = PreparedFleet(hosts: snapshot.hostForms, guests: snapshot.guestForms)
    let ledger = PowerCycleLedger(snapshot, prepared)
    var report = FleetLedgerReport(
      inputs: [fleet.input], current: ledger.current, undetermined: ledger.undetermined)
    for entry in ledger.entries {
      let host = entry.host.map { snapshot.hosts[$0] }
      let guests = try wrapped { () throws(FleetStoreError) in
        try fleet.store.guests(onHost: host?.id, ofForm: forms[entry.form])
      }.filter { $0.nextID == forms[entry.next] && (host != nil || $0.host == nil) }
      for guest in guests {
        report.entries.append(
          FleetLedgerReport.Entry(
            guest: guest.name, uuid: guest.uuid, host: host?.name, pool: host?.pool,
            tag: tag.flatMap { guest.tags[$0] }, gained: entry.gained, lost: entry.lost))
      }
    }
    report.entries.sort { a, b in (a.tag ?? "", a.host ?? "", a.guest) < (b.tag ?? "", b.host ?? "", b.guest)
    }
    report.due = report.entries.count
    return report
  }
}

/// Guests whose CPU a power cycle would change; encoded as JSON, `martlet.fleet-ledger/1.0`.
public struct FleetLedgerReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-ledger", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// How many guests hold another CPU than a power cycle would give them.
  public var due = 0
  /// How many guests hold the CPU that a power cycle would give them.
  public var current: Int
  /// How many guests have no second definition, or an unknown host, that tells.
  public var undetermined: Int
  /// The guests whose CPU changes.
  public var entries: [Entry] = []

  /// A guest whose CPU changes.
  public struct Entry: Sendable, Codable {
    /// Its name.
    public var guest: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The host that it runs on; nil if unknown.
    public var host: String?
    /// The pool of that host; nil for none.
    public var pool: String?
    /// The value of the tag by which the ledger is grouped; nil for none.
    public var tag: String?
    /// libvirt's names of what a power cycle adds.
    public var gained: [String]
    /// libvirt's names of what a power cycle removes.
    public var lost: [String]
  }

  init(inputs: [InputReport], current: Int, undetermined: Int) {
    self.inputs = inputs
    self.current = current
    self.undetermined = undetermined
  }

  /// 0 if no power cycle is due, else 1.
  public var exitStatus: Int32 { due == 0 ? 0 : 1 }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Guests whose CPU a power cycle would change.",
      .field("due", \Self.due, "How many guests hold another CPU than a power cycle would give them."),
      .field("current", \Self.current, "How many guests hold the CPU that a power cycle would give them."),
      .field(
        "undetermined", \Self.undetermined,
        "How many guests have no second definition, or an unknown host, that tells."),
      .field("entries", \Self.entries, "The guests whose CPU changes."))
  }
}

extension FleetLedgerReport.Entry: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest whose CPU changes.", .field("guest", \Self.guest, "Its name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("host", \Self.host, "The host that it runs on; absent if unknown."),
      .field("pool", \Self.pool, "The pool of that host; absent for none."),
      .field("tag", \Self.tag, "The value of the tag by which the ledger is grouped; absent for none."),
      .field("gained", \Self.gained, "What a power cycle adds, by libvirt's names."),
      .field("lost", \Self.lost, "What a power cycle removes, by libvirt's names."))
  }
}
