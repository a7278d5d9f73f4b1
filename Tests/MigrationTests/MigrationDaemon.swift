import Foundation
import Glibc
import Synchronization
import TestSupport

/// A libvirtd of these tests' own that takes itself for a host of its own: its UUID, sockets and state are its own, its
/// guests are QEMU's processes on this machine without hardware help.
///
/// It is a session daemon of the ordinary user, or of `nobody` where the tests run as root. It and its guests are ended by
/// their process ids, and by `Sweeper` should the tests be killed.
final class MigrationDaemon {
  static let isInstalled = ["/usr/sbin/libvirtd", "/usr/bin/virsh", "/usr/bin/qemu-system-x86_64"].allSatisfy
  {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  let folder: String
  let hostUUID: String
  /// Where guests come in.
  let ports: ClosedRange<Int>
  private var daemon: Command?
  private let lacking: String?
  private let port: UInt16?
  private let hasSmallDisk: Bool
  private let hasUserFaults: Bool

  /// Whether a daemon's QEMU can do post-copy as its target: the user may have it, or root gives it.
  ///
  /// - SeeAlso: Linux 6.12 Documentation/admin-guide/sysctl/vm.rst, unprivileged_userfaultfd.
  static let canHaveUserFaults: Bool = {
    let path = "/proc/sys/vm/unprivileged_userfaultfd"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return false }
    return getuid() == 0 || text.hasPrefix("1")
  }()

