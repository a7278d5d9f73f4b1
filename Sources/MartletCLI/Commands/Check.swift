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

/// `martlet check`: says on which hosts a guest runs, and who refuses it.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say on which hosts a guest runs: what happens there, and what libvirt and Nova answer.",
    discussion: """
      GUEST is a <domain>, a libvirt <cpu>, a guest in a capture (host.json#web) or a guest of libvirt (qemu:///system#web). \
      The XML of the running guest (virsh dumpxml) holds the most. A guest of a capture or of libvirt runs on the host that \
      it was found on, unless --from names another.

      --from matters in two cases. A definition that leaves the CPU to the host (host-passthrough, or a host-model that \
      libvirt has not expanded) means what that host gives. And some rules compare two hosts: the layout of the XSAVE area, \
      address bits, TSC frequencies, and the order of QEMU's features.

      With --stack nova=VERSION, Martlet also answers for Nova, by its release and cpu_mode: which comparison runs, what it \
      logs, and what the API returns. It reads nova.conf from the hosts' snapshots; other settings come from --stack \
      (\(commaSeparated(NovaSetup.keys))).

      The verdict separates lost hints, lost instructions and features that the guest never had. A policy can turn absences \
      into warnings, and --accept one for this guest; each waiver stands beside the verdict that it changes.

      Exit status: 0 if the guest runs on all hosts, perhaps with warnings; 1 if a host refuses it; 2 if a host does not \
      report enough.

      Examples:
        martlet check guest.xml --on node1.json node2.json
        martlet check guest.xml --on hosts/
        martlet check qemu:///system#web1 --on qemu+ssh://node2/system
        martlet check guest.xml --from node1.json --on node2.json --format json
        martlet check guest.xml --on node2.json --policy Examples/policy.yaml
        martlet check guest.xml --on node2.json --accept erms=CHG-1204
        martlet check guest.xml --from node1.json --on node2.json --stack nova=27.0.0 --stack cpu_mode=host-model
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The guest: a definition, host.json#web or qemu:///system#web.")
  var guest: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("A host that can take the guest; several can follow.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The host that the guest runs on; several records count as one host.", valueName: "host"))
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
    question.accepted = policyOption.accept
    let answer = try await question.answerOfAnyArchitecture()
    let report: CheckReport
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
    throw ExitCode(report.exitStatus)
  }
}
