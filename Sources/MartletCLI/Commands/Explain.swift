import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUExplanations
import CPUReaders

/// `martlet explain`: a feature's article.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a CPU feature: where it is, what losing it means, who sees it, what hides it.",
    discussion: """
      FEATURE is a name in any dialect (libvirt's, QEMU's, the manuals', a /proc/cpuinfo flag, a Nova trait).

      With --on, records of one host: at each point that they show, from CPUID up, whether the feature is there, in which \
      interval it was lost, and what can have hidden it there.

      Examples:
        martlet explain monitor
        martlet explain HW_CPU_X86_AVX2
        martlet explain hle --format json
        martlet explain monitor --on cpuid.txt --on cpuinfo.txt --on capabilities.xml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The feature's name.")
  var feature: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("A record of a host; several are folded into one.", valueName: "host"))
  var hosts: [String] = []

  @Option(help: "text, or json (martlet.features/1.0; with --on martlet.ladder/1.0).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let catalog = Catalog.standard
    let found = catalog.features(called: feature)
    guard !found.isEmpty else {
      let near = catalog.nearestNames(to: feature)
      let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?"
      throw CommandFailure(
        "the catalogue has no feature called \(feature)\(hint) (`martlet features` lists all)",
        status: CommandFailure.noInput)
    }
    guard hosts.isEmpty else { return try await showLadders(of: found, catalog) }
    switch format {
    case .json:
      try writeOutput(try FeatureListReport(found, catalog: catalog, martlet: martletVersion).json())
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(found.map { catalog.text(of: $0, style) }.joined(separator: "\n"))
    }
  }

  /// Prints where the host has the feature; JSON of a name that means several is refused, to stay one document.
  private func showLadders(of features: [Feature], _ catalog: Catalog) async throws {
    let interpreter = try judging.interpreter()
    let (host, inputs) = try await judging.host(
      hosts, role: "host", interpreter.host(_:in:))
    guard features.count == 1 || format == .text else {
      throw CommandFailure(
        "\(feature) means \(features.map(\.name).joined(separator: " and ")); name one of them",
        status: CommandFailure.usage)
    }
    let ladders = features.map {
      FeatureLadder(
        of: $0, on: host, map: interpreter.map, catalog: catalog, martlet: martletVersion, inputs: inputs)
    }
    switch format {
    case .json: try writeOutput(try ladders.map { try $0.json() }.joined())
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(ladders.map { $0.text(style) }.joined(separator: "\n"))
    }
  }
}
