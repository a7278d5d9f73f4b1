internal import CPUCatalog
internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
internal import GuestVerdicts
public import MartletQuestions
public import ReportContract
internal import X86CPU

/// Asks which guests of a fleet hold a CPU that is not what their definition, pool or policy says.
public struct FleetLedgerQuestion: Sendable {
  /// The tag of guests by which progress is counted, such as `owner` or `window`; nil for none.
  public var tag: String?
  /// The policy whose kept features guests must have; nil for none.
  public var policy: DocumentSource?

  /// Asks for all guests.
  public init(tag: String? = nil, policy: DocumentSource? = nil) {
    self.tag = tag
    self.policy = policy
  }

  /// Guests by class and host, with what a power cycle wins and loses.
  ///
  /// - Throws: `badInput` for what is no policy; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetLedgerReport {
    let numbered = try fleet.numbered()
    let (snapshot, forms) = (numbered.fleet, numbered.forms)
    let prepared = PreparedFleet(hosts: [], guests: [])
    let policy = try CompatibilityPolicy(self.policy, catalog: fleet.records.options.catalog)
    let ledger = PowerCycleLedger(snapshot, prepared) { policy.rules(forHost: $0.name).keep }
    var report = FleetLedgerReport(
      inputs: [fleet.input], tag: tag, current: ledger.current, undetermined: ledger.undetermined)
    // Each guest is looked at once, whatever the number of groups.
    var due: [StoredGuestClass: Int] = [:]
    for (place, entry) in ledger.entries.enumerated() {
      due[
        StoredGuestClass(
          form: forms[entry.form], next: entry.next.map { forms[$0] },
          host: entry.host.map { snapshot.hosts[$0].id })] = place
    }
    var entries: [FleetLedgerReport.Entry] = []
    try wrapped { () throws(FleetStoreError) in
      try fleet.store.forEachGuest(of: { due[$0] != nil }) { guest in
        guard let place = due[guest.group] else { return }
        let entry = ledger.entries[place]
        let host = entry.host.map { snapshot.hosts[$0] }
        entries.append(
          FleetLedgerReport.Entry(
            guest: guest.name, uuid: guest.uuid, host: host?.name, pool: host?.pool,
            owner: guest.tags["owner"], window: guest.tags["window"], tag: tag.flatMap { guest.tags[$0] },
            gained: entry.gained, lost: entry.lost, abovePool: entry.abovePool,
            belowPolicy: entry.belowPolicy))
      }
    }
    report.entries = consume entries
    report.entries.sort { a, b in (a.tag ?? "", a.host ?? "", a.guest) < (b.tag ?? "", b.host ?? "", b.guest)
    }
    report.due = report.entries.count
    if let tag {
      let due = Dictionary(grouping: report.entries, by: \.tag).mapValues(\.count)
      let all = try wrapped { () throws(FleetStoreError) in try fleet.store.guestCounts(byTag: tag) }
      report.progress = all.map { value, count in
        FleetLedgerReport.Progress(value: value, guests: count, due: due[value] ?? 0)
      }.sorted { ($1.due, $0.value ?? "") < ($0.due, $1.value ?? "") }
    }
    return report
  }
}

extension FleetLedgerQuestion {
  /// How many guests are due by their definition or pool, by the pool of their hosts; "" for guests on hosts without one.
  ///
  /// - Throws: The store's errors.
  package func duePools(in fleet: OpenFleet) throws(QuestionError) -> [String: Int] {
    let snapshot = try fleet.snapshot()
    var due: [String: Int] = [:]
    for entry in PowerCycleLedger(snapshot, PreparedFleet(hosts: [], guests: [])).entries {
      due[entry.host.flatMap { snapshot.hosts[$0].pool } ?? "", default: 0] += entry.count
    }
    return due
  }
}

