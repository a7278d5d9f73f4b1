import ArgumentParser
import CPUReaders
import LibvirtCPU
import QMPReplies
import ReportContract

/// `martlet libvirt decode`: the nearest model of what a CPU has.
struct LibvirtDecode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Name a CPU by CPUID and MSRs, or by QEMU's properties, as libvirt does.",
    discussion: """
      INPUT is a <cpudata> dump, or QMP replies of query-cpu-model-expansion (and query-cpu-definitions, whose models \
      and blockers are then used).

      Examples:
        martlet libvirt decode cpudata.xml --as host
        martlet libvirt decode cpudata.xml --as guest --models qmp.json
        martlet libvirt decode qmp.json
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case host, guest }

  @Argument(help: "The dump or the replies; - for standard input.")
  var input: String

  @Option(
    name: .customLong("as"),
    help:
      "host: as virsh capabilities prints it; guest: as host-model. Default: host for dumps, guest for replies."
  )
  var kind: Kind?

  @Option(help: ArgumentHelp("QEMU's models: QMP replies of query-cpu-definitions.", valueName: "qmp"))
  var models: String?

  @OptionGroup var options: LibvirtOptions

  func run() throws {
    let map = try options.map()
    let source = try LibvirtInput(input)
    let given = try models.map { argument throws(CommandFailure) in try LibvirtInput(argument) }
    try options.answering {
      let (table, told) = try source.data(map)
      let chosen: CPUDefinition.Kind =
        kind.map { $0 == .host ? .host : .guest } ?? (source.isDump ? .host : .guest)
      let offered = try given.map { input in
        guard let models = try input.replies().hypervisorModels(in: map) else {
          throw LibvirtError(
            .internalError, "there is no reply of query-cpu-definitions in \(input.document.name)")
        }
        return models
      }
      try options.write(
        try map.decode(table, as: chosen, models: offered ?? told), map,
        of: [source.report("cpu")] + (given.map { [$0.report("models")] } ?? []))
    }
  }
}
