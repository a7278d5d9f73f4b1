import ArgumentParser
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet upgrade`: what new software on hosts changes for their guests.
struct Upgrade: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract:
      "Tell what a new kernel, QEMU or libvirt on hosts changes for their guests, before it is installed.",
    discussion: """
      For each HOST: what guests gain and lose that are started afterwards, which guests can come back and go to hosts that are \
      not upgraded yet, what cannot be rolled back, and what is unknown, with both answers. A snapshot by martlet capture tells \
      most; records of other formats leave more open.

      --kernel takes a series (6.18: its newest release that was read) or a release as uname -r prints it. A distribution's kernel \
      counts as any that it may be like. Of versions newer than the tables (martlet --version --verbose) nothing is concluded.

      Exit status: 0 guests of today come back with all they have; 1 some cannot; 2 it is unknown.

      Examples:
        martlet upgrade --host node1.json --kernel 6.18 --qemu 11.1 --libvirt 12.8
        martlet upgrade --host node1.json --host node2.json --guest guest.xml --kernel 6.12.63+deb13-amd64
        martlet upgrade --host this --qemu 10.0 --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(
    name: .customLong("host"),
    help: ArgumentHelp("A record of a host as it is today; may repeat.", valueName: "host"))
  var hosts: [String]

  @Option(
    name: .customLong("guest"),
    help: ArgumentHelp("The definition of a guest that runs there; may repeat.", valueName: "file"))
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
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.exitStatus)
  }
}
