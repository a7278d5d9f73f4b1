import ArgumentParser
import LibvirtCPU
import MartletQuestions

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
    let question = LibvirtDecodeQuestion(
      .argument(input), as: kind.map { $0 == .host ? .host : .guest },
      models: models.map(DocumentSource.argument), era: try options.era())
    try options.write(try answering { try question.answer() })
  }
}
