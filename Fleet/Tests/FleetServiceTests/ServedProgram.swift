import FleetTestSupport
import Foundation
import Synchronization
import Testing

/// `martlet-fleet serve` as a process, which ends with its value.
final class ServedProgram: @unchecked Sendable {
  private let process = Process()
  /// Its address.
  let address: String

  /// What it said on standard error so far.
  let said: Said

  /// Text that grows.
  final class Said: Sendable {
    private let state = Mutex("")

    var text: String { state.withLock { $0 } }

    func add(_ more: String) -> String {
      state.withLock { state in
        state += more
        return state
      }
    }
  }

  /// - Parameter path: Where it finds other programs.
  init(_ words: [String], path: String = "/usr/bin:/bin", in folder: String) async throws {
    process.executableURL = URL(fileURLWithPath: try #require(FleetProgram.path))
    process.arguments = ["serve", "--listen", "127.0.0.1:0"] + words
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["HOME": folder, "PATH": path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.start()
    let (stream, continuation) = AsyncStream.makeStream(of: String.self)
    let said = Said()
    self.said = said
    Thread.detachNewThread {
      while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
        continuation.yield(said.add(String(decoding: data, as: UTF8.self)))
      }
      continuation.finish()
    }
    var found: String?
    for await text in stream {
      guard let line = text.firstMatch(of: /(http:\/\/127\.0\.0\.1:[0-9]+)\/\n/) else { continue }
      found = String(line.1)
      break
    }
    address = try #require(found)
  }

  deinit { kill() }

  /// Sends it a signal.
  func signal(_ number: Int32) { Foundation.kill(process.processIdentifier, number) }

  /// Ends it at once, as nobody can prevent.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
