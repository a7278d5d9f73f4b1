import Foundation

/// A socket before libvirtd's that passes everything on but the definition of a domain, or the answer to it: what a network that
/// fails, or a client that is killed, makes of it.
final class DefineProxy: @unchecked Sendable {
  /// What becomes of a definition.
  enum Fault {
    /// It does not reach the daemon; the connection is lost.
    case requestLost
    /// The daemon has carried it out; the connection is lost.
    case answerLost
    /// The same, and nobody is let in after it.
    case daemonLost
    /// It does not reach the daemon, and the client waits.
    case requestHeld
    /// The daemon has carried it out, and the client waits.
    case answerHeld
  }

  private let fault: Fault
  private let target: String
  private let path: String
  private let listener: Int32
  /// Signalled when a definition, or the answer to it, is held.
  let isHeld = DispatchSemaphore(value: 0)

  /// Listens at `path` and goes on to `target`, until `stop()`.
  init(_ fault: Fault, before target: String, at path: String) throws {
    (self.fault, self.target, self.path) = (fault, target, path)
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard unsafe Self.withAddress(path, { unsafe bind(listener, $0, $1) }) == 0, listen(listener, 8) == 0
    else {
      close(listener)
      throw Failure("no socket at \(path)")
    }
    Thread.detachNewThread { [self] in
      while true {
        let client = accept(listener, nil, nil)
        guard client >= 0 else { return }
        serve(client)
      }
    }
  }

  /// How a client reaches the daemon.
  var uri: String { "qemu+unix:///session?socket=" + path }

  /// Lets nobody in any more.
  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    unsafe unlink(path)
  }

  private func serve(_ client: Int32) {
    let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    _ = unsafe Self.withAddress(target) { unsafe connect(server, $0, $1) }
    Thread.detachNewThread { [self] in pass(from: client, to: server, stoppingAt: 0) }
    Thread.detachNewThread { [self] in pass(from: server, to: client, stoppingAt: 1) }
  }

  /// Passes messages on; `type` is that of the message about a definition which these faults concern: 0 a call, 1 a reply.
  private func pass(from source: Int32, to sink: Int32, stoppingAt type: UInt8) {
    defer {
      shutdown(source, Int32(SHUT_RDWR))
      shutdown(sink, Int32(SHUT_RDWR))
    }
    let isConcerned = [.requestLost, .requestHeld].contains(fault) == (type == 0)
    while let length = Self.read(4, from: source) {
      let count = length.reduce(0) { $0 << 8 | Int($1) }
      guard let body = Self.read(count - 4, from: source) else { return }
      // Program, version, procedure, type (libvirt 9.0.0 src/rpc/virnetprotocol.x); REMOTE_PROC_DOMAIN_DEFINE_XML is 11.
      if isConcerned, body[0..<4] == [0x20, 0, 0x80, 0x86], body[8..<12] == [0, 0, 0, 11], body[15] == type {
        if fault == .daemonLost { stop() }
        guard [.requestHeld, .answerHeld].contains(fault) else { return }
        isHeld.signal()
        // The client is killed meanwhile.
        continue
      }
      guard Self.write(length + body, to: sink) else { return }
    }
  }

  private static func read(_ count: Int, from descriptor: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var start = 0
    while start < count {
      let got = unsafe bytes[start...].withUnsafeMutableBytes {
        unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
      }
      guard got > 0 else { return nil }
      start += got
    }
    return bytes
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let sent = unsafe bytes[start...].withUnsafeBytes {
        unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard sent > 0 else { return false }
      start += sent
    }
    return true
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }
}
