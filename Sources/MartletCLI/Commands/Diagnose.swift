import ArgumentParser
import CPUCompatibility
import CPUDiagnosis
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet diagnose`: explains why a guest cannot move from one host to another.
struct Diagnose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Explain why a guest cannot move from one host to another, and what to do.",
    discussion: """
      The answer fits on one screen: what guests lose and why, what no guest sees, who refuses, and the three best remedies. \
      --full adds the hosts, the difference, each missing feature, every gate with its messages, what is certain and what is \
      inferred, and all remedies with their undo. --format json and html hold everything.

      With --guest, that guest decides what comes first, which losses matter, and the exit status. A guest of a capture or \
      of libvirt runs on the host that it was found on, unless --from names another.

      With --server, Nova's own record of the server's last failed live migration is the log, and the hosts in it are the \
      hosts; --to nova:HOST names another destination, --from and --log add captures and logs. --nova-cpu or a capture with \
      nova.conf says what CPU the guest has. This needs martlet-fleet beside martlet (Documentation/openstack.md).

      --cloud reads all hosts and servers of the cloud, and groups the live migrations that failed in the last --hours by cause.

      Exit status: 0 if no CPU check should refuse, 1 if one does, 2 if evidence is missing.

      Examples:
        martlet diagnose --from sandybridge.txt --to broadwell.txt --log nova-compute.log
        martlet diagnose --from source.xml --to destination.xml --format html > incident.html
        martlet diagnose --from a-cpuid.txt a-domcaps.xml --to b-cpuid.txt b-domcaps.xml
        martlet diagnose --guest qemu:///system#web1 --from this --to ssh://node2
        martlet diagnose --cloud --os-cloud prod
        martlet diagnose --server 8f0c7e52-6d5c-4c5a-9a39-2f6f5a0d1c11 --os-cloud prod
        openstack hypervisor list --long -f json | martlet diagnose --from -#compute1 --to compute2.json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

  @Option(
    help: ArgumentHelp(
      "The host that the guest runs on; several records count as one host.", valueName: "host"))
  var from: [String] = []

  @Option(
    help: ArgumentHelp(
      "The host that the guest is to move to; several records count as one host.", valueName: "host"))
  var to: [String] = []

  @Flag(name: .customLong("cloud"), help: "Group the failed live migrations of an OpenStack cloud by cause.")
  var isAboutCloud = false

  @Option(help: "With --cloud: how many hours back migrations are read.")
  var hours: Int?

  @Option(
    help: ArgumentHelp(
      "The server of an OpenStack cloud whose last failed live migration is in question.", valueName: "uuid"))
  var server: String?

  @Option(
    name: .customLong("log"),
    help: ArgumentHelp(
      "A log with messages; several can follow.", valueName: "file"))
  var logs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The guest in question: a definition, host.json#web or qemu:///system#web; in explain also its name in a capture that --on names.",
      valueName: "guest"))
  var guest: String?

  @Option(help: "text, json (\(Diagnosis.form)) or html (one self-contained file).")
  var format = Format.text

  @Flag(help: "Print everything with its sources, not only the answer on one screen.")
  var full = false

  @Flag(help: "Print the source of each fact in the answer.")
  var sources = false

  @OptionGroup var policyOption: PolicyOption

  @OptionGroup var platformOption: PlatformOption

  @OptionGroup var judging: JudgingOptions

  func validate() throws {
    guard hours == nil || isAboutCloud else { throw ValidationError("--hours goes with --cloud.") }
    guard (1...8_760).contains(hours ?? 24) else {
      throw ValidationError("--hours takes a number from 1 to 8760.")
    }
    if isAboutCloud {
      guard server == nil, guest == nil, from.isEmpty, to.isEmpty, logs.isEmpty, !full, !sources,
        format != .html
      else {
        throw ValidationError("--cloud goes with --hours, --os-cloud and --format text or json alone.")
      }
    } else if server != nil {
      guard guest == nil else {
        throw ValidationError("--server and --guest exclude each other: the server is the guest.")
      }
    } else {
      guard guest != nil || !from.isEmpty else {
        throw ValidationError("Missing expected argument '--from <host> ...'")
      }
      guard !to.isEmpty else { throw ValidationError("Missing expected argument '--to <host> ...'") }
    }
    guard !(full || sources) || format == .text else {
      throw ValidationError("--full and --sources go with text: json and html hold everything.")
    }
  }

  func run() async throws {
    if isAboutCloud { return try await surveyCloud() }
    let answer = try await answer()
    let diagnosis: Diagnosis
    switch answer {
    case .arm(let report): try finish(with: report, as: moveFormat, withSources: full || sources)
    case .s390x(let report): try finish(with: report, as: moveFormat, withSources: full || sources)
    case .x86(let x86): diagnosis = x86
    }
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(
        .lines(
          diagnosis.text(style, full ? .full : .short(withSources: sources))
            + diagnosis.inputs.unobtainedText(style)))
    case .json: try writeOutput(.json(try diagnosis.json()))
    case .html: try writeOutput(.page(diagnosis.html()))
    }
    throw ExitCode(diagnosis.result.exitStatus)
  }

  private var moveFormat: MoveReportFormat {
    switch format {
    case .text: .text
    case .json: .json
    case .html: .html
    }
  }

  private func surveyCloud() async throws {
    let report = try await CloudDiagnosisQuestion(hours: hours ?? 24, records: judging.records).answer()
    let style = TextStyle.standardOutput()
    try writeOutput(
      format == .json
        ? .json(try report.json()) : .lines(report.text(style) + report.inputs.unobtainedText(style)))
    throw ExitCode(report.exitStatus)
  }

  private func answer() async throws -> AnyArchitecture<Diagnosis> {
    if let server {
      var question = ServerDiagnosisQuestion(
        server: server, to: to.map(DocumentSource.argument), from: from.map(DocumentSource.argument),
        logs: logs.map(DocumentSource.argument), records: judging.records)
      question.platform = platformOption.platform
      question.policy = policyOption.source
      question.accepted = policyOption.accept
      return .x86(try await question.answer())
    }
    var question = DiagnoseQuestion(
      from: from.map(DocumentSource.argument), to: to.map(DocumentSource.argument),
      logs: logs.map(DocumentSource.argument), guest: guest.map(DocumentSource.argument),
      records: judging.records, platform: platformOption.platform)
    question.policy = policyOption.source
    question.accepted = policyOption.accept
    return try await question.answerOfAnyArchitecture()
  }
}
