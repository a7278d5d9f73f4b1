import ArgumentParser
import CPUCatalog
import FailureMessages
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet explain`: explains a feature, a model or messages.
struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Explain a CPU feature, a CPU model, or messages: their meaning, causes, evidence and remedies.",
    discussion: """
      WHAT is a feature in any dialect (libvirt's, QEMU's, the manuals', a /proc/cpuinfo flag, a Nova trait), its location \
      (0x10a[8], '07H.0 EBX[16]'), a family (AVX512), a CPU model (EPYC-Genoa), a register of arm64 or its field (ID_AA64ISAR0_EL1.SHA2), or a message.

      With --on, Martlet shows for one host whether the feature is present at each point, from CPUID up, where it was lost, \
      and what can hide it there. --guest continues with a guest: what its definition asks for, what the running guest's XML \
      and QEMU's arguments hold, and, with --inside, what the guest itself sees. For a model, each --on is a host, and the \
      answer is which of them can run it.

      With - or --log, Martlet reads messages of Nova, libvirt, QEMU, KVM, KubeVirt, oVirt, Proxmox, Incus, XAPI, Xen or \
      VMware, pasted or in whole logs (also gzip). It prints the cause, the evidence that proves it, and the remedies in \
      order. --stack gives versions and settings of the stack (\(commaSeparated(MessageStack.keys))). With --from, \
      --to and --on, the answer is about these hosts. --follow continues as the log grows.

      Exit status with a model: 0 if every host runs it, 1 if one lacks part of it, 2 if a record does not report enough. \
      With messages: 0 if Martlet recognises one, 2 if it recognises none, 130 if you interrupt --follow.

      Examples:
        martlet explain monitor
        martlet explain HW_CPU_X86_AVX2
        martlet explain hle --format json
        martlet explain '0x10a[8]'
        martlet explain AVX512
        martlet explain kvm-steal-time
        martlet explain EPYC-Genoa --on node1.json node2.json
        martlet explain ID_AA64ISAR0_EL1.SHA2
        martlet explain 'missing features: hle,rtm'
        martlet explain monitor --on cpuid.txt cpuinfo.txt capabilities.xml
        martlet explain pdcm --on node1.json --guest web --inside web-cpuinfo.txt
        journalctl -u libvirtd | martlet explain -
        martlet explain --log nova-compute.log --log libvirtd.log.1.gz --stack nova=27.0.0 --stack cpu_mode=host-model
        martlet explain --log /var/log/libvirt/libvirtd.log --follow
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(
    help: ArgumentHelp(
      "A feature, its location, a family, a model or a message; - reads messages from standard input.",
      valueName: "what"), completion: .featuresAndModels)
  var feature: String?

  @Option(
    name: .customLong("log"),
    help: ArgumentHelp("A log with messages; several can follow.", valueName: "file"))
  var logs: [String] = []

  @OptionGroup var stackOption: StackOption

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The host that the guest runs on; several records count as one host.", valueName: "host"))
  var from: [String] = []

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "The host that the guest is to move to; several records count as one host.", valueName: "host"))
  var to: [String] = []

  @Flag(help: "Continue as the log grows, until Ctrl-C.")
  var follow = false

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      "A record of the host; with a model, each names a host. Several can follow.", valueName: "host"))
  var hosts: [String] = []

  @Option(
    help: ArgumentHelp(
      "The guest in question: a definition, host.json#web or qemu:///system#web; in explain also its name in a capture that --on names.",
      valueName: "guest"))
  var guest: String?

  @Option(
    help: ArgumentHelp(
      "A record made in the guest, such as its /proc/cpuinfo; several can follow.", valueName: "file"))
  var inside: [String] = []

  @Option(
    help:
      "text, or json (\(FeatureListReport.form); with --on \(FeatureLadder.form); of a model \(ModelReport.form); of a register \(ArmRegisterReport.form); of messages \(MessageReport.form))."
  )
  var format = Format.text

  @OptionGroup var platformOption: PlatformOption

  @OptionGroup var judging: JudgingOptions

  var stack: [String] { stackOption.values }

  /// The kind of thing that the arguments ask about.
  ///
  /// - Throws: `QuestionError` (`noInput`) for a word that names nothing known.
  private func topic() throws(QuestionError) -> ExplanationTopic {
    guard let feature, feature != "-", logs.isEmpty else { return .message }
    return try ExplanationTopic(of: feature)
  }

  func validate() throws {
    guard feature != nil || !logs.isEmpty else {
      throw ValidationError("Give a feature, a model or a message, or - or --log for messages.")
    }
    guard feature == nil || logs.isEmpty else {
      throw ValidationError("Give either what to explain or --log, not both.")
    }
    guard !follow || logs.count == 1 else { throw ValidationError("--follow takes one --log.") }
    guard guest == nil || !hosts.isEmpty else {
      throw ValidationError("--guest needs --on, the guest's host.")
    }
    guard inside.isEmpty || guest != nil else { throw ValidationError("--inside needs --guest.") }
  }

  func run() async throws {
    let topic = try topic()
    guard topic == .features || (guest == nil && inside.isEmpty) else {
      throw CommandFailure("--guest and --inside go with a feature and --on", status: CommandFailure.usage)
    }
    guard topic != .message else { return try await explainMessages() }
    guard stack.isEmpty, from.isEmpty, to.isEmpty, !follow else {
      throw CommandFailure(
        "--stack, --from, --to and --follow go with messages: -, --log or a message's text",
        status: CommandFailure.usage)
    }
    guard let feature else { return }
    guard topic != .model else { return try await explainModel(feature) }
    guard topic != .armRegister else { return try explainRegister(feature) }
    guard hosts.isEmpty else { return try await showLadders(of: feature) }
    let question = FeatureQuestion(feature)
    let style = TextStyle.standardOutput()
    switch format {
    case .json: try writeOutput(.json(try question.answer().json()))
    case .text where question.namesFamily: try writeOutput(.lines(try question.answer().table(style)))
    case .text: try writeOutput(.lines(try question.answer().text(style)))
    }
  }

  /// Prints the facts about a model, and which hosts can run it.
  private func explainModel(_ name: String) async throws {
    let report = try await ModelQuestion(
      name, on: hosts.map(DocumentSource.argument), records: judging.records
    ).answer()
    let style = TextStyle.standardOutput()
    switch format {
    case .json: try writeOutput(.json(try report.json()))
    case .text: try writeOutput(.lines(report.text(style) + report.inputs.unobtainedText(style)))
    }
    if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
  }

  /// Prints the facts about a register of arm64.
  private func explainRegister(_ name: String) throws {
    guard hosts.isEmpty else {
      throw CommandFailure("--on goes with a feature or a model of x86", status: CommandFailure.usage)
    }
    let report = try ArmRegisterQuestion(name).answer()
    switch format {
    case .json: try writeOutput(.json(try report.json()))
    case .text: try writeOutput(.lines(report.text(TextStyle.standardOutput())))
    }
  }

  /// Prints at which points the host has the feature.
  ///
  /// JSON holds one document, so it refuses a name of several features.
  private func showLadders(of feature: String) async throws {
    let ladders = try await LadderQuestion(
      feature, on: hosts.map(DocumentSource.argument), records: judging.records, wantsOne: format == .json,
      guest: guest.map(DocumentSource.argument), inside: inside.map(DocumentSource.argument),
      platform: platformOption.platform
    ).answer()
    switch format {
    case .json: try writeOutput(.json(try ladders.map { try $0.json() }.joined()))
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(
        .lines(
          ladders.map { $0.text(style) }.joined(separator: "\n")
            + (ladders.first?.inputs.unobtainedText(style) ?? "")))
    }
  }
}
