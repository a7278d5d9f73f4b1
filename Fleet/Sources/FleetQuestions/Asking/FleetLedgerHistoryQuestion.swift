internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
public import MartletQuestions
public import ReportContract

/// Asks how many guests of a fleet were due for a power cycle on each day, and how many were power cycled since.
public struct FleetLedgerHistoryQuestion: Sendable {
  /// Asks for all guests.
  public init() {}

  /// The days on which guests were recorded.
  ///
  /// - Throws: `noInput` for a fleet without records of guests; `badInput` for a stored document that no longer reads; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetLedgerHistoryReport {
    try fleet.settle()
    try fleet.settleGuestRecords()
    var history = PowerCycleHistory(catalog: fleet.records.options.catalog)
    var reader = FormReader()
    try wrapped { () throws(FleetStoreError) in
      try fleet.store.forEachGuestRecord(tables: fleet.tables) { form in
        guard let read = reader.guest(key: form.key, bytes: form.bytes) else { return }
        history.add(read, number: form.id)
      } record: { record in
        history.add(
          PowerCycleHistory.Record(
            guest: record.guest, day: String(record.taken.prefix(10)), form: record.form, next: record.next))
        if let removed = record.removed { history.end(guest: record.guest, day: String(removed.prefix(10))) }
      }
    }
    let days = history.curve
    guard !days.isEmpty else {
      throw QuestionError(.noInput, "\(fleet.store.path): the fleet has no records of guests")
    }
    return FleetLedgerHistoryReport(
      inputs: [fleet.input],
      days: days.map { day in
        FleetLedgerHistoryReport.Day(
          day: day.day, due: day.due, current: day.current, undetermined: day.undetermined, cycled: day.cycled
        )
      })
  }
}

extension OpenFleet {
  /// Computes the forms of guests' records that are not of this Martlet's tables, from their documents.
  ///
  /// - Throws: `badInput` for a stored document that no longer reads; the store's errors.
  func settleGuestRecords() throws(QuestionError) {
    let documents = try wrapped { () throws(FleetStoreError) in
      try store.staleRecordDocuments(tables: tables)
    }
    for number in documents {
      guard
        let recorded = try wrapped({ () throws(FleetStoreError) in
          try store.recordedGuests(inDocument: number)
        })
      else { continue }
      let inventory = try inventory(of: try document(recorded.document))
      var settled: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)] = []
      for guest in recorded.guests {
        let found =
          guest.uuid.flatMap { uuid in inventory.guests.first { $0.uuid == uuid } }
          ?? inventory.guests.first { $0.name == guest.name }
        guard let found else { continue }
        let both = try forms(of: found, on: found.host.map { inventory.hosts[$0].evidence })
        settled.append((guest.guest, both.running, both.next))
      }
      try wrapped { () throws(FleetStoreError) in
        try store.settle(document: number, guests: settled, tables: tables)
      }
    }
  }
}

/// Guests that were due for a power cycle, by day; encoded as JSON, `martlet.fleet-ledger-history/1.0`.
public struct FleetLedgerHistoryReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-ledger-history", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The days on which guests were recorded, the oldest first.
  public var days: [Day]

  /// The guests at the end of a day.
  public struct Day: Sendable, Codable {
    /// `YYYY-MM-DD`, UTC.
    public var day: String
    /// The guests whose definition would have got another CPU on their host.
    public var due: Int
    /// The guests that ran with what their definition would have got.
    public var current: Int
    /// The guests for which no definition told.
    public var undetermined: Int
    /// The power cycles of guests that were due, up to that day.
    public var cycled: Int
  }

  init(inputs: [InputReport], days: [Day]) {
    self.inputs = inputs
    self.days = days
  }

  /// 0 if no guest is due any more, else 1.
  public var exitStatus: Int32 { days.last?.due ?? 0 == 0 ? 0 : 1 }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Guests that were due for a power cycle, by day.",
      .field("days", \Self.days, "The days on which guests were recorded, the oldest first."))
  }
}

extension FleetLedgerHistoryReport.Day: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The guests at the end of a day.", .field("day", \Self.day, "The day, YYYY-MM-DD, UTC."),
      .field(
        "due", \Self.due, "How many guests had a definition that would have got another CPU on their host."),
      .field("current", \Self.current, "How many guests ran with what their definition would have got."),
      .field("undetermined", \Self.undetermined, "For how many guests no definition told."),
      .field("cycled", \Self.cycled, "The power cycles of guests that were due, up to that day."))
  }
}
