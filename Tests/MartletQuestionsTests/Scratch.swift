import Foundation
import TestSupport

/// A folder that is gone at the end.
final class Scratch {
  let path = FileManager.default.temporaryDirectory.appending(path: "questions-\(UUID().uuidString)").path

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and returns its path.
  func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    return path + "/" + name
  }
}

/// What one run of the command gave.
struct CommandResult {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs `martlet` in the package's folder, and waits for its end.
func martlet(_ arguments: [String]) throws -> CommandResult {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: martletPath)
  process.arguments = arguments
  process.currentDirectoryURL = packageFolder
  let (output, errors) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = errors
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let outputData = output.fileHandleForReading.readDataToEndOfFile()
  let errorData = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return CommandResult(
    status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
    errors: String(decoding: errorData, as: UTF8.self))
}

/// A file of the package's examples.
func example(_ name: String) -> String { packageFolder.path + "/Examples/article/" + name }
