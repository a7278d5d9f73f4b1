import CPUReaders
import FleetPlanning
import FleetQuestions
import FleetTestSupport
import Foundation
import HostSnapshots
import MartletQuestions
import Testing

/// Stores in a folder that goes with the value.
final class MetricSamples {
  let folder = NSTemporaryDirectory() + "martlet-metrics-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The repository's folder.
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// A store without hosts.
  func empty() throws -> OpenFleet {
    try OpenFleet(path: folder + "/\(UUID().uuidString).martlet", isCreating: true, map: .builtin)
  }

  /// A store with an invented fleet, whose hosts are in pools.
  func fleet(hosts: Int, guests: Int) async throws -> OpenFleet {
    let simulated = try #require(SimulatedFleet(hosts: hosts, guests: guests, seed: 11))
    let fleet = try empty()
    var question = FleetAddQuestion()
    question.documents = (hosts, { simulated.document(ofHost: $0) })
    _ = try await question.answer(in: fleet)
    try fleet.tagPools { name in Int(name.dropFirst("host-".count)).map { "rack\($0 % 2)" } }
    return fleet
  }

  /// Adds a text as a document.
  func add(_ text: String, to fleet: OpenFleet) async throws {
    var question = FleetAddQuestion()
    let document = Document(name: "host.json", bytes: Array(text.utf8))
    question.documents = (1, { _ in document })
    let report = try await question.answer(in: fleet)
    try #require(report.refused.isEmpty, "\(report.refused)")
  }
}

/// Runs a program with a text on its standard input; its output of both kinds, and its exit status.
func run(_ arguments: [String], input: String = "") throws -> (output: String, status: Int32) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let (standardInput, output) = (Pipe(), Pipe())
  process.standardInput = standardInput
  process.standardOutput = output
  process.standardError = output
  try process.start()
  // Short enough for the pipe.
  standardInput.fileHandleForWriting.write(Data(input.utf8))
  try standardInput.fileHandleForWriting.close()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: data, as: UTF8.self), process.terminationStatus)
}

extension MetricSamples {
  /// A capture of one host at a time, with that microcode and kernel.
  static func snapshot(taken: String, microcode: String, kernel: String) -> String {
    var snapshot = Snapshot(martlet: "1", method: .probe, captured: taken)
    snapshot.identity.hostName = "node1"
    let cpuinfo = """
      processor\t: 0
      vendor_id\t: GenuineIntel
      cpu family\t: 6
      model\t\t: 79
      model name\t: Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz
      stepping\t: 1
      microcode\t: \(microcode)
      flags\t\t: fpu sse sse2 avx avx2

      """
    snapshot.parts = [
      .init(.file, source: "/proc/cpuinfo", time: taken, text: cpuinfo),
      .init(.file, source: "/proc/sys/kernel/osrelease", time: taken, text: kernel),
    ]
    return String(decoding: snapshot.json(), as: UTF8.self)
  }
}
