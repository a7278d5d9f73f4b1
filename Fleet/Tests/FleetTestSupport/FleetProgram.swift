internal import Foundation

/// `martlet-fleet` as a process of its own.
public enum FleetProgram {
  /// The program beside these tests; nil if it is not built.
  public static let path: String? = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return [folder, folder.deletingLastPathComponent()].map {
      $0.appendingPathComponent("martlet-fleet").path
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What a run printed, and how it ended.
  public struct Ended: Sendable {
    /// The exit status; 128 and the signal's number for one that a signal ended.
    public var status: Int32
    /// What is on standard output and on standard error.
    public var output, errors: String
  }

  /// The program is not beside the tests.
  public struct Missing: Error {}

  /// Runs it with an environment of its own, on a thread that may block.
  ///
  /// - Parameter meanwhile: Is called with the process's number while it runs.
  public static func run(
    _ words: [String], _ environment: [String: String] = [:], in folder: String,
    meanwhile: @escaping @Sendable (Int32) -> Void = { _ in }
  ) async throws -> Ended {
    guard let program = path else { throw Missing() }
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            let process = Process()
            // A shell that starts the tests beside others makes them, and what they start, ignore Ctrl-C.
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["--default-signal=INT", program] + words
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
            try process.start()
            meanwhile(process.processIdentifier)
            process.waitUntilExit()
            let isSignal = process.terminationReason == .uncaughtSignal
            return Ended(
              status: process.terminationStatus + (isSignal ? 128 : 0),
              output: try String(contentsOfFile: name + ".out", encoding: .utf8),
              errors: try String(contentsOfFile: name + ".err", encoding: .utf8))
          })
      }
    }
  }
}
