import Foundation
import Glibc

/// A port of the loopback that takes calls, and admits each client as a server of a certain version or never answers.
final class SilentServer: @unchecked Sendable {
  let port: Int
  private let listener: Int32
  private let isAnswering: Bool

  struct Failure: Error {}

  /// Listens.
  ///
  /// - Parameter answer: The version that it gives; nil for no answer.
  init(answer: String?) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    isAnswering = answer != nil
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isListening = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(listener, pointer, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, pointer, &length) == 0
      }
    }
    guard isListening else { throw Failure() }
    port = Int(UInt16(bigEndian: address.sin_port))
    guard let answer else { return }
    // AuthenticationOk, ParameterStatus, BackendKeyData, ReadyForQuery (PostgreSQL documentation, "Message Formats").
    let setting = Array("server_version\0\(answer)\0".utf8)
    let bytes: [UInt8] =
      [0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x53, 0, 0, 0, UInt8(setting.count + 4)] + setting
      + [0x4b, 0, 0, 0, 12, 0, 0, 0, 1, 0, 0, 0, 1, 0x5a, 0, 0, 0, 5, 0x49]
    Thread.detachNewThread {
      while true {
        let call = accept(listener, nil, nil)
        guard call >= 0 else { break }
        var request = [UInt8](repeating: 0, count: 4096)
        _ = unsafe read(call, &request, request.count)
        _ = unsafe write(call, bytes, bytes.count)
        _ = unsafe read(call, &request, request.count)
        close(call)
      }
      close(listener)
    }
  }

  deinit {
    // Ends the thread's accept. It closes the listener itself, or it would answer for whatever gets the number next.
    shutdown(listener, Int32(SHUT_RDWR))
    if !isAnswering { close(listener) }
  }
}
