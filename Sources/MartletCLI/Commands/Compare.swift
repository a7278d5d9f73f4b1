import ArgumentParser
import CPUCompatibility
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet compare`: tells in a few lines, for scripts, whether a host can provide a CPU.
struct Compare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tell whether HOST can provide the CPU that WANTED asks for.",
    discussion: """
      WANTED is a record of a host, or a guest's definition (a <cpu> or a <domain> that names a model). Martlet compares two \
      hosts at the points that both records have; without such a point, only what both prove about the CPUs counts.

      The order matters: WANTED comes first, HOST second. martlet libvirt compare keeps virsh's order, with the host first.

      Exit status: 0 if the host can, 1 if it cannot, 2 if evidence is missing.

      Examples:
        martlet compare source-capabilities.xml destination-capabilities.xml
        virsh dumpxml guest | martlet compare - destination-capabilities.xml --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The CPU that is asked for: a HOST or a GUEST.")
  var wanted: String

  @Argument(help: "The HOST that is to provide it.")
  var host: String

  @Option(help: "text, or json (\(ComparisonReport.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let answer = try await CompareQuestion(
      wanted: .argument(wanted), host: .argument(host), records: judging.records
    ).answerOfAnyArchitecture()
    let report: ComparisonReport
    switch answer {
    case .arm(let arm): try finish(with: arm, as: format == .json ? .json : .text)
    case .s390x(let s390x): try finish(with: s390x, as: format == .json ? .json : .text)
    case .x86(let x86): report = x86
    }
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(.lines(report.text(style) + report.inputs.unobtainedText(style)))
    case .json: try writeOutput(.json(try report.json()))
    }
    throw ExitCode(report.result.exitStatus)
  }
}
