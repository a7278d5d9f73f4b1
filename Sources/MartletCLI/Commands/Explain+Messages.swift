import CPUReaders
import FailureMessages
import LiveMigration
import MartletQuestions
import ReportContract
import ReportRendering

extension Explain {
  /// Explains the messages in logs, in the argument or on standard input.
  func explainMessages() async throws {
    let question = MessageQuestion(
      logs: messages, stack: stack,
      from: from.map(DocumentSource.argument), to: to.map(DocumentSource.argument),
      on: hosts.map(DocumentSource.argument), records: judging.records,
      platform: platformOption.platform)
    guard !follow else { return try await followLog(question) }
    let report = try await question.answer()
    try write(report)
    throw CommandExit(status: report.findings.isEmpty ? 2 : 0)
  }

  /// The sources of messages: logs, the argument itself, or standard input.
  private var messages: [DocumentSource] {
    guard logs.isEmpty else { return logs.map(DocumentSource.argument) }
    guard let feature, feature != "-" else { return ["-"] }
    return [.document(Document(name: "the argument", bytes: Array(feature.utf8)))]
  }

  private func write(_ report: MessageReport) throws {
    switch format {
    case .json: try writeOutput(.json(try report.json()))
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(.lines(report.text(style) + report.inputs.unobtainedText(style)))
    }
  }

  /// Prints new messages as the log grows, and the whole report after Ctrl-C.
  private func followLog(_ question: MessageQuestion) async throws {
    catchInterruptions()
    let report = try await FollowQuestion(path: logs[0], messages: question).answer(
      isCancelled: { interruption.reason != nil },
      tell: { news in
        switch format {
        case .json: try writeOutput(.json(try news.report.jsonLine()))
        case .text:
          let finding = news.finding
          let names = finding.features.isEmpty ? "" : ": " + finding.features.joined(separator: ", ")
          try writeOutput(
            .lines("\(finding.log):\(finding.line): \(finding.title) [\(finding.id)]\(names)\n"))
        }
      })
    switch format {
    case .json: try writeOutput(.json(try report.jsonLine()))
    case .text: try write(report)
    }
    throw CommandExit(status: 130)
  }
}
