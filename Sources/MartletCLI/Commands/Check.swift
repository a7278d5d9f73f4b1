import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import GuestVerdicts
import LibvirtCPU
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet check`: where a guest runs, and who says no.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Say where a guest runs: for each host, what really happens, what libvirt says, and what Nova says.",
    discussion: """
      GUEST is a <domain> (virsh dumpxml of the running guest tells most), a <cpu> of libvirt's, a guest of a capture (host.json#web) or of \
      libvirt (qemu:///system#web); the last two run on the host that they were found on, unless --from says another. A definition that leaves the CPU to the \
      host (host-model that nobody expanded, host-passthrough) means what the host gives that the guest runs on: --from. What only two \
      hosts together tell (the layout of the XSAVE area, address bits, TSC frequencies, QEMU's order) needs --from too.

      With --stack nova=VERSION Nova is asked too, by release and cpu_mode: which comparison runs, what it prints, what the API answers. It \
      takes nova.conf from hosts' snapshots, and what else --stack says (\(NovaSetup.keys.joined(separator: ", "))).

      The verdict separates lost hints, lost instructions and features that the guest never had. A policy can turn absences into warnings.

      Exit status: 0 if the guest runs on all hosts, perhaps with warnings; 1 if some host refuses it; 2 if a host does not report enough.

      Examples:
        martlet check guest.xml --on node1.json node2.json
        martlet check guest.xml --on hosts/
        martlet check qemu:///system#web1 --on qemu+ssh://node2/system
        martlet check guest.xml --from node1.json --on node2.json --format json
        martlet check guest.xml --on node2.json --policy Examples/policy.yaml
        martlet check guest.xml --from node1.json --on node2.json --stack nova=27.0.0 --stack cpu_mode=host-model
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The guest: a definition, host.json#web or qemu:///system#web.")
  var guest: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("A host that may take it; several may follow.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "A record of the host that the guest is on; several are folded into one.", valueName: "host"))
  var source: [String] = []

  @OptionGroup var stack: StackOption

  @OptionGroup var policyOption: PolicyOption

  @OptionGroup var platformOption: PlatformOption

  @Option(help: "text, or json (\(CheckReport.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    var question = CheckQuestion(
      guest: .argument(guest), hosts: hosts.map(DocumentSource.argument),
      from: source.map(DocumentSource.argument), policy: policyOption.source, stack: stack.values,
      records: judging.records)
    question.platform = platformOption.platform
    let report = try await question.answer()
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(report.text(style) + report.inputs.unobtainedText(style))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.exitStatus)
  }
}
