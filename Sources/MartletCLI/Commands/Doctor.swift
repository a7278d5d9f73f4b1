import ArgumentParser
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet doctor`: checks that hosts are fit to be judged and to take guests.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check that hosts are fit to be judged and to take guests, and say what to do if not.",
    discussion: """
      Without HOST, Martlet checks this machine. It checks rights, KVM, MSRs, nesting, microcode (the same on all CPUs, \
      installed and loaded), the kernel, parameters that hide features, libvirt's daemons, what they and nova-compute \
      remember, libvirt's cache, and the CPU map against its package. A snapshot by martlet capture reports the most. What a \
      record does not report is listed as NOT CHECKED.

      Martlet prints commands and changes nothing.

      Exit status: 0 if every host is fit, 1 if a host is not, 2 if evidence is missing.

      Examples:
        martlet doctor
        martlet doctor node1.json node2.json
        martlet doctor this --platform kolla,ubuntu
        martlet doctor hosts/*.json --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "The hosts. Default: this machine.")
  var hosts: [String] = []

  @Option(help: "text, or json (\(DoctorReport.form)).")
  var format = Format.text

  @OptionGroup var platformOption: PlatformOption

  @OptionGroup var judging: JudgingOptions

  func run() async throws {
    let report = try await DoctorQuestion(
      hosts: (hosts.isEmpty ? ["this"] : hosts).map(DocumentSource.argument), records: judging.records,
      platform: platformOption.platform
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
