import CPULevelling
import ReportRendering

/// A configuration that was checked, or what stands against it.
struct CheckedLevel {
  /// The configuration; nil if there is none, or it must not be used.
  var text: String?
  /// Whether there is a level, and the configuration is refused.
  var isRefused = false
  /// What to say on standard error.
  var lines: [String]

  /// Writes and checks the level of a report.
  init(
    _ report: LevelReport, for target: EmissionTarget, annotated: Bool, by check: LevelCheck
  ) throws(CommandFailure) {
    guard report.model != nil else {
      lines = report.obstacles.map { "martlet: \($0)" }
      return
    }
    let emission: LevelEmission
    do throws(EmissionError) {
      emission = try LevelEmission(report, for: target)
    } catch {
      isRefused = true
      lines = ["martlet: nothing is written for \(target.system.rawValue): \(error.reason)"]
      return
    }
    let findings = try check.findings(emission, of: report)
    lines =
      emission.notes.map { "note: \($0)" } + findings.warnings.map { "warning: \($0)" }
      + findings.unchecked.map { "not checked: \($0)" }
    guard findings.refusals.isEmpty else {
      isRefused = true
      lines += findings.refusals.map { "refused: \($0)" }
      lines.append("martlet: nothing is written: the configuration did not pass its checks")
      return
    }
    text = report.configuration(emission, annotated: annotated)
  }
}

extension LevelReport {
  /// Writes the configuration of each level that there is, if all pass their checks; says on standard error what is to be known.
  ///
  /// Ends with 1 if a configuration is refused; nothing is written then.
  func writeConfiguration(
    for target: EmissionTarget, annotated: Bool, checkedBy check: LevelCheck
  ) throws {
    var text = ""
    var isRefused = false
    for group in groups.isEmpty ? [self] : groups {
      let checked = try CheckedLevel(group, for: target, annotated: annotated, by: check)
      checked.lines.forEach(writeError)
      isRefused = isRefused || checked.isRefused
      guard let configuration = checked.text else { continue }
      if !groups.isEmpty {
        let title = "\(group.vendor ?? "vendor not known"): \(group.hosts.joined(separator: ", "))"
        text += target.system.comment(title)
      }
      text += configuration
    }
    guard !isRefused else { throw CommandExit(status: 1) }
    if !text.isEmpty { try writeOutput(text) }
  }
}
