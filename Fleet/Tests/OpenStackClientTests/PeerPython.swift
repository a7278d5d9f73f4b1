import FleetTestSupport
import Foundation

/// A Python in which packages from PyPI are installed, made once in `.oracle/` (Scripts/fetch-openstack).
enum PeerPython {
  /// The repository's folder.
  static let root: String = {
    var folder = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    return folder.path
  }()

  /// The interpreter with openstacksdk; nil if it was not fetched.
  static let sdk = interpreter("openstacksdk")

  private static func interpreter(_ name: String) -> String? {
    let path = "\(root)/.oracle/\(name)/bin/python"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  /// What a script prints for its input.
  static func run(_ python: String, _ script: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [script]
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("martlet-\(UUID().uuidString)")
    try input.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.start()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
