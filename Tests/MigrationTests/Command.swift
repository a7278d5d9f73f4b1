import Foundation
import Glibc

/// How a command ended, and what it said.
struct Ended: CustomStringConvertible {
  var status: Int32
  var output: String
  var errors: String

  var description: String { "exit status \(status)\n\(output)\(errors)" }
}

/// A command that runs by itself; what it says goes to files, so that it never waits for a reader.
final class Command {
  private let process = Process()
  private let folder = NSTemporaryDirectory() + "martlet-command-\(UUID().uuidString)"

  /// Starts a program; it is ended by its process id after 120 s.
  init(_ words: [String], environment: [String: String]) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["out", "err"] {
      try "".write(toFile: "\(folder)/\(name)", atomically: false, encoding: .utf8)
    }
    process.executableURL = URL(fileURLWithPath: words[0])
    process.arguments = Array(words.dropFirst())
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: folder + "/out")
    process.standardError = FileHandle(forWritingAtPath: folder + "/err")
    try process.run()
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var isRunning: Bool { process.isRunning }
  var id: pid_t { process.processIdentifier }

  /// What it has written so far.
  var output: String { text("out") }

  /// Sends a signal.
  func signal(_ number: Int32) { if process.isRunning { kill(process.processIdentifier, number) } }

  /// Waits for the end; a signal's number is negative then.
  func wait() -> Ended {
    for _ in 0..<1200 where process.isRunning { Thread.sleep(forTimeInterval: 0.1) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    let isSignal = process.terminationReason == .uncaughtSignal
    return Ended(
      status: isSignal ? -process.terminationStatus : process.terminationStatus, output: text("out"),
      errors: text("err"))
  }

  private func text(_ name: String) -> String {
    (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
  }
}

/// Why a test could not be made.
struct Unmade: Error, CustomStringConvertible {
  var description: String
}
