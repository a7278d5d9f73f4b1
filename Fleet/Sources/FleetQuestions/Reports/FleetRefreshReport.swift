public import ReportContract

/// The schedule by which hosts are asked again, and what came of a round; encoded as JSON, `martlet.fleet-refresh/1.0`.
public struct FleetRefreshReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-refresh", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: asking judges nothing.
  public var judgedBy: [Yardstick] = []
  /// Now, by the database's clock.
  public var time: String
  /// How often hosts are asked; nil if nobody has said so yet.
  public var plan: Plan?
  /// The hosts in numbers.
  public var hosts = Hosts()
  /// Who asks hosts now.
  public var controllers: [Controller] = []
  /// What came of a round; nil for the present state alone.
  public var round: Round?
  /// Each host's last answer, in the order of their URIs; nil where they are only counted.
  public var answers: [Answer]?

  /// How often hosts are asked.
  public struct Plan: Sendable, Codable {
    /// Seconds between two turns of a host that answers.
    public var intervalSeconds: Int
    /// The most hosts that all controllers together ask at one time.
    public var connections: Int
  }

  /// The schedule's hosts in numbers.
  public struct Hosts: Sendable, Codable {
    /// All of them.
    public var total = 0
    /// Those whose turn has come and whom nobody asks yet, and those that are being asked.
    public var due = 0, held = 0
    /// Those that gave no answer last, and those that never did.
    public var failing = 0, unanswered = 0
    /// Seconds since the host answered, or was added, that has not answered for longest; nil without hosts.
    public var oldestAnswerSeconds: Int?
    /// For how many seconds the longest overdue host has waited; nil if none is due.
    public var overdueSeconds: Int?
  }

  /// A process that asks hosts.
  public struct Controller: Sendable, Codable {
    /// Its machine and process.
    public var name: String
    /// How many it asks.
    public var hosts: Int
  }

  /// What came of the questions that ended within an interval; a host counts once.
  public struct Round: Sendable, Codable {
    /// The interval.
    public var from, until: String
    /// Hosts that were asked by all controllers, and those of them that this process asked.
    public var asked = 0, own = 0
    /// Answers with something new, and without.
    public var changed = 0, unchanged = 0
    /// Hosts that gave no answer, and those that gave none in time.
    public var failed = 0, hung = 0
    /// How long the longest question took.
    public var longestMilliseconds = 0
  }

  /// What a host answered last.
  public struct Answer: Sendable, Codable {
    /// By what it is asked.
    public var uri: String
    /// How often in a row it has given no answer.
    public var failures: Int
    /// Why it gave none last, in one line; nil if it did.
    public var reason: String?
    /// When it answered last; nil for never.
    public var answered: String?
    /// When it is asked again.
    public var next: String
  }

  package init(inputs: [InputReport], time: String) {
    self.inputs = inputs
    self.time = time
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The schedule by which hosts are asked again, and what came of a round.",
      .field("time", \Self.time, "Now, by the database's clock."),
      .field("plan", \Self.plan, "How often hosts are asked; absent if nobody has said so yet."),
      .field("hosts", \Self.hosts, "The hosts in numbers."),
      .field("controllers", \Self.controllers, "Who asks hosts now."),
      .field("round", \Self.round, "What came of a round; absent for the present state alone."),
      .field(
        "answers", \Self.answers,
        "Each host's last answer, in the order of their URIs; absent where they are only counted.")
    )
  }
}

extension FleetRefreshReport.Plan: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How often hosts are asked.",
      .field("intervalSeconds", \Self.intervalSeconds, "Seconds between two turns of a host that answers."),
      .field(
        "connections", \Self.connections,
        "The most hosts that all controllers together ask at one time."))
  }
}

extension FleetRefreshReport.Hosts: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "The schedule's hosts in numbers.", .field("total", \Self.total, "All of them."),
      .field("due", \Self.due, "Those whose turn has come and whom nobody asks yet."),
      .field("held", \Self.held, "Those that are being asked."),
      .field("failing", \Self.failing, "Those that gave no answer last."),
      .field("unanswered", \Self.unanswered, "Those that never answered."),
      .field(
        "oldestAnswerSeconds", \Self.oldestAnswerSeconds,
        "Seconds since the host answered, or was added, that has not answered for longest; absent without hosts."
      ),
      .field(
        "overdueSeconds", \Self.overdueSeconds,
        "For how many seconds the longest overdue host has waited; absent if none is due."))
  }
}

extension FleetRefreshReport.Controller: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A process that asks hosts.", .field("name", \Self.name, "Its machine and process."),
      .field("hosts", \Self.hosts, "How many it asks."))
  }
}

extension FleetRefreshReport.Round: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What came of the questions that ended within an interval; a host counts once.",
      .field("from", \Self.from, "The interval's beginning."),
      .field("until", \Self.until, "The interval's end."),
      .field("asked", \Self.asked, "Hosts that were asked by all controllers."),
      .field("own", \Self.own, "Hosts that this process asked."),
      .field("changed", \Self.changed, "Answers with something new."),
      .field("unchanged", \Self.unchanged, "Answers without anything new."),
      .field("failed", \Self.failed, "Hosts that gave no answer."),
      .field("hung", \Self.hung, "Hosts that gave no answer in time."),
      .field(
        "longestMilliseconds", \Self.longestMilliseconds, "How long the longest question took."))
  }
}

extension FleetRefreshReport.Answer: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What a host answered last.", .field("uri", \Self.uri, "By what it is asked."),
      .field("failures", \Self.failures, "How often in a row it has given no answer."),
      .field("reason", \Self.reason, "Why it gave none last, in one line; absent if it did."),
      .field("answered", \Self.answered, "When it answered last; absent for never."),
      .field("next", \Self.next, "When it is asked again."))
  }
}
