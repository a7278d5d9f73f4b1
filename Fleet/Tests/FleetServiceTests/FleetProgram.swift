import Foundation
import Testing

/// `martlet-fleet` as a process of its own.
enum FleetProgram {
  /// The program beside these tests; nil if it is not built.
  static let path: String? = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return [folder, folder.deletingLastPathComponent()].map {
      $0.appendingPathComponent("martlet-fleet").path
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What a run printed, and how it ended.
  struct Ended: Sendable {
    var status: Int32
    var output, errors: String
  }

  /// Runs it with an environment of its own, on a thread that may block.
  static func run(
    _ words: [String], _ environment: [String: String] = [:], in folder: String
  ) async throws -> Ended {
    let program = try #require(path)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = words
            process.currentDirectoryURL = URL(fileURLWithPath: folder)
            process.environment = ["HOME": folder, "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
            // Files, since a full pipe would keep the program from its end.
            let name = folder + "/run-\(UUID().uuidString)"
            for end in [".out", ".err"] {
              try Data().write(to: URL(fileURLWithPath: name + end))
            }
            process.standardOutput = FileHandle(forWritingAtPath: name + ".out")
            process.standardError = FileHandle(forWritingAtPath: name + ".err")
            process.standardInput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return Ended(
              status: process.terminationStatus,
              output: try String(contentsOfFile: name + ".out", encoding: .utf8),
              errors: try String(contentsOfFile: name + ".err", encoding: .utf8))
          })
      }
    }
  }
}
