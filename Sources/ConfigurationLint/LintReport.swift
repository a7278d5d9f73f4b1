internal import FoundationEssentials

/// What was found in several documents; encoded as JSON, `martlet.lint/1.0`.
public struct LintReport: Sendable, Encodable {
  /// The name and version of the JSON's form.
  public var schema = "martlet.lint/1.0"
  /// Martlet's version.
  public var martlet: String
  /// The CPU map, in words.
  public var cpuMap: String
  /// The documents.
  public var inputs: [Input]
  /// `clean`, `findings` or `undetermined`.
  public var result: String
  /// The findings, in the order of documents and lines.
  public var findings: [LintFinding]

  /// A document.
  public struct Input: Sendable, Encodable {
    /// Its name as the user wrote it.
    public var name: String
    /// The kind that it was read as.
    public var kind: String
    /// SHA-256 of its bytes, in hexadecimal.
    public var sha256: String
    /// How many CPUs it asks for.
    public var cpus: Int

    /// A document.
    public init(name: String, kind: String, sha256: String, cpus: Int) {
      self.name = name
      self.kind = kind
      self.sha256 = sha256
      self.cpus = cpus
    }
  }

  /// A report; notes alone are no findings to act on.
  public init(martlet: String, cpuMap: String, inputs: [Input], findings: [LintFinding]) {
    self.martlet = martlet
    self.cpuMap = cpuMap
    self.inputs = inputs
    self.findings = findings
    let severities = Set(findings.map(\.severity))
    result =
      severities.contains(.error) || severities.contains(.warning)
      ? "findings" : severities.contains(.undetermined) ? "undetermined" : "clean"
  }

  /// 0 if nothing is wrong, 1 for errors and warnings, 2 if something could not be judged.
  public var exitStatus: Int32 {
    switch result {
    case "clean": 0
    case "findings": 1
    default: 2
    }
  }

  /// The report as JSON.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
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
    let counts = LintSeverity.allCases.compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { return nil }
      return "\(count) \(severity.rawValue)\(count == 1 || severity == .undetermined ? "" : "s")"
    }
    let total = inputs.reduce(0) { $0 + $1.cpus }
    lines.append(
      (counts.isEmpty ? "nothing wrong" : counts.joined(separator: ", "))
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
