import ArgumentParser
import CPUCatalog
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet features`: the catalogue, a line a feature.
struct Features: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "features",
    abstract: "List the features that Martlet knows.",
    discussion: """
      FILTER is a part of a name in any dialect, of a location, of the meaning, or a word of the effect or exposure. \
      A terminal cuts lines at its width; a pipe gets them whole.

      Examples:
        martlet features
        martlet features avx512
        martlet features never
        martlet features 07H --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Show only features that match.")
  var filter: String?

  @Option(help: "text, or json (\(FeatureListReport.form)).")
  var format = Format.text

  func run() throws {
    let question = FeaturesQuestion(filter: filter)
    switch format {
    case .json: try writeOutput(try question.answer().json())
    case .text: try writeOutput(try question.answer().table(.standardOutput()))
    }
  }
}
