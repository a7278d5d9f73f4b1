import ArgumentParser
import ReportContract
import ReportRendering

/// The formats of a report on hosts of other architectures than x86.
enum MoveReportFormat { case text, json, html }

/// Prints such a report, and ends the command with its status.
func finish(with report: some MoveReport, as format: MoveReportFormat, withSources: Bool = false) throws
  -> Never
{
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
