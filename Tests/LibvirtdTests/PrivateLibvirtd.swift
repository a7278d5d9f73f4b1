import Foundation

/// A libvirtd of these tests' own: its sockets, state, configuration and cache are in a temporary folder, no system
/// service is touched, and it is ended by its process id.
///
/// It is a session daemon, run as the ordinary user, or as `nobody` where the tests run as root: root's libvirtd
/// would be the system's. Should the tests be killed, it ends by itself after 30 minutes without a client.
final class PrivateLibvirtd: Sendable {
  /// The daemon of the test that runs.
  @TaskLocal static var current: PrivateLibvirtd?

  /// Whether the programs that are needed are installed.
  static let isInstalled = ["/usr/sbin/libvirtd", "/usr/bin/virsh", qemuPath].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static let qemuPath = "/usr/bin/qemu-system-x86_64"

  private let folder: String
  private let environment: [String: String]
  private let daemon = Process()

  /// Starts the daemon, and waits until it answers: at most 30 s.
  ///
  /// - Throws: `Failure` if it does not come up; nothing is left behind then.
  init() throws {
    // Short, because a socket's path may have 107 bytes.
    folder = "/tmp/martlet-\(UUID().uuidString.prefix(8))"
    environment = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "HOME": folder,
      "XDG_RUNTIME_DIR": folder + "/run", "XDG_CONFIG_HOME": folder + "/config",
      "XDG_CACHE_HOME": folder + "/cache", "XDG_DATA_HOME": folder + "/data",
      "XDG_STATE_HOME": folder + "/state",
    ]
    do {
      try makeFolders()
      try start()
    } catch {
      stop()
      throw error
    }
  }

  deinit { stop() }

  private func makeFolders() throws {
    for name in ["run", "config", "cache", "data", "state", "files"] {
      try FileManager.default.createDirectory(
        atPath: folder + "/" + name, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    guard getuid() == 0 else { return }
    let giving = Program(
      command: ["/usr/bin/chown", "-R", "nobody:nogroup", folder], environment: environment)
    let answer = try giving.run()
    guard answer.status == 0 else { throw Failure("chown: \(answer)") }
  }

  private func start() throws {
    let command = Self.unprivileged(["/usr/sbin/libvirtd", "--timeout", "1800"])
    let log = folder + "/libvirtd.log"
    try "".write(toFile: log, atomically: false, encoding: .utf8)
    daemon.executableURL = URL(fileURLWithPath: command[0])
    daemon.arguments = Array(command.dropFirst())
    daemon.environment = environment
    daemon.standardInput = FileHandle.nullDevice
    daemon.standardOutput = FileHandle.nullDevice
    daemon.standardError = FileHandle(forWritingAtPath: log)
    try daemon.run()
    // The socket is there before the daemon listens, and on a busy machine well before it answers.
    var answer: Answer?
    for _ in 0..<300 where daemon.isRunning && answer?.status != 0 {
      if FileManager.default.fileExists(atPath: socket) { answer = try virsh("capabilities") }
      if answer?.status != 0 { Thread.sleep(forTimeInterval: 0.1) }
    }
    guard answer?.status == 0 else {
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw Failure("libvirtd did not answer within 30 s: \(said) \(answer.map { "\($0)" } ?? "")")
    }
  }

  /// Ends the daemon by its process id, and removes its folder.
  func stop() {
    if daemon.isRunning {
      daemon.terminate()
      for _ in 0..<100 where daemon.isRunning { Thread.sleep(forTimeInterval: 0.05) }
      if daemon.isRunning { kill(daemon.processIdentifier, SIGKILL) }
      daemon.waitUntilExit()
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// How a client reaches the daemon.
  var uri: String { "qemu+unix:///session?socket=" + socket }

  /// The daemon's socket.
  var socket: String { folder + "/run/libvirt/libvirt-sock" }

  /// Writes a file that virsh can read, and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = folder + "/files/" + name
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    return path
  }

  /// What virsh answers to one command, without the blank line that it puts after each.
  func virsh(_ arguments: String...) throws -> Answer { try virsh(arguments) }

  /// What virsh answers to one command, without the blank line that it puts after each.
  func virsh(_ arguments: [String]) throws -> Answer {
    // A named socket keeps virsh from starting a daemon by itself.
    let connection = ["/usr/bin/virsh", "-q", "-c", uri]
    return try Program(command: Self.unprivileged(connection + arguments), environment: environment).run()
  }

  /// What virsh answers to each of several commands given to one process: without exit statuses, but much faster.
  func virsh(each commands: [[String]]) throws -> [Answer] {
    // Between commands, the separator is written to both streams: bare, and as an error's line.
    let separator = "==next=="
    let texts = commands.map { $0.joined(separator: " ") }
    let all = texts.joined(separator: "; echo \(separator); echo --err \(separator); ")
    let said = try virsh([all])
    let outputs = said.output.components(separatedBy: separator)
    let errors = said.errors.components(separatedBy: "error: \(separator)\n")
    guard outputs.count == commands.count, errors.count == commands.count else {
      throw Failure("virsh did not answer to each of \(commands.count) commands: \(said)")
    }
    return zip(outputs, errors).map { Answer(status: nil, output: $0, errors: $1) }
  }

  /// What a QEMU of this test's own, started as libvirt starts it for probing, replies to `commands`.
  ///
  /// It is not asked through the daemon. It ends by the command `quit`, or else by its process id after 60 s.
  func qemu(_ commands: [String]) throws -> [UInt8] {
    let program = Program(
      command: Self.unprivileged([
        Self.qemuPath, "-S", "-no-user-config", "-nodefaults", "-nographic", "-machine", "none,accel=tcg",
        "-qmp", "stdio",
      ]), environment: environment)
    let all = ["{\"execute\": \"qmp_capabilities\"}"] + commands + ["{\"execute\": \"quit\"}"]
    let answer = try program.run(all.map { $0 + "\n" }.joined())
    guard answer.status == 0 else { throw Failure("QEMU: \(answer)") }
    return Array(answer.output.utf8)
  }

  /// The command as an ordinary user's, with no signals blocked: the thread that starts it blocks SIGTERM, and a
  /// daemon that inherits that cannot be asked to end.
  private static func unprivileged(_ command: [String]) -> [String] {
    let user = ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
    return ["/usr/bin/env", "--default-signal"] + (getuid() == 0 ? user : []) + command
  }
}
