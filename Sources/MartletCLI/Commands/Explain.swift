import ArgumentParser
import CPUCatalog
import CPUExplanations

/// `martlet explain`: a feature's article.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a CPU feature: where it is, what losing it means, who sees it, what hides it.",
    discussion: """
      FEATURE is a name in any dialect (libvirt's, QEMU's, the manuals', a /proc/cpuinfo flag, a Nova trait).

      Examples:
        martlet explain monitor
        martlet explain HW_CPU_X86_AVX2
        martlet explain hle --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The feature's name.")
  var feature: String

  @Option(help: "text, or json (martlet.features/1.0).")
  var format = Format.text

  func run() throws {
    let catalog = Catalog.standard
    let found = catalog.features(called: feature)
    guard !found.isEmpty else {
      let near = catalog.nearestNames(to: feature)
      let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
      throw CommandFailure(
        "the catalogue has no feature called \(feature)\(hint) (`martlet features` lists all)",
        status: CommandFailure.noInput)
    }
    switch format {
    case .json:
      try writeOutput(try FeatureListReport(found, catalog: catalog, martlet: martletVersion).json())
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(found.map { catalog.text(of: $0, style) }.joined(separator: "\n"))
    }
  }
}
