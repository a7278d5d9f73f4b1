internal import FleetMetrics
public import FleetQuestions
internal import Foundation
internal import MartletQuestions
public import ReportContract

/// How a fleet is, and what needs a person; encoded as JSON, `martlet.fleet-overview/2.0`.
public struct FleetOverviewReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-overview", 2, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// How the fleet is.
  public var sentence: String
  /// When the newest record was taken: RFC 3339, UTC; nil for a fleet without hosts.
  public var observed: String?
  /// When the numbers were counted, if the store has changed since: RFC 3339, UTC; nil if they are of its present state.
  public var asOf: String?
  /// The whole fleet in numbers.
  public var fleet: FleetListReport.Fleet
  /// Guests by whether another host takes them.
  public var outcomes: Outcomes
  /// The pools, in the order of their names; hosts without one are the pool "".
  public var pools: [Pool]
  /// What needs a person, the worst first.
  public var attention: [Attention]

  /// Guests by whether another host takes them.
  public struct Outcomes: Sendable, Codable, Hashable {
    /// Guests that at least one other host takes, that none takes, and whose evidence is missing.
    public var moves, stuck, undetermined: Int
  }

  /// A pool in numbers.
  public struct Pool: Sendable, Codable, Hashable {
    /// The value of the tag `pool`.
    public var name: String
    /// Hosts, guests on them, those guests that no other host takes, and those that are due for a power cycle.
    public var hosts, guests, stuck, powerCycleDue: Int
    /// When the oldest of the hosts' newest records was taken: RFC 3339, UTC; nil for a pool without hosts.
    public var oldestEvidence: String?
  }

  /// Something that needs a person.
  public struct Attention: Sendable, Codable, Hashable {
    /// What it is about.
    public var kind: Kind
    /// How bad it is.
    public var severity: Severity
    /// How many guests, hosts, requirements or waivers.
    public var count: Int
    /// What it is.
    public var sentence: String
    /// Where the page shows it.
    public var link: String
  }

  /// What attention is about.
  public enum Kind: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    case stuck, drift
    case powerCycle = "power-cycle"
    case labels, evidence, waiver
  }

  /// How bad something is.
  public enum Severity: String, Sendable, Codable, CaseIterable, SchemaDescribed { case bad, warn, info }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "How a fleet is, and what needs a person.",
      .field("sentence", \Self.sentence, "How the fleet is."),
      .field(
        "observed", \Self.observed, "When the newest record was taken; absent for a fleet without hosts."),
      .field(
        "asOf", \Self.asOf,
        "When the numbers were counted, if the store has changed since; absent if they are of its present state."
      ),
      .field("fleet", \Self.fleet, "The whole fleet in numbers."),
      .field("outcomes", \Self.outcomes, "Guests by whether another host takes them."),
      .field(
        "pools", \Self.pools, "The pools, in the order of their names; hosts without one are the pool \"\"."),
      .field("attention", \Self.attention, "What needs a person, the worst first."))
  }
}

extension FleetOverviewReport.Outcomes: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests by whether another host takes them.",
      .field("moves", \Self.moves, "Guests that at least one other host takes."),
      .field("stuck", \Self.stuck, "Guests that every other host blocks."),
      .field(
        "undetermined", \Self.undetermined, "Guests that no other host certainly takes, for missing evidence."
      ))
  }
}

extension FleetOverviewReport.Pool: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A pool in numbers.", .field("name", \Self.name, "The value of the tag pool."),
      .field("hosts", \Self.hosts, "Hosts."), .field("guests", \Self.guests, "Guests on them."),
      .field("stuck", \Self.stuck, "Guests that every other host blocks."),
      .field("powerCycleDue", \Self.powerCycleDue, "Guests that are due for a power cycle."),
      .field(
        "oldestEvidence", \Self.oldestEvidence,
        "When the oldest of the hosts' newest records was taken; absent for a pool without hosts."))
  }
}

extension FleetOverviewReport.Attention: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Something that needs a person.", .field("kind", \Self.kind, "What it is about."),
      .field("severity", \Self.severity, "How bad it is."),
      .field("count", \Self.count, "How many guests, hosts, requirements or waivers."),
      .field("sentence", \Self.sentence, "What it is."),
      .field("link", \Self.link, "Where the page shows it."))
  }
}
