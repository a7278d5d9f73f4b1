internal import CPUCompatibility
public import CPULevelling
internal import NovaCompatibility

/// Asks how a level is configured in another system.
///
/// It writes nothing that lint, libvirt's comparison or the start of nova-compute would refuse.
public struct EmissionQuestion: Sendable {
  /// The question about the level.
  public var level: LevelQuestion
  /// The system that reads the configuration.
  public var system: ConfiguredSystem
  /// The versions and settings of QEMU and Nova, `KEY=VALUE` each.
  public var stack: [String]
  /// Whether to add comments with the hosts and the lost features.
  public var annotated: Bool

  /// Creates a question; nothing is read or asked before `answer()`.
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
    /// The configuration of each level, one after the other; nil if a check refuses one.
    public var text: String?
    /// The checks of each level, with their remarks.
    public var checked: [CheckedLevel]
  }

  /// The level as the configuration of `system`.
  ///
  /// - Throws: The errors of `LevelQuestion.answer()`; `usage` for a word of `stack` that Martlet does not know.
  public func answer() async throws(QuestionError) -> Answer {
    _ = try LevelStack(stack)
    let reader = try Records(level.records)
    return try answer(on: try await level.pool(by: reader), by: reader)
  }

  /// The same for hosts that were read before; `level.hosts` does not count.
  ///
  /// - Throws: As `answer()`.
  public func answer(on pool: [Records.Host], by reader: Records) throws(QuestionError) -> Answer {
    let stack = try LevelStack(stack)
    let report = try level.report(on: pool, by: reader)
    let check = LevelCheck(hosts: pool, records: reader, nova: stack.nova)
    let target = stack.target(system, pool.map(\.cpu))
    if !system.holdsSeveralLevels, report.groups.count > 1 {
      let vendors = report.groups.map {
        "\($0.vendor ?? "vendor unknown"): \($0.hosts.joined(separator: ", "))"
      }
      let reason =
        "no configuration for \(system.rawValue): it holds the level of one vendor's hosts; ask for each with --vendor (\(vendors.joined(separator: "; ")))"
      return Answer(report: report, text: nil, checked: [CheckedLevel(refusing: reason)])
    }
    var text = ""
    var checked: [CheckedLevel] = []
    for group in report.groups.isEmpty ? [report] : report.groups {
      let level = try CheckedLevel(group, for: target, annotated: annotated, by: check)
      checked.append(level)
      guard let configuration = level.text else { continue }
      if !report.groups.isEmpty, system.hasComments {
        let title = "\(group.vendor ?? "vendor unknown"): \(group.hosts.joined(separator: ", "))"
        text += target.system.comment(title)
      }
      text += configuration
    }
    return Answer(report: report, text: checked.contains(where: \.isRefused) ? nil : text, checked: checked)
  }
}
