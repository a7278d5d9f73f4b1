import ArgumentParser
import CPUCompatibility
import CPUDiagnosis
import MartletQuestions
import ReportContract
import ReportRendering

/// `martlet diagnose`: the incident, explained.
struct Diagnose: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagnose",
    abstract: "Explain why a guest does not move from one host to another, and what to do.",
    discussion: """
      Prints the answer on one screen: what guests lose and why, what no guest sees, who refuses, and the three best remedies. \
      --full adds the hosts, the difference, each missing feature, every gate with its messages, what is certain and what is \
      inferred, and all remedies with their undo. --format json and html hold everything.

      With --guest, what that guest has decides what is listed first, which losses matter, and the exit status; a guest of a capture \
      or of libvirt runs on the host that it was found on, unless --from says another. Exit status: 0 no CPU check should \
      refuse, 1 one does, 2 evidence is missing.

      Examples:
        martlet diagnose --from sandybridge.txt --to broadwell.txt --log nova-compute.log
        martlet diagnose --from source.xml --to destination.xml --format html > incident.html
        martlet diagnose --from a-cpuid.txt a-domcaps.xml --to b-cpuid.txt b-domcaps.xml
        martlet diagnose --guest qemu:///system#web1 --from this --to ssh://node2
        openstack hypervisor list --long -f json | martlet diagnose --from -#compute1 --to compute2.json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, html }

  @Option(
    help: ArgumentHelp(
      "A record of the host that the guest is on; several are folded into one.", valueName: "host"))
  var from: [String] = []

  @Option(
    help: ArgumentHelp(
      "A record of the host that the guest should go to; several are folded into one.", valueName: "host"))
  var to: [String]

  @Option(
    name: .customLong("log"),
    help: ArgumentHelp(
      "A log with messages; several may follow.", valueName: "file"))
  var logs: [String] = []

  @Option(
    help: ArgumentHelp(
      "The guest in question: a definition, host.json#web or qemu:///system#web; in explain also its name in a capture given by --on.",
      valueName: "guest"))
  var guest: String?

  @Option(help: "text, json (\(Diagnosis.form)) or html (one self-contained file).")
  var format = Format.text

  @Flag(help: "Print everything, with its sources, instead of the answer on one screen.")
  var full = false

  @Flag(help: "Print the source of each fact of the answer.")
  var sources = false

  @OptionGroup var platformOption: PlatformOption

  @OptionGroup var judging: JudgingOptions

  func validate() throws {
    guard guest != nil || !from.isEmpty else {
      throw ValidationError("Missing expected argument '--from <host> ...'")
    }
    guard !(full || sources) || format == .text else {
      throw ValidationError("--full and --sources go with text: json and html hold everything.")
    }
  }

  func run() async throws {
    let diagnosis = try await DiagnoseQuestion(
      from: from.map(DocumentSource.argument), to: to.map(DocumentSource.argument),
      logs: logs.map(DocumentSource.argument), guest: guest.map(DocumentSource.argument),
      records: judging.records, platform: platformOption.platform
    ).answer()
    switch format {
    case .text:
      try writeOutput(
        diagnosis.text(
          .standardOutput(), full ? .full : .short(withSources: sources)))
    case .json: try writeOutput(try diagnosis.json())
    case .html: try writeOutput(diagnosis.html())
    }
    throw ExitCode(diagnosis.result.exitStatus)
  }
}
