public import CPUCompatibility
internal import CPUReaders
internal import FileAccess
internal import HostProbe
internal import HostSnapshots
internal import QEMUClient

/// Asks which features the QEMU of this machine emulates at most, by its own word.
public struct EmulationQuestion: Sendable {
  /// The folders in which QEMU is looked for, with colons between.
  public var searchPath: String

  /// A question to the first QEMU of a search path; by default that of `PATH`.
  public init(searchPath: String? = nil) {
    self.searchPath = searchPath ?? environmentVariable("PATH") ?? ""
  }

  /// What the model `max` has without KVM.
  ///
  /// - Throws: `unavailable` without a QEMU, or for one that does not tell.
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
