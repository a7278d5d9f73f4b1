internal import Glibc

/// What another session sent by NOTIFY.
public struct PostgresNotification: Sendable, Hashable {
  /// The channel, and the text sent with it.
  public var channel, payload: String
  /// The process number of the session that sent it, at the server.
  public var process: Int32
}

extension PostgresConnection {
  /// Subscribes to a channel from now on; what was sent before does not come.
  ///
  /// - Throws: `PostgresFailure`.
  public func listen(_ channel: String) throws(PostgresFailure) {
    try execute("LISTEN \"\(channel.replacing("\"", with: "\"\""))\"")
  }

  /// Waits for notifications, and returns those that are there: none after the limit, or after `interrupt()`.
  ///
  /// The server holds them back while a transaction is open.
  ///
  /// - Throws: `lost`; what was sent until the next `listen` is then missed.
  public func notifications(within limit: Duration) throws(PostgresFailure) -> [PostgresNotification] {
    try aloneForStatement { handle throws(PostgresFailure) in
      let end = ContinuousClock.now + limit
      while true {
        unsafe try checkAlive(handle, isSent: false)
        let found = unsafe takeNotifications(handle)
        let left = end - ContinuousClock.now
        guard found.isEmpty, left > .zero else { return found }
        var waits = unsafe [
          pollfd(fd: library.socket(handle), events: Int16(POLLIN), revents: 0),
          pollfd(fd: interruption.reading, events: Int16(POLLIN), revents: 0),
        ]
        _ = unsafe poll(&waits, 2, left.wholeMilliseconds)
        if waits[1].revents != 0 {
          // Several interruptions before this wait are one.
          var bytes = [UInt8](repeating: 0, count: 4096)
          _ = unsafe read(interruption.reading, &bytes, bytes.count)
          return []
        }
      }
    }
  }

  /// Ends the present wait for notifications, or else the next one at once; for any thread.
  public func interrupt() {
    var byte: UInt8 = 0
    _ = unsafe write(interruption.writing, &byte, 1)
  }

  /// The notifications that have come.
  ///
  /// - SeeAlso: PostgreSQL 15, libpq-fe.h, PGnotify: name, process, payload.
  private func takeNotifications(_ handle: PostgresLibrary.Connection) -> [PostgresNotification] {
    var found: [PostgresNotification] = []
    while let one = unsafe library.notification(handle) {
      func text(_ offset: Int) -> String {
        unsafe one.load(fromByteOffset: offset, as: UnsafePointer<CChar>?.self).map {
          unsafe String(cString: $0)
        } ?? ""
      }
      found.append(
        unsafe PostgresNotification(
          channel: text(0), payload: text(16), process: one.load(fromByteOffset: 8, as: Int32.self)))
      unsafe library.freeMemory(one)
    }
    return found
  }
}
