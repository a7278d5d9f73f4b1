internal import CPUReaders
internal import FleetPlanning
internal import FleetStorage
public import MartletQuestions
public import ReportContract

/// Asks what changed on the hosts of a fleet, and whom that strands.
public struct FleetDriftQuestion: Sendable {
  /// The time to compare with, `YYYY-MM-DD` or RFC 3339 in UTC; nil for the record before each host's newest one.
  public var since: String?

  /// Asks about changes since then.
  public init(since: String? = nil) { self.since = since }

  /// The hosts whose records differ, with what guests gained and lost.
  ///
  /// - Throws: `usage` for a time of another form; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetDriftReport {
    var time: String?
    if let since {
      let isDay = since.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil
      let isTime = since.wholeMatch(of: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/) != nil
      guard isDay || isTime else {
        throw QuestionError(
          .usage, "since \(since): expected a day such as 2026-11-28 or a time such as 2026-11-28T20:00:00Z",
          at: .parameter("since"))
      }
      time = isDay ? since + "T23:59:59Z" : since
    }
    let after = try fleet.snapshot()
    let then = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(asOf: time) }
    var records: [Int64: Int64] = [:]
    for entry in then { records[entry.host] = entry.record }
    let latest = try wrapped { () throws(FleetStoreError) in try fleet.store.hosts(asOf: "9999") }
    let newest = Dictionary(latest.map { ($0.host, $0.record) }, uniquingKeysWith: { first, _ in first })

    // The fleet as it was: the hosts that had another record then, with the form of that time.
    var before = FleetSnapshot(hostForms: [], guestForms: [], hosts: [], residents: [])
    var places: [String: Int] = [:]
    var report = FleetDriftReport(inputs: [fleet.input], since: time)
    var same: Set<Int64> = []
    for host in after.hosts {
      guard let record = records[host.id] else { continue }
      let form: HostForm
      if record == newest[host.id] {
        same.insert(host.id)
        form = after.hostForms[host.form]
      } else if let known = try wrapped({ () throws(FleetStoreError) in
        try fleet.store.form(ofRecord: record, tables: fleet.tables)
      }), let read = HostForm(key: known.key, bytes: known.bytes) {
        form = read
      } else if let found = try fleet.anyEvidence(ofHost: host.id, when: record) {
        form = fleet.form(of: found)
      } else {
        continue
      }
      let place = places[form.key] ?? before.hostForms.count
      if place == before.hostForms.count {
        before.hostForms.append(form)
        places[form.key] = place
      }
      before.hosts.append(.init(id: host.id, name: host.name, form: place))
    }
    let drift = FleetDrift(from: before, to: after, catalog: fleet.records.options.catalog)
    let names = Dictionary(uniqueKeysWithValues: after.hosts.map { ($0.id, $0.name) })
    let hasTrapped = drift.changes.contains { !$0.stranded.isEmpty || !$0.noReturn.isEmpty }
    let examples =
      hasTrapped ? try wrapped { () throws(FleetStoreError) in try fleet.store.examples() } : [:]
    let changes = Dictionary(uniqueKeysWithValues: drift.changes.map { ($0.host, $0) })
    if time != nil { report.added = drift.added.compactMap { names[$0] } }
    for host in after.hosts {
      guard let record = records[host.id], let now = newest[host.id], !same.contains(host.id) else {
        continue
      }
      let facts = try factChanges(from: record, to: now, fleet)
      guard let change = changes[host.id] else {
        if facts.isEmpty {
          report.unchanged += 1
        } else {
          report.hosts.append(FleetDriftReport.Host(host: host.name, facts: facts))
        }
        continue
      }
      func trapped(_ entries: [FleetDrift.Trapped]) -> [FleetDriftReport.Trapped] {
        entries.map { entry in
          FleetDriftReport.Trapped(
            example: examples[after.guestForms[entry.form].key]?.name ?? "", count: entry.count,
            reasons: FleetReason.reasons(entry.rules))
        }
      }
      report.hosts.append(
        FleetDriftReport.Host(
          host: host.name, facts: facts, gained: change.gained, lost: change.lost,
          undetermined: change.undetermined,
          stranded: trapped(change.stranded), noReturn: trapped(change.noReturn)))
    }
    report.unchanged += same.count
    report.withoutRecord = after.hosts.count - before.hosts.count
    return report
  }

  private func factChanges(
    from old: Int64, to new: Int64, _ fleet: OpenFleet
  ) throws(QuestionError) -> [FleetDriftReport.Fact] {
    func facts(_ record: Int64) throws(QuestionError) -> String {
      try wrapped { () throws(FleetStoreError) in try fleet.store.facts(ofRecord: record) } ?? "{}"
    }
    return HostFacts.changes(from: try facts(old), to: try facts(new)).map {
      FleetDriftReport.Fact(what: $0.key.rawValue, from: $0.from, to: $0.to)
    }
  }
}

