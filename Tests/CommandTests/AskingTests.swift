import Foundation
import Synchronization
import TestSupport
import Testing

/// Hosts and daemons that do not answer, do not let the user in, or are given up on: the exit status and the line of every verb.
@Suite(.serialized, .timeLimit(.minutes(10)))
struct AskingTests {
  private static let sandy = "Examples/article/sandybridge.txt"
  private static let broad = "Examples/article/broadwell.txt"
  private let files: AskingFiles

  init() throws { files = try AskingFiles() }

  /// The command of every verb that takes a host or guest, with `host` in its place.
  private func commands(_ host: String, isLibvirt: Bool) -> [[String]] {
    var all = [
      ["show", host], ["level", host], ["doctor", host], ["check", files.guest, "--on", host],
      ["check", host + "#web", "--on", Self.sandy], ["compare", files.guest, host],
      ["compare", host, Self.sandy], ["fix", files.guest, "--on", host],
      ["diagnose", "--from", Self.sandy, "--to", host], ["explain", "avx2", "--on", host],
      ["explain", "Haswell", "--on", host], ["explain", "missing features: hle", "--from", host],
      ["features", "avx2", "--on", host], ["lint", host], ["upgrade", "--host", host, "--kernel", "6.18"],
      ["libvirt", "compare", host, files.guest], ["libvirt", "baseline", host, Self.sandy],
      ["libvirt", "expand", files.guest, "--on", host], ["libvirt", "decode", host],
    ]
    if isLibvirt {
      all += [
        ["migrate", "web", "--from", host, "--to", "qemu:///session"],
        ["migrate", host + "#web", "--to", "qemu:///session"],
      ]
    }
    return all
  }

  /// Runs commands side by side, as most of them wait.
  private func results(
    of commands: [[String]], environment: [String: String] = [:], runner: [String] = []
  ) -> [(words: [String], result: CommandResult)] {
    let found = Mutex<[Int: CommandResult]>([:])
    DispatchQueue.concurrentPerform(iterations: commands.count) { index in
      let result =
        runner.isEmpty
        ? try? martlet(commands[index], environment: environment)
        : try? run(runner[0], runner.dropFirst() + [martletPath] + commands[index], environment: environment)
      found.withLock { $0[index] = result }
    }
    let all = found.withLock { $0 }
    return commands.indices.map {
      (commands[$0], all[$0] ?? CommandResult(status: -1, output: "", errors: "could not be run"))
    }
  }

  private func expect(
    _ results: [(words: [String], result: CommandResult)], status: Int32, _ words: String
  ) {
    for (command, result) in results {
      #expect(result.status == status, "\(command): \(result)")
      #expect(result.output.isEmpty, "\(command): \(result)")
      #expect(result.errors.contains(words), "\(command): \(result)")
      let lines = result.errors.split(separator: "\n").filter { !$0.hasPrefix("martlet: note: ") }
      #expect(lines.count == 1 && lines.first?.hasPrefix("martlet: ") == true, "\(command): \(result)")
    }
  }

  @Test func noAnswerInTimeIs75() throws {
    let silent = try SilentPort()
    let daemon = "qemu+tcp://127.0.0.1:\(silent.number)/system"
    let limit = ["--time-limit", "1"]
    expect(
      results(of: commands(daemon, isLibvirt: true).map { $0 + limit }), status: 75,
      "\(daemon): libvirt did not answer within 1 s (--time-limit)")
    let host = "ssh://127.0.0.1:\(silent.number)"
    expect(
      results(of: commands(host, isLibvirt: false).map { $0 + limit }), status: 75, "(--time-limit)")
  }

