import Foundation
import Glibc

/// A libvirtd of these tests' own that takes itself for a host of its own: its UUID, sockets and state are its own, its
/// guests are QEMU's processes on this machine without hardware help.
///
/// It is a session daemon of the ordinary user, or of `nobody` where the tests run as root. It and its guests are ended by
/// their process ids; should the tests be killed, it ends by itself after 5 minutes without a client or guest.
final class MigrationDaemon {
  static let isInstalled = ["/usr/sbin/libvirtd", "/usr/bin/virsh", "/usr/bin/qemu-system-x86_64"].allSatisfy
  {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  let folder: String
  private var daemon: Command?
  private let map: String?

  /// Starts a daemon, and waits until it answers.
  ///
  /// - Parameter map: A CPU map that stands in the place of the installed one; only root may have that.
  init(_ folder: String, map: String? = nil) throws {
    self.folder = folder
    self.map = map
    for name in ["run", "config/libvirt", "cache", "data", "state"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
    try "host_uuid = \"\(UUID().uuidString.lowercased())\"\n".write(
      toFile: folder + "/config/libvirt/libvirtd.conf", atomically: false, encoding: .utf8)
    try "stdio_handler = \"file\"\n".write(
      toFile: folder + "/config/libvirt/qemu.conf", atomically: false, encoding: .utf8)
    if getuid() == 0 {
      _ = try Command(["/usr/bin/chown", "-R", "nobody:nogroup", folder], environment: [:]).wait()
    }
    try start()
  }

  /// How a client, or another daemon, reaches it.
  var uri: String { "qemu+unix:///session?socket=\(folder)/run/libvirt/libvirt-sock" }

  /// Starts the daemon, again where it was ended.
  func start() throws {
    var words = ["/usr/sbin/libvirtd", "--timeout", "300"]
    // The thread that starts it blocks SIGTERM, and a daemon that inherits that cannot be asked to end.
    let user =
      getuid() == 0 ? ["/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : []
    words = ["/usr/bin/env", "--default-signal"] + user + words
    if let map {
      let mount = "mount --bind '\(map)' /usr/share/libvirt/cpu_map && exec \(words.joined(separator: " "))"
      words = ["/usr/bin/unshare", "--mount", "/bin/sh", "-c", mount]
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
  func virsh(_ words: String...) throws -> Ended {
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
