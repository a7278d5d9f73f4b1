import ArgumentParser
import CPUCatalog
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

  @Option(help: "text, or json (martlet.features/1.0).")
  var format = Format.text

  func run() throws {
    let catalog = Catalog.standard
    let found = filter.map { catalog.features(matching: $0) } ?? catalog.features
    guard !found.isEmpty else {
      throw CommandFailure("no feature matches \(filter ?? "")", status: CommandFailure.noInput)
    }
    switch format {
    case .json:
      try writeOutput(try FeatureListReport(found, catalog: catalog, martlet: martletVersion).json())
    case .text: try writeOutput(catalog.table(of: found, .standardOutput()))
    }
  }
}
