internal import CPUCompatibility
internal import CPULevelling
import Reports

/// The target systems' versions from `--stack`.
struct LevelStack {
  /// What is said of Nova; nil if nothing is.
  var nova: NovaSetup?
  /// QEMU's version; nil if not given.
  var qemu: QEMUVersion?
  /// The guests' machine type; nil if not given.
  var machine: String?

  /// The keys that `--stack` takes.
  static let keys = ["qemu", "machine"] + NovaSetup.keys.filter { $0 != "microversion" }

  /// Reads `KEY=VALUE` texts; the last of each key counts.
  init(_ pairs: [String]) throws(QuestionError) {
    var others: [String] = []
    for pair in pairs {
      if pair.hasPrefix("machine=") {
        let type = String(pair.dropFirst("machine=".count))
        guard !type.isEmpty, type.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else {
          throw QuestionError(
            .usage, "stack \(pair): give a machine type such as pc-q35-7.2", at: .parameter("stack"))
        }
        machine = type
        continue
      }
      guard pair.hasPrefix("qemu=") else {
        others.append(pair)
        continue
      }
      guard let version = QEMUVersion(String(pair.dropFirst("qemu=".count))) else {
        throw QuestionError(
          .usage, "stack \(pair): give a version such as 7.2", at: .parameter("stack"))
      }
      qemu = version
    }
    do throws(StackError) {
      nova = try NovaSetup(others)
    } catch {
      throw QuestionError(error)
    }
  }

  /// For whom a level of `hosts` is written; what is not said of QEMU is taken from the hosts' snapshots.
  func target(_ system: ConfiguredSystem, _ hosts: [HostCPU]) -> EmissionTarget {
    EmissionTarget(system, qemu: qemu ?? oldestQEMU(of: hosts), nova: nova?.release, machine: machine)
  }

  /// The oldest QEMU of the hosts; nil if a host does not report its own, unless another is already the oldest possible.
  private func oldestQEMU(of hosts: [HostCPU]) -> QEMUVersion? {
    let oldest = hosts.map { host in
      host.configuration?.qemuVersions.values.compactMap { QEMUVersion($0) }.min()
    }
    let known = oldest.compactMap(\.self).min()
    return oldest.contains(nil) && known.map { $0 > QEMUVersion(7, 2) } ?? true ? nil : known
  }
}
