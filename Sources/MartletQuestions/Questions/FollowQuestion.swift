internal import CPUCatalog
public import FailureMessages
internal import ReportContract

/// Asks what the messages of a growing log mean.
public struct FollowQuestion: Sendable {
  /// The question about the messages; its `logs` are ignored.
  public var messages: MessageQuestion
  /// The log's path.
  public var path: String

  /// A question on the log at `path`.
  public init(path: String, messages: MessageQuestion = MessageQuestion(logs: [])) {
    self.path = path
    self.messages = messages
  }

  /// A message that the log did not hold before.
  public struct News: Sendable {
    /// The message, its place and its rule.
    public var finding: MessageFinding
    /// Its explanation, as in the report.
    public var report: FollowedFinding
  }

  /// Reads the log from its beginning and follows its growth until cancelled; returns all findings.
  ///
  /// A log that is truncated is read from its beginning again. If a log is renamed, the file that takes its name is followed.
  /// - Parameters:
  ///   - isCancelled: Asked several times a second; by default whether the task is cancelled.
  ///   - tell: Told of each message that is new, as soon as it is there; what it throws ends the following.
  /// - Throws: `QuestionError`: `usage` for a word of the stack that Martlet does not know, and others for documents and logs that cannot be read; what
  ///   `tell` throws.
  public func answer(
    isCancelled: @Sendable () -> Bool = { Task.isCancelled }, tell: (News) throws -> Void
  ) async throws -> MessageReport {
    let known = try await messages.knowledge()
    var log = try FollowedLog(path)
    var scanner = MessageScanner(name: log.name)
    var told = 0
    while true {
      while unsafe try scanner.fill({ buffer throws(QuestionError) in unsafe try log.read(buffer) }) > 0 {}
      for finding in scanner.findings[told...] {
        let report = FollowedFinding(
          MessageReport.Finding(
            finding, stack: known.stack.values, evidence: known.evidence, catalog: known.catalog,
            platform: known.platform),
          martlet: martletVersion, inputs: known.inputs, judgedBy: known.judgedBy)
        try tell(News(finding: finding, report: report))
      }
      told = scanner.findings.count
      guard await Self.waits(isCancelled) else { break }
      try log.turn()
    }
    scanner.finish()
    return known.report(on: [scanner], inputs: known.inputs + [scanner.input])
  }

  /// Waits a quarter of a second; false if cancelled.
  private static func waits(_ isCancelled: @Sendable () -> Bool) async -> Bool {
    for _ in 0..<5 {
      if isCancelled() { return false }
      do { try await Task.sleep(for: .milliseconds(50)) } catch { return false }
    }
    return !isCancelled()
  }
}
