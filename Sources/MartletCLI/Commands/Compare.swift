import ArgumentParser
import CPUCompatibility
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet compare`: can a host provide a wanted CPU? Short, for scripts.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tell whether HOST can provide the CPU that WANTED asks for.",
    discussion: """
      WANTED is a host's record, or a guest's definition (a <cpu> or domain XML with a model). Records of two hosts are \
      compared where both were looked at in the same way; where they were not, only what both prove of the CPUs counts. \
      Mind the order: what is asked for comes first, the host second; martlet libvirt compare has virsh's, the host first. \
      Exit status: 0 it can, 1 it cannot, 2 evidence is missing.

      Examples:
        martlet compare source-capabilities.xml destination-capabilities.xml
        virsh dumpxml guest | martlet compare - destination-capabilities.xml --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "What is asked for: a host's record or a guest's definition.")
  var wanted: String

  @Argument(help: "The host's record.")
  var host: String

  @Option(help: "text, or json (\(ComparisonReport.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let report = try await CompareQuestion(
      wanted: .argument(wanted), host: .argument(host), records: judging.records
    ).answer()
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(report.text(style) + report.inputs.unobtainedText(style))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.result.exitStatus)
  }
}
