import ArgumentParser
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet upgrade`: reports what new software on hosts changes for their guests.
struct Upgrade: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract:
      "Say what a new kernel, QEMU or libvirt changes for the guests of hosts, before you install it.",
    discussion: """
      For each host, Martlet says what guests that start afterwards gain and lose, which guests can come back and move to \
      hosts that are not upgraded yet, what you cannot roll back, and what is unknown, with both answers. A snapshot by \
      martlet capture reports the most; other records leave more open.

      --kernel takes a series (6.18 stands for the newest release that Martlet's tables hold) or a release as uname -r \
      prints it. Martlet treats a distribution's kernel as any kernel that it may resemble. It concludes nothing about \
      versions newer than its tables (martlet --version --verbose).

      Exit status: 0 if today's guests come back with everything they have; 1 if some cannot; 2 if that is unknown.

      Examples:
        martlet upgrade --host node1.json --kernel 6.18 --qemu 11.1 --libvirt 12.8
        martlet upgrade --host node1.json node2.json --guest guest.xml --kernel 6.12.63+deb13-amd64
        martlet upgrade --host this --qemu 10.0 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(
    name: .customLong("host"),
    help: ArgumentHelp("A host as it is today; several can follow.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("guest"),
    help: ArgumentHelp(
      "A guest that runs there: a definition, host.json#web or qemu:///system#web; several can follow.",
      valueName: "guest"))
  var guests: [String] = []

  @Option(help: ArgumentHelp("The new kernel: 6.18, 6.12.63+deb13-amd64.", valueName: "release"))
  var kernel: String?

  @Option(help: ArgumentHelp("The new QEMU: 11.1.", valueName: "version"))
  var qemu: String?

  @Option(help: ArgumentHelp("The new libvirt: 12.8.0.", valueName: "version"))
  var libvirt: String?

  @Option(help: "text, or json (\(UpgradeReport.form)).")
  var format = Format.text

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let report = try await UpgradeQuestion(
      hosts: hosts.map(DocumentSource.argument), guests: guests.map(DocumentSource.argument), kernel: kernel,
      qemu: qemu, libvirt: libvirt, records: judging.records
    ).answer()
    switch format {
    case .text:
      let style = TextStyle.standardOutput()
      try writeOutput(.lines(report.text(style) + report.inputs.unobtainedText(style)))
    case .json: try writeOutput(.json(try report.json()))
    }
    throw ExitCode(report.exitStatus)
  }
}
