import ArgumentParser
import MartletQuestions

/// `martlet libvirt baseline`: computes the CPU that all of several hosts can provide.
struct LibvirtBaseline: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Compute the CPU that all of several hosts can provide, as libvirt does.",
    discussion: """
      A file can hold several CPUs, and a Nova listing, a folder, 'a pattern*' or @LIST stands for several hosts. With \
      --driver qemu, the answer is that of virsh cpu-baseline on a connection to QEMU, which leaves out features that QEMU \
      cannot give (cmt, mbm_total, mbm_local, osxsave, ospke).

      Examples:
        martlet libvirt baseline a.xml b.xml
        martlet libvirt baseline all-hosts.xml --features --migratable
        martlet libvirt baseline a.xml b.xml --driver qemu
      """)

  enum Driver: String, ExpressibleByArgument, CaseIterable { case none, qemu }

  @Argument(help: "The hosts; a file can hold several CPUs.")
  var hosts: [String]

  @Flag(help: "List the model's features.")
  var features = false

  @Flag(help: "Leave out features that cannot migrate.")
  var migratable = false

  @Option(help: "none: the answer of the CPU driver; qemu: what virsh prints on a connection to QEMU.")
  var driver = Driver.none

  @OptionGroup var options: LibvirtOptions

  func run() async throws {
    let answer = try await options.answering { era in
      try await LibvirtBaselineQuestion(
        hosts: hosts.map(DocumentSource.argument), expandsFeatures: features, migratable: migratable,
        onConnection: driver == .qemu, era: era, access: options.access
      ).answer()
    }
    try options.write(answer)
  }
}
