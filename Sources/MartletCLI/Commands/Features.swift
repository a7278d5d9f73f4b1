import ArgumentParser
import CPUCatalog
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet features`: lists the catalogue, one feature on each line, and which hosts have it.
struct Features: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "List the features that Martlet knows, and which hosts have them.",
    discussion: """
      FILTER is part of a name in any dialect, of a location or of the meaning, or a word of the effect or exposure. A \
      terminal cuts lines at its width; a pipe gets whole lines.

      With --on, each host has a column: yes, no, ? if its records do not say, both if they contradict each other. The \
      lowest point that knows a feature counts: the CPU, not what guests get. martlet explain NAME --on shows all points.

      Examples:
        martlet features
        martlet features avx512
        martlet features never
        martlet features 07H --format json
        martlet features avx512 --on node1.json node2.json
        martlet features amx --on this
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "List only features that match.", completion: .features)
  var filter: String?

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("A host; several can follow.", valueName: "host"))
  var hosts: [String] = []

  @Option(help: "text, or json (\(FeatureListReport.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let report = try await FeaturesQuestion(
      filter: filter, on: hosts.map(DocumentSource.argument), records: judging.records
    ).answer()
    switch format {
    case .json: try writeOutput(.json(try report.json()))
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(.lines(report.table(style) + report.inputs.unobtainedText(style)))
    }
  }
}
