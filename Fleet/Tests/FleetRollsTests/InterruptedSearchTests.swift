import FleetTestSupport
import Foundation
import Testing

/// Searches that the operator ends: the best that was found is printed, and is a plan that can be verified.
@Suite(.enabled(if: FleetProgram.path != nil, "martlet-fleet is not beside the tests (./test builds it)"))
struct InterruptedSearchTests {
  @Test func controlCPrintsTheBestThatWasFound() async throws {
    let folder = NSTemporaryDirectory() + "martlet-stop-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = ["--store", "f.martlet"]
    let made = try await FleetProgram.run(
      ["fleet", "simulate", "--hosts", "100", "--guests", "2000", "--into", "f.martlet"], in: folder)
    #expect(made.status == 0, "\(made.errors)")
    let plan = folder + "/plan.json"
    let ended = try await FleetProgram.run(
      ["fleet", "roll", "--batch", "5", "--format", "json", "-o", plan] + store, in: folder
    ) { process in
      // While the search runs, Ctrl-C is the search's.
      while let survives = survivesInterrupts(process) {
        if survives {
          kill(process, SIGINT)
          return
        }
        usleep(500)
      }
    }
    #expect(ended.status == 130 && ended.output.isEmpty, "\(ended)")
    #expect(ended.errors.contains("stopping; what is found so far follows"))
    let checked = try await FleetProgram.run(["fleet", "plan", "verify", plan] + store, in: folder)
    #expect(checked.status == 0, "\(checked)")
  }

  @Test func aLimitOfTimeEndsASearchToo() async throws {
    let folder = NSTemporaryDirectory() + "martlet-limit-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = ["--store", "f.martlet"]
    _ = try await FleetProgram.run(
      ["fleet", "simulate", "--hosts", "100", "--guests", "2000", "--into", "f.martlet"], in: folder)
    let plan = folder + "/plan.json"
    let ended = try await FleetProgram.run(
      ["fleet", "roll", "--batch", "5", "--time-limit", "1", "--format", "json", "-o", plan] + store,
      in: folder)
    #expect((0...2).contains(ended.status), "\(ended)")
    #expect(try await FleetProgram.run(["fleet", "plan", "verify", plan] + store, in: folder).status == 0)
  }
}

/// Whether martlet-fleet has begun in a process, and SIGINT does not end it; nil if it has ended.
///
/// - SeeAlso: proc_pid_status(5), Name, State, SigIgn and SigCgt.
private func survivesInterrupts(_ process: Int32) -> Bool? {
  guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
    !status.contains("State:\tZ")
  else { return nil }
  guard status.hasPrefix("Name:\tmartlet-fleet\n") else { return false }
  return status.split(separator: "\n").contains { line in
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, ["SigIgn:", "SigCgt:"].contains(words[0]) else { return false }
    return (UInt64(words[1], radix: 16) ?? 0) & 1 << (UInt64(SIGINT) - 1) != 0
  }
}