/// Guests that are due for a power cycle; encoded as JSON, `martlet.fleet-ledger/1.0`.
public struct FleetLedgerReport: ListingReport {
  /// The guests that are due.
  public static var listed: WritableKeyPath<Self, [Entry]> { \.entries }
  /// The array's name.
  public static let listedName = "entries"
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
  /// The tag by which progress is counted; nil for none.
  public var tag: String?
  /// How many guests are due.
  public var due = 0
  /// How many guests are not.
  public var current: Int
  /// How many guests have no second definition, or an unknown host, that tells, and are not due for another cause.
  public var undetermined: Int
  /// How far the guests of each value of the tag are, the most that are due first.
  public var progress: [Progress] = []
  /// The guests that are due.
  public var entries: [Entry] = []

  /// Why a guest is due.
  public enum Cause: String, Sendable, Codable, CaseIterable {
    /// Its definition gets another CPU on its host now.
    case definition
    /// It has what a host of its pool certainly does not give.
    case pool
    /// It lacks what the policy keeps and its host gives.
    case policy
  }

  /// The guests of one value of a tag.
  public struct Progress: Sendable, Codable {
    /// The value; nil for guests without the tag.
    public var value: String?
    /// How many guests there are, and how many are due.
    public var guests, due: Int
  }

  /// A guest that is due.
  public struct Entry: Sendable, Codable {
    /// Its name.
    public var guest: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The host that it runs on; nil if unknown.
    public var host: String?
    /// The pool of that host; nil for none.
    public var pool: String?
    /// Its tags `owner` and `window`; nil for none.
    public var owner, window: String?
    /// The value of the tag by which progress is counted; nil for none.
    public var tag: String?
    /// libvirt's names of what a power cycle adds.
    public var gained: [String]
    /// libvirt's names of what a power cycle removes.
    public var lost: [String]
    /// libvirt's names of what it has above the level of its pool.
    public var abovePool: [String]
    /// libvirt's names of what the policy keeps and it lacks.
    public var belowPolicy: [String]

    /// Why it is due.
    public var causes: [Cause] {
      [
        gained.isEmpty && lost.isEmpty ? nil : .definition, abovePool.isEmpty ? nil : .pool,
        belowPolicy.isEmpty ? nil : .policy,
      ].compactMap(\.self)
    }
  }

  init(inputs: [InputReport], tag: String?, current: Int, undetermined: Int) {
    self.inputs = inputs
    self.tag = tag
    self.current = current
    self.undetermined = undetermined
  }

  /// 0 if no power cycle is due, else 1.
  public var exitStatus: Int32 { due == 0 ? 0 : 1 }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Guests that are due for a power cycle.",
      .field("tag", \Self.tag, "The tag by which progress is counted; absent for none."),
      .field("due", \Self.due, "How many guests are due."),
      .field("current", \Self.current, "How many guests are not."),
      .field(
        "undetermined", \Self.undetermined,
        "How many guests have no second definition, or an unknown host, that tells, and are not due for another cause."
      ),
      .field("progress", \Self.progress, "How far the guests of each value of the tag are."),
      .field("entries", \Self.entries, "The guests that are due."))
  }
}

extension FleetLedgerReport.Entry: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest that is due.", .field("guest", \Self.guest, "Its name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("host", \Self.host, "The host that it runs on; absent if unknown."),
      .field("pool", \Self.pool, "The pool of that host; absent for none."),
      .field("owner", \Self.owner, "Its tag owner; absent for none."),
      .field("window", \Self.window, "Its tag window; absent for none."),
      .field("tag", \Self.tag, "The value of the tag by which progress is counted; absent for none."),
      .field("gained", \Self.gained, "What a power cycle adds, by libvirt's names."),
      .field("lost", \Self.lost, "What a power cycle removes, by libvirt's names."),
      .field("abovePool", \Self.abovePool, "What it has above the level of its pool, by libvirt's names."),
      .field("belowPolicy", \Self.belowPolicy, "What the policy keeps and it lacks, by libvirt's names."))
  }
}

extension FleetLedgerReport.Progress: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The guests of one value of a tag.",
      .field("value", \Self.value, "The value; absent for guests without the tag."),
      .field("guests", \Self.guests, "How many guests there are."),
      .field("due", \Self.due, "How many are due."))
  }
}
