internal import Foundation
internal import Glibc

/// A port of the loopback on which somebody listens who never says a word.
public final class SilentPort: Sendable {
  /// The port.
  public let number: Int
  private let listener: Int32

  /// Listens.
  ///
  /// - Throws: `PortError` if no port is free.
  public init() throws {
    (listener, number) = try boundSocket(at: 0)
    listen(listener, 8)
  }

  deinit { close(listener) }

  /// Waits until somebody has connected; false after 20 s.
  public func isCalled() -> Bool {
    var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&waiting, 1, 20_000) == 1
  }

  /// Accepts and closes the calls that wait, so that the next is a new one.
  public func takesCall() {
    var waiting = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
    while unsafe poll(&waiting, 1, 0) == 1 {
      let call = accept(listener, nil, nil)
      guard call >= 0 else { return }
      close(call)
    }
  }
}

/// A port that cannot be had.
public struct PortError: Error {}

/// A port of the loopback that nobody uses, and that nobody gets who asks for any port: it is below the kernel's range
/// for these (ip_local_port_range, Documentation/networking/ip-sysctl.rst).
///
/// - Throws: `PortError` if there is none.
public func freePort() throws -> Int {
  for _ in 0..<100 {
    guard let (socket, port) = try? boundSocket(at: .random(in: 10_000..<32_000)) else { continue }
    close(socket)
    return port
  }
  throw PortError()
}

private func boundSocket(at port: UInt16) throws -> (Int32, Int) {
  let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = unsafe withUnsafeMutablePointer(to: &address) {
    unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe bind(handle, $0, length) == 0 && getsockname(handle, $0, &length) == 0
    }
  }
  guard isBound else {
    close(handle)
    throw PortError()
  }
  return (handle, Int(UInt16(bigEndian: address.sin_port)))
}
