import ArgumentParser
import LibvirtCPU
import MartletQuestions
import ReportContract
import ReportRendering

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

  /// The libvirt to answer as.
  ///
  /// - Throws: `CommandFailure` with status 64 for a text that is no version.
  private func era() throws(CommandFailure) -> LibvirtEra {
    LibvirtEra(map: mapOption.choice, version: try chosenVersion())
  }

  /// Asks a question, and prints notes to standard error: what is not certain about the answer and, as standard output has libvirt's
  /// text alone, what an asked host did not give for it.
  ///
  /// If libvirt refuses the input, it prints libvirt's text as virsh does, and exits with 65.
  /// - Parameters:
  ///   - failure: What virsh prints before that text.
  ///   - parts: The parts of a capture that the answer can also be made without.
  func answering<Answer: LibvirtAnswer>(
    _ failure: String? = nil, parts: Set<String> = [], _ ask: (LibvirtEra) async throws -> Answer
  ) async throws -> Answer {
    let era = try era()
    do {
      let answer = try await ask(era)
      if let uncertainty = answer.uncertainty { writeNote(uncertainty) }
      guard format == .libvirt else { return answer }
      for item in answer.inputs.unobtained {
        var item = item
        if case .parts(let name, let missing) = item {
          let wanted = missing.filter(parts.contains)
          guard !wanted.isEmpty else { continue }
          item = .parts(name: name, parts: wanted)
        }
        writeNote("not obtained: \(item.sentence)")
      }
      return answer
    } catch let error as QuestionError where error.kind == .refusedByLibvirt {
      if let uncertainty = era.uncertainty { writeNote(uncertainty) }
      if let failure { writeError("error: \(failure)") }
      writeError("error: \(error.message)")
      throw CommandExit(status: CommandFailure.badInput)
    }
  }

  private func writeNote(_ text: String) { writeError("martlet: note: \(text)") }

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
    case .libvirt: try writeOutput(.program(answer.xml))
    case .json: try writeOutput(.json(try answer.json()))
    }
  }
}