  /// Starts a daemon, and waits until it answers.
  ///
  /// - Parameters:
  ///   - lacking: A feature that its QEMU does not give, or a property with its value; only root may have that.
  ///   - port: Where it listens on loopback too, for those who prove by SASL who they are.
  ///   - hostUUID: What it takes its host's UUID for; nil for one of its own.
  ///   - hasSmallDisk: Whether what it keeps is on a file system of 4 MiB; only root may have that.
  ///   - settings: More lines of its qemu.conf.
  ///   - hasUserFaults: Whether its QEMU may use userfaultfd (CAP_SYS_PTRACE); only root may give that.
  init(
    _ folder: String, lacking: String? = nil, port: UInt16? = nil, hostUUID: String? = nil,
    hasSmallDisk: Bool = false, settings more: [String] = [], hasUserFaults: Bool = false
  ) throws {
    self.folder = folder
    self.lacking = lacking
    self.port = port
    self.hasSmallDisk = hasSmallDisk
    self.hasUserFaults = hasUserFaults
    for name in ["run", "config/libvirt/qemu", "cache", "data", "state"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    self.hostUUID = hostUUID ?? UUID().uuidString.lowercased()
    var settings = ["host_uuid = \"\(self.hostUUID)\""]
    if let port {
      settings += [
        "listen_tls = 0", "listen_tcp = 1", "listen_addr = \"127.0.0.1\"", "tcp_port = \"\(port)\"",
        "auth_tcp = \"sasl\"",
      ]
    }
    try (settings.joined(separator: "\n") + "\n").write(
      toFile: folder + "/config/libvirt/libvirtd.conf", atomically: false, encoding: .utf8)
    ports = Self.nextPorts()
    let guests =
      [
        "stdio_handler = \"file\"", "migration_port_min = \(ports.lowerBound)",
        "migration_port_max = \(ports.upperBound)",
      ] + more + (hasUserFaults ? ["clear_emulator_capabilities = 0"] : [])
    try (guests.joined(separator: "\n") + "\n").write(
      toFile: folder + "/config/libvirt/qemu.conf", atomically: false, encoding: .utf8)
    if getuid() == 0 {
      _ = try Command(["/usr/bin/chown", "-R", "nobody:nogroup", folder], environment: [:]).wait()
    }
    try start()
  }

  private static let started = Mutex(0)

  /// Ports for guests that come in, which no other daemon of these tests gives out: libvirt tries whether a port is free, and
  /// QEMU takes it only later.
  private static func nextPorts() -> ClosedRange<Int> {
    let number = started.withLock { count in
      count += 1
      return count
    }
    let first = 49_152 + 40 * ((Int(getpid()) * 7 + number) % 200)
    return first...first + 39
  }

  /// The folders on a small disk: logs and what guests leave.
  private static let kept = ["cache", "config/libvirt/qemu"]

  /// Fills its small disk to the last byte.
  func fillDisk() throws {
    guard let id = daemon?.id else { return }
    for name in Self.kept {
      // The daemon's mounts are seen through its process.
      let path = "/proc/\(id)/root\(folder)/\(name)/full"
      guard FileManager.default.createFile(atPath: path, contents: nil) else {
        throw Unmade(description: "\(path) cannot be made")
      }
      let descriptor = unsafe open(path, O_WRONLY)
      defer { close(descriptor) }
      for size in [65_536, 1] {
        let bytes = [UInt8](repeating: 0, count: size)
        while unsafe write(descriptor, bytes, size) == size {}
      }
    }
  }

  /// How a client, or another daemon, reaches it.
  var uri: String { "qemu+unix:///session?socket=\(folder)/run/libvirt/libvirt-sock" }

  /// Starts the daemon, again where it was ended.
  func start() throws {
    var words = ["/usr/sbin/libvirtd"] + (port == nil ? [] : ["--listen"])
    let capabilities = hasUserFaults ? ["--inh-caps=+sys_ptrace", "--ambient-caps=+sys_ptrace"] : []
    // The thread that starts it blocks SIGTERM, and a daemon that inherits that cannot be asked to end.
    let user =
      getuid() == 0
      ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] + capabilities : []
    words = ["/usr/bin/env", "--default-signal"] + user + words
    var mounts: [String] = []
    if hasSmallDisk {
      mounts = Self.kept.map { "mount -t tmpfs -o size=4m,mode=777 none \(folder)/\($0)" }
    }
    if let lacking {
      // In a mount of its own, the daemon finds another program in QEMU's place, which is QEMU without the feature.
      let (installed, copy) = ("/usr/bin/qemu-system-x86_64", folder + "/qemu")
      let setting = lacking.contains("=") ? lacking : lacking + "=off"
      let globals = ["max", "Nehalem", "IvyBridge"].map { "-global \($0)-x86_64-cpu.\(setting)" }.joined(
        separator: " ")
      let script = """
        #!/bin/sh
        export QEMU_MODULE_DIR=/usr/lib/x86_64-linux-gnu/qemu
        exec \(copy) "$@" -L /usr/share/qemu -L /usr/share/seabios \(globals)

        """
      try? FileManager.default.removeItem(atPath: copy)
      try copyProgram(installed, to: copy)
      try writeProgram(script, at: copy + ".sh")
      mounts.append("mount --bind \(copy).sh \(installed)")
    }
    if !mounts.isEmpty {
      let script = (mounts + ["exec \(words.joined(separator: " "))"]).joined(separator: " && ")
      words = ["/usr/bin/unshare", "--mount", "/bin/sh", "-c", script]
    }
    daemon = try Command(
      words,
      environment: [
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "HOME": folder,
        "XDG_RUNTIME_DIR": folder + "/run",
        "XDG_CONFIG_HOME": folder + "/config", "XDG_CACHE_HOME": folder + "/cache",
        "XDG_DATA_HOME": folder + "/data", "XDG_STATE_HOME": folder + "/state",
      ])
    for _ in 0..<300 where daemon?.isRunning == true {
      if try virsh("domcapabilities", "--virttype", "qemu").status == 0 { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw Unmade(description: "libvirtd did not answer within 30 s: \(daemon?.wait().description ?? "")")
  }

  /// Sends the daemon a signal.
  func signal(_ number: Int32) { daemon?.signal(number) }

  /// Kills the daemon; its guests go on.
  func kill() {
    daemon?.signal(SIGKILL)
    _ = daemon?.wait()
  }

  /// Ends the daemon and its guests, by their process ids, and removes its folder.
  func stop() {
    daemon?.signal(SIGTERM)
    for _ in 0..<100 where daemon?.isRunning == true { Thread.sleep(forTimeInterval: 0.05) }
    kill()
    let running = folder + "/run/libvirt/qemu/run"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: running)) ?? []
    where name.hasSuffix(".pid") {
      guard let text = try? String(contentsOfFile: "\(running)/\(name)", encoding: .utf8),
        let id = pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines)),
        let command = FileManager.default.contents(atPath: "/proc/\(id)/cmdline"),
        String(decoding: command, as: UTF8.self).contains(folder)
      else { continue }
      Glibc.kill(id, SIGKILL)
    }
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// What virsh answers.
  @discardableResult
  func virsh(_ words: String...) throws -> Ended { try virsh(words) }

  /// The same for words in a list.
  func virsh(_ words: [String]) throws -> Ended {
    try Command(
      ["/usr/bin/virsh", "-q", "-c", uri] + words, environment: ["LC_ALL": "C", "LIBVIRT_AUTOSTART": "0"]
    ).wait()
  }

  /// The state of a guest in virsh's words; nil if it has none of that name.
  func state(_ guest: String) throws -> String? {
    let answer = try virsh("domstate", guest)
    guard answer.status == 0 else { return nil }
    return answer.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
