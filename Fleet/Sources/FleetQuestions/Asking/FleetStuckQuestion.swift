public import FleetPlanning
internal import FleetStorage
internal import GuestVerdicts
public import MartletQuestions
public import ReportContract

/// Asks which guests of a fleet have no target.
public struct FleetStuckQuestion: Sendable {
  /// Whether a guest's target must be in the pool of its host.
  public var isWithinPools: Bool

  /// Asks for all guests.
  public init(isWithinPools: Bool = false) { self.isWithinPools = isWithinPools }

  /// Guests that no other host takes, by class and host, with the least that opens one.
  ///
  /// Waivers count: a guest that a waiver gives a target is not stuck.
  /// - Throws: The store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetStuckReport {
    let numbered = try fleet.numbered()
    let (stored, numbers) = (numbered.fleet, numbered.forms)
    let (snapshot, members) = stored.foldingCounters()
    let forms = members.map { places in places.map { numbers[$0] } }
    let prepared = PreparedFleet(hosts: snapshot.hostForms, guests: snapshot.guestForms)
    let found = StuckGuests(snapshot, prepared, FleetMatrix(prepared), withinPools: isWithinPools)
    let waivers = try fleet.waivers()
    var report = FleetStuckReport(inputs: [fleet.input], guests: found.guests, isWithinPools: isWithinPools)
    report.waivers = try fleet.waiverNotes()
    // Two hosts of each class are enough to name another one than a guest's own.
    var named: [[Int]] = Array(repeating: [], count: snapshot.hostForms.count)
    for (place, host) in snapshot.hosts.enumerated() where named[host.form].count < 2 {
      named[host.form].append(place)
    }
    for (entries, isStuck) in [(found.stuck, true), (found.undetermined, false)] {
      for entry in entries {
        let host = entry.host.map { snapshot.hosts[$0] }
        var names: [String] = []
        var count = entry.count
        // Names are read for few: the text shows some, and a waiver names its guests.
        if report.groups.count < Self.named || !waivers.isEmpty {
          let stored = try wrapped { () throws(FleetStoreError) -> [StoredGuest] in
            var found: [StoredGuest] = []
            for form in forms[entry.form] { found += try fleet.store.guests(onHost: host?.id, ofForm: form) }
            return found
          }
          names = stored.filter { host != nil || $0.host == nil }.map(\.name)
          var waived: Set<String> = []
          for name in names where try isFreed(name, entry, snapshot, fleet, waivers.isEmpty) {
            waived.insert(name)
          }
          report.waived += waived.count
          names.removeAll { waived.contains($0) }
          count = names.count
        }
        guard count > 0 else { continue }
        if isStuck { report.stuck += count } else { report.undetermined += count }
        report.groups.append(
          FleetStuckReport.Group(
            isStuck: isStuck, count: count, guests: Array(names.prefix(Self.shown)), host: host?.name,
            pool: host?.pool,
            remedy: entry.remedy,
            target: entry.target.flatMap { form in
              named[form].first { $0 != entry.host }.map { snapshot.hosts[$0].name }
            },
            reasons: FleetReason.reasons(entry.rules), lost: entry.lost))
      }
    }
    return report
  }

  /// How many groups have their guests' names, and how many names each.
  private static let named = 1000
  private static let shown = 20

  private func isFreed(
    _ name: String, _ entry: StuckGuests.Group, _ snapshot: FleetSnapshot, _ fleet: OpenFleet,
    _ isWithoutWaivers: Bool
  ) throws(QuestionError) -> Bool {
    guard !isWithoutWaivers else { return false }
    let accepted = try fleet.accepted(for: name).features
    guard !accepted.isEmpty else { return false }
    let prepared = PreparedFleet(
      hosts: snapshot.hostForms, guests: [snapshot.guestForms[entry.form]], accepting: accepted)
    let targets = GuestTargets(
      ofForm: 0, runningOn: entry.host, among: snapshot.hosts, in: prepared,
      pool: isWithinPools ? entry.host.flatMap { snapshot.hosts[$0].pool } : nil)
    return targets.classes.contains { $0.outcome <= .runsWithWarnings }
  }
}

/// Guests without a target; encoded as JSON, `martlet.fleet-stuck/1.0`.
public struct FleetStuckReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-stuck", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// How many guests were judged.
  public var guests: Int
  /// Whether targets had to be in the pool of the guest's host.
  public var isWithinPools: Bool
  /// How many guests no other host takes.
  public var stuck = 0
  /// How many guests no other host certainly takes, while evidence is missing for at least one.
  public var undetermined = 0
  /// How many guests have a target only by a waiver.
  public var waived = 0
  /// The waivers, a sentence each; those that ended say so.
  public var waivers: [String] = []
  /// The guests by class and host, the stuck ones first, then the largest groups.
  public var groups: [Group] = []

  /// Guests of one class on one host.
  public struct Group: Sendable, Codable {
    /// Whether every other host blocks them; if not, evidence is missing.
    public var isStuck: Bool
    /// How many there are.
    public var count: Int
    /// The names of the first ones; empty behind the thousandth group.
    public var guests: [String]
    /// The host that holds them; nil if unknown.
    public var host: String?
    /// The pool of that host; nil for none.
    public var pool: String?
    /// The least that gives them a target.
    public var remedy: StrandingRemedy
    /// A host that this opens; nil if there is no other host.
    public var target: String?
    /// What keeps them from there.
    public var reasons: [FleetReason]
    /// libvirt's names of the features that they would lose there.
    public var lost: [String]
  }

  /// 0 if every guest has a target, 1 if one is stuck, else 2.
  public var exitStatus: Int32 { stuck > 0 ? 1 : undetermined > 0 ? 2 : 0 }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Guests of a fleet without a target.",
      .field("guests", \Self.guests, "How many guests were judged."),
      .field(
        "isWithinPools", \Self.isWithinPools, "Whether targets had to be in the pool of the guest's host."),
      .field("stuck", \Self.stuck, "How many guests no other host takes."),
      .field(
        "undetermined", \Self.undetermined,
        "How many guests no other host certainly takes, while evidence is missing for at least one."),
      .field("waived", \Self.waived, "How many guests have a target only by a waiver."),
      .field("waivers", \Self.waivers, "The waivers, a sentence each; those that ended say so."),
      .field("groups", \Self.groups, "The guests by class and host, the stuck ones first."))
  }
}

extension FleetStuckReport.Group: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests of one class on one host.",
      .field("isStuck", \Self.isStuck, "Whether every other host blocks them; if not, evidence is missing."),
      .field("count", \Self.count, "How many there are."),
      .field("guests", \Self.guests, "The names of the first ones."),
      .field("host", \Self.host, "The host that holds them; absent if unknown."),
      .field("pool", \Self.pool, "The pool of that host; absent for none."),
      .field(
        "remedy", .words(StrandingRemedy.allCases.map(\.rawValue)), "The least that gives them a target."),
      .field("target", \Self.target, "A host that this opens; absent if there is no other host."),
      .field("reasons", \Self.reasons, "What keeps them from there."),
      .field("lost", \Self.lost, "The features that they would lose there, by libvirt's names."))
  }
}
