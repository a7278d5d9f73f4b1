import Foundation

/// What a program said, and how it ended.
struct Answer: Equatable, CustomStringConvertible {
  /// Nil for one of several commands that were given to one virsh, which does not tell.
  var status: Int32?
  var output: String
  var errors: String

  var description: String { "exit status \(status.map(String.init) ?? "unknown")\n\(output)\(errors)" }
}

/// A program that is run to its end, for at most 60 s.
struct Program {
  /// The path and the arguments.
  var command: [String]
  var environment: [String: String]

  /// Runs the program with `input` and waits for its end.
  ///
  /// `timeout` of coreutils ends it by its process id (exit status 124) where it takes too long.
  ///
  /// - Throws: Foundation's error if it cannot be started.
  func run(_ input: String = "") throws -> Answer {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments = ["--kill-after=2", "60"] + command
    process.environment = environment
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let errors = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }
}
