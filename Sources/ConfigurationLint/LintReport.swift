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
  /// The CPU map, in words.
  public var cpuMap: String
  /// Whether something has to be done.
  public var result: Result
  /// The number of findings by severity; severities without findings are absent.
  public var counts: [String: Int]
  /// The findings, in the order of documents and lines.
  public var findings: [LintFinding]
  /// The exit status: 0 if nothing is wrong, 1 for errors and warnings, 2 if Martlet cannot judge something.
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
}
