internal import CPUCompatibility
public import CPULevelling
internal import NovaCompatibility

/// Asks how a level is configured in another system.
///
/// What lint, libvirt's comparison or Nova's start would refuse is not written.
public struct EmissionQuestion: Sendable {
  /// The level.
  public var level: LevelQuestion
  /// The system.
  public var system: ConfiguredSystem
  /// What is known of QEMU and of Nova, `KEY=VALUE` each.
  public var stack: [String]
  /// Whether comments say of which hosts it is, and what was given up for whom.
  public var annotated: Bool

  /// A question.
  public init(
    _ level: LevelQuestion, for system: ConfiguredSystem, stack: [String] = [], annotated: Bool = false
  ) {
    self.level = level
    self.system = system
    self.stack = stack
    self.annotated = annotated
  }

  /// The configuration, what was checked, and the level.
  public struct Answer: Sendable {
    /// The level, or one for each vendor.
    public var report: LevelReport
    /// The configurations, of each level that there is; nil if one of them did not pass its checks.
    public var text: String?
    /// Of each level, what is to be known of its configuration.
    public var checked: [CheckedLevel]
  }

  /// The configuration.
  ///
  /// - Throws: As `LevelQuestion.answer()`, and `usage` for what `stack` cannot be.
  public func answer() async throws(QuestionError) -> Answer {
    let stack = try LevelStack(stack)
    let reader = try Records(level.records)
    let pool = try await level.pool(by: reader)
    let report = try level.report(on: pool, by: reader)
    let check = LevelCheck(hosts: pool, records: reader, nova: stack.nova)
    let target = stack.target(system, pool.map(\.cpu))
    var text = ""
    var checked: [CheckedLevel] = []
    for group in report.groups.isEmpty ? [report] : report.groups {
      let level = try CheckedLevel(group, for: target, annotated: annotated, by: check)
      checked.append(level)
      guard let configuration = level.text else { continue }
      if !report.groups.isEmpty {
        let title = "\(group.vendor ?? "vendor unknown"): \(group.hosts.joined(separator: ", "))"
        text += target.system.comment(title)
      }
      text += configuration
    }
    return Answer(report: report, text: checked.contains(where: \.isRefused) ? nil : text, checked: checked)
  }
}
