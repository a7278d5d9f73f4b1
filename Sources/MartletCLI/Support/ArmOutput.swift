import ArgumentParser
import ReportContract
import ReportRendering
import Reports

/// Prints a report on arm64 hosts, and ends the command with its status.
func finish(with report: ArmReport, asJSON: Bool, withSources: Bool = false) throws -> Never {
  if asJSON {
    try writeOutput(.json(try report.json()))
  } else {
    let style = TextStyle.standardOutput()
    try writeOutput(
      .lines(report.text(style, withSources: withSources) + report.inputs.unobtainedText(style)))
  }
  throw ExitCode(report.exitStatus)
}
