import ArgumentParser
import CPUCatalog
import FailureMessages
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet explain`: a feature's article, or what messages mean.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Explain a CPU feature, or messages: what they prove, what may be the cause, what to collect, what to do.",
    discussion: """
      FEATURE is a name in any dialect (libvirt's, QEMU's, the manuals', a /proc/cpuinfo flag, a Nova trait).

      With --on, records of one host: at each point that they show, from CPUID up, whether the feature is there, in which \
      interval it was lost, and what can have hidden it there. With --guest, the same for a guest: what its definition asks \
      for, what the running guest's XML and QEMU's arguments have, and, with --inside, what the guest itself sees.

      With - or --log, messages of Nova, libvirt, QEMU, KVM, KubeVirt, oVirt, Proxmox, Incus, XAPI, Xen or VMware, pasted or as whole logs \
      (gzip too): the cause, the evidence that would prove it, and the remedies, in order. --stack says what is known of the stack; --from, --to \
      and --on give records of hosts, so that the general answer becomes the particular one. With --follow a log is read on as it grows.

      Exit status with messages: 0 something was recognised, 2 nothing was, 130 following was interrupted.

      Examples:
        martlet explain monitor
        martlet explain HW_CPU_X86_AVX2
        martlet explain hle --format json
        martlet explain monitor --on cpuid.txt --on cpuinfo.txt --on capabilities.xml
        martlet explain pdcm --on node1.json --guest web --inside web-cpuinfo.txt
        journalctl -u libvirtd | martlet explain -
        martlet explain --log nova-compute.log --log libvirtd.log.1.gz --stack nova=27.0.0 --stack cpu_mode=host-model
        martlet explain --log /var/log/libvirt/libvirtd.log --follow
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The feature's name; - reads messages from standard input.")
  var feature: String?

  @Option(name: .customLong("log"), help: ArgumentHelp("A log with messages; may repeat.", valueName: "file"))
  var logs: [String] = []

  @Option(
    name: .customLong("stack"),
    help: ArgumentHelp(
      "What is known of the stack that printed messages: \(MessageStack.keys.joined(separator: ", ")); may repeat.",
      valueName: "key=value"))
  var stack: [String] = []

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("A record of the host that the guest is on.", valueName: "host"))
  var from: [String] = []

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("A record of the host that it should go to.", valueName: "host"))
  var to: [String] = []

  @Flag(help: "Read the log on as it grows; ends by Ctrl-C.")
  var follow = false

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("A record of a host; several are folded into one.", valueName: "host"))
  var hosts: [String] = []

  @Option(
    help: ArgumentHelp(
      "A guest: its definition, or its name in a snapshot given by --on.", valueName: "guest"))
  var guest: String?

  @Option(
    help: ArgumentHelp(
      "A record made in the guest, such as its /proc/cpuinfo; may repeat.", valueName: "file"))
  var inside: [String] = []

  @Option(
    help:
      "text, or json (\(FeatureListReport.form); with --on \(FeatureLadder.form); of messages \(MessageReport.form))."
  )
  var format = Format.text

  @OptionGroup var platformOption: PlatformOption

  @OptionGroup var judging: JudgingOptions

  private var explainsMessages: Bool { feature == "-" || !logs.isEmpty }

  func validate() throws {
    guard explainsMessages else {
      guard feature != nil else {
        throw ValidationError("A feature's name is wanted, or - or --log for messages.")
      }
      guard stack.isEmpty, from.isEmpty, to.isEmpty, !follow else {
        throw ValidationError("--stack, --from, --to and --follow go with messages: - or --log.")
      }
      guard guest == nil || !hosts.isEmpty else {
        throw ValidationError("--guest needs --on, the guest's host.")
      }
      guard inside.isEmpty || guest != nil else { throw ValidationError("--inside needs --guest.") }
      return
    }
    guard guest == nil, inside.isEmpty else {
      throw ValidationError("--guest and --inside go with a feature and --on.")
    }
    guard feature == nil || (feature == "-" && logs.isEmpty) else {
      throw ValidationError("A feature and messages are explained one at a time.")
    }
    guard !follow || logs.count == 1 else { throw ValidationError("--follow takes one --log.") }
  }

  func run() async throws {
    guard let feature, !explainsMessages else { return try await explainMessages() }
    guard hosts.isEmpty else { return try await showLadders(of: feature) }
    let question = FeatureQuestion(feature)
    switch format {
    case .json: try writeOutput(try question.answer().json())
    case .text: try writeOutput(try question.answer().text(.standardOutput()))
    }
  }

  /// Prints where the host has the feature; JSON of a name that means several is refused, to stay one document.
  private func showLadders(of feature: String) async throws {
    let ladders = try await LadderQuestion(
      feature, on: hosts.map(DocumentSource.argument), records: judging.records, wantsOne: format == .json,
      guest: guest.map(DocumentSource.argument), inside: inside.map(DocumentSource.argument)
    ).answer()
    switch format {
    case .json: try writeOutput(try ladders.map { try $0.json() }.joined())
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(ladders.map { $0.text(style) }.joined(separator: "\n"))
    }
  }
}