  @Test func noPermissionIs77() throws {
    let socket = try files.write("", "socket")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: socket)
    // Root is not kept out by a mode.
    let runner =
      getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : []
    let journal = ["XDG_STATE_HOME": files.path + "/state"]
    expect(
      results(
        of: commands("qemu+unix:///session?socket=\(socket)", isLibvirt: true), environment: journal,
        runner: runner), status: 77, "Permission denied")
    let path = ["PATH": "\(files.path)/bin:/usr/bin:/bin"]
    expect(
      results(of: commands("ssh://closed", isLibvirt: false), environment: path), status: 77,
      "ssh://closed: nobody@closed: Permission denied (publickey)")
  }

  /// Among others that answer, such a host is part of the answer.
  @Test func othersStillAnswer() throws {
    let silent = try SilentPort()
    let late = "qemu+tcp://127.0.0.1:\(silent.number)/system"
    let path = ["PATH": "\(files.path)/bin:/usr/bin:/bin"]
    let result = try martlet(
      ["check", files.guest, "--on", Self.sandy, late, "ssh://closed", "--time-limit", "1"], environment: path
    )
    #expect(result.status == 2 && result.errors.isEmpty, "\(result)")
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("NOT OBTAINED - \(late) could not be asked: libvirt did not answer within 1 s"))
    #expect(words.contains("- ssh://closed could not be asked: nobody@closed: Permission denied (publickey)"))
  }

  /// Ctrl-C while hosts are asked: what has answered is the answer.
  @Test func interruptedAskingKeepsWhatAnswered() throws {
    let (silent, host) = (try SilentPort(), try SilentPort())
    let uris = ["qemu+tcp://127.0.0.1:\(silent.number)/system", "ssh://127.0.0.1:\(host.number)"]
    let verbs = [
      ["check", files.guest, "--on", Self.sandy], ["level", Self.sandy, Self.broad], ["doctor", Self.sandy],
      ["features", "avx2", "--on", Self.sandy], ["explain", "Haswell", "--on", Self.sandy],
      ["explain", "avx2", "--on", Self.sandy], ["show", Self.sandy],
    ]
    for verb in verbs {
      let result = try interrupted(verb + uris, [silent, host])
      #expect(result.status == 130, "\(verb): \(result)")
      #expect(
        result.errors == "martlet: interrupted; the answer covers only the hosts that answered\n",
        "\(verb): \(result)")
      let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.lowercased().contains("sandybridge"), "\(verb): \(result)")
      for uri in uris {
        #expect(
          words.contains("- \(uri) could not be asked: interrupted before it answered."), "\(verb): \(result)"
        )
      }
      silent.takesCall()
      host.takesCall()
    }
    let json = try interrupted(verbs[0] + uris + ["--format", "json"], [silent, host])
    #expect(json.status == 130 && json.output.contains("could not be asked: interrupted"), "\(json)")
  }

  /// Where nothing has answered, one line is all.
  @Test func interruptedAskingWithoutAnyAnswer() throws {
    let silent = try SilentPort()
    let uri = "qemu+tcp://127.0.0.1:\(silent.number)/system"
    for command in commands(uri, isLibvirt: true) {
      let result = try interrupted(command, [silent])
      #expect(result.status == 130 && result.output.isEmpty, "\(command): \(result)")
      let lines = result.errors.split(separator: "\n").filter { !$0.hasPrefix("martlet: note: ") }
      #expect(lines == ["martlet: \(uri): interrupted before it answered"], "\(command): \(result)")
      silent.takesCall()
    }
  }

  /// Hosts that were captured before Ctrl-C are written.
  @Test func interruptedCaptureKeepsWhatAnswered() throws {
    let folder = files.path + "/captured"
    let process = try start(
      ["capture", "--ssh", "open", "--ssh", "slow", "--parallel", "2", "-o", folder],
      ["PATH": "\(files.path)/bin:/usr/bin:/bin:/usr/sbin:/sbin"])
    for _ in 0..<1200 where !FileManager.default.fileExists(atPath: files.path + "/open.done") {
      Thread.sleep(forTimeInterval: 0.05)
    }
    // The answer is read after the host's shell has ended.
    Thread.sleep(forTimeInterval: 1)
    process.interrupt()
    process.waitUntilExit()
    let errors = try String(contentsOfFile: files.path + "/err", encoding: .utf8)
    #expect(process.terminationReason == .exit && process.terminationStatus == 130, "\(errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["open.json"], "\(errors)")
    #expect(try martlet("show", folder + "/open.json").status == 0)
    #expect(errors.contains("martlet: slow: the capture stopped before the host answered"))
    #expect(errors.hasSuffix("martlet: interrupted; the answer covers only the hosts that answered\n"))
  }

  private func start(_ words: [String], _ environment: [String: String] = [:]) throws -> Process {
    for name in ["out", "err"] { _ = try files.write("", name) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: martletPath)
    process.arguments = words
    process.currentDirectoryURL = URL(fileURLWithPath: packageRoot)
    var variables = ProcessInfo.processInfo.environment
    variables["XDG_STATE_HOME"] = files.path + "/state"
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: files.path + "/out")
    process.standardError = FileHandle(forWritingAtPath: files.path + "/err")
    try process.run()
    return process
  }

  /// Runs a command, and interrupts it once all of `ports` are called.
  private func interrupted(_ words: [String], _ ports: [SilentPort]) throws -> CommandResult {
    let process = try start(words)
    for port in ports { #expect(port.isCalled(), "\(words)") }
    process.interrupt()
    process.waitUntilExit()
    return CommandResult(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: try String(contentsOfFile: files.path + "/out", encoding: .utf8),
      errors: try String(contentsOfFile: files.path + "/err", encoding: .utf8))
  }
}

/// Files of these tests, gone at the end: a guest, and an ssh that knows three hosts.
final class AskingFiles {
  let path = "/tmp/martlet-\(UUID().uuidString.prefix(8))"
  var guest: String { path + "/guest.xml" }

  init() throws {
    try FileManager.default.createDirectory(atPath: path + "/bin", withIntermediateDirectories: true)
    _ = try write(
      "<domain type='kvm'><name>web</name><os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>"
        + "<cpu mode='custom' match='exact' check='full'><model fallback='forbid'>SandyBridge</model></cpu></domain>",
      "guest.xml")
    try writeProgram(
      """
      #!/bin/sh
      for word; do case $word in
        closed|ssh://closed) echo 'nobody@closed: Permission denied (publickey).' >&2; exit 255;;
        open) sh -s; touch '\(path)/open.done'; exit 0;;
        slow) exec sleep 100;;
      esac; done
      exit 255
      """, at: path + "/bin/ssh")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) throws -> String {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
    return path + "/" + name
  }
}
