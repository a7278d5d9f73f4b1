public import ReportContract

/// What was found in several documents; encoded as JSON, `martlet.lint/2.0`.
public struct LintReport: Report {
  /// The name and version of the JSON's form.
  public static let form = DocumentForm("lint", 2, 0)
  /// The name and version of the JSON's form.
  public var schema = form.description
  /// Martlet's version.
  public var martlet: String
  /// The documents; each one's format is the kind that it was read as.
  public var inputs: [InputReport]
  /// The CPU map.
  public var judgedBy: [Yardstick]
  /// The CPU map, in words.
  public var cpuMap: String
  /// Whether something has to be done.
  public var result: Result
  /// How many findings there are, by severity; severities without one are left out.
  public var counts: [String: Int]
  /// The findings, in the order of documents and lines.
  public var findings: [LintFinding]
  /// The exit status: 0 if nothing is wrong, 1 for errors and warnings, 2 if something could not be judged.
  public var exitStatus: Int32

  /// Whether something has to be done.
  public enum Result: String, Sendable, Codable, CaseIterable {
    /// Nothing is wrong; there may be notes.
    case clean
    /// There are errors or warnings.
    case findings
    /// There are none, and something could not be judged.
    case undetermined
  }

  /// A report; notes alone are no findings to act on.
  public init(
    martlet: String, cpuMap: String, libvirt: String? = nil, inputs: [InputReport], findings: [LintFinding]
  ) {
    self.martlet = martlet
    self.cpuMap = cpuMap
    judgedBy = [Yardstick(cpuMap: cpuMap, libvirt: libvirt)]
    self.inputs = inputs
    self.findings = findings
    counts = findings.reduce(into: [:]) { $0[$1.severity.rawValue, default: 0] += 1 }
    let severities = Set(findings.map(\.severity))
    if severities.contains(.error) || severities.contains(.warning) {
      (result, exitStatus) = (.findings, 1)
    } else {
      (result, exitStatus) = severities.contains(.undetermined) ? (.undetermined, 2) : (.clean, 0)
    }
  }

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
        paint("\(finding.file):\(finding.line):\(finding.column): ", "1")
          + paint("\(finding.severity.rawValue): ", colour) + printable(finding.message + hint)
          + " [\(finding.rule)]")
    }
    if !lines.isEmpty { lines.append("") }
    let told = LintSeverity.allCases.compactMap { severity -> String? in
      guard let count = counts[severity.rawValue] else { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 || severity == .undetermined ? "" : "s")"
    }
    let total = inputs.reduce(0) { $0 + ($1.cpus ?? 0) }
    lines.append(
      (told.isEmpty ? "nothing wrong" : told.joined(separator: ", "))
        + " in \(inputs.count) document\(inputs.count == 1 ? "" : "s") with \(total) CPU\(total == 1 ? "" : "s"), by the \(cpuMap)"
    )
    var seen: Set<String> = []
    let sources = findings.map { "  \($0.rule): \($0.source)" }.filter { seen.insert($0).inserted }
    if !sources.isEmpty { lines += ["", paint("SOURCES", "1")] + sources }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A document's words may hold what a terminal takes for orders.
  private func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
