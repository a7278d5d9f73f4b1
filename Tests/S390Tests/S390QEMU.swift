import Foundation
import TestSupport

/// QEMU for s390x, without a guest: what it answers about CPU models, and whether it starts with one.
struct S390QEMU {
  /// The program: the installed one, or that of Scripts/fetch-s390x; nil without either.
  static let path: String? = [
    "/usr/bin/qemu-system-s390x", packageFolder.appending(path: ".oracle/qemu-s390x/qemu-system-s390x").path,
  ].first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The requests and replies of one session, as one text: the greeting, then each request before its reply.
  static func session(_ requests: [String]) throws -> String {
    let all = ["{\"execute\": \"qmp_capabilities\"}"] + requests + ["{\"execute\": \"quit\"}"]
    let output = try run(
      ["-machine", "none,accel=tcg", "-qmp", "stdio"], input: all.joined(separator: "\n") + "\n"
    )
    .output
    var replies = output.split(whereSeparator: \.isNewline).filter { !$0.contains("\"event\"") }.map(
      String.init)
    let greeting = replies.isEmpty ? "" : replies.removeFirst()
    guard replies.count == all.count else { throw Silent(text: output) }
    return greeting + "\n" + zip(all, replies).map { "\($0)\n\($1)\n" }.joined()
  }

  /// What QEMU says if it does not make the CPU; nil if it does.
  static func refusal(of cpu: String) throws -> String? {
    let end = "{\"execute\": \"qmp_capabilities\"}\n{\"execute\": \"quit\"}\n"
    let answer = try run(
      ["-S", "-L", "/usr/share/qemu", "-machine", "s390-ccw-virtio,accel=tcg", "-cpu", cpu, "-qmp", "stdio"],
      input: end)
    return answer.status == 0 ? nil : answer.errors
  }

  /// A QEMU that did not answer.
  struct Silent: Error { var text: String }

  private static func run(
    _ arguments: [String], input: String
  ) throws -> (status: Int32, output: String, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
    process.arguments =
      ["--kill-after=2", "60", path ?? "", "-no-user-config", "-nodefaults", "-display", "none"] + arguments
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    try? stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let errors = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: output, as: UTF8.self),
      String(decoding: errors, as: UTF8.self)
    )
  }
}
