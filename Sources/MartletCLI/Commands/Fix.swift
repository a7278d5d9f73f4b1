import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import Glibc
import GuestVerdicts
import HostSnapshots
import LibvirtCPU
import LibvirtClient
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet fix`: edits a guest's definition so that it runs on all of several hosts.
struct Fix: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract:
      "Edit a guest's definition so that it runs on all of several hosts: the smallest edit, as a diff.",
    discussion: """
      GUEST is a <domain> or a <cpu> with a model; for a host-model guest, give the running definition (virsh dumpxml). \
      Martlet turns off what a host cannot give. Everything else in the document stays the same, byte for byte. It keeps a \
      feature whose loss makes a running guest fault, gets its state refused or changes its data, unless --allow-drop names \
      the effect (fault, state-refused, corrupt) or the feature. A definition that leaves the CPU to the host (host-model) \
      needs --from.

      GUEST can also be a guest of libvirt: qemu:///system#web1, or its name with --connect. Martlet reads the definition \
      from libvirt, without passwords; it checks that a file is the domain's definition. The plan applies to the CPU that \
      the guest has after its next start. --apply edits the persistent definition (a running guest does not change), and \
      first saves the old one in $XDG_STATE_HOME/martlet/definitions (default: ~/.local/state/martlet/definitions). --undo \
      restores what was saved last; GUEST can be the saved file.

      A guest of a manager (OpenStack Nova, oVirt, KubeVirt, CloudStack, OpenNebula, recognised by metadata, sysinfo, paths \
      or name) gets its definition from there. Martlet prints the manager's own way, and --apply and --undo need \
      --unmanaged. For a guest's configuration of Proxmox VE, Incus or KubeVirt, it prints only the manager's way.

      Exit status: 0 if the definition, or the edited one, runs on all hosts; 1 if not; 2 if a host does not report enough; \
      77 if the guest belongs to a manager, or libvirt does not let you in.

      Examples:
        martlet fix guest.xml --on node1.json --on node2.json
        martlet fix guest.xml --on node2.json --allow-drop avx512f -o fixed.xml
        martlet fix qemu:///system#web1 --on qemu+ssh://node2/system --apply
        martlet fix web1 --on node2.json --connect qemu:///system --apply
        martlet fix --undo qemu:///system#web1
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: "The guest: a definition, host.json#web or qemu:///system#web; with --connect also a name or UUID.")
  var guest: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("A host that can take the guest; several can follow.", valueName: "host")
  )
  var hosts: [String] = []

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The host that the guest runs on; several records count as one host.", valueName: "host"))
  var source: [String] = []

  @Option(
    name: .customLong("allow-drop"),
    help: ArgumentHelp(
      "An effect, or a feature that the guest can lose; repeatable.", valueName: "effect|feature"))
  var allowed: [String] = []

  @OptionGroup var policyOption: PolicyOption

  @OptionGroup var platformOption: PlatformOption

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the edited definition here.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The libvirt that has the guest, such as qemu:///system.", valueName: "uri"))
  var connect: String?

  @Flag(help: "Edit the persistent definition in libvirt; needs --connect or URI#NAME.")
  var apply = false

  @Flag(help: "Restore the definition that --apply saved last; needs --connect or URI#NAME.")
  var undo = false

  @Flag(help: "With --undo: discard later changes; Martlet saves them too.")
  var force = false

  @Flag(
    help:
      "With --apply or --undo: change the definition although the guest belongs to a manager (Nova, oVirt, KubeVirt, CloudStack, OpenNebula)."
  )
  var unmanaged = false

  @Option(help: "text, or json (\(FixReport.form); with --undo \(UndoReport.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func validate() throws {
    guard !undo else {
      guard hosts.isEmpty, source.isEmpty, allowed.isEmpty, policyOption.path == nil,
        policyOption.accept.isEmpty,
        platformOption.platform == nil, output == nil, !apply,
        judging.inputFormat == nil, judging.mapOption.cpuMap == nil
      else {
        throw ValidationError(
          "--undo takes a guest, --connect, --force, --unmanaged and --format, and nothing else.")
      }
      guard connect != nil || guest.contains("://") else {
        throw ValidationError("--undo needs --connect URI, the libvirt that has the guest.")
      }
      return
    }
    guard !force else { throw ValidationError("--force goes with --undo.") }
    guard !hosts.isEmpty else { throw ValidationError("Missing expected argument '--on <host>'") }
    guard !unmanaged || apply else { throw ValidationError("--unmanaged goes with --apply or --undo.") }
    guard !apply || connect != nil || guest.contains("://") else {
      throw ValidationError("--apply needs --connect URI, the libvirt that has the guest.")
    }
  }

  func run() async throws {
    if undo {
      let report = try UndoQuestion(
        guest: .argument(guest), connection: connect, force: force, isUnmanaged: unmanaged,
        access: judging.accessOptions.access
      ).answer()
      return try writeOutput(format == .json ? .json(try report.json()) : .lines(report.text))
    }
    var question = FixQuestion(
      guest: .argument(guest), hosts: hosts.map(DocumentSource.argument),
      from: source.map(DocumentSource.argument), allowed: allowed, policy: policyOption.source,
      records: judging.records, connection: connect, applies: apply, isUnmanaged: unmanaged, output: output,
      arguments: Array(CommandLine.arguments.dropFirst()))
    question.platform = platformOption.platform
    question.accepted = policyOption.accept
    let report = try await question.answer()
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(.lines(report.text(style) + report.inputs.unobtainedText(style)))
    case .json: try writeOutput(.json(try report.json()))
    }
    throw ExitCode(report.result.exitStatus)
  }
}
