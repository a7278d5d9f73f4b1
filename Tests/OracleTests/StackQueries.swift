import Foundation
import Testing

extension InstalledStack {
  /// QEMU's answers to commands of QMP, by their number from 0, on a machine type under TCG.
  ///
  /// Each command waits for the answer to the one before: QEMU drops what it has not written yet when it is told to quit.
  func answers(_ commands: [[String: Any]], on machine: String, _ arguments: [String] = []) throws -> [Int:
    Any]
  {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments =
      ["120"] + (root == "/" ? [] : ["chroot", root]) + [
        "qemu-system-x86_64", "-machine", "\(machine),accel=tcg", "-nodefaults", "-display", "none", "-S",
        "-qmp",
        "stdio",
      ] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var unread = Data()
    func send(_ command: [String: Any]) throws {
      let data = try JSONSerialization.data(withJSONObject: command)
      try input.fileHandleForWriting.write(contentsOf: data + Data("\n".utf8))
    }
    /// The answer to the command of that number; nil if QEMU refuses it.
    func answer(to id: Int) throws -> Any? {
      while true {
        while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
          let line = Data(unread[..<end])
          unread = Data(unread[unread.index(after: end)...])
          guard let reply = try JSONSerialization.jsonObject(with: line) as? [String: Any],
            reply["id"] as? Int == id
          else { continue }
          return reply["return"]
        }
        let more = output.fileHandleForReading.availableData
        guard !more.isEmpty else { throw QEMUSilence(machine: machine) }
        unread += more
      }
    }
    try send(["execute": "qmp_capabilities"])
    var found: [Int: Any] = [:]
    for (id, command) in commands.enumerated() {
      try send(command.merging(["id": id]) { _, id in id })
      found[id] = try answer(to: id)
    }
    try send(["execute": "quit"])
    process.waitUntilExit()
    return found
  }

  /// The properties of models' CPUs on a machine type (`query-cpu-model-expansion`, full).
  func expansions(of models: [String], on machine: String) throws -> [String: [String: Any]] {
    let answers = try answers(
      models.map {
        [
          "execute": "query-cpu-model-expansion",
          "arguments": ["type": "full", "model": ["name": $0]] as [String: Any],
        ]
      }, on: machine)
    var found: [String: [String: Any]] = [:]
    for (id, answer) in answers {
      let model = try #require((answer as? [String: Any])?["model"] as? [String: Any])
      found[models[id]] = try #require(model["props"] as? [String: Any])
    }
    return found
  }

  /// The feature registers of a CPU that runs, with what TCG filtered out of them, by `leaf subleaf REGISTER` in decimal.
  func registers(of model: String, on machine: String) throws -> [String: UInt32] {
    let answers = try answers(
      ["feature-words", "filtered-features"].map {
        [
          "execute": "qom-get",
          "arguments": ["path": "/machine/unattached/device[0]", "property": $0],
        ]
      }, on: machine, ["-cpu", model])
    var found: [String: UInt32] = [:]
    for id in 0..<2 {
      for word in try #require(answers[id] as? [[String: Any]]) {
        let (leaf, register) = (word["cpuid-input-eax"] as? Int, word["cpuid-register"] as? String)
        let bits = try #require(word["features"] as? Int)
        let place = "\(try #require(leaf)) \(word["cpuid-input-ecx"] as? Int ?? 0) \(try #require(register))"
        found[place, default: 0] |= UInt32(truncatingIfNeeded: bits)
      }
    }
    return found
  }
}

/// QEMU ended before it answered.
struct QEMUSilence: Error {
  /// The machine type that it was started with.
  let machine: String
}
