import ArgumentParser
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet show`: who a CPU is, and what it has.
struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show what a CPU is and has: identity, x86-64 level, nearest models, features, quantities, surprises.",
    discussion: """
      RECORD is any document that Martlet reads: a CPUID dump (cpuid -r, kcpuid -r, x86info -r, AIDA64 or InstLatx64, \
      libcpuid), /proc/cpuinfo, lscpu, a Firecracker fingerprint or template, QEMU's replies by QMP, virsh capabilities and domcapabilities, a \
      <cpu>, Nova's cpu_info. Several records count as one host's; the report shows where they contradict each other.

      Examples:
        cpuid -1 -r | martlet show -
        martlet show dump.txt capabilities.xml
        martlet show nova.json#compute-3 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Documents of one host; - is standard input.")
  var records: [String]

  @Option(help: "text, or json (\(HostProfile.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let profile = try await ShowQuestion(
      records: records.map(DocumentSource.argument), options: judging.records
    ).answer()
    switch format {
    case .text: try writeOutput(profile.text(.standardOutput()))
    case .json: try writeOutput(try profile.json())
    }
  }
}
