import ArgumentParser
import LibvirtCPU
import MartletQuestions
import ReportContract

/// The formats of `martlet libvirt`.
enum LibvirtFormat: String, ExpressibleByArgument, CaseIterable { case libvirt, json }

/// The options that every verb of `martlet libvirt` has.
struct LibvirtOptions: ParsableArguments {
  @OptionGroup var mapOption: MapOption

  @Option(
    name: .customLong("libvirt-version"),
    help: ArgumentHelp(
      "The libvirt to answer as, X.Y.Z.",
      valueName: "version"))
  var version: String?

  @Option(help: "libvirt (as libvirt prints it), or json.")
  var format = LibvirtFormat.libvirt

  @OptionGroup var accessOptions: AccessOptions

  /// The time limit and the allowed URIs.
  var access: HostAccess { accessOptions.access }

  /// The libvirt to answer as; prints a note to standard error if Martlet is not checked against that version.
  ///
  /// - Throws: `CommandFailure` with status 64 for a text that is no version.
  func era() throws(CommandFailure) -> LibvirtEra {
    let era = LibvirtEra(map: mapOption.choice, version: try chosenVersion())
    if let uncertainty = era.uncertainty { writeError("martlet: note: \(uncertainty)") }
    return era
  }

  private func chosenVersion() throws(CommandFailure) -> LibvirtVersion? {
    guard let version else { return nil }
    guard let read = LibvirtVersion(version) else {
      throw CommandFailure(
        "\(version) is no version of libvirt; expected X.Y.Z, such as 9.0.0", status: CommandFailure.usage)
    }
    return read
  }

  /// Prints a CPU in the chosen format.
  func write(_ answer: LibvirtCPUAnswer) throws {
    switch format {
    case .libvirt: try writeOutput(answer.xml)
    case .json: try writeOutput(try answer.json())
    }
  }
}

/// Runs a question; if libvirt refuses the input, prints libvirt's text as virsh does, and exits with 65.
///
/// - Parameter failure: What virsh prints before that text.
func answering<Answer>(_ failure: String? = nil, _ ask: () async throws -> Answer) async throws -> Answer {
  do {
    return try await ask()
  } catch let error as QuestionError where error.kind == .refusedByLibvirt {
    if let failure { writeError("error: \(failure)") }
    writeError("error: \(error.message)")
    throw CommandExit(status: CommandFailure.badInput)
  }
}
