import ArgumentParser
import LibvirtCPU
import MartletQuestions
import ReportContract

/// How answers of `martlet libvirt` are printed.
enum LibvirtFormat: String, ExpressibleByArgument, CaseIterable { case libvirt, json }

/// The map and the version of libvirt to answer as.
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

  /// How hosts and daemons are asked.
  var access: HostAccess { accessOptions.access }

  /// The libvirt to answer as; says on standard error if that version was not checked.
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

  /// Prints a CPU in the format that was asked for.
  func write(_ answer: LibvirtCPUAnswer) throws {
    switch format {
    case .libvirt: try writeOutput(answer.xml)
    case .json: try writeOutput(try answer.json())
    }
  }
}

/// Asks a question of libvirt's; what libvirt refuses ends the command with libvirt's text, as virsh prints it, and 65.
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
