import ArgumentParser
import MartletQuestions

/// `martlet libvirt expand`: a guest's definition as libvirt starts it, and as it is once it runs.
struct LibvirtExpand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expand",
    abstract: "Make of a guest's definition what libvirt makes of it on a host.",
    discussion: """
      In libvirt's order: update (host-model, match='minimum' and optional features become a model and features that the \
      host has), translate (a model that the hypervisor does not offer becomes one that it does, --models), and, with \
      --enabled and --disabled, update-live (what QEMU says once the guest runs).

      Examples:
        martlet libvirt expand guest.xml --on domcapabilities.xml
        martlet libvirt expand guest.xml --on host.xml --migratable --models Penryn,Haswell
        martlet libvirt expand guest.xml --enabled enabled.xml --disabled disabled.xml
      """)

  @Argument(help: "The guest's definition.")
  var guest: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("The host's CPU, as the hypervisor reports it.", valueName: "host"))
  var host: String?

  @Option(
    help: ArgumentHelp("The models that the hypervisor offers, with commas between.", valueName: "names"))
  var models: String?

  @Flag(
    help: "Leave out features of the host that cannot be migrated, as libvirt does when it starts a guest.")
  var migratable = false

  @Option(help: ArgumentHelp("What QEMU enabled: a <cpudata> dump.", valueName: "file"))
  var enabled: String?

  @Option(help: ArgumentHelp("What QEMU could not enable: a <cpudata> dump.", valueName: "file"))
  var disabled: String?

  @Flag(help: "Write the model's features out.")
  var features = false

  @OptionGroup var options: LibvirtOptions

  func validate() throws {
    guard (enabled == nil) == (disabled == nil) else {
      throw ValidationError("--enabled and --disabled belong together.")
    }
  }

  func run() throws {
    var question = LibvirtExpandQuestion(
      guest: .argument(guest), host: host.map(DocumentSource.argument),
      models: models.map { $0.split(separator: ",").map(String.init) }, migratable: migratable,
      expandsFeatures: features, era: try options.era())
    if let enabled, let disabled {
      question.live = .init(enabled: .argument(enabled), disabled: .argument(disabled))
    }
    try options.write(try answering { try question.answer() })
  }
}
