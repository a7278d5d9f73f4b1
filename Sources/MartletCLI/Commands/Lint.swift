import ArgumentParser
import CPULevelling
import ConfigurationLint
import MartletQuestions
import ReportContract
import ReportRendering

/// `martlet lint`: checks the CPUs in other systems' configurations.
struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Check the CPUs in configurations: wrong names, contradictions, guests that cannot migrate.",
    discussion: """
      FILE is nova.conf, a libvirt <domain> or <cpu>, Proxmox's cpu-models.conf, a KubeVirt manifest (VirtualMachine, \
      VirtualMachineInstance, KubeVirt), an Incus cluster group, oVirt's ServerCPUList (plain, in SQL or as engine-config prints it), an OpenNebula \
      template, xl.cfg, a Firecracker CPU template, a cloud-hypervisor command, or arguments of QEMU's -cpu. A folder, 'a pattern*' and @LIST stand for their files; a capture or libvirt (host.json, qemu:///system) \
      stands for its guests' definitions, and #NAME picks one. Martlet recognises the kind of a file; --as overrides it. \
      Findings look like a compiler's, with the rule's identifier; Documentation/lint.md lists the rules.

      Exit status: 0 if nothing is wrong (notes do not count), 1 for errors or warnings, 2 if this CPU map cannot settle \
      something.

      Examples:
        martlet lint /etc/nova/nova.conf
        martlet lint --cpu-map installed /etc/libvirt/qemu/*.xml
        echo 'EPYC,+svm,-x2apic' | martlet lint --as qemu -
        martlet lint --format json vm.yaml
        martlet lint qemu:///system
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp(
      "Configurations, folders, 'patterns*', @LIST, captures or libvirt daemons; - is standard input.",
      valueName: "file"))
  var files: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Read files as this kind: \(ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kind"),
    completion: .list(ConfiguredSystem.allCases.map(\.rawValue)),
    transform: ConfiguredSystem.named)
  var kind: ConfiguredSystem?

  @Option(help: "text, or json (\(LintReport.form)).")
  var format = Format.text

  @OptionGroup var mapOption: MapOption
  @OptionGroup var accessOptions: AccessOptions

  func run() async throws {
    let report = try await LintQuestion(
      files: files.map(DocumentSource.argument), kind: kind, map: mapOption.choice,
      access: accessOptions.access
    ).answer()
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(.lines(report.text(usesColor: style.usesColor) + report.inputs.unobtainedText(style)))
    case .json: try writeOutput(.json(try report.json()))
    }
    throw ExitCode(report.exitStatus)
  }
}
