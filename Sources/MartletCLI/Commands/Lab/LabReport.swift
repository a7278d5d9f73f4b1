import MigrationLab
import ReportContract

/// A lab as it is; encoded as JSON, `martlet.lab/1.0`.
struct LabReport: Encodable {
  var schema = "martlet.lab/1.0"
  var martlet = martletVersion
  var folder: String
  var hosts: [Host]

  struct Host: Encodable {
    var name: String
    var cpu: String
    var isRunning: Bool
    var process: Int32?
    var sshPort: Int
    var memoryMiB: Int
    var uri: String
    /// What QEMU could not emulate of the CPU, in QEMU's words.
    var unavailable: [String]
    /// Of a replayed host: its record, and what could not be emulated of it.
    var replayed: LabReplayReport.Host?
  }

  init(_ lab: Lab, replayed: [LabReplayReport.Host] = []) {
    folder = lab.folder
    hosts = lab.hosts.map { host in
      Host(
        name: host.name, cpu: host.cpu, isRunning: host.process?.isRunning ?? false,
        process: host.process?.id,
        sshPort: host.port, memoryMiB: host.memory, uri: lab.uri(of: host), unavailable: host.unavailable,
        replayed: replayed.first { $0.name == host.name })
    }
  }

  func json() throws -> String { try reportJSON(self) }

  var text: String {
    hosts.map { host in
      var lines = [
        "\(host.name): "
          + (host.isRunning
            ? "runs (process \(host.process ?? 0)), ssh at 127.0.0.1:\(host.sshPort)" : "has ended")
          + ", \(host.memoryMiB) MiB, CPU \(host.cpu)"
      ]
      if !host.unavailable.isEmpty {
        lines.append("  this QEMU cannot emulate: \(host.unavailable.joined(separator: ", "))")
      }
      return lines.joined(separator: "\n") + "\n"
    }.joined()
  }
}

/// What replayed hosts have and lack; encoded as JSON, `martlet.lab-replay/1.0`.
struct LabReplayReport: Encodable {
  var schema = "martlet.lab-replay/1.0"
  var martlet: String
  var hosts: [Host]

  struct Host: Encodable {
    var name: String
    var record: String
    var cpu: String
    var lost: [String]
    var undetermined: [String]
    var hasSignature: Bool

    init(name: String, record: String, _ replayed: ReplayedCPU) {
      self.name = name
      self.record = record
      cpu = replayed.cpu
      lost = replayed.lost
      undetermined = replayed.undetermined
      hasSignature = replayed.hasSignature
    }
  }

  func json() throws -> String { try reportJSON(self) }

  var text: String {
    hosts.map { host in
      var text = "\(host.name), by \(host.record):\n  -cpu \(host.cpu)\n"
      text +=
        host.lost.isEmpty ? "  nothing is lost\n" : "  not emulated: \(host.lost.joined(separator: " "))\n"
      if !host.undetermined.isEmpty {
        text += "  the record does not tell, QEMU has: \(host.undetermined.joined(separator: " "))\n"
      }
      if !host.hasSignature { text += "  family, model and stepping are QEMU's: the record holds no CPUID\n" }
      return text
    }.joined()
  }
}
