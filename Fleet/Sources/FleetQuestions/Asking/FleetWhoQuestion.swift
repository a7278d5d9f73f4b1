internal import CPUCatalog
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
    let all = try fleet.guestClasses(onHost: stored.id)
    let (snapshot, members) = all.foldingCounters()
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
    let catalog = fleet.records.options.catalog
    var report = FleetWhoReport(inputs: [fleet.input], host: stored.name, uuid: stored.uuid)
    report.waivers = try fleet.waiverNotes()
    // Guests for which a waiver accepts losses are judged apart.
    let places = all.placesByKey(members)
    var groups: [[Int?]: Int] = [:]
    for (index, group) in own.residents.enumerated() { groups[[group.form, group.host]] = index }
    var parts: [[Int]: [FleetOfWaived]] = [:]
    for guest in try fleet.waivedGuests() {
      guard let form = places[guest.form] else { continue }
      let isHere = guest.host == stored.id
      if let group = groups[[form, isHere ? place : nil]] { own.residents[group].count -= 1 }
      parts[guest.features.map(\.index), default: []].append(
        FleetOfWaived(form: form, name: guest.name, isHere: isHere))
    }
    func add(_ fleet: FleetSnapshot, accepting features: [Feature], _ example: (Int) -> String) {
      let prepared = PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms, accepting: features)
      report.classes += HostGuests(on: place, in: fleet, prepared).classes.map { entry in
        FleetWhoReport.GuestClass(
          outcome: entry.outcome, count: entry.count, here: entry.here, example: example(entry.form),
          machine: fleet.guestForms[entry.form].machine, reasons: FleetReason.reasons(entry.rules),
          lost: entry.lost,
          waived: features.map(\.name))
      }
    }
    add(own, accepting: []) { examples[own.guestForms[$0].key]?.name ?? "" }
    for (features, guests) in parts.sorted(by: { $0.value[0].name < $1.value[0].name }) {
      var waived = own
      waived.residents = guests.map { .init(form: $0.form, host: $0.isHere ? place : nil) }
      add(waived, accepting: features.map { catalog.features[$0] }) { form in
        guests.first { $0.form == form }?.name ?? ""
      }
    }
    report.classes.sort {
      ($0.outcome.rank, -$0.count, $0.example) < ($1.outcome.rank, -$1.count, $1.example)
    }
    return report
  }

  private struct FleetOfWaived {
    var form: Int
    var name: String
    var isHere: Bool
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
  /// The waivers, a sentence each; those that ended say so.
  public var waivers: [String] = []
  /// Every class of guests, the best outcome first.
  public var classes: [GuestClass] = []

  init(inputs: [InputReport], host: String, uuid: String?) {
    self.inputs = inputs
    self.host = host
    self.uuid = uuid
  }

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
    /// libvirt's names of the features whose loss a waiver accepts for them.
    public var waived: [String]
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
      .field("waivers", \Self.waivers, "The waivers, a sentence each; those that ended say so."),
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
      .field("lost", \Self.lost, "The features that they would lose, by libvirt's names."),
      .field("waived", \Self.waived, "The features whose loss a waiver accepts for them, by libvirt's names.")
    )
  }
}
