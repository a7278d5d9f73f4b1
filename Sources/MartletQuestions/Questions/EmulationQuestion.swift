public import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import HostProbe
internal import HostSnapshots
internal import QEMUClient

/// Asks which features the QEMU of this machine can emulate, as QEMU reports them.
public struct EmulationQuestion: Sendable {
  /// The folders that are searched for QEMU, separated by colons.
  public var searchPath: String

  /// A question to the first QEMU of a search path; by default that of `PATH`.
  public init(searchPath: String? = nil) {
    self.searchPath = searchPath ?? environmentVariable("PATH") ?? ""
  }

  /// The features of the model `max` without KVM.
  ///
  /// - Throws: `QuestionError` (`unavailable`) if there is no QEMU, or if it does not answer.
  public func answer() async throws(QuestionError) -> Evidence {
    guard let binary = QEMUProbe.binaries(path: searchPath).first else {
      throw QuestionError(.unavailable, "PATH has no qemu-system-x86_64")
    }
    var probe = Probe(martlet: martletVersion)
    let answers = await QEMUProbe(binary: binary).capture()
    probe.take(parts: answers.parts, missing: answers.missing)
    let document = Document(name: binary, bytes: probe.snapshot.json())
    let interpreter = try Records().interpreter
    do throws(ReadError) {
      for cpu in try Reader.read(document).cpus {
        for observation in try interpreter.host(cpu, in: document).observations
        where observation.point == .qemuModel(name: "max", accelerator: "tcg") {
          return observation.evidence
        }
      }
    } catch {
      throw QuestionError(error)
    }
    throw QuestionError(.unavailable, "\(binary) does not report what it emulates")
  }
}
