import Foundation
import TestSupport

/// A folder of one test's own, removed with the value.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString.prefix(8))").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders that it is in, and returns its path.
  @discardableResult func write(_ name: String, _ text: String, isProgram: Bool = false) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    if isProgram {
      try writeProgram(text, at: file)
    } else {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
    return file
  }

  /// A folder of links, one for each name, and returns its path.
  func links(in folder: String, _ names: [String], to target: (String) -> String?) throws -> String {
    let links = path + "/" + folder
    try FileManager.default.createDirectory(atPath: links, withIntermediateDirectories: true)
    for name in names {
      guard let program = target(name) else { continue }
      try FileManager.default.createSymbolicLink(atPath: links + "/" + name, withDestinationPath: program)
    }
    return links
  }
}

/// What a program said, and how it ended.
struct Answer {
  var status: Int32
  var output: [UInt8]
  var errors: String
}

/// The path of an installed program.
func installed(_ name: String) -> String? {
  ["/usr/local/bin/", "/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"].map { $0 + name }.first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}

/// Runs a program to its end, for at most 60 s: then `timeout` of coreutils ends it, and the status is 124.
func run(
  _ command: [String], environment: [String: String] = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"],
  input: String = "/dev/null"
) throws -> Answer {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
  process.arguments = ["--kill-after=2", "60"] + command
  process.environment = environment
  process.standardInput = FileHandle(forReadingAtPath: input)
  let (stdout, errors) = (Pipe(), try Scratch())
  let log = try errors.write("errors", "")
  process.standardOutput = stdout
  process.standardError = FileHandle(forWritingAtPath: log)
  try process.run()
  let output = stdout.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return Answer(
    status: process.terminationStatus, output: Array(output),
    errors: try String(contentsOfFile: log, encoding: .utf8))
}
