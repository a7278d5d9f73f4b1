import LibvirtCPU

/// One of virsh's two commands that compare a CPU with what is there.
struct ComparisonCommand: Sendable {
  /// The command and its arguments before the file's path.
  let arguments: [String]
  /// What is compared with, in the middle of a sentence, at its beginning, and in an error.
  let target: String
  let subject: String
  let short: String

  static let host = ComparisonCommand(
    arguments: ["cpu-compare"], target: "host CPU", subject: "Host CPU", short: "host CPU")
  static let hypervisor = ComparisonCommand(
    arguments: ["hypervisor-cpu-compare", "--virttype", "qemu"],
    target: "the CPU provided by hypervisor on the host",
    subject: "The CPU provided by hypervisor on the host", short: "hypervisor CPU")

  /// What virsh says where our comparison gives `result`.
  ///
  /// - Parameter reporting: Whether an incompatible CPU is an error (`--error`).
  func answer(
    _ result: Result<CPUComparison, LibvirtError>, path: String, reporting: Bool
  ) -> Answer {
    switch result {
    case .failure(let error): failure(error, path)
    case .success(let comparison):
      switch comparison.outcome {
      case .identical:
        Answer(status: 0, output: "CPU described in \(path) is identical to \(target)\n", errors: "")
      case .superset:
        Answer(status: 0, output: "\(subject) is a superset of CPU described in \(path)\n", errors: "")
      case .incompatible:
        if reporting, let error = comparison.error {
          failure(error, path)
        } else {
          Answer(status: 1, output: "CPU described in \(path) is incompatible with \(target)\n", errors: "")
        }
      }
    }
  }

  private func failure(_ error: LibvirtError, _ path: String) -> Answer {
    Answer(
      status: 1, output: "",
      errors: "error: Failed to compare \(short) with \(path)\nerror: \(error.message)\n")
  }
}
