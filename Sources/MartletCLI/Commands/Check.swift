import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUExplanations
import CPUReaders
import LibvirtCPU

/// `martlet check`: where a guest runs, and who says no.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract:
      "Say where a guest runs: for each host, what really happens, what libvirt says, and what Nova says.",
    discussion: """
      GUEST is a <domain> (virsh dumpxml of the running guest tells most) or a <cpu> of libvirt's. A definition that leaves the CPU to the \
      host (host-model that nobody expanded, host-passthrough) means what the host gives that the guest runs on: --from. What only two \
      hosts together tell (the layout of the XSAVE area, address bits, TSC frequencies, QEMU's order) needs --from too.

      Lost hints are told from lost instructions, and what the guest never had from both. A policy may turn absences into warnings.

      Exit status: 0 the guest runs on all hosts, perhaps with warnings; 1 some host does not take it; 2 a host does not tell enough.

      Examples:
        martlet check guest.xml --on node1.json --on node2.json
        martlet check guest.xml --from node1.json --on node2.json --format json
        martlet check guest.xml --on node2.json --policy Examples/policy.yaml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The guest's definition.")
  var guest: String

  @Option(
    name: .customLong("on"), help: ArgumentHelp("A host that may take it; may repeat.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("A record of the host that it runs on; may repeat for one host.", valueName: "host"))
  var source: [String] = []

  @OptionGroup var policyOption: PolicyOption

  @Option(help: "text, or json (martlet.check/1.0).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let interpreter = try judging.interpreter()
    let policy = try policyOption.policy(interpreter.catalog)
    let record = try await judging.record(guest)
    var inputs = [record.document.input(role: "guest", record.reading)]
    var from: HostCPU?
    if !source.isEmpty {
      let (host, documents) = try await judging.host(source, role: "from", interpreter.host(_:in:))
      from = host
      inputs += documents
    }
    var read: [HostCPU] = []
    for host in hosts {
      let (cpu, documents) = try await judging.host([host], role: "on", interpreter.host(_:in:))
      read.append(cpu)
      inputs += documents
    }
    let definition: GuestCPU
    do {
      definition = try interpreter.guest(record.cpu, in: record.document, from: from)
    } catch {
      throw CommandFailure(error)
    }
    let report = CheckReport(
      definition, on: read, catalog: interpreter.catalog, map: interpreter.map, policy: policy,
      martlet: martletVersion, inputs: inputs, arguments: (guest, hosts))
    switch format {
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.exitStatus)
  }
}
