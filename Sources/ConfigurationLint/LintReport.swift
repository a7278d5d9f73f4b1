public import ReportContract

/// What was found in several documents; encoded as JSON, `martlet.lint/2.0`.
public struct LintReport: Report {
  /// The schema's name and version, such as `martlet.check/2.0`.
  public static let form = DocumentForm("lint", 2, 0)
  /// The schema's name and version, such as `martlet.check/2.0`.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet: String
  /// The documents; each one's format is the kind that it was read as.
  public var inputs: [InputReport]
  /// The CPU map.
  public var judgedBy: [Yardstick]
  /// The CPU map's title.
  public var cpuMap: String
  /// Whether the user needs to act.
  public var result: Result
  /// The number of findings by severity; severities without findings are absent.
  public var counts: [String: Int]
  /// What was found, and in how much, in a line.
  public var summary: String
  /// The sources of the rules that found something, in the order of the findings.
  public var sources: [Source]
  /// The findings, in the order of documents and lines.
  public var findings: [LintFinding]
  /// The exit status: 0 if nothing is wrong, 1 for errors and warnings, 2 if Martlet cannot judge something.
  public var exitStatus: Int32

  /// Where a rule can be read up.
  public struct Source: Sendable, Codable, Hashable, SchemaDescribed {
    /// The rule's identifier.
    public var rule: String
    /// The document or source line that the rule comes from.
    public var source: String

    /// The form of the JSON.
    public static var jsonSchema: SchemaNode {
      .object(
        "Where a rule can be read up.",
        .field("rule", \Self.rule, "The rule's identifier."),
        .field("source", \Self.source, "The source."))
    }
  }

  /// Whether the user needs to act.
  public enum Result: String, Sendable, Codable, CaseIterable {
    /// Nothing is wrong; there may be notes.
    case clean
    /// There are errors or warnings.
    case findings
    /// There are none, but Martlet cannot judge something.
    case undetermined
  }

  /// Creates a report; notes alone do not require action.
  public init(
    martlet: String, cpuMap: String, libvirt: String? = nil, inputs: [InputReport], findings: [LintFinding]
  ) {
    self.martlet = martlet
    self.cpuMap = cpuMap
    judgedBy = [Yardstick(cpuMap: cpuMap, libvirt: libvirt)]
    self.inputs = inputs
    self.findings = findings
    let counts = findings.reduce(into: [String: Int]()) { $0[$1.severity.rawValue, default: 0] += 1 }
    self.counts = counts
    let told = LintSeverity.allCases.compactMap { severity -> String? in
      guard let count = counts[severity.rawValue] else { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 || severity == .undetermined ? "" : "s")"
    }
    let total = inputs.reduce(0) { $0 + ($1.cpus ?? 0) }
    summary =
      (told.isEmpty ? "nothing wrong" : told.joined(separator: ", "))
      + " in \(inputs.count) document\(inputs.count == 1 ? "" : "s") with \(total) CPU\(total == 1 ? "" : "s"), by the \(cpuMap)"
    sources = findings.map { Source(rule: $0.rule, source: $0.source) }.reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
    let severities = Set(findings.map(\.severity))
    if severities.contains(.error) || severities.contains(.warning) {
      (result, exitStatus) = (.findings, 1)
    } else {
      (result, exitStatus) = severities.contains(.undetermined) ? (.undetermined, 2) : (.clean, 0)
    }
  }
}
