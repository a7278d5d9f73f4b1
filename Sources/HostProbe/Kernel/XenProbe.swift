internal import HostSnapshots
internal import Subprocess
internal import SystemPackage

extension Probe {
  /// Whether the kernel runs on Xen.
  private var isOnXen: Bool {
    guard case .success(let type) = contents("/sys/hypervisor/type") else { return false }
    return type.trimmingBlanks == "xen"
  }

  /// Reads what the kernel itself reports about Xen: its version, and the kinds of guests it can run.
  mutating func readXenFiles() {
    guard isOnXen else { return }
    for path in [
      "/sys/hypervisor/version/major", "/sys/hypervisor/version/minor", "/sys/hypervisor/version/extra",
      "/sys/hypervisor/properties/capabilities", "/sys/hypervisor/properties/features",
      "/proc/xen/capabilities",
    ] { addFile(path, isOptional: true) }
  }

  /// Asks Xen's tool `xl info`, which answers in dom0 alone; nothing where the kernel does not run on Xen.
  ///
  /// Of its answer the lines of Xen and of the CPU are kept, and neither names nor sizes.
  ///
  /// - Parameter limit: How long it may take.
  /// - SeeAlso: xl(1), info.
  public mutating func readXen(within limit: Duration = .seconds(10)) async {
    guard root.isEmpty, isOnXen else { return }
    let source = "xl info"
    switch await xlInfo(limit) {
    case .success(let text):
      let lines = text.split(separator: "\n").filter { line in xenLines.contains { line.hasPrefix($0) } }
      add(.xen, from: source, about: ["command": "info"], text: lines.map { $0 + "\n" }.joined())
    case .failure(let problem): miss(.xen, source, problem.reason)
    }
  }

  private struct Problem: Error { var reason: String }

  private func xlInfo(_ limit: Duration) async -> Result<String, Problem> {
    await result(within: limit, else: .failure(Problem(reason: "xl did not answer within \(limit)"))) {
      do {
        let ended = try await Subprocess.run(
          .name("xl"), arguments: ["info"], output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        guard ended.terminationStatus == .exited(0) else {
          let words = ended.standardError.split(separator: "\n").last.map(String.init)
          return .failure(Problem(reason: words ?? "xl ended with \(ended.terminationStatus)"))
        }
        return .success(ended.standardOutput)
      } catch let error as SubprocessError where error.code == .executableNotFound {
        return .failure(Problem(reason: "xl is not installed, or this is not dom0"))
      } catch {
        return .failure(Problem(reason: "xl cannot be run: \(error)"))
      }
    }
  }
}

/// The beginnings of the lines of `xl info` about Xen and the CPU.
private let xenLines = ["xen_", "hw_caps", "virt_caps", "nr_cpus", "threads_per_core", "cpu_mhz"]
