internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
public import MartletQuestions
public import ReportContract

/// Asks how one host of a fleet changed from record to record.
public struct FleetHistoryQuestion: Sendable {
  /// The host's name or UUID.
  public var host: String

  /// Asks about a host.
  public init(host: String) { self.host = host }

  /// How many of the newest records are compared.
  private static let most = 200

  /// The changes, the newest first.
  ///
  /// - Throws: `noInput` for an unknown host; `usage` for a name that several have; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetHistoryReport {
    try fleet.settle()
    let stored = try fleet.host(host)
    let records = try wrapped { () throws(FleetStoreError) in try fleet.store.history(ofHost: stored.id) }
    var report = FleetHistoryReport(inputs: [fleet.input], host: stored.name, uuid: stored.uuid)
    report.records = records.count
    report.first = records.last?.taken
    let compared = Array(records.prefix(Self.most + 1))
    var newer = try state(compared.first, stored.id, fleet)
    for (record, older) in zip(compared, compared.dropFirst()) {
      let before = try state(older, stored.id, fleet)
      defer { newer = before }
      let facts = HostFacts.changes(from: before.facts, to: newer.facts).map {
        FleetDriftReport.Fact(what: $0.key.rawValue, from: $0.from, to: $0.to)
      }
      var change = FleetHistoryReport.Change(taken: record.taken, before: older.taken, facts: facts)
      if let from = before.form, let to = newer.form {
        func alone(_ form: HostForm) -> FleetSnapshot {
          FleetSnapshot(
            hostForms: [form], guestForms: [], hosts: [.init(id: stored.id, name: stored.name, form: 0)],
            residents: [])
        }
        if let drift = FleetDrift(from: alone(from), to: alone(to), catalog: fleet.records.options.catalog)
          .changes.first
        {
          change.gained = drift.gained
          change.lost = drift.lost
          change.undetermined = drift.undetermined
        }
      }
      if !facts.isEmpty || !change.gained.isEmpty || !change.lost.isEmpty || !change.undetermined.isEmpty {
        report.changes.append(change)
      }
    }
    return report
  }

  private func state(
    _ record: StoredRecord?, _ host: Int64, _ fleet: OpenFleet
  ) throws(QuestionError) -> (form: HostForm?, facts: String) {
    guard let record else { return (nil, "{}") }
    let facts = try wrapped { () throws(FleetStoreError) in try fleet.store.facts(ofRecord: record.id) }
    let found = try fleet.anyEvidence(ofHost: host, when: record.id)
    return (found.map { fleet.form(of: $0) }, facts ?? "{}")
  }
}

/// How one host of a fleet changed; encoded as JSON, `martlet.fleet-history/1.0`.
public struct FleetHistoryReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-history", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: nothing is judged.
  public var judgedBy: [Yardstick] = []
  /// The host.
  public var host: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// How many records there are.
  public var records = 0
  /// When the first one was taken; nil without any.
  public var first: String?
  /// The records that differ from the one before, the newest first.
  public var changes: [Change] = []

  /// A record that differs from the one before.
  public struct Change: Sendable, Codable {
    /// When the record was taken, and when the one before was.
    public var taken, before: String
    /// What the host is and runs that changed.
    public var facts: [FleetDriftReport.Fact]
    /// libvirt's names of what guests get from then on, no longer get, and what only one record has.
    public var gained: [String] = [], lost: [String] = [], undetermined: [String] = []
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "How one host of a fleet changed from record to record.",
      .field("host", \Self.host, "The host."), .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("records", \Self.records, "How many records there are."),
      .field("first", \Self.first, "When the first one was taken; absent without any."),
      .field("changes", \Self.changes, "The records that differ from the one before, the newest first."))
  }
}

extension FleetHistoryReport.Change: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A record that differs from the one before.",
      .field("taken", \Self.taken, "When the record was taken."),
      .field("before", \Self.before, "When the record before was taken."),
      .field("facts", \Self.facts, "What the host is and runs that changed."),
      .field("gained", \Self.gained, "What guests get from then on, by libvirt's names."),
      .field("lost", \Self.lost, "What guests no longer get, by libvirt's names."),
      .field("undetermined", \Self.undetermined, "What only one of both records reports, by libvirt's names.")
    )
  }
}
