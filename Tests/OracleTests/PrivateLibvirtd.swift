import Foundation

/// A libvirtd of this test's own: its sockets, state and cache are in a temporary folder, no system service is
/// touched, and it is ended by its process id.
///
/// It runs as an ordinary user (as `nobody` where the tests run as root), so that it is a session daemon.
final class PrivateLibvirtd {
  /// What a program gave.
  struct Answer: Equatable {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that holds everything; files for virsh go there too.
  let folder: URL

  private let daemon: Process
  private let environment: [String: String]

  /// Whether the programs that are needed are installed.
  static let isInstalled = ["/usr/sbin/libvirtd", "/usr/bin/virsh", "/usr/bin/qemu-system-x86_64"].allSatisfy
  {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Starts the daemon, and waits until its socket is there: at most 30 s.
  init() throws {
    // Short, because a socket's path may have 107 bytes.
    folder = URL(fileURLWithPath: "/tmp/martlet-\(UUID().uuidString.prefix(8))")
    let manager = FileManager.default
    for name in ["run", "config", "cache", "data", "state", "files"] {
      try manager.createDirectory(
        at: folder.appendingPathComponent(name), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    environment = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "HOME": folder.path,
      "XDG_RUNTIME_DIR": folder.path + "/run", "XDG_CONFIG_HOME": folder.path + "/config",
      "XDG_CACHE_HOME": folder.path + "/cache", "XDG_DATA_HOME": folder.path + "/data",
      "XDG_STATE_HOME": folder.path + "/state",
    ]
    daemon = Process()
    if getuid() == 0 {
      let giving = Process()
      giving.executableURL = URL(fileURLWithPath: "/usr/bin/chown")
      giving.arguments = ["-R", "nobody:nogroup", folder.path]
      try giving.run()
      giving.waitUntilExit()
    }
    let command = Self.asUser(["/usr/sbin/libvirtd", "--timeout", "300"])
    daemon.executableURL = URL(fileURLWithPath: command[0])
    daemon.arguments = Array(command.dropFirst())
    daemon.environment = environment
    daemon.standardInput = FileHandle.nullDevice
    daemon.standardOutput = FileHandle.nullDevice
    daemon.standardError = FileHandle.nullDevice
    try daemon.run()
    let socket = folder.path + "/run/libvirt/libvirt-sock"
    for _ in 0..<300 where !manager.fileExists(atPath: socket) { usleep(100_000) }
    guard manager.fileExists(atPath: socket) else {
      stop()
      throw Difference(description: "libvirtd did not come up within 30 s")
    }
  }

  deinit { stop() }

  /// Ends the daemon by its process id, and removes its folder.
  func stop() {
    // It is asked first; a daemon that does not go within a second is not worth waiting for.
    daemon.terminate()
    for _ in 0..<20 where daemon.isRunning { usleep(50_000) }
    if daemon.isRunning { kill(daemon.processIdentifier, SIGKILL) }
    for _ in 0..<20 where daemon.isRunning { usleep(50_000) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Writes a file that virsh can read, and returns its path.
  func file(_ name: String, _ text: String) throws -> String {
    let path = folder.path + "/files/" + name
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    if getuid() == 0 { try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path) }
    return path
  }

  /// Runs virsh against the daemon.
  func virsh(_ arguments: String...) throws -> Answer { try virsh(arguments) }

  /// Runs virsh against the daemon with a list of arguments.
  func virsh(_ arguments: [String]) throws -> Answer {
    let command = Self.asUser(["/usr/bin/virsh", "-c", "qemu:///session"] + arguments)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let errorData = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      errors: String(decoding: errorData, as: UTF8.self))
  }

  /// What the daemon keeps of the QEMU for x86-64.
  func qemu(_ accelerator: String) throws -> Recorded {
    let cache = folder.path + "/cache/libvirt/qemu/cache/capabilities"
    for name in try FileManager.default.contentsOfDirectory(atPath: cache).sorted() {
      let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: cache + "/" + name)))
      guard String(decoding: bytes, as: UTF8.self).contains("<arch>x86_64</arch>") else { continue }
      return try Recorded(bytes, accelerator)
    }
    throw Difference(description: "the daemon has not probed a QEMU for x86-64")
  }

  private static func asUser(_ command: [String]) -> [String] {
    guard getuid() == 0 else { return command }
    return ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] + command
  }
}
