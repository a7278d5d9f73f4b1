internal import FleetPlanning
internal import FleetStorage
public import GuestVerdicts
public import MartletQuestions
public import ReportContract

/// Asks where one guest of a fleet can go.
public struct FleetWhereQuestion: Sendable {
  /// The guest's name or UUID.
  public var guest: String
  /// The pool that targets must be in; nil for any.
  public var pool: String?

  /// Asks for a guest.
  public init(guest: String, pool: String? = nil) {
    self.guest = guest
    self.pool = pool
  }

  /// Every host by its class, the best first.
  ///
  /// - Throws: `noInput` for an unknown guest; `usage` for a name that several have; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetWhereReport {
    let hosts = try fleet.hosts()
    let stored = try fleet.guest(guest)
    let forms = try wrapped { () throws(FleetStoreError) in try fleet.store.form(number: stored.formID) }
    guard let forms, let form = GuestForm(key: forms.key, bytes: forms.bytes) else {
      throw QuestionError(
        .badInput, "\(fleet.store.path): the class of \(guest) cannot be read; the store is damaged")
    }
    let snapshot = hosts.foldingCounters(alsoFor: [form]).fleet
    let waived = try fleet.accepted(for: stored.name)
    let prepared = PreparedFleet(hosts: snapshot.hostForms, guests: [form], accepting: waived.features)
    let own = stored.host.flatMap { id in snapshot.hosts.firstIndex { $0.id == id } }
    let targets = GuestTargets(ofForm: 0, runningOn: own, among: snapshot.hosts, in: prepared, pool: pool)
    return FleetWhereReport(
      inputs: [fleet.input], guest: stored.name, uuid: stored.uuid, host: stored.hostName,
      waivers: waived.notes,
      classes: targets.classes.map { entry in
        FleetWhereReport.HostClass(
          outcome: entry.outcome, count: entry.hosts.count,
          hosts: entry.hosts.map { snapshot.hosts[$0].name }, pools: pools(of: entry.hosts, snapshot),
          reasons: FleetReason.reasons(entry.rules), lost: entry.lost)
      })
  }

  private func pools(of hosts: [Int], _ snapshot: FleetSnapshot) -> [String] {
    Set(hosts.compactMap { snapshot.hosts[$0].pool }).sorted()
  }
}

/// Where one guest can go; encoded as JSON, `martlet.fleet-where/1.0`.
public struct FleetWhereReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-where", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The guest's name.
  public var guest: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// The host that it runs on; nil if unknown.
  public var host: String?
  /// The waivers that concern it, a sentence each.
  public var waivers: [String]
  /// Every other host by its class, the best first.
  public var classes: [HostClass]

  /// Hosts with the same verdict.
  public struct HostClass: Sendable, Codable {
    /// What happens to the guest there.
    public var outcome: VerdictOutcome
    /// How many hosts there are.
    public var count: Int
    /// Their names.
    public var hosts: [String]
    /// The pools that they are in.
    public var pools: [String]
    /// What decides.
    public var reasons: [FleetReason]
    /// libvirt's names of the features that the guest would lose.
    public var lost: [String]
  }

  /// 0 if a host takes the guest, 2 if none certainly does and evidence is missing, else 1.
  public var exitStatus: Int32 {
    let outcomes = Set(classes.map(\.outcome))
    if outcomes.contains(.runs) || outcomes.contains(.runsWithWarnings) { return 0 }
    return outcomes.contains(.undetermined) ? 2 : 1
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Where one guest of a fleet can go.", .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("host", \Self.host, "The host that it runs on; absent if unknown."),
      .field("waivers", \Self.waivers, "The waivers that concern it, a sentence each."),
      .field("classes", \Self.classes, "Every other host by its class, the best first."))
  }
}

extension FleetWhereReport.HostClass: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts with the same verdict.",
      .field("outcome", .words(VerdictOutcome.allCases.map(\.rawValue)), "What happens to the guest there."),
      .field("count", \Self.count, "How many hosts there are."), .field("hosts", \Self.hosts, "Their names."),
      .field("pools", \Self.pools, "The pools that they are in."),
      .field("reasons", \Self.reasons, "What decides."),
      .field("lost", \Self.lost, "The features that the guest would lose, by libvirt's names."))
  }
}
