internal import CPUCompatibility
internal import CPULevelling
import Reports

/// What `--stack` says of the systems that a level is for.
struct LevelStack {
  /// What is said of Nova; nil if nothing is.
  var nova: NovaSetup?
  /// QEMU's version; nil if it is not said.
  var qemu: QEMUVersion?

  /// The keys that `--stack` takes.
  static let keys = ["qemu"] + NovaSetup.keys.filter { $0 != "microversion" }

  /// Reads `KEY=VALUE` texts, of which the last of one key counts.
  init(_ pairs: [String]) throws(QuestionError) {
    var others: [String] = []
    for pair in pairs {
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
    EmissionTarget(system, qemu: qemu ?? oldestQEMU(of: hosts), nova: nova?.release)
  }

  /// The oldest QEMU of the hosts; nil if a host does not tell its own, unless another's cannot be undercut.
  private func oldestQEMU(of hosts: [HostCPU]) -> QEMUVersion? {
    let oldest = hosts.map { host in
      host.configuration?.qemuVersions.values.compactMap { QEMUVersion($0) }.min()
    }
    let known = oldest.compactMap(\.self).min()
    return oldest.contains(nil) && known.map { $0 > QEMUVersion(7, 2) } ?? true ? nil : known
  }
}
