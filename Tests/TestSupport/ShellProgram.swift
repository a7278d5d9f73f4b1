import Foundation

/// What a shell, or a program that reads scripts, made of a text.
public struct ShellAnswer: Sendable {
  /// The exit status.
  public let status: Int32
  /// What it wrote, to either stream.
  public let output: String
}

/// Gives `input` to a program and waits for its end.
///
/// - Throws: Foundation's error if it cannot be started.
public func feed(
  _ command: [String], _ input: String, environment: [String: String] = [:]
) throws -> ShellAnswer {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = command
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  // What a script writes stays in a folder of its own.
  let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  process.currentDirectoryURL = folder
  let file = folder.appending(path: "input")
  try Data(input.utf8).write(to: file)
  process.standardInput = try FileHandle(forReadingFrom: file)
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return ShellAnswer(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
}

/// Writes a program that may be run at once.
///
/// A shell of its own writes it: a child that another thread starts holds, until its exec, what this process has open for writing, and
/// whoever runs the file then fails with ETXTBSY (execve(2)).
///
/// - Throws: `UnwrittenProgram` with what the shell said.
public func writeProgram(_ text: String, at path: String) throws {
  let answer = try feed(
    ["/bin/sh", "-c", #"cat >"$0.new" && chmod 755 "$0.new" && mv -f "$0.new" "$0""#, path], text)
  guard answer.status == 0 else { throw UnwrittenProgram(reason: answer.output) }
}

/// Copies a program so that it may be run at once, as `writeProgram(_:at:)` writes one.
public func copyProgram(_ source: String, to path: String) throws {
  let answer = try feed(["/bin/cp", "-p", source, path], "")
  guard answer.status == 0 else { throw UnwrittenProgram(reason: answer.output) }
}

/// A program of a test that could not be written.
public struct UnwrittenProgram: Error {
  /// What the shell said.
  public let reason: String
}

/// The program's path; nil if it is not installed.
public func installedProgram(_ name: String) -> String? {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// Each command that `script` runs, as the words that the shell gives it: every program is a function that prints its words, each
/// after a byte 1, the command after a byte 2.
///
/// Functions answer with success, so that what stands behind `&&` runs too.
public func words(of script: String, programs: [String]) throws -> [[String]] {
  let functions = programs.map { name in
    "\(name)() { printf '\\002'; printf '\\001%s' \(name) \"$@\"; }"
  }.joined(separator: "\n")
  let answer = try feed(
    ["/bin/sh"], "exec 2>/dev/null\n" + functions + "\n" + script + "\n",
    environment: ["PATH": "/nonexistent"])
  return answer.output.split(separator: "\u{2}").map { command in
    command.split(separator: "\u{1}", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }
}
