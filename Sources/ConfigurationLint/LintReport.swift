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
}
