import ArgumentParser
import CPUCatalog
import CPUCompatibility
import CPUExplanations
import CPUReaders

/// `martlet level`: the CPU that guests of a pool may share.
struct Level: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "level",
    abstract:
      "Level hosts: the CPU that guests of all of them may share, what it costs, and which host costs it.",
    discussion: """
      What each host can give its guests counts, not what its CPUID shows: snapshots (martlet capture), virsh \
      domcapabilities and QEMU's expansions tell it; where CPUID alone is known, that is said. Bits that warn of a flaw are set if \
      any host has them; bits that follow other state are left alone.

      --for writes it as a system's configuration: nova.conf; a <cpu> of libvirt's; QEMU's -cpu; Proxmox's cpu-models.conf; \
      a KubeVirt VM; an Incus cluster group; oVirt's custom CPU type.

      Examples:
        martlet level node1.json node2.json node3.json
        martlet level --for nova --annotate hosts/*.json >> nova.conf
        martlet level --format json a.xml b.xml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp("Records of hosts, one for each; this is the machine itself.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "\(ConfiguredSystem.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "system"),
    transform: { text in
      guard let system = ConfiguredSystem(rawValue: text) else {
        throw ValidationError("There is no system \(text).")
      }
      return system
    })
  var system: ConfiguredSystem?

  @Flag(help: "With --for: say in comments of which hosts it is, and what was given up for whom.")
  var annotate = false

  @Option(help: "text, or json (martlet.level/1.0).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func validate() throws {
    guard system == nil || format == .text else {
      throw ValidationError("--for and --format json are two answers; ask for one.")
    }
    guard system != nil || !annotate else { throw ValidationError("--annotate goes with --for.") }
  }

  func run() async throws {
    let interpreter = try judging.interpreter()
    var read: [HostCPU] = []
    var inputs: [InputReport] = []
    for argument in hosts {
      var (host, documents) = try await judging.host([argument], role: "host", interpreter.host(_:in:))
      let count = read.count { $0.name == host.name || $0.name.hasPrefix(host.name + " (") }
      if count > 0 { host.name += " (\(count + 1))" }
      read.append(host)
      inputs += documents
    }
    guard let level = LevelledCPU(read, catalog: interpreter.catalog) else {
      let vendors = Set(read.compactMap(\.vendor)).sorted()
      throw CommandFailure(
        "the hosts are of different vendors (\(vendors.joined(separator: ", "))): no CPU suits guests of both",
        status: CommandFailure.badInput)
    }
    let report = LevelReport(
      level, of: read.map(\.name), map: interpreter.map, catalog: interpreter.catalog,
      martlet: martletVersion,
      inputs: inputs)
    if let system {
      guard let text = report.configuration(for: system, annotated: annotate) else {
        throw CommandFailure(
          "the CPU map has no model for \(level.vendor ?? "this vendor")", status: CommandFailure.badInput)
      }
      return try writeOutput(text)
    }
    switch format {
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
  }
}
