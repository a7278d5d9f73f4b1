import FleetTestSupport
import Foundation

/// Peer/serve-front.py: TLS before a port of loopback, or a proxy.
final class FrontServer {
  /// Where it listens on 127.0.0.1.
  let port: Int
  private let process = Process()
  private let input = Pipe()

  /// Starts it, and waits until it listens.
  init(_ arguments: [String]) throws {
    let script = "\(PeerPython.root)/Fleet/Tests/OpenStackClientTests/Peer/serve-front.py"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script] + arguments
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.start()
    var text = Data()
    while !text.contains(0x0a) {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      text += more
    }
    guard
      let port = Int(String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    else {
      throw CocoaError(.fileReadUnknown)
    }
    self.port = port
  }

  /// Ends it.
  func end() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

/// Keys and certificates of a test's own authority, made by openssl.
struct TestAuthority {
  let folder: String

  /// Makes an authority.
  init() throws {
    folder =
      FileManager.default.temporaryDirectory.appendingPathComponent("martlet-authority-\(UUID().uuidString)")
      .path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Self.openssl(
      ["req", "-x509"] + Self.key
        + [
          "-keyout", path("ca.key"), "-out", path("ca.pem"), "-days", "2", "-subj", "/CN=Authority of a test",
        ])
  }

  func end() { try? FileManager.default.removeItem(atPath: folder) }

  /// The path of a file of it.
  func path(_ name: String) -> String { "\(folder)/\(name)" }

  private static let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

  /// A certificate for names, and its key.
  ///
  /// - Parameters:
  ///   - names: As openssl writes them: `IP:127.0.0.1`, `DNS:cloud.example.org`.
  ///   - days: For how long it is valid; -1 for one that expired yesterday.
  func certificate(_ names: String, days: Int = 2) throws -> (certificate: String, key: String) {
    let name = UUID().uuidString
    try "subjectAltName=\(names)\n".write(toFile: path(name + ".ext"), atomically: true, encoding: .utf8)
    try Self.openssl(
      ["req", "-new"] + Self.key
        + ["-keyout", path(name + ".key"), "-out", path(name + ".csr"), "-subj", "/CN=Cloud of a test"])
    try Self.openssl([
      "x509", "-req", "-in", path(name + ".csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"),
      "-CAcreateserial", "-days", "\(days)", "-extfile", path(name + ".ext"), "-out", path(name + ".pem"),
    ])
    return (path(name + ".pem"), path(name + ".key"))
  }

  private static func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.start()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
