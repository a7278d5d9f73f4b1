import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import FailureMessages
import Glibc
import ReportContract
import ReportRendering

extension Explain {
  /// Reads messages from standard input or logs, and prints what they mean.
  func explainMessages(_ catalog: Catalog) async throws {
    let known: MessageStack
    do throws(StackError) {
      known = try MessageStack(stack)
    } catch {
      throw CommandFailure(error.reason, status: CommandFailure.usage)
    }
    var inputs: [InputReport] = []
    let evidence = try await messageEvidence(&inputs)
    guard !follow else { return try followLog(known, evidence, catalog, inputs) }
    var scanners: [MessageScanner] = []
    for argument in logs.isEmpty ? ["-"] : logs {
      var source = try LogSource(argument)
      defer { source.close() }
      var scanner = MessageScanner(name: source.name)
      try source.readAll(into: &scanner)
      scanner.finish()
      inputs.append(input(of: scanner))
      scanners.append(scanner)
    }
    let report = MessageReport(
      scanners, stack: known, evidence: evidence, catalog: catalog, martlet: martletVersion, inputs: inputs)
    try write(report)
    throw ExitCode(report.findings.isEmpty ? 2 : 0)
  }

  private func write(_ report: MessageReport) throws {
    switch format {
    case .json: try writeOutput(try report.json())
    case .text: try writeOutput(report.text(.messages()))
    }
  }

  /// The hosts that are named, read; of each option's records one host.
  private func messageEvidence(_ inputs: inout [InputReport]) async throws -> MessageEvidence? {
    guard !(from + to + hosts).isEmpty else { return nil }
    let interpreter = try judging.interpreter()
    var read: [HostCPU] = []
    for (role, records) in [("from", from), ("to", to), ("on", hosts)] where !records.isEmpty {
      let (host, documents) = try await judging.host(records, role: role, interpreter.host(_:in:))
      read.append(host)
      inputs += documents
    }
    return MessageEvidence(hosts: read, map: interpreter.map)
  }

  private func input(of scanner: MessageScanner) -> InputReport {
    var notes = ["\(scanner.bytes) bytes, \(scanner.lines) lines"]
    if scanner.dropped > 0 { notes.append("\(scanner.dropped) more different messages were not kept") }
    return InputReport(role: "log", name: scanner.name, format: "log", sha256: nil, notes: notes)
  }

  /// Prints what is new each time that the log has grown; at the end, by Ctrl-C, everything.
  private func followLog(
    _ known: MessageStack, _ evidence: MessageEvidence?, _ catalog: Catalog, _ inputs: [InputReport]
  ) throws {
    var log = try FollowedLog(logs[0])
    var scanner = MessageScanner(name: log.name)
    var told = 0
    var isGoing = true
    while isGoing {
      while unsafe try scanner.fill({ buffer throws(CommandFailure) in unsafe try log.read(buffer) }) > 0 {}
      for finding in scanner.findings[told...] {
        try writeOutput(try followed(finding, known, evidence, catalog))
      }
      told = scanner.findings.count
      isGoing = try log.wait()
    }
    scanner.finish()
    let report = MessageReport(
      [scanner], stack: known, evidence: evidence, catalog: catalog, martlet: martletVersion,
      inputs: inputs + [input(of: scanner)])
    switch format {
    case .json: try writeOutput(try report.jsonLine())
    case .text: try write(report)
    }
    throw CommandExit(status: 130)
  }

  /// What is printed at once of a message that is new: a line.
  private func followed(
    _ finding: MessageFinding, _ known: MessageStack, _ evidence: MessageEvidence?, _ catalog: Catalog
  ) throws -> String {
    switch format {
    case .json:
      return try MessageReport.Finding(finding, stack: known.values, evidence: evidence, catalog: catalog)
        .jsonLine()
    case .text:
      let names = finding.features.isEmpty ? "" : ": " + finding.features.joined(separator: ", ")
      return "\(finding.log):\(finding.line): \(finding.title) [\(finding.id)]\(names)\n"
    }
  }
}

extension TextStyle {
  /// As for other reports on a terminal; into a pipe lines are whole, so that phrases can be searched for.
  static func messages() -> TextStyle {
    let style = standardOutput()
    return isatty(1) == 1 || environment("COLUMNS") != nil
      ? style : TextStyle(width: 1 << 16, usesColor: false)
  }
}
