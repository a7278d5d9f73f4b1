public import FleetQuestions
public import GuestVerdicts
internal import MartletQuestions
public import ReportContract

/// A page of the guests that a host can take or not; encoded as JSON, `martlet.fleet-who-page/1.0`.
public struct FleetWhoPageReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-who-page", 1, 0)
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
  public var waivers: [String]
  /// What each outcome comes to, the best first.
  public var outcomes: [OutcomeShare]
  /// The classes of guests of this page, the best outcome first.
  public var classes: [FleetWhoReport.GuestClass]
  /// How many classes there are on all pages.
  public var total: Int
  /// The cursor of the next page; nil on the last one.
  public var next: String?

  /// A page of a whole answer.
  ///
  /// - Throws: `usage` for a cursor that no page gave.
  init(_ whole: FleetWhoReport, _ part: VerdictPart) throws(QuestionError) {
    let wanted =
      part.outcome.map { outcome in whole.classes.filter { $0.outcome == outcome } } ?? whole.classes
    inputs = whole.inputs
    host = whole.host
    uuid = whole.uuid
    waivers = whole.waivers
    outcomes = OutcomeShare.shares(whole.classes.map { ($0.outcome, $0.count, $0.reasons) })
    total = wanted.count
    (classes, next) = try part.page(wanted)
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A page of the guests that a host can take or not.",
      .field("host", \Self.host, "The host's name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("waivers", \Self.waivers, "The waivers, a sentence each; those that ended say so."),
      .field("outcomes", \Self.outcomes, "What each outcome comes to, the best first."),
      .field("classes", \Self.classes, "The classes of guests of this page, the best outcome first."),
      .field("total", \Self.total, "How many classes there are on all pages."),
      .field("next", \Self.next, "The cursor of the next page; absent on the last one."))
  }
}

/// How many guests or hosts get an outcome, and by what.
public struct OutcomeShare: Sendable, Codable, Hashable {
  /// The outcome.
  public var outcome: VerdictOutcome
  /// How many classes there are.
  public var classes: Int
  /// How many guests or hosts there are in them.
  public var count: Int
  /// What decides, that which concerns most first.
  public var reasons: [Reason]

  /// A rule that decides, and for how many.
  public struct Reason: Sendable, Codable, Hashable {
    /// The rule's title.
    public var title: String
    /// For how many guests or hosts it decides.
    public var count: Int
  }

  /// The shares of all outcomes that occur, in the order in which they occur first.
  static func shares(_ classes: [(outcome: VerdictOutcome, count: Int, reasons: [FleetReason])]) -> [Self] {
    var shares: [Self] = []
    var reasons: [[String: Int]] = []
    for entry in classes {
      let place = shares.firstIndex { $0.outcome == entry.outcome } ?? shares.count
      if place == shares.count {
        shares.append(Self(outcome: entry.outcome, classes: 0, count: 0, reasons: []))
        reasons.append([:])
      }
      shares[place].classes += 1
      shares[place].count += entry.count
      for reason in entry.reasons { reasons[place][reason.title, default: 0] += entry.count }
    }
    for (place, counts) in reasons.enumerated() {
      shares[place].reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        Reason(title: $0.key, count: $0.value)
      }
    }
    return shares
  }
}

extension OutcomeShare: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How many guests or hosts get an outcome, and by what.",
      .field("outcome", .words(VerdictOutcome.allCases.map(\.rawValue)), "The outcome."),
      .field("classes", \Self.classes, "How many classes there are."),
      .field("count", \Self.count, "How many guests or hosts there are in them."),
      .field("reasons", \Self.reasons, "What decides, that which concerns most first."))
  }
}

extension OutcomeShare.Reason: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A rule that decides, and for how many.", .field("title", \Self.title, "The rule's title."),
      .field("count", \Self.count, "For how many guests or hosts it decides."))
  }
}
