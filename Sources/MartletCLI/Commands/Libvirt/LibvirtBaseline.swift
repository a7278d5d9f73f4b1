import ArgumentParser
import MartletQuestions

/// `martlet libvirt baseline`: the CPU that runs on all of several hosts, as libvirt computes it.
struct LibvirtBaseline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Compute the CPU that all of several hosts can provide, as libvirt does.",
    discussion: """
      A file may hold several CPUs. With --driver qemu the answer is that of `virsh cpu-baseline` on a connection to \
      QEMU, which leaves out features that QEMU cannot give (cmt, mbm_total, mbm_local, osxsave, ospke).

      Examples:
        martlet libvirt baseline a.xml b.xml
        martlet libvirt baseline all-hosts.xml --features --migratable
        martlet libvirt baseline a.xml b.xml --driver qemu
      """)

  enum Driver: String, ExpressibleByArgument, CaseIterable { case none, qemu }

  @Argument(help: "The hosts' CPUs.")
  var hosts: [String]

  @Flag(help: "Write the model's features out.")
  var features = false

  @Flag(help: "Leave out features that cannot be migrated.")
  var migratable = false

  @Option(help: "none: the CPU driver's own answer; qemu: what virsh prints on a connection to QEMU.")
  var driver = Driver.none

  @OptionGroup var options: LibvirtOptions

  func run() throws {
    let question = LibvirtBaselineQuestion(
      hosts: hosts.map(DocumentSource.argument), expandsFeatures: features, migratable: migratable,
      onConnection: driver == .qemu, era: try options.era())
    try options.write(try answering { try question.answer() })
  }
}
