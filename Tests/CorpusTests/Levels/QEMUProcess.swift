import Foundation
import Testing

/// One QEMU without a guest, asked by QMP; what it writes to standard error is kept.
final class QEMUProcess {
  static let path = "/usr/bin/qemu-system-x86_64"
  static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

  /// The version's first two numbers.
  let version: String
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors: URL
  private var unread = Data()

  /// Starts QEMU; it ends with this value.
  init(accelerator: String = "tcg", machine: String = "q35") throws {
    errors = FileManager.default.temporaryDirectory.appending(path: "martlet-qemu-\(UUID().uuidString)")
    try Data().write(to: errors)
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = [
      "300", Self.path, "-accel", accelerator, "-machine", machine, "-S", "-nodefaults", "-display", "none",
      "-qmp", "stdio",
    ]
    process.standardInput = input
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    var greeting = Data()
    while !greeting.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw QEMUFailure(reason: "QEMU did not start") }
      greeting += more
    }
    let numbers =
      (try? JSONSerialization.jsonObject(with: greeting) as? [String: Any])
      .flatMap { ($0["QMP"] as? [String: Any])?["version"] as? [String: Any] }?["qemu"] as? [String: Int]
    version = "\(numbers?["major"] ?? 0).\(numbers?["minor"] ?? 0)"
    _ = try ask("qmp_capabilities", nil)
  }

  deinit {
    // Signals may be blocked in what a test's thread starts: it is asked to end.
    _ = try? ask("quit", nil)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: errors)
  }

  /// What QEMU has written to standard error so far.
  var said: String { (try? String(contentsOf: errors, encoding: .utf8)) ?? "" }

  /// The properties of a CPU, as `-cpu` would give them.
  ///
  /// QEMU expands a model and its properties before the accelerator takes out what it cannot do
  /// (qemu 7.2 target/i386/cpu-sysemu.c, x86_cpu_from_model), so that TCG shows what KVM's guests get.
  func expansion(of cpu: QEMUArgument) throws -> [String: Any] {
    let reply = try ask(
      "query-cpu-model-expansion",
      ["type": "full", "model": ["name": cpu.model, "props": cpu.properties]])
    guard let model = reply["model"] as? [String: Any], let properties = model["props"] as? [String: Any]
    else { throw QEMUFailure(reason: "\(reply)") }
    return properties
  }

  /// The reply on a model alone, as a record of it would be.
  func expansionReply(of model: String) throws -> Data {
    let reply = try ask("query-cpu-model-expansion", ["type": "full", "model": ["name": model]])
    return try JSONSerialization.data(withJSONObject: ["return": reply])
  }

  private func ask(_ command: String, _ arguments: [String: Any]?) throws -> [String: Any] {
    var request: [String: Any] = ["execute": command]
    request["arguments"] = arguments
    input.fileHandleForWriting.write(try JSONSerialization.data(withJSONObject: request) + Data("\n".utf8))
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = unread[..<end]
        unread = Data(unread[unread.index(after: end)...])
        let reply = try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
        if let answer = reply["return"] { return answer as? [String: Any] ?? [:] }
        if let error = reply["error"] as? [String: Any] {
          throw QEMUFailure(reason: "\(error["desc"] ?? "?") \(arguments ?? [:])")
        }
        continue
      }
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { throw QEMUFailure(reason: "QEMU ended: \(said)") }
      unread += more
    }
  }
}

/// What QEMU did not do.
struct QEMUFailure: Error, CustomStringConvertible {
  var reason: String
  var description: String { reason }
}

/// The value of `-cpu` taken apart: the model, then properties with values.
struct QEMUArgument {
  var model: String
  var properties: [String: Any] = [:]

  /// Takes `MODEL,name=value,…` apart; `enforce` is for the start alone.
  init(_ text: String) throws {
    var parts = text.split(separator: ",").map(String.init)
    model = parts.removeFirst()
    for part in parts {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      try #require(sides.count == 2, "\(part)")
      switch sides[1] {
      case "on": properties[sides[0]] = true
      case "off": properties[sides[0]] = false
      default:
        let digits = sides[1].hasPrefix("0x") ? String(sides[1].dropFirst(2)) : sides[1]
        properties[sides[0]] = try #require(Int(digits, radix: sides[1].hasPrefix("0x") ? 16 : 10))
      }
    }
    properties["enforce"] = nil
  }
}
