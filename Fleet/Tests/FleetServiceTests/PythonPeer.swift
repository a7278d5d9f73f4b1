import FleetTestSupport
import Foundation
import Testing

/// A program in Python whose first line of output is its port on loopback; it ends with its value.
final class PythonPeer: @unchecked Sendable {
  /// The port.
  let port: Int
  private let process = Process()
  private let input = Pipe()
  private var lines: AsyncStream<String>.Iterator

  /// Starts a program of the folder Peer.
  ///
  /// - Parameter isQuiet: Whether what it says on standard error is dropped.
  init(_ name: String, _ arguments: [String], python: String = "/usr/bin/python3", isQuiet: Bool = false)
    async throws
  {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Peer/" + name)
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-W", "ignore", script.path] + arguments
    let pipe = Pipe()
    process.standardInput = input
    process.standardOutput = pipe
    if isQuiet { process.standardError = FileHandle.nullDevice }
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    try process.start()
    Thread.detachNewThread {
      var rest: [UInt8] = []
      while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
        rest += data
        while let end = rest.firstIndex(of: 10) {
          continuation.yield(String(decoding: rest[..<end], as: UTF8.self))
          rest.removeSubrange(...end)
        }
      }
      continuation.finish()
    }
    lines = stream.makeAsyncIterator()
    port = try #require(await lines.next().flatMap { Int($0) })
  }

  deinit { stop() }

  /// Ends it; nobody listens at its port any more.
  func stop() {
    guard process.isRunning else { return }
    // Other tests make this process ignore SIGTERM, which its children inherit.
    kill(process.processIdentifier, SIGKILL)
    // A killed program's sockets are closed before it is a zombie; Foundation may notice its end much later.
    while isRunning { usleep(1000) }
  }

  /// - SeeAlso: proc(5), /proc/PID/stat: the state follows the name in parentheses.
  private var isRunning: Bool {
    guard
      let status = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8),
      let name = status.lastIndex(of: ")")
    else { return false }
    return !status[name...].hasPrefix(") Z")
  }

  /// The next line that it prints.
  func next() async throws -> String { try #require(await lines.next()) }

  /// Gives it a line.
  func tell(_ line: Data) throws { try input.fileHandleForWriting.write(contentsOf: line + [10]) }
}
