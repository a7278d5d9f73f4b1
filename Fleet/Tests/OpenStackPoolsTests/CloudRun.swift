import FleetTestSupport
import Foundation
import Testing

/// A run of martlet-fleet against a cloud, which waits for a line before it begins, so that its number is known to the cloud.
final class CloudRun {
  let process = Process()
  private let input = Pipe()
  private let output, errors: String
  private var isBegun = false

  init(_ words: [String], in cloud: PoolCloud, environment: [String: String]? = nil) throws {
    let name = cloud.folder + "/run-\(UUID().uuidString)"
    (output, errors) = (name + ".out", name + ".err")
    for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "read line; exec \"$0\" \"$@\"", PoolCloud.program ?? ""] + words
    process.environment = environment ?? cloud.environment
    process.standardInput = input
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.start()
  }

  /// Lets it begin.
  func begin() throws {
    guard !isBegun else { return }
    isBegun = true
    try input.fileHandleForWriting.write(contentsOf: Data("go\n".utf8))
    try input.fileHandleForWriting.close()
  }

  /// What it has written to standard error.
  var said: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

  /// Waits for its end.
  func finish() throws -> (status: Int32, isKilled: Bool, text: String, said: String) {
    try begin()
    process.waitUntilExit()
    return (
      process.terminationStatus, process.terminationReason == .uncaughtSignal,
      try String(contentsOfFile: output, encoding: .utf8), said
    )
  }
}
