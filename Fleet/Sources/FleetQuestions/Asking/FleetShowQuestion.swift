internal import FleetStorage
public import MartletQuestions
public import ReportContract

/// Asks for one host or guest of a fleet with its history.
public struct FleetShowQuestion: Sendable {
  /// The name or UUID.
  public var name: String
  /// Whether it is a guest's.
  public var isGuest: Bool

  /// Asks for a host, or a guest.
  public init(name: String, isGuest: Bool = false) {
    self.name = name
    self.isGuest = isGuest
  }

  /// What is stored of it.
  ///
  /// - Throws: `noInput` for an unknown name; `usage` for one that several have; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetShowReport {
    try fleet.settle()
    var report = FleetShowReport(inputs: [fleet.input])
    if isGuest {
      let guest = try fleet.guest(name)
      report.guest = FleetListReport.Guest(guest)
      report.waivers = try fleet.accepted(for: guest.name).notes
    } else {
      let host = try fleet.host(name)
      report.host = FleetListReport.Host(host)
      report.records = try wrapped { () throws(FleetStoreError) in try fleet.store.history(ofHost: host.id) }
        .map {
          FleetShowReport.Record(
            sha256: $0.digest, format: $0.format, origin: $0.origin, taken: $0.taken, added: $0.added,
            points: $0.points,
            isCurrent: $0.isCurrent)
        }
    }
    return report
  }
}

/// One host or guest of a fleet; encoded as JSON, `martlet.fleet-show/1.0`.
public struct FleetShowReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-show", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: nothing is judged.
  public var judgedBy: [Yardstick] = []
  /// The host; nil if it is a guest.
  public var host: FleetListReport.Host?
  /// The guest; nil if it is a host.
  public var guest: FleetListReport.Guest?
  /// The host's records, the newest first.
  public var records: [Record] = []
  /// The waivers that concern the guest, a sentence each.
  public var waivers: [String] = []

  /// A record of a host.
  public struct Record: Sendable, Codable {
    /// The document's digest, its format, and the name that it was read under.
    public var sha256, format, origin: String
    /// When it was so, and when it was added.
    public var taken, added: String
    /// The points that it covers.
    public var points: [String]
    /// Whether it describes the host now.
    public var isCurrent: Bool
  }

  init(inputs: [InputReport]) { self.inputs = inputs }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "One host or guest of a fleet.",
      .field("host", \Self.host, "The host; absent if it is a guest."),
      .field("guest", \Self.guest, "The guest; absent if it is a host."),
      .field("records", \Self.records, "The host's records, the newest first."),
      .field("waivers", \Self.waivers, "The waivers that concern the guest, a sentence each."))
  }
}

extension FleetShowReport.Record: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A record of a host.", .field("sha256", \Self.sha256, "The document's digest."),
      .field("format", \Self.format, "The document's format."),
      .field("origin", \Self.origin, "The name that it was read under."),
      .field("taken", \Self.taken, "When it was so."), .field("added", \Self.added, "When it was added."),
      .field("points", \Self.points, "The points that it covers."),
      .field("isCurrent", \Self.isCurrent, "Whether it describes the host now."))
  }
}
