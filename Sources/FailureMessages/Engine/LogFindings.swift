/// A log that was given with the incident.
public struct LogText: Sendable {
  /// Its name.
  public var name: String
  /// Its bytes; what is not UTF-8 is data like any other.
  public var bytes: [UInt8]

  /// A log of the given bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension LogFinding {
  /// What the rules of messages find in the logs: each message once per feature, in order of first appearance.
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
