import ArgumentParser
import MartletQuestions

/// `martlet libvirt expand`: prints a guest's definition as libvirt starts it, or as it is once the guest runs.
struct LibvirtExpand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expand",
    abstract: "Print what libvirt makes of a guest's definition on a host.",
    discussion: """
      Martlet takes libvirt's steps in order. Update turns host-model, match='minimum' and optional features into a model \
      and features that the host has. Translate replaces a model that the hypervisor does not offer (--models) with one that \
      it does. With --enabled and --disabled, update-live applies what QEMU reports once the guest runs.

      Examples:
        martlet libvirt expand guest.xml --on domcapabilities.xml
        martlet libvirt expand guest.xml --on host.xml --migratable --models Penryn,Haswell
        martlet libvirt expand guest.xml --enabled enabled.xml --disabled disabled.xml
        martlet libvirt expand qemu:///system#web1 --on qemu+ssh://node2/system
      """)

  @Argument(help: "The GUEST.")
  var guest: String

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      "The HOST; of a capture or a daemon, the CPU that the hypervisor offers.", valueName: "host"))
  var host: String?

  @Option(
    help: ArgumentHelp("The models that the hypervisor offers, separated by commas.", valueName: "names"))
  var models: String?

  @Flag(
    help: "Leave out features of the host that cannot migrate, as libvirt does when it starts a guest.")
  var migratable = false

  @Option(help: ArgumentHelp("What QEMU enabled: a <cpudata> dump.", valueName: "file"))
  var enabled: String?

  @Option(help: ArgumentHelp("What QEMU could not enable: a <cpudata> dump.", valueName: "file"))
  var disabled: String?

  @Flag(help: "List the model's features.")
  var features = false

  @OptionGroup var options: LibvirtOptions

  func validate() throws {
    guard (enabled == nil) == (disabled == nil) else {
      throw ValidationError("--enabled and --disabled belong together.")
    }
  }

  func run() async throws {
    let answer = try await options.answering { era in
      var question = LibvirtExpandQuestion(
        guest: .argument(guest), host: host.map(DocumentSource.argument),
        models: models.map { $0.split(separator: ",").map(String.init) }, migratable: migratable,
        expandsFeatures: features, era: era, access: options.access)
      if let enabled, let disabled {
        question.live = .init(enabled: .argument(enabled), disabled: .argument(disabled))
      }
      return try await question.answer()
    }
    try options.write(answer)
  }
}
