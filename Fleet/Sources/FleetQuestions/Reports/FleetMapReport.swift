public import ReportContract

/// The verdicts of a matrix with each distinct row and column once; encoded as JSON, `martlet.fleet-map/1.0`.
///
/// The outcome of row `r` on column `c` is the letter `columns.patterns[c]` of the row of cells `rows.patterns[r]`. Rows of cells are texts
/// of runs: how many letters, if there are several, then the letter, or `=` for the letters that the row before has there.
public struct FleetMapReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-map", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The columns, by pool, alike beside alike.
  public var columns = Columns()
  /// The classes of guests, by vendor, alike beside alike.
  public var rows = Rows()
  /// The distinct rows of outcomes, sorted by their letters, one for each pattern of columns, and written as runs.
  public var cells: [String] = []
  /// For each pattern of columns the guests by outcome.
  public var outcomes: [Outcomes] = []
  /// The texts that numbers stand for; the first one is empty and stands for none.
  public var texts: [String] = []
  /// The rows of guests for which waivers accept losses.
  public var waived: [Waived] = []
  /// The waivers, a sentence each; those that ended say so.
  public var waivers: [String] = []

  /// Columns as lists of equal length.
  public struct Columns: Sendable, Codable {
    /// The host, one of the class, or the tag's value.
    public var names: [String] = []
    /// How many hosts there are.
    public var hosts: [Int] = []
    /// The pool that they are in, as a number of a text.
    public var pools: [Int] = []
    /// Their places in the rows of cells.
    public var patterns: [Int] = []
    /// Their places in the matrix; not in the JSON.
    var places: [Int] = []

    private enum CodingKeys: String, CodingKey { case names, hosts, pools, patterns }
  }

  /// Classes of guests as lists of equal length.
  public struct Rows: Sendable, Codable {
    /// The name of one of the guests.
    public var examples: [String] = []
    /// How many there are.
    public var guests: [Int] = []
    /// The vendor of their CPU, as a number of a text.
    public var vendors: [Int] = []
    /// Their machine type, as a number of a text.
    public var machines: [Int] = []
    /// The place of their row of cells.
    public var patterns: [Int] = []
  }

  /// Guests by their outcome on one pattern of columns.
  public struct Outcomes: Sendable, Codable, Hashable {
    /// Guests that run, that run with warnings, for which evidence is missing, and that are blocked, on all of the column's hosts.
    public var runs = 0, runsWithWarnings = 0, undetermined = 0, blocked = 0
    /// Guests that get different outcomes on different hosts of the column.
    public var mixed = 0

    /// Counts guests with the outcome of a letter.
    mutating func count(_ letter: UInt8, _ guests: Int) {
      switch letter {
      case UInt8(ascii: "r"): runs += guests
      case UInt8(ascii: "w"): runsWithWarnings += guests
      case UInt8(ascii: "u"): undetermined += guests
      case UInt8(ascii: "b"): blocked += guests
      default: mixed += guests
      }
    }
  }

  /// A row of guests for which waivers accept losses.
  public struct Waived: Sendable, Codable, Hashable {
    /// The place of the row.
    public var row: Int
    /// libvirt's names of the features.
    public var features: [String]
  }

  init(inputs: [InputReport]) { self.inputs = inputs }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self,
      "The verdicts of a matrix with each distinct row and column once. The outcome of row r on column c is the letter columns.patterns[c] of the row of cells rows.patterns[r].",
      .field("columns", \Self.columns, "The columns, by pool, alike beside alike."),
      .field("rows", \Self.rows, "The classes of guests, by vendor, alike beside alike."),
      .field(
        "cells", \Self.cells,
        "The distinct rows of outcomes, sorted. A letter for each pattern of columns: r runs, w runs with warnings, u undetermined, b blocked, m mixed; = stands for the letter that the row before has there. A number before a letter, or before =, says how many of them follow each other: 12r3=b is a row of 16."
      ),
      .field("outcomes", \Self.outcomes, "For each pattern of columns the guests by outcome."),
      .field(
        "texts", \Self.texts,
        "The texts that numbers stand for. The first one is empty and stands for what is unknown or not there."
      ),
      .field("waived", \Self.waived, "The rows of guests for which waivers accept losses."),
      .field("waivers", \Self.waivers, "The waivers, a sentence each; those that ended say so."))
  }
}

extension FleetMapReport.Columns: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Columns as lists of equal length.",
      .field("names", \Self.names, "The host, one of the class, or the tag's value."),
      .field("hosts", \Self.hosts, "How many hosts there are."),
      .field("pools", \Self.pools, "The pool that they are in, as a number of a text."),
      .field("patterns", \Self.patterns, "Their places in the rows of cells."))
  }
}

extension FleetMapReport.Rows: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Classes of guests as lists of equal length.",
      .field("examples", \Self.examples, "The name of one of the guests."),
      .field("guests", \Self.guests, "How many there are."),
      .field("vendors", \Self.vendors, "The vendor of their CPU, as a number of a text."),
      .field("machines", \Self.machines, "Their machine type, as a number of a text."),
      .field("patterns", \Self.patterns, "The place of their row of cells."))
  }
}

extension FleetMapReport.Outcomes: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Guests by their outcome on one pattern of columns.",
      .field("runs", \Self.runs, "Guests that run on all of the column's hosts."),
      .field(
        "runsWithWarnings", \Self.runsWithWarnings, "Guests that run with warnings on all of these hosts."),
      .field(
        "undetermined", \Self.undetermined, "Guests for which evidence is missing on all of these hosts."),
      .field("blocked", \Self.blocked, "Guests that all of these hosts block."),
      .field("mixed", \Self.mixed, "Guests that get different outcomes on different hosts of the column."))
  }
}

extension FleetMapReport.Waived: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A row of guests for which waivers accept losses.",
      .field("row", \Self.row, "The place of the row, the first one 0."),
      .field("features", \Self.features, "libvirt's names of the features."))
  }
}
