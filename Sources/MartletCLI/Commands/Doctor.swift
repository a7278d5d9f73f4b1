import ArgumentParser
import MartletQuestions
import ReportContract
import ReportRendering
import Reports

/// `martlet doctor`: whether hosts are fit to be judged and to take guests.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Tell whether hosts are fit to be judged and to take guests, and what to do where they are not.",
    discussion: """
      HOST is this (the machine itself, which is asked without any HOST), a snapshot by martlet capture, or another \
      record. Checked are: rights, KVM, MSRs, nesting, microcode (the same on all CPUs, installed and loaded), the kernel, \
      parameters that hide features, libvirt's daemons, what they and nova-compute remember, libvirt's cache, and the CPU map \
      against its package. What a record does not report is NOT CHECKED, by name.

      Nothing is changed: commands are printed. Exit status: 0 every host is fit, 1 some host is not, 2 evidence is missing.

      Examples:
        sudo martlet doctor
        martlet doctor node1.json node2.json
        martlet doctor this --platform kolla,ubuntu
        martlet doctor hosts/*.json --format json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Records of hosts; this, the machine itself, if none is given.")
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
    case .text: try writeOutput(report.text(.standardOutput()))
    case .json: try writeOutput(try report.json())
    }
    throw ExitCode(report.exitStatus)
  }
}
