import CPUReaders
import FleetPlanning
import FleetPlans
import FleetPools
import FleetQuestions
import FleetTestSupport
import Foundation
import MartletQuestions
import Testing

/// Stores with invented fleets, in a folder that goes with the value.
final class PlanSamples: Sendable {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "martlet-plans-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The repository's folder.
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// A store with an invented fleet.
  func fleet(hosts: Int, guests: Int, seed: UInt64, distinct: SimulatedFleet.Distinct? = nil) async throws
    -> OpenFleet
  {
    let simulated = try #require(SimulatedFleet(hosts: hosts, guests: guests, seed: seed, distinct: distinct))
    let fleet = try emptyFleet()
    var question = FleetAddQuestion()
    question.documents = (hosts, { simulated.document(ofHost: $0) })
    let report = try await question.answer(in: fleet)
    try #require(report.hosts.added == hosts && report.refused.isEmpty)
    return fleet
  }

  /// A store with nothing in it.
  func emptyFleet() throws -> OpenFleet {
    try OpenFleet(path: folder.appendingPathComponent(UUID().uuidString).path, isCreating: true)
  }

  /// Adds documents to a fleet.
  func add(_ documents: [Document], to fleet: OpenFleet) async throws {
    var question = FleetAddQuestion()
    question.documents = (documents.count, { documents[$0] })
    let report = try await question.answer(in: fleet)
    try #require(report.refused.isEmpty)
  }

  /// A file of the repository.
  func document(_ path: String) throws -> Document { try Document(argument: "\(Self.root)/\(path)") }
}

/// Runs a program, and returns what it prints with its exit status.
func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  try process.start()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: data, as: UTF8.self), process.terminationStatus)
}
