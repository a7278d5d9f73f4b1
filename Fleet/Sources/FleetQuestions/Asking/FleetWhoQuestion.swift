internal import FleetPlanning
internal import FleetStorage
public import GuestVerdicts
public import MartletQuestions
public import ReportContract

/// Asks which guests of a fleet one host can take.
public struct FleetWhoQuestion: Sendable {
  /// The host's name or UUID.
  public var host: String

  /// Asks for a host.
  public init(host: String) { self.host = host }

  /// Every class of guests, the best outcome first.
  ///
  /// - Throws: `noInput` for an unknown host; `usage` for a name that several have; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetWhoReport {
    let stored = try fleet.host(host)
    let snapshot = try fleet.snapshot()
    guard let place = snapshot.hosts.firstIndex(where: { $0.id == stored.id }) else {
      throw QuestionError(
        .noInput, "\(fleet.store.path): the fleet has no host \(host)", at: .argument("host"))
    }
    let examples = try wrapped { () throws(FleetStoreError) in try fleet.store.examples() }
    // Only this host is judged.
    var own = snapshot
    let form = snapshot.hosts[place].form
    own.hostForms = [snapshot.hostForms[form]]
    for index in own.hosts.indices { own.hosts[index].form = 0 }
    let prepared = PreparedFleet(hosts: own.hostForms, guests: own.guestForms)
    let guests = HostGuests(on: place, in: own, prepared)
    return FleetWhoReport(
      inputs: [fleet.input], host: stored.name, uuid: stored.uuid,
      classes: guests.classes.map { entry in
        let form = own.guestForms[entry.form]
        return FleetWhoReport.GuestClass(
          outcome: entry.outcome, count: entry.count, here: entry.here,
          example: examples[form.key]?.name ?? "",
          machine: form.machine, reasons: FleetReason.reasons(entry.rules), lost: entry.lost)
      })
  }
}

/// Which guests of a fleet one host can take; encoded as JSON, `martlet.fleet-who/1.0`.
public struct FleetWhoReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-who", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: the host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The host's name.
  public var host: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// Every class of guests, the best outcome first.
  public var classes: [GuestClass]

  /// Guests with the same verdict.
  public struct GuestClass: Sendable, Codable {
    /// What happens to them on the host.
    public var outcome: VerdictOutcome
    /// How many there are in the fleet, and how many of them the host holds.
    public var count, here: Int
    /// The name of one of them.
    public var example: String
    /// Their machine type; nil if unknown.
    public var machine: String?
    /// What decides.
    public var reasons: [FleetReason]
    /// libvirt's names of the features that they would lose.
    public var lost: [String]
  }

  /// The number of guests with each outcome.
  public func guests(_ outcome: VerdictOutcome) -> Int {
    classes.reduce(0) { $0 + ($1.outcome == outcome ? $1.count : 0) }
  }

  /// 0 if the host takes every guest, 1 if it blocks one, else 2.
  public var exitStatus: Int32 { (classes.map(\.outcome).max() ?? .runs).exitStatus }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Which guests of a fleet one host can take.", .field("host", \Self.host, "The host's name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("classes", \Self.classes, "Every class of guests, the best outcome first."))
  }
}

extension FleetWhoReport.GuestClass: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests with the same verdict.",
      .field("outcome", .words(VerdictOutcome.allCases.map(\.rawValue)), "What happens to them on the host."),
      .field("count", \Self.count, "How many there are in the fleet."),
      .field("here", \Self.here, "How many of them the host holds."),
      .field("example", \Self.example, "The name of one of them."),
      .field("machine", \Self.machine, "Their machine type; absent if unknown."),
      .field("reasons", \Self.reasons, "What decides."),
      .field("lost", \Self.lost, "The features that they would lose, by libvirt's names."))
  }
}
