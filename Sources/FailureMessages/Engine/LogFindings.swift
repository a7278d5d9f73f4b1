/// A log of the incident.
public struct LogText: Sendable {
  /// The log's name in the report.
  public var name: String
  /// Its bytes; they need not be UTF-8.
  public var bytes: [UInt8]

  /// Creates a log from bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension LogFinding {
  /// The messages that rules find in the logs: each once per feature, in order of first appearance.
  public static func find(in logs: [LogText]) -> [LogFinding] {
    logs.flatMap { log in
      var scanner = MessageScanner(name: log.name)
      scanner.read(log.bytes)
      scanner.finish()
      return scanner.findings.map(LogFinding.init)
    }
  }

  private init(_ finding: MessageFinding) {
    self.init(
      id: finding.id, log: finding.log, line: finding.line, count: finding.count, text: finding.text,
      features: finding.features, printedBy: finding.rule.printedBy,
      proves: finding.filled(finding.rule.proves),
      doesNotProve: finding.doesNotProve, citation: finding.rule.citation)
  }
}

extension LogFinding {
  /// Whether Nova printed the message.
  package var isNovas: Bool { MessageRule.all.first { $0.id == id }?.component == .nova }
}
