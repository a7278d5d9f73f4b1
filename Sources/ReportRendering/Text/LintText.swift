public import ConfigurationLint
internal import ReportContract
internal import Wording

extension LintReport {
  /// The report as compilers write theirs: a line a finding with its place, then a count and the sources.
  public func text(usesColor: Bool = false) -> String {
    var lines: [String] = []
    func paint(_ text: String, _ code: String) -> String {
      usesColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
    for finding in findings {
      let colour =
        switch finding.severity {
        case .error: "31"
        case .warning, .undetermined: "33"
        case .note: "36"
        }
      let hint = finding.suggestions.isEmpty ? "" : "; \(finding.suggestions.joined(separator: " or "))?"
      lines.append(
        paint("\(printableLine(finding.file)):\(finding.line):\(finding.column): ", "1")
          + paint("\(finding.severity.rawValue): ", colour) + printableLine(finding.message + hint)
          + " [\(finding.rule)]")
    }
    if !lines.isEmpty { lines.append("") }
    lines.append(printableLine(summary))
    if !sources.isEmpty {
      lines += ["", paint("SOURCES", "1")] + sources.map { "  \($0.rule): \($0.source)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
