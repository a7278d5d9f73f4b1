internal import FileAccess
internal import Glibc

/// A guest, locked on this machine for one process of any user.
///
/// The lock is a name in the system's abstract socket namespace: it needs no folder that all users can write, and it ends with the process.
/// Processes in another network namespace do not see it; libvirt refuses the second migration of a guest anyhow.
/// - SeeAlso: unix(7), abstract socket addresses and `SO_PEERCRED`.
final class GuestLock {
  private let descriptor: Int32

  /// Locks the guest.
  ///
  /// - Throws: `JournalFailure` if another process has it, with that process's number and user.
  init(_ uuid: String) throws(JournalFailure) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else {
      throw Self.failure("cannot lock the guest: \(FileAccessError(code: errno).message)")
    }
    let bound = descriptor
    let isBound = unsafe Self.withAddress(uuid) { unsafe bind(bound, $0, $1) == 0 }
    guard isBound, listen(descriptor, 1) == 0 else {
      let error = FileAccessError(code: errno)
      close(descriptor)
      throw Self.failure(
        error.code == EADDRINUSE
          ? "another martlet is migrating this guest\(Self.holder(uuid)); wait for it, or stop it"
          : "cannot lock the guest: \(error.message)")
    }
  }

  deinit { close(descriptor) }

  private static func failure(_ message: String) -> JournalFailure {
    JournalFailure(kind: .busy, message: message)
  }

  /// The process that has the lock, in brackets; empty if the system does not report it.
  private static func holder(_ uuid: String) -> String {
    let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard probe >= 0 else { return "" }
    defer { close(probe) }
    // Full queues must not make this wait.
    _ = fcntl(probe, F_SETFL, O_NONBLOCK)
    guard unsafe withAddress(uuid, { unsafe connect(probe, $0, $1) == 0 }) else {
      return ""
    }
    // struct ucred: the process, its user and its group, which glibc's headers show to GNU programs only.
    var peer: [Int32] = [0, 0, 0]
    var length = socklen_t(peer.count * MemoryLayout<Int32>.size)
    guard unsafe getsockopt(probe, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 else { return "" }
    return " (process \(peer[0]) of user \(UInt32(bitPattern: peer[1])))"
  }

  private static func withAddress(
    _ uuid: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Bool
  ) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    // A first byte of zero makes the name an abstract one; the length ends it.
    let name = [0] + Array("martlet/guest/\(uuid.lowercased())".utf8)
    guard name.count <= MemoryLayout.size(ofValue: address.sun_path) else { return false }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe body($0, length) }
    }
  }
}
