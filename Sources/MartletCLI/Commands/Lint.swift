import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPULevelling
import CPUReaders
import ConfigurationLint
import ReportRendering

/// `martlet lint`: what is wrong with CPUs in other systems' configurations.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract:
      "Check the CPUs that other systems are configured with: wrong names, contradictions, guests that cannot migrate.",
    discussion: """
      A FILE is nova.conf, a libvirt <domain> or <cpu>, Proxmox's cpu-models.conf, a KubeVirt manifest (VirtualMachine, \
      VirtualMachineInstance, KubeVirt), an Incus cluster group, oVirt's ServerCPUList (plain or in SQL), or arguments of QEMU's \
      -cpu; - is standard input. Kinds are recognised; --as overrides. Findings are printed as compilers do, with a rule's \
      identifier; Documentation/lint.md lists them.

      Exit status: 0 nothing wrong (notes do not count); 1 errors or warnings; 2 something cannot be judged by this CPU map.

      Examples:
        martlet lint /etc/nova/nova.conf
        martlet lint --cpu-map installed /etc/libvirt/qemu/*.xml
        echo 'EPYC,+svm,-x2apic' | martlet lint --as qemu -
        martlet lint --format json vm.yaml
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
        throw ValidationError("There is no kind \(text).")
      }
      return kind
    })
  var kind: ConfiguredSystem?

  @Option(help: "text, or json (martlet.lint/1.0).")
  var format = Format.text

  @OptionGroup var mapOption: MapOption

  func run() throws {
    let map = try mapOption.map()
    let linter = Linter(catalog: .standard, map: map, mapTitle: map.title)
    var inputs: [LintReport.Input] = []
    var findings: [LintFinding] = []
    for file in files {
      let document = try Document(argument: file)
      do {
        let linted = try linter.lint(document.bytes, name: document.name, as: kind)
        findings += linted.findings
        inputs.append(
          LintReport.Input(
            name: document.name, kind: linted.kind.rawValue, sha256: sha256(document.bytes), cpus: linted.cpus
          ))
      } catch {
        throw CommandFailure(error.description, status: CommandFailure.badInput)
      }
    }
    let report = LintReport(martlet: martletVersion, cpuMap: map.title, inputs: inputs, findings: findings)
    switch format {
    case .text: try writeOutput(report.text(usesColor: TextStyle.standardOutput().usesColor))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.exitStatus)
  }
}
