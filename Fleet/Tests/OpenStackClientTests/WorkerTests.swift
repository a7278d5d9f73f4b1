import FleetTestSupport
import Foundation
import Testing

/// `martlet-fleet` reads by workers of its own when it is told to, and what ends a worker refuses one document.
///
/// A release build has no hostile parser; the worker is ended from outside, as the kernel ends one that breaks a rule.
@Suite(.serialized) struct FleetWorkerTests {
  /// martlet-fleet beside this test's own program; nil if it is not built.
  static let program: String? = {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    for place in [folder, folder.deletingLastPathComponent()] {
      let path = place.appendingPathComponent("martlet-fleet").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    let built = PeerPython.root + "/Fleet/.build/release/martlet-fleet"
    return FileManager.default.isExecutableFile(atPath: built) ? built : nil
  }()

  private struct Ended {
    var status: Int32
    var output: String
    var errors: String
    var workers: Set<Int32>
  }

  /// The processes that a process has started and that are workers.
  private static func workers(of parent: Int32) -> Set<Int32> {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    var found: Set<Int32> = []
    for entry in entries {
      guard let id = Int32(entry),
        let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8),
        let end = status.lastIndex(of: ")")
      else { continue }
      let fields = status[status.index(after: end)...].split(separator: " ")
      if fields.count > 1, fields[1] == "\(parent)" { found.insert(id) }
    }
    return found
  }

  private func run(_ arguments: [String], sandbox: String, endsFirstWorker: Bool = false) throws -> Ended {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.program))
    process.arguments = arguments
    process.environment = ["MARTLET_SANDBOX": sandbox, "HOME": "/nonexistent", "PATH": "/usr/bin:/bin"]
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "martlet-out-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func file(_ name: String) throws -> FileHandle {
      let path = folder.appendingPathComponent(name).path
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      return try #require(FileHandle(forWritingAtPath: path))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try file("out")
    process.standardError = try file("err")
    try process.start()
    var workers: Set<Int32> = []
    while process.isRunning {
      let now = Self.workers(of: process.processIdentifier)
      if endsFirstWorker, workers.isEmpty, let first = now.first { kill(first, SIGSYS) }
      workers.formUnion(now)
      usleep(500)
    }
    process.waitUntilExit()
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
    return Ended(
      status: process.terminationStatus, output: try text("out"), errors: try text("err"), workers: workers)
  }

  /// Records of hosts in a folder, and the path of a store beside it.
  private func fleet(_ count: Int) throws -> (folder: String, store: String, end: () -> Void) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "martlet-fleet-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("records"), withIntermediateDirectories: true)
    for index in 0..<count {
      let text =
        "<capabilities><host><uuid>5f3a1c1e-0000-4000-8000-000000000\(index + 100)</uuid><cpu><arch>x86_64</arch><model>IvyBridge</model><vendor>Intel</vendor><feature name='vmx'/></cpu></host></capabilities>"
      try text.write(
        to: folder.appendingPathComponent("records/host\(index).xml"), atomically: true, encoding: .utf8)
    }
    return (
      folder.path + "/records", folder.path + "/fleet.martlet",
      { try? FileManager.default.removeItem(at: folder) }
    )
  }

  @Test func documentsAreReadByWorkers() throws {
    let (folder, store, end) = try fleet(20)
    defer { end() }
    let ended = try run(["fleet", "add", folder, "--store", store, "--format", "json"], sandbox: "on")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(!ended.workers.isEmpty)
    #expect(try count("refused", in: ended.output) == 0, "\(ended.output)")
    let (other, second, endSecond) = try fleet(20)
    defer { endSecond() }
    let alone = try run(["fleet", "add", other, "--store", second, "--format", "json"], sandbox: "off")
    #expect(alone.status == 0 && alone.workers.isEmpty)
  }

  /// How many entries a list of an answer has.
  private func count(_ list: String, in answer: String) throws -> Int? {
    let object = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
    return (object?[list] as? [Any])?.count
  }

  /// A worker that the kernel ends costs one document; the others are added.
  @Test func aWorkerThatEndsRefusesOneDocument() throws {
    // A worker that ends between two documents costs none; the next try meets another moment.
    for _ in 0..<20 {
      let (folder, store, end) = try fleet(400)
      defer { end() }
      let ended = try run(
        ["fleet", "add", folder, "--store", store, "--format", "json"], sandbox: "on", endsFirstWorker: true)
      let refused = try #require(try count("refused", in: ended.output), "\(ended.errors)")
      #expect(refused < 2, "\(ended.output)")
      let list = try run(["fleet", "list", "--store", store, "--format", "json"], sandbox: "off")
      #expect(try count("hosts", in: list.output) == 400 - refused)
      guard refused == 0 else {
        #expect(ended.output.contains("its reader crashed (signal 31)"), "\(ended.output)")
        return
      }
    }
    Issue.record("no worker was met while it read")
  }

  @Test func anotherWordIsRefused() throws {
    let ended = try run(["fleet", "list"], sandbox: "perhaps")
    #expect(ended.status == 64)
    #expect(ended.errors == "martlet: MARTLET_SANDBOX is perhaps; it can be on, off, auto\n")
  }
}
