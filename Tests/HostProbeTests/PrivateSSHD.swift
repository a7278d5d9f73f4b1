import Foundation
import TestSupport

/// An sshd of one test's own, on a free port of the loopback: its keys and settings are in a temporary folder, and it
/// is ended by its process id.
final class PrivateSSHD: Sendable {
  /// Whether the programs that are needed are installed.
  static let isInstalled = ["sshd", "ssh", "ssh-keygen"].allSatisfy { installed($0) != nil }

  /// The host as ssh names it.
  let target: String
  /// What ssh must be told to use the test's own keys, and no settings of this machine's.
  let options: [String]

  private let scratch: Scratch
  private let daemon = Process()

  /// Starts the daemon, and waits until it listens: at most 20 s.
  ///
  /// - Parameter settings: Further lines of its settings.
  init(settings: String = "") throws {
    scratch = try Scratch()
    let port = try freePort()
    let user = NSUserName()
    target = "ssh://\(user)@127.0.0.1:\(port)"
    options = [
      "-F", "/dev/null", "-i", scratch.path + "/key", "-o", "IdentitiesOnly=yes",
      "-o", "UserKnownHostsFile=\(scratch.path)/known_hosts", "-o", "StrictHostKeyChecking=no", "-o",
      "LogLevel=ERROR",
    ]
    for name in ["host", "key"] {
      let made = try run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", scratch.path + "/" + name])
      guard made.status == 0 else { throw Failure("ssh-keygen: \(made.errors)") }
    }
    let config = try scratch.write(
      "config",
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(scratch.path)/host
      AuthorizedKeysFile \(scratch.path)/key.pub
      PidFile none
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      PermitRootLogin prohibit-password
      \(settings)

      """)
    // Root's sshd wants the folder that its service would make.
    if getuid() == 0 {
      try FileManager.default.createDirectory(
        atPath: "/run/sshd", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }
    let log = try scratch.write("log", "")
    // sshd closes the files that it inherits, by one of which Foundation sees whether a process runs; so another one
    // stands between them, which also ends it if the tests are killed. A signal that the thread blocks is inherited.
    daemon.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    daemon.arguments = [
      "--default-signal", "timeout", "--kill-after=2", "1800",
      installed("sshd") ?? "", "-D", "-e", "-f", config,
    ]
    daemon.standardInput = FileHandle.nullDevice
    daemon.standardOutput = FileHandle.nullDevice
    daemon.standardError = FileHandle(forWritingAtPath: log)
    try daemon.run()
    for _ in 0..<200 where daemon.isRunning {
      if connects(to: port) { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    stop()
    throw Failure("sshd: \((try? String(contentsOfFile: log, encoding: .utf8)) ?? "")")
  }

  deinit { stop() }

  /// Ends the daemon by the process id of what started it.
  func stop() {
    guard daemon.isRunning else { return }
    daemon.terminate()
    daemon.waitUntilExit()
  }
}

/// What kept a test from what it needs.
struct Failure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

private func connects(to port: Int) -> Bool {
  let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(handle) }
  var address = loopback(port: port)
  return unsafe withUnsafePointer(to: &address) {
    unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
    }
  }
}

private func loopback(port: Int) -> sockaddr_in {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(port).bigEndian
  address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
  return address
}