/// What changed on the hosts of a fleet; encoded as JSON, `martlet.fleet-drift/1.0`.
public struct FleetDriftReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-drift", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The time that was compared with; nil for the record before each host's newest one.
  public var since: String?
  /// Hosts that changed, in the order of their names.
  public var hosts: [Host] = []
  /// Hosts whose first record is newer than that time.
  public var added: [String] = []
  /// Hosts without a change.
  public var unchanged = 0
  /// Hosts without an earlier record.
  public var withoutRecord = 0

  /// A host that changed.
  public struct Host: Sendable, Codable {
    /// Its name.
    public var host: String
    /// What it is and runs that changed.
    public var facts: [Fact]
    /// libvirt's names of what guests get now and did not get before.
    public var gained: [String] = []
    /// libvirt's names of what guests got and no longer get.
    public var lost: [String] = []
    /// libvirt's names of what only one of both records tells.
    public var undetermined: [String] = []
    /// Guests on the host that would not start or arrive there as it is now.
    public var stranded: [Trapped] = []
    /// Guests on the host that cannot go to hosts that are as it was.
    public var noReturn: [Trapped] = []
  }

  /// A fact that changed.
  public struct Fact: Sendable, Codable {
    /// What: `kernel`, `microcode`, `firmware`, `qemu` and so on.
    public var what: String
    /// The former value, and the present one.
    public var from, to: String
  }

  /// Guests of one class.
  public struct Trapped: Sendable, Codable {
    /// The name of one guest of the class.
    public var example: String
    /// How many there are.
    public var count: Int
    /// What blocks them.
    public var reasons: [FleetReason]
  }

  /// 0 if no guest is stranded or cannot return, else 1.
  public var exitStatus: Int32 { hosts.allSatisfy { $0.stranded.isEmpty && $0.noReturn.isEmpty } ? 0 : 1 }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What changed on the hosts of a fleet, and whom that strands.",
      .field(
        "since", \Self.since,
        "The time that was compared with; absent for the record before each host's newest one."),
      .field("hosts", \Self.hosts, "Hosts that changed."),
      .field("added", \Self.added, "Hosts whose first record is newer than that time."),
      .field("unchanged", \Self.unchanged, "Hosts without a change."),
      .field("withoutRecord", \Self.withoutRecord, "Hosts without an earlier record."))
  }
}

extension FleetDriftReport.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host that changed.", .field("host", \Self.host, "Its name."),
      .field("facts", \Self.facts, "What it is and runs that changed."),
      .field("gained", \Self.gained, "What guests get now and did not get before, by libvirt's names."),
      .field("lost", \Self.lost, "What guests got and no longer get, by libvirt's names."),
      .field("undetermined", \Self.undetermined, "What only one of both records tells, by libvirt's names."),
      .field(
        "stranded", \Self.stranded, "Guests on the host that would not start or arrive there as it is now."),
      .field("noReturn", \Self.noReturn, "Guests on the host that cannot go to hosts that are as it was."))
  }
}

extension FleetDriftReport.Fact: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A fact that changed.",
      .field("what", \Self.what, "What: kernel, microcode, firmware, qemu and so on."),
      .field("from", \Self.from, "The former value."), .field("to", \Self.to, "The present value."))
  }
}

extension FleetDriftReport.Trapped: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests of one class.", .field("example", \Self.example, "The name of one guest of the class."),
      .field("count", \Self.count, "How many there are."),
      .field("reasons", \Self.reasons, "What blocks them."))
  }
}
