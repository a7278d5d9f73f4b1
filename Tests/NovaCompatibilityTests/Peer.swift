import Foundation
import NovaCompatibility
import TestSupport
import Testing

/// An unpacked source or wheel of Nova, whose own code is asked.
struct NovaTree: Sendable, CustomTestStringConvertible {
  let path: String
  let version: String
  var testDescription: String { "nova \(version)" }

  init?(path: String) {
    guard FileManager.default.fileExists(atPath: path + "/nova/virt/libvirt/driver.py"),
      let version = path.split(separator: "/").last?.split(separator: "-").last,
      (try? NovaRelease(version)) != nil
    else { return nil }
    self.path = path
    self.version = String(version)
  }

  /// The folders `nova-VERSION` that `MARTLET_NOVA_SOURCE` names, or those under `.oracle`.
  static let all: [NovaTree] = {
    if let named = ProcessInfo.processInfo.environment["MARTLET_NOVA_SOURCE"] {
      return named.split(separator: ":").compactMap { NovaTree(path: String($0)) }
    }
    let folder = packageFolder.appending(path: ".oracle").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { $0.hasPrefix("nova-") }.compactMap { NovaTree(path: folder + "/" + $0) }
  }()

  /// Nova's answers, in the questions' order.
  func ask(_ questions: [PeerQuestion]) throws -> [PeerAnswer] {
    let script = packageFolder.appending(path: "Tests/NovaCompatibilityTests/Peer/ask-nova.py").path
    let folder = FileManager.default.temporaryDirectory.appending(path: "nova-peer-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in"), folder.appending(path: "out"))
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    try encoder.encode(questions).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = ["--kill-after=2", "120", "python3", script, path]
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw PeerError(status: process.terminationStatus) }
    return try JSONDecoder().decode([PeerAnswer].self, from: Data(contentsOf: output))
  }
}

/// The script ended with a status other than 0.
struct PeerError: Error {
  let status: Int32
}

/// What Nova is asked; the keys are snake case in JSON.
struct PeerQuestion: Encodable {
  var ask: String
  var destinationModel = ""
  var modelNames: [String] = []
  var answers: [Returned] = []
  var sourceCpuInfo: Info?
  var types: [String] = []
  var versions: [Int] = []
  var configuration: Configuration

  /// What libvirt returns, or the message of what it raises.
  enum Returned: Encodable {
    case number(Int)
    case error(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .error(let message): try container.encode(message)
      }
    }
  }

  struct Info: Encodable {
    var arch, model, vendor: String
    var features: [String]
    var topology: [String: Int]
  }

  struct Configuration: Encodable {
    var virtType: String
    var cpuMode: String?
    var cpuModels, flags, workarounds: [String]
  }
}

/// What Nova answers.
struct PeerAnswer: Decodable {
  var exception: String?
  var message: String?
  /// libvirt's function and the XML that it was given.
  var calls: [[String]]
  /// What is logged as an error.
  var errors: [String]
}
