internal import Foundation

/// An sshd of one test's own on the loopback, with keys of its own; it ends with the test.
public final class LoopbackSSHD {
  /// Whether its programs are there.
  public static let isInstalled = ["/usr/sbin/sshd", "/usr/bin/ssh", "/usr/bin/ssh-keygen"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The port on which it listens.
  public let port: Int
  /// The options by which ssh accepts it.
  public let options: [String]
  private let daemon = Process()

  /// Starts it, with its files in a folder, and waits until it listens.
  public init(folder: String) throws {
    port = try Self.freePort()
    options = [
      "-F", "/dev/null", "-i", folder + "/key", "-o", "IdentitiesOnly=yes", "-o",
      "UserKnownHostsFile=\(folder)/known_hosts", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR",
    ]
    for name in ["host", "key"] {
      let maker = Process()
      maker.executableURL = URL(fileURLWithPath: "/usr/bin/ssh-keygen")
      maker.arguments = ["-q", "-t", "ed25519", "-N", "", "-f", folder + "/" + name]
      try maker.run()
      maker.waitUntilExit()
    }
    let settings = """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder)/host
      AuthorizedKeysFile \(folder)/key.pub
      PidFile none
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      PermitRootLogin prohibit-password

      """
    try Data(settings.utf8).write(to: URL(fileURLWithPath: folder + "/sshd_config"))
    if getuid() == 0 {
      try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    }
    // timeout stands between, since sshd closes the files by which Foundation sees whether a process runs.
    daemon.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    daemon.arguments = [
      "--default-signal", "timeout", "--kill-after=2", "1800", "/usr/sbin/sshd", "-D", "-e", "-f",
      folder + "/sshd_config",
    ]
    daemon.standardInput = FileHandle.nullDevice
    daemon.standardOutput = FileHandle.nullDevice
    daemon.standardError = FileHandle.nullDevice
    try daemon.start()
    for _ in 0..<100 {
      let probe = Process()
      probe.executableURL = URL(fileURLWithPath: "/bin/bash")
      probe.arguments = ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port)"]
      probe.standardError = FileHandle.nullDevice
      try probe.run()
      probe.waitUntilExit()
      if probe.terminationStatus == 0 { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  /// Ends it.
  public func stop() {
    guard daemon.isRunning else { return }
    daemon.terminate()
    daemon.waitUntilExit()
  }

  /// A port that nobody uses, below the kernel's range for those who ask for any (ip_local_port_range).
  static func freePort() throws -> Int {
    let finder = Process()
    finder.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    finder.arguments = [
      "-c",
      """
      import random, socket
      for port in random.sample(range(10_000, 32_000), 100):
        try: socket.socket().bind(("127.0.0.1", port))
        except OSError: continue
        print(port)
        break
      """,
    ]
    let output = Pipe()
    finder.standardOutput = output
    try finder.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    finder.waitUntilExit()
    guard let port = Int(text.prefix { $0.isNumber }) else { throw CocoaError(.fileReadUnknown) }
    return port
  }
}
