public import FleetQuestions
internal import GuestVerdicts
internal import MartletQuestions
public import ReportContract

/// A page of the hosts that take a guest or not; encoded as JSON, `martlet.fleet-where-page/1.0`.
public struct FleetWherePageReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-where-page", 1, 0)
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
  /// The pools of all these hosts.
  public var pools: [String]
  /// What each outcome comes to, the best first.
  public var outcomes: [OutcomeShare]
  /// The classes of hosts of this page, the best first; at most the first 20 names of each.
  public var classes: [FleetWhereReport.HostClass]
  /// How many classes there are on all pages.
  public var total: Int
  /// The cursor of the next page; nil on the last one.
  public var next: String?

  /// How many hosts of a class are named.
  private static let named = 20

  /// A page of a whole answer.
  ///
  /// - Throws: `usage` for a cursor that no page gave.
  init(_ whole: FleetWhereReport, _ part: VerdictPart) throws(QuestionError) {
    var wanted = whole.classes
    if let outcome = part.outcome { wanted.removeAll { $0.outcome != outcome } }
    if let host = part.host { wanted.removeAll { !$0.hosts.contains(host) } }
    inputs = whole.inputs
    guest = whole.guest
    uuid = whole.uuid
    host = whole.host
    waivers = whole.waivers
    pools = Set(whole.classes.flatMap(\.pools)).sorted()
    outcomes = OutcomeShare.shares(whole.classes.map { ($0.outcome, $0.count, $0.reasons) })
    total = wanted.count
    (classes, next) = try part.page(wanted)
    for index in classes.indices { classes[index].hosts = Array(classes[index].hosts.prefix(Self.named)) }
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A page of the hosts that take a guest or not.",
      .field("guest", \Self.guest, "The guest's name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("host", \Self.host, "The host that it runs on; absent if unknown."),
      .field("waivers", \Self.waivers, "The waivers that concern it, a sentence each."),
      .field("pools", \Self.pools, "The pools of all these hosts."),
      .field("outcomes", \Self.outcomes, "What each outcome comes to, the best first."),
      .field(
        "classes", \Self.classes,
        "The classes of hosts of this page, the best first; at most the first 20 names of each."),
      .field("total", \Self.total, "How many classes there are on all pages."),
      .field("next", \Self.next, "The cursor of the next page; absent on the last one."))
  }
}
