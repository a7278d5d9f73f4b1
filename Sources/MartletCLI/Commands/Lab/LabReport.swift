import MartletQuestions
import MigrationLab
import ReportContract

/// The current state of a lab; encoded as JSON, `martlet.lab/1.1`.
struct LabReport: Report {
  static let form = DocumentForm("lab", 1, 1)
  var schema = form.description
  var martlet = martletVersion
  /// The records of replayed hosts; empty for other labs.
  var inputs: [InputReport]
  var judgedBy: [Yardstick]
  /// The path of the lab's folder.
  var folder: String
  /// The emulated hosts, in the order in which they were made.
  var hosts: [Host]

  /// An emulated host.
  struct Host: Codable {
    /// The host's name in the lab.
    var name: String
    /// The value of QEMU's `-cpu`.
    var cpu: String
    /// Its machine type; nil for QEMU's newest pc.
    var machine: String?
    /// Whether its QEMU process runs.
    var isRunning: Bool
    /// The process id of its QEMU; nil if it has ended.
    var process: Int32?
    /// The port of 127.0.0.1 that leads to its sshd.
    var sshPort: Int
    /// Its memory in MiB.
    var memoryMiB: Int
    /// The URI of its libvirt.
    var uri: String
    /// What QEMU could not emulate of the CPU, in QEMU's words.
    var unavailable: [String]
    /// The record of a replayed host, and what QEMU could not emulate; nil for others.
    var replayed: LabReplayReport.Host?
  }

  init(_ lab: Lab, replayed: LabReplayReport? = nil) {
    inputs = replayed?.inputs ?? []
    judgedBy = replayed?.judgedBy ?? []
    folder = lab.folder
    hosts = lab.hosts.map { host in
      Host(
        name: host.name, cpu: host.cpu, machine: host.machine, isRunning: host.process?.isRunning ?? false,
        process: host.process?.id,
        sshPort: host.port, memoryMiB: host.memory, uri: lab.uri(of: host), unavailable: host.unavailable,
        replayed: replayed?.hosts.first { $0.name == host.name })
    }
  }

  var text: String {
    hosts.map { host in
      var lines = [
        "\(host.name): "
          + (host.isRunning
            ? "runs (process \(host.process ?? 0)), ssh at 127.0.0.1:\(host.sshPort)" : "has ended")
          + ", \(host.memoryMiB) MiB\(host.machine.map { ", " + $0 } ?? ""), CPU \(host.cpu)"
      ]
      if !host.unavailable.isEmpty {
        lines.append("  this QEMU cannot emulate: \(host.unavailable.joined(separator: ", "))")
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined()
  }
}

/// What replayed hosts have and lack; encoded as JSON, `martlet.lab-replay/1.1`.
struct LabReplayReport: Report {
  static let form = DocumentForm("lab-replay", 1, 1)
  var schema = form.description
  var martlet = martletVersion
  /// The records that the hosts replay.
  var inputs: [InputReport]
  var judgedBy: [Yardstick]
  /// The hosts, in the order of the records.
  var hosts: [Host]

  /// A host that replays the CPU of a record.
  struct Host: Codable {
    /// The host's name in the lab.
    var name: String
    /// The record, as the user named it.
    var record: String
    /// The value of QEMU's `-cpu`.
    var cpu: String
    /// The value of QEMU's `-machine`; nil for its newest pc.
    var machine: String?
    /// Features of the record that QEMU here cannot emulate.
    var lost: [String]
    /// Features that QEMU has and the record does not mention.
    var undetermined: [String]
    /// Whether family, model and stepping are the record's instead of QEMU's.
    var hasSignature: Bool

    init(name: String, record: String, machine: String?, _ replayed: ReplayedCPU) {
      self.machine = machine
      self.name = name
      self.record = record
      cpu = replayed.cpu
      lost = replayed.lost
      undetermined = replayed.undetermined
      hasSignature = replayed.hasSignature
    }
  }

  var text: String {
    hosts.map { host in
      var text =
        "\(host.name), by \(host.record):\n  \(host.machine.map { "-machine \($0) " } ?? "")-cpu \(host.cpu)\n"
      text +=
        host.lost.isEmpty ? "  nothing is lost\n" : "  not emulated: \(host.lost.joined(separator: " "))\n"
      if !host.undetermined.isEmpty {
        text += "  QEMU has, the record does not mention:  \(host.undetermined.joined(separator: " "))\n"
      }
      if !host.hasSignature { text += "  family, model and stepping are QEMU's: the record holds no CPUID\n" }
      return text
    }.joined()
  }
}
