import ArgumentParser
import ReportContract
import ReportRendering
import Reports

/// The formats of a report on hosts of other architectures than x86.
enum MoveReportFormat { case text, json, html }

/// Prints a report on arm64 hosts, and ends the command with its status.
func finish(with report: ArmReport, as format: MoveReportFormat, withSources: Bool = false) throws -> Never {
  let style = TextStyle.standardOutput()
  switch format {
  case .text:
    try writeOutput(
      .lines(report.text(style, withSources: withSources) + report.inputs.unobtainedText(style)))
  case .json: try writeOutput(.json(try report.json()))
  case .html: try writeOutput(.page(report.html()))
  }
  throw ExitCode(report.exitStatus)
}

/// Prints a report on s390x hosts, and ends the command with its status.
func finish(with report: S390Report, as format: MoveReportFormat, withSources: Bool = false) throws -> Never {
  let style = TextStyle.standardOutput()
  switch format {
  case .text:
    try writeOutput(
      .lines(report.text(style, withSources: withSources) + report.inputs.unobtainedText(style)))
  case .json: try writeOutput(.json(try report.json()))
  case .html: try writeOutput(.page(report.html()))
  }
  throw ExitCode(report.exitStatus)
}
