import ArgumentParser
import LibvirtCPU
import MartletQuestions

/// `martlet libvirt decode`: names a CPU by its features.
struct LibvirtDecode: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Name a CPU by its CPUID and MSRs, or by QEMU's properties, as libvirt does.",
    discussion: """
      INPUT is a <cpudata> dump, QMP replies of query-cpu-model-expansion, or a HOST whose record has CPUID, such as a \
      snapshot or a dump by cpuid -r. If QMP replies hold query-cpu-definitions too, their models and blockers count. \
      Of a record with several kinds of CPU, the first counts, and a note says so.

      Examples:
        martlet libvirt decode cpudata.xml --as host
        martlet libvirt decode cpudata.xml --as guest --models qmp.json
        martlet libvirt decode qmp.json
        martlet libvirt decode this
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable { case host, guest }

  @Argument(help: "A dump, replies, or a HOST; - is standard input.")
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

  func run() async throws {
    let answer = try await options.answering(parts: ["msr"]) { era in
      try await LibvirtDecodeQuestion(
        .argument(input), as: kind.map { $0 == .host ? .host : .guest },
        models: models.map(DocumentSource.argument), era: era, access: options.access
      ).answer()
    }
    try options.write(answer)
  }
}
