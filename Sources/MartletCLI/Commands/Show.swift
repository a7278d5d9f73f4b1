import ArgumentParser
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet show`: shows the identity and the features of a CPU.
struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show what a CPU is and has: identity, x86-64 level, nearest models, features, numbers, surprises.",
    discussion: """
      RECORD is any HOST or GUEST: a snapshot, a CPUID dump (cpuid -r, kcpuid -r, x86info -r, xen-cpuid -p, AIDA64 or \
      InstLatx64, libcpuid, a CSV file), /proc/cpuinfo, lscpu, a Firecracker fingerprint or template, QMP replies of QEMU, virsh capabilities, virsh \
      domcapabilities, a <cpu>, or Nova's cpu_info. Martlet reads several records as one host's, and shows where they \
      contradict each other.

      Examples:
        cpuid -1 -r | martlet show -
        martlet show dump.txt capabilities.xml
        martlet show nova.json#compute-3 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Records of one host, or a guest; - is standard input.")
  var records: [String]

  @Option(help: "text, or json (\(HostProfile.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let profile = try await ShowQuestion(
      records: records.map(DocumentSource.argument), options: judging.records
    ).answer()
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(.lines(profile.text(style) + profile.inputs.unobtainedText(style)))
    case .json: try writeOutput(.json(try profile.json()))
    }
  }
}
