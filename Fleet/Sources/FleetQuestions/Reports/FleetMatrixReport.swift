internal import GuestVerdicts
public import ReportContract

/// The verdicts of classes of guests on columns of hosts; encoded as JSON, `martlet.fleet-matrix/1.0`.
public struct FleetMatrixReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-matrix", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The columns: hosts, classes of hosts, pools or values of a tag.
  public var columns: [Column] = []
  /// The classes of guests, the largest first.
  public var rows: [Row] = []
  /// The waivers, a sentence each; those that ended say so.
  public var waivers: [String] = []
  /// What the page needs to show reasons; not in the JSON.
  var prepared: FleetMatrixQuestion.Prepared?

  /// Hosts under one heading.
  public struct Column: Sendable, Codable {
    /// The host, one of the class, or the tag's value.
    public var name: String
    /// How many hosts there are.
    public var hosts: Int
    /// The pool that they are in; nil for none, or if the first one is in none.
    public var pool: String?
    /// Guests that run, that run with warnings, for which evidence is missing, and that are blocked, on all of these hosts.
    public var runs = 0, runsWithWarnings = 0, undetermined = 0, blocked = 0
    /// Guests that get different outcomes on different hosts of the column.
    public var mixed = 0

    init(name: String, hosts: Int, pool: String?) {
      self.name = name
      self.hosts = hosts
      self.pool = pool
    }

    /// Counts guests with an outcome; nil for different ones.
    mutating func count(_ outcome: VerdictOutcome?, _ guests: Int) {
      switch outcome {
      case .runs: runs += guests
      case .runsWithWarnings: runsWithWarnings += guests
      case .undetermined: undetermined += guests
      case .blocked: blocked += guests
      case nil: mixed += guests
      }
    }
  }

  /// A class of guests.
  public struct Row: Sendable, Codable {
    /// The name of one of them.
    public var example: String
    /// How many there are.
    public var guests: Int
    /// The vendor of their CPU; nil if unknown.
    public var vendor: String?
    /// Their machine type; nil if unknown.
    public var machine: String?
    /// libvirt's names of the features whose loss a waiver accepts for them.
    public var waived: [String]
    /// A letter for each column: r runs, w runs with warnings, u undetermined, b blocked, m mixed.
    public var outcomes: String
  }

  init(inputs: [InputReport]) { self.inputs = inputs }

  private enum CodingKeys: String, CodingKey {
    case schema, martlet, inputs, judgedBy, columns, rows, waivers
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "The verdicts of classes of guests on hosts.",
      .field("columns", \Self.columns, "Hosts, classes of hosts, pools or values of a tag."),
      .field("rows", \Self.rows, "Classes of guests, the largest first."),
      .field("waivers", \Self.waivers, "The waivers, a sentence each; those that ended say so."))
  }
}

extension FleetMatrixReport.Column: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Hosts under one heading.",
      .field("name", \Self.name, "The host, one of the class, or the tag's value."),
      .field("hosts", \Self.hosts, "How many hosts there are."),
      .field("pool", \Self.pool, "The pool that they are in; absent for none."),
      .field("runs", \Self.runs, "Guests that run on all of these hosts."),
      .field(
        "runsWithWarnings", \Self.runsWithWarnings, "Guests that run with warnings on all of these hosts."),
      .field(
        "undetermined", \Self.undetermined, "Guests for which evidence is missing on all of these hosts."),
      .field("blocked", \Self.blocked, "Guests that all of these hosts block."),
      .field("mixed", \Self.mixed, "Guests that get different outcomes on different hosts of the column."))
  }
}

extension FleetMatrixReport.Row: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A class of guests.", .field("example", \Self.example, "The name of one of them."),
      .field("guests", \Self.guests, "How many there are."),
      .field("vendor", \Self.vendor, "The vendor of their CPU; absent if unknown."),
      .field("machine", \Self.machine, "Their machine type; absent if unknown."),
      .field("waived", \Self.waived, "Features whose loss a waiver accepts for them, by libvirt's names."),
      .field(
        "outcomes", .string(pattern: "^[rwubm]*$"),
        "A letter for each column: r runs, w runs with warnings, u undetermined, b blocked, m mixed."))
  }
}
