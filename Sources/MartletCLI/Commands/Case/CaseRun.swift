import ArgumentParser
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet case run`: answers diagnosed cases, and compares with what their files expect.
struct CaseRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Answer cases, and compare each answer with what its case.json expects.",
    discussion: """
      FOLDER is a case, or a folder with cases in it. A case whose case.json has a knownMiss may be wrong, and must say so \
      no longer once it is right.

      Exit status: 0 if every case is answered as its case.json says, 1 if one is not.

      Examples:
        martlet case run
        martlet case run Cases/tsx-removed-by-update Cases/nova-newer-hypervisor
        martlet case run --format json Cases
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Cases, or folders with cases in them. Default: Cases.")
  var folders: [String] = []

  @Option(help: "text, or json (\(CaseRunReport.form)).")
  var format = Format.text

  func run() async throws {
    let report = try await CaseRunQuestion(folders: folders.isEmpty ? ["Cases"] : folders).answer()
    switch format {
    case .text: try writeOutput(.lines(report.text(TextStyle.standardOutput())))
    case .json: try writeOutput(.json(try report.json()))
    }
    throw ExitCode(report.exitStatus)
  }
}
