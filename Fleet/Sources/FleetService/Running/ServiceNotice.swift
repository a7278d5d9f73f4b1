internal import Foundation
internal import Glibc

/// What a service tells systemd, by the socket that `NOTIFY_SOCKET` names.
///
/// - SeeAlso: sd_notify(3), "Notes": one datagram for each message, `@` for an abstract socket.
package struct ServiceNotice: Sendable {
  /// The socket's path; nil where nobody listens.
  let socket: String?
  /// How often the watchdog wants to hear something; nil for never.
  package let interval: Duration?

  /// By the environment of a process.
  package init(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
    socket = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
    let isOurs = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
    // Half of the time, as sd_watchdog_enabled(3) recommends.
    interval = isOurs && microseconds > 0 && socket != nil ? .microseconds(microseconds / 2) : nil
  }

  /// Sends a message such as `READY=1`; false if there is a socket and it did not take it.
  @discardableResult package func send(_ message: String) -> Bool {
    guard let socket else { return true }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var path = Array(socket.utf8)
    let isAbstract = path.first == UInt8(ascii: "@")
    if isAbstract { path[0] = 0 }
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count + (isAbstract ? 0 : 1))
    let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let bytes = Array(message.utf8)
    let sent = unsafe bytes.withUnsafeBytes { buffer in
      unsafe withUnsafePointer(to: &address) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
          unsafe sendto(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL), address, length)
        }
      }
    }
    return sent == bytes.count
  }
}
