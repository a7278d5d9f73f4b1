public import FleetQuestions
internal import MartletQuestions
public import ReportContract

/// A page of the guests that are due for a power cycle; encoded as JSON, `martlet.fleet-ledger-page/1.0`.
public struct FleetLedgerPageReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-ledger-page", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// The tag by which progress is counted; nil for none.
  public var tag: String?
  /// How many guests are due, are not, and are unknown.
  public var due, current, undetermined: Int
  /// How far the guests of each value of the tag are.
  public var progress: [FleetLedgerReport.Progress]
  /// The guests of this page that are due.
  public var entries: [FleetLedgerReport.Entry]
  /// How many entries there are on all pages.
  public var total: Int
  /// The cursor of the next page; nil on the last one.
  public var next: String?

  /// A page of a whole ledger.
  ///
  /// - Parameter cursor: The `next` of the page before; nil for the first page.
  /// - Throws: `usage` for a cursor that no page gave.
  init(_ whole: FleetLedgerReport, cursor: String?, limit: Int) throws(QuestionError) {
    var start = 0
    if let cursor {
      guard let place = Int(cursor), (0...whole.entries.count).contains(place) else {
        throw QuestionError(
          .usage, "cursor: this is not the next of an earlier page", at: .parameter("cursor"))
      }
      start = place
    }
    let end = min(start + limit, whole.entries.count)
    inputs = whole.inputs
    tag = whole.tag
    due = whole.due
    current = whole.current
    undetermined = whole.undetermined
    progress = whole.progress
    entries = Array(whole.entries[start..<end])
    total = whole.entries.count
    next = end < whole.entries.count ? String(end) : nil
  }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "A page of the guests that are due for a power cycle.",
      .field("tag", \Self.tag, "The tag by which progress is counted; absent for none."),
      .field("due", \Self.due, "How many guests are due."),
      .field("current", \Self.current, "How many guests are not."),
      .field("undetermined", \Self.undetermined, "How many guests nothing tells of."),
      .field("progress", \Self.progress, "How far the guests of each value of the tag are."),
      .field("entries", \Self.entries, "The guests of this page that are due."),
      .field("total", \Self.total, "How many entries there are on all pages."),
      .field("next", \Self.next, "The cursor of the next page; absent on the last one."))
  }
}
