public import ReportContract

/// Whether a plan holds; encoded as JSON, `martlet.plan-verification/1.1`.
public struct PlanVerificationReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("plan-verification", 1, 1)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: each host is judged by its own map, as its records say.
  public var judgedBy: [Yardstick] = []
  /// What the plan is about.
  public var kind: PlanKind
  /// Whether the plan holds.
  public var status = Status.refused
  /// What changed since the plan was made, a sentence without a full stop each.
  public var changes: [String] = []
  /// What the plan claims and the evidence does not bear out, a sentence without a full stop each.
  public var failures: [String] = []
  /// How many bounds were proven again.
  public var proofs = 0
  /// How many hosts were put into the plan's pools; nil if that was not asked.
  public var tagged: Int?
  /// The curve of a plan of pools; empty for other plans.
  public var curve: [PoolPlan.CurvePoint] = []

  /// Whether a plan holds.
  public enum Status: String, Sendable, Codable, CaseIterable, SchemaDescribed {
    /// Every claim was derived again.
    case verified
    /// The fleet has changed since.
    case stale
    /// A claim does not hold.
    case refused
  }

  init(inputs: [InputReport], plan: PoolPlan) {
    self.inputs = inputs
    kind = .pools
    curve = plan.curve
  }

  init(inputs: [InputReport], kind: PlanKind) {
    self.inputs = inputs
    self.kind = kind
  }

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
      Self.self, "Whether a plan holds.",
      .field("kind", \Self.kind, "What the plan is about."),
      .field(
        "status", \Self.status,
        "Whether every claim was derived again, the fleet has changed, or a claim does not hold."),
      .field("changes", \Self.changes, "What changed since the plan was made."),
      .field("failures", \Self.failures, "What the plan claims and the evidence does not bear out."),
      .field("proofs", \Self.proofs, "How many bounds were proven again."),
      .field(
        "tagged", \Self.tagged, "How many hosts were put into the plan's pools; absent if that was not asked."
      ),
      .field("curve", \Self.curve, "The curve of a plan of pools; empty for other plans."))
  }
}
