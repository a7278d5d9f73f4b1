import ArgumentParser
import CPULevelling
import ConfigurationLint
import MartletQuestions
import ReportContract
import ReportRendering

/// `martlet lint`: what is wrong with CPUs in other systems' configurations.
struct Lint: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract:
      "Check the CPUs that other systems are configured with: wrong names, contradictions, guests that cannot migrate.",
    discussion: """
      A FILE is nova.conf, a libvirt <domain> or <cpu>, Proxmox's cpu-models.conf, a KubeVirt manifest (VirtualMachine, \
      VirtualMachineInstance, KubeVirt), an Incus cluster group, oVirt's ServerCPUList (plain or in SQL), or arguments of QEMU's \
      -cpu; - is standard input, and folders, patterns, @LIST and guests of libvirt or captures (qemu:///system, host.json#web) stand \
      for their files and definitions. Kinds are recognised; --as overrides. Findings are printed as compilers do, with a rule's \
      identifier; Documentation/lint.md lists them.

      Exit status: 0 nothing wrong (notes do not count); 1 errors or warnings; 2 something cannot be judged by this CPU map.

      Examples:
        martlet lint /etc/nova/nova.conf
        martlet lint --cpu-map installed /etc/libvirt/qemu/*.xml
        echo 'EPYC,+svm,-x2apic' | martlet lint --as qemu -
        martlet lint --format json vm.yaml
        martlet lint qemu:///system
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("Configurations; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Read files as this kind: \(ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "kind"),
    transform: { text in
      guard let kind = ConfiguredSystem(rawValue: text) else {
        throw ValidationError(
          "There is no kind \(text)."
            + Suggestions.hint(for: text, of: ConfiguredSystem.allCases.map(\.rawValue)))
      }
      return kind
    })
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
      try writeOutput(report.text(usesColor: style.usesColor) + report.inputs.unobtainedText(style))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.exitStatus)
  }
}
