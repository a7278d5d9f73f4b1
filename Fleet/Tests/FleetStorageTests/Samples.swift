import FleetTestSupport
import Foundation

@testable import FleetStorage

/// Arrivals without real evidence, as the store takes them.
enum Samples {
  static func form(_ text: String) -> Arrival.Form {
    Arrival.Form(key: digest(text), bytes: Array(text.utf8))
  }

  /// A host with two guests.
  static func arrival(
    host: Int, name: String? = nil, uuid: String? = "", taken: String, salt: String = "",
    points: [String] = ["cpuid"],
    guests: Int = 2
  ) -> Arrival {
    let content = "host \(host) \(name ?? "") \(uuid ?? "") \(taken) \(salt)"
    var arrival = Arrival(
      digest: digest(content), format: "snapshot", size: content.utf8.count, compressed: Array(content.utf8),
      origin: "host-\(host).json", source: "files")
    arrival.hosts = [
      Arrival.Host(
        name: name ?? "host-\(host)", uuid: uuid == "" ? "uuid-\(host)" : uuid, selector: nil, taken: taken,
        points: points, form: form("host form \(host % 7)"), cpus: 8, memory: 1 << 34, nodes: 1, facts: "{}")
    ]
    arrival.guests = (0..<guests).map { number in
      Arrival.Guest(
        name: "vm-\(host)-\(number)", uuid: "vm-\(host)-\(number)", host: 0, taken: taken,
        form: form("guest form \(number)"), next: form("guest next \(number)"), cpus: 2, memory: 1 << 30,
        hugePages: nil)
    }
    return arrival
  }

  /// The script that makes a store as a published version of the tables had it.
  static func schema(_ version: Int) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Schemas/schema-\(version).sql"
  }

  /// Sixty-four digits that differ for different texts (FNV-1a, four times).
  static func digest(_ text: String) -> String {
    (0..<4).map { lane in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(lane)
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Runs a command of the shell; its output.
  @discardableResult static func shell(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.start()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
