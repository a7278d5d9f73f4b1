import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUReaders
import GuestVerdicts
import LibvirtCPU
import NovaCompatibility
import Remedies
import ReportRendering
import Reports
import Wording

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

      With --stack nova=VERSION Nova is asked too, by release and cpu_mode: which comparison runs, what it prints, what the API answers. It \
      takes nova.conf from hosts' snapshots, and what else --stack says (\(NovaSetup.keys.joined(separator: ", "))).

      Lost hints are told from lost instructions, and what the guest never had from both. A policy may turn absences into warnings.

      Exit status: 0 the guest runs on all hosts, perhaps with warnings; 1 some host does not take it; 2 a host does not tell enough.

      Examples:
        martlet check guest.xml --on node1.json --on node2.json
        martlet check guest.xml --from node1.json --on node2.json --format json
        martlet check guest.xml --on node2.json --policy Examples/policy.yaml
        martlet check guest.xml --from node1.json --on node2.json --stack nova=27.0.0 --stack cpu_mode=host-model
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

  @Option(
    name: .customLong("stack"),
    help: ArgumentHelp(
      "What is known of Nova: nova=VERSION and settings; may repeat.", valueName: "key=value"))
  var stack: [String] = []

  @OptionGroup var policyOption: PolicyOption

  @Option(help: "text, or json (martlet.check/1.0).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let setup = try novaSetup()
    let map = try judging.map()
    let interpreter = judging.interpreter(by: map)
    let policy = try policyOption.policy(interpreter.catalog)
    let record = try await judging.record(guest)
    var inputs = [record.document.input(role: "guest", record.reading)]
    var from: HostCPU?
    var sourceRecords: [(cpu: RecordedCPU, document: Document)] = []
    if !source.isEmpty {
      let (host, documents) = try await judging.host(source, role: "from") {
        cpu, document throws(ReadError) in
        sourceRecords.append((cpu, document))
        return try interpreter.host(cpu, in: document)
      }
      from = host
      inputs += documents
    }
    var read: [HostCPU] = []
    var records: [(cpu: RecordedCPU, document: Document)] = []
    for host in hosts {
      let (cpu, documents) = try await judging.host([host], role: "on") { cpu, document throws(ReadError) in
        records.append((cpu, document))
        return try interpreter.host(cpu, in: document)
      }
      read.append(cpu)
      inputs += documents
    }
    let definition: GuestCPU
    do {
      definition = try interpreter.guest(record.cpu, in: record.document, from: from)
    } catch {
      throw CommandFailure(error)
    }
    let nova = try setup.map { setup throws(CommandFailure) in
      let source = try novaHost(from?.name ?? "the source host", sourceRecords, from, definition)
      let destinations = try zip(read, records).map { host, record throws(CommandFailure) in
        try novaHost(host.name, [record], host, definition)
      }
      return try novaVerdicts(setup, map, definition, from: source, on: Array(zip(read, destinations)))
    }
    var report = CheckReport(
      definition, on: read, catalog: interpreter.catalog, map: interpreter.map, policy: policy,
      martlet: martletVersion, inputs: inputs, arguments: (guest, hosts), nova: nova ?? [])
    // What the guest is judged by its edit is judged by too.
    report.remedies = report.remedies.map { step in
      var step = step
      if step.action.runs("martlet", "fix") { step.action = step.action.adding(judgedBy) }
      return step
    }
    switch format {
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.exitStatus)
  }

  /// The options that `martlet fix` needs too.
  private var judgedBy: [String] {
    var words = source.flatMap { ["--from", $0] }
    if let path = policyOption.path { words += ["--policy", path] }
    if let format = judging.inputFormat { words += ["--input-format", format] }
    let map: String? = judging.mapOption.cpuMap
    if let map { words += ["--cpu-map", map] }
    return words
  }

  private func novaSetup() throws(CommandFailure) -> NovaSetup? {
    do throws(StackError) {
      return try NovaSetup(stack)
    } catch {
      throw CommandFailure(error.reason, status: CommandFailure.usage)
    }
  }

  /// What Nova says of each host.
  private func novaVerdicts(
    _ setup: NovaSetup, _ map: CPUMap, _ guest: GuestCPU, from source: NovaQuestion.Host,
    on hosts: [(host: HostCPU, known: NovaQuestion.Host)]
  ) throws(CommandFailure) -> [NovaVerdicts] {
    do throws(StackError) {
      return try hosts.map { host, known throws(StackError) in
        let question = NovaQuestion(
          release: setup.release, source: source, destination: known, map: map, request: setup.request)
        return try NovaVerdicts(guest, to: host, setup: setup, question: question)
      }
    } catch {
      throw CommandFailure(error.reason, status: CommandFailure.badInput)
    }
  }

  /// A host as Nova knows it, by records of libvirt's and Nova's.
  private func novaHost(
    _ name: String, _ records: [(cpu: RecordedCPU, document: Document)], _ cpu: HostCPU?, _ guest: GuestCPU
  ) throws(CommandFailure) -> NovaQuestion.Host {
    let definitions: HostDefinitions
    do throws(ReadError) {
      definitions = try HostDefinitions(records)
    } catch {
      throw CommandFailure(error)
    }
    var host = NovaQuestion.Host(name)
    host.cpu = definitions.physical
    host.hypervisorCPU = guest.isEmulated ? definitions.emulated : definitions.withKVM
    let versions = cpu?.configuration?.qemuVersions.values.compactMap {
      NovaQuestion.Host.hypervisorVersion($0)
    }
    host.hypervisorVersion = definitions.hypervisorVersion ?? (versions?.count == 1 ? versions?.first : nil)
    return host
  }
}
