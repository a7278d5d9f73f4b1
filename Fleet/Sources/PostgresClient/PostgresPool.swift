internal import Dispatch
internal import Synchronization

/// Connections that callers on many threads take turns with.
///
/// A connection that comes back with an open transaction is rolled back; one that is lost is not used again. Sessions that LISTEN belong to
/// connections of their own.
public final class PostgresPool: Sendable {
  /// Where the connections go, without a password.
  public let address: PostgresAddress
  /// The most connections at one time.
  public let bound: Int
  private let settings: PostgresSettings
  private let patience: Duration
  private let turns: DispatchSemaphore
  private let rest = Mutex(Rest())

  private struct Rest {
    var idle: [PostgresConnection] = []
    var isClosed = false
  }

  /// A pool that opens a connection only when a caller finds none idle.
  ///
  /// - Parameter patience: How long a caller waits while all are in use.
  public init(
    _ address: PostgresAddress, _ settings: PostgresSettings = PostgresSettings(), bound: Int = 8,
    patience: Duration = .seconds(30)
  ) {
    self.address = address
    self.settings = settings
    self.bound = max(1, bound)
    self.patience = patience
    turns = DispatchSemaphore(value: self.bound)
  }

  deinit { close() }

  /// Lends a connection to the closure, which must not keep it.
  ///
  /// - Throws: `busy` if all stayed in use; `lost` after `close()`; what connecting and the closure throw.
  @discardableResult public func withConnection<Value>(_ body: (PostgresConnection) throws -> Value) throws
    -> Value
  {
    let limit = DispatchTime.now() + .milliseconds(Int(patience.wholeMilliseconds))
    guard turns.wait(timeout: limit) == .success else {
      throw PostgresFailure(
        .busy, "\(address): all \(bound) connections were in use for \(patience.wholeMilliseconds / 1000) s")
    }
    defer { turns.signal() }
    let connection = try idle() ?? PostgresConnection(address, settings)
    defer { takeBack(connection) }
    return try body(connection)
  }

  /// Closes idle connections now, and the others when they come back.
  public func close() {
    let idle = rest.withLock { rest in
      rest.isClosed = true
      defer { rest.idle = [] }
      return rest.idle
    }
    for connection in idle { connection.close() }
  }

  /// The connection that was used last, if the server has not ended it since.
  private func idle() throws(PostgresFailure) -> PostgresConnection? {
    while true {
      let (connection, isClosed) = rest.withLock { ($0.idle.popLast(), $0.isClosed) }
      guard !isClosed else { throw PostgresFailure(.lost, "\(address): the connections are closed") }
      guard let connection else { return nil }
      if connection.isAlive() { return connection }
    }
  }

  private func takeBack(_ connection: PostgresConnection) {
    connection.rollBack()
    let isKept = rest.withLock { rest in
      guard connection.isUsable, !rest.isClosed else { return false }
      rest.idle.append(connection)
      return true
    }
    if !isKept { connection.close() }
  }
}

extension PostgresConnection {
  /// Whether the server has not ended the session, as far as this end has heard.
  func isAlive() -> Bool {
    do throws(PostgresFailure) {
      try aloneForStatement { handle throws(PostgresFailure) in unsafe try checkAlive(handle) }
      return true
    } catch {
      return false
    }
  }
}
