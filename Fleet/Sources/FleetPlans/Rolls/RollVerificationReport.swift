public import ReportContract

/// Whether a plan of a roll holds; encoded as JSON, `martlet.roll-verification/1.0`.
public struct RollVerificationReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("roll-verification", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// Whether the plan holds.
  public var status = PlanVerificationReport.Status.refused
  /// What changed since the plan was made, a sentence without a full stop each.
  public var changes: [String] = []
  /// What the plan claims and the evidence does not bear out, a sentence without a full stop each.
  public var failures: [String] = []
  /// What the plan claims and nothing here proves, a sentence without a full stop each.
  public var unchecked: [String] = []
  /// How many moves were replayed.
  public var moves = 0
  /// How many pairs of a guest's and a host's class were judged again.
  public var pairs = 0

  init(inputs: [InputReport]) { self.inputs = inputs }

  /// The report with its status.
  func concluded() -> Self {
    var report = self
    report.status = !failures.isEmpty ? .refused : changes.isEmpty ? .verified : .stale
    return report
  }

  /// 0 if the plan holds, else 1.
  public var exitStatus: Int32 { status == .verified ? 0 : 1 }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Whether a plan of a roll holds.",
      .field(
        "status", \Self.status,
        "Whether every claim was derived again, the fleet has changed, or a claim does not hold."),
      .field("changes", \Self.changes, "What changed since the plan was made."),
      .field("failures", \Self.failures, "What the plan claims and the evidence does not bear out."),
      .field("unchecked", \Self.unchecked, "What the plan claims and nothing here proves."),
      .field("moves", \Self.moves, "How many moves were replayed."),
      .field("pairs", \Self.pairs, "How many pairs of a guest's and a host's class were judged again."))
  }
}
