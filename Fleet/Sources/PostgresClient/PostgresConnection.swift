internal import Glibc
internal import Synchronization

/// A session with a PostgreSQL server; every call blocks the calling thread until the server answers.
///
/// It belongs to one caller at a time. A call while another runs, on any thread or from a row's closure, is refused as `busy` and disturbs
/// nothing; only `cancel()`, `interrupt()` and `close()` may come from other threads.
@safe public final class PostgresConnection: @unchecked Sendable {
  /// Where it goes, without a password.
  public let address: PostgresAddress
  /// The server's version, such as 150018 for 15.18.
  public let serverVersion: Int
  /// Whether TLS protects it.
  public let isSecure: Bool

  let library: PostgresLibrary
  let settings: PostgresSettings
  private let handle: PostgresLibrary.Connection
  private let cancellation: PostgresLibrary.Cancellation?
  /// A pipe by which another thread ends a wait for notifications: what is read, and what is written to.
  let interruption: (reading: Int32, writing: Int32)
  private let use = Mutex(Use())
  // Only the caller inside a call touches these four.
  /// The names of statements that the server keeps, by their texts.
  var prepared: [String: String] = [:]
  /// How many statements were ever prepared, so that no name comes twice.
  var preparedCount = 0
  var sent = Sent()
  let lastWords = LastWords()

  private struct Use {
    var isTaken = false
    var isClosing = false
    var isClosed = false
  }

  /// Connects, and refuses a server before PostgreSQL 13.
  ///
  /// - Throws: `PostgresFailure`: `noLibrary`, `unreachable`, `notAdmitted`, `exhausted`, `missing` for the database, `tooOld`.
  public init(
    _ address: PostgresAddress, _ settings: PostgresSettings = PostgresSettings()
  ) throws(PostgresFailure) {
    let library = try PostgresLibrary.shared()
    guard let handle = unsafe Self.connect(library, address, settings) else {
      throw PostgresFailure(.exhausted, "\(address): libpq has no memory for a connection")
    }
    let version = unsafe Int(library.serverVersion(handle))
    let problem: PostgresFailure? =
      if unsafe library.status(handle) != 0 {
        unsafe Self.refusal(library, handle, address)
      } else if version < 130_000 {
        PostgresFailure(
          .tooOld, "\(address): this is PostgreSQL \(shownVersion(version)); Martlet needs 13 or newer")
      } else {
        nil
      }
    if let problem {
      unsafe library.finish(handle)
      throw problem
    }
    // Each wait is then poll's, with its limit and its interruption.
    _ = unsafe library.setNonblocking(handle, 1)
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else {
      unsafe library.finish(handle)
      throw PostgresFailure(.exhausted, "\(address): no file descriptor is left for a connection")
    }
    self.library = library
    self.address = address
    self.settings = settings
    unsafe self.handle = handle
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    interruption = (ends[0], ends[1])
    unsafe cancellation = library.cancellation(handle)
    serverVersion = version
    isSecure = unsafe library.isSecure(handle) == 1
    unsafe lastWords.listen(library, handle)
    try applySettings()
  }

  deinit {
    close()
    if let cancellation = unsafe cancellation { unsafe library.freeCancellation(cancellation) }
    _ = Glibc.close(interruption.reading)
    _ = Glibc.close(interruption.writing)
  }

  /// Settings of the session that a service between here and the server may not pass on when a connection begins.
  private func applySettings() throws(PostgresFailure) {
    let limits: [(String, Duration?)] = [
      ("statement_timeout", settings.statementLimit), ("lock_timeout", settings.lockLimit),
      ("idle_in_transaction_session_timeout", settings.idleTransactionLimit),
    ]
    var values: [(String, String)] = limits.compactMap { name, limit in
      limit.map { (name, String($0.wholeMilliseconds)) }
    }
    if let path = settings.searchPath { values.append(("search_path", path)) }
    // By a socket of Unix they have no effect. The server's TCP_USER_TIMEOUT stays as it is: it would end a session whose rows are read slowly.
    let keepalives = KeepAlives(settings.deadPeerLimit)
    values += [
      ("tcp_keepalives_idle", String(keepalives.idle)),
      ("tcp_keepalives_interval", String(keepalives.interval)),
      ("tcp_keepalives_count", String(keepalives.count)),
    ]
    let calls = values.indices.map { "pg_catalog.set_config($\(2 * $0 + 1), $\(2 * $0 + 2), false)" }
    try execute(
      "SELECT " + calls.joined(separator: ", "), values.flatMap { [.text($0.0), .text($0.1)] })
    if let opening = settings.opening { try execute(opening) }
  }

  /// Whether statements can be sent: it is neither closed nor known to be lost.
  public var isUsable: Bool {
    use.withLock { unsafe !$0.isClosing && !$0.isClosed && library.status(handle) == 0 }
  }

  /// Ends the session, as does the last reference; during a call of another thread, after that call.
  public func close() {
    use.withLock { use in
      use.isClosing = true
      if !use.isTaken { finish(&use) }
    }
  }

  private func finish(_ use: inout Use) {
    guard !use.isClosed else { return }
    use.isClosed = true
    unsafe library.finish(handle)
  }

  /// Asks the server, from any thread, to cancel what runs, which then fails as `cancelled`; nothing happens if nothing runs.
  ///
  /// - Throws: `PostgresFailure` of kind `unreachable` if the server does not take the request.
  public func cancel() throws(PostgresFailure) {
    guard let cancellation = unsafe cancellation else { return }
    var message = [CChar](repeating: 0, count: 256)
    guard unsafe library.cancel(cancellation, &message, Int32(message.count)) == 0 else { return }
    let reason = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    throw PostgresFailure(
      .unreachable,
      "\(address): could not cancel: \(address.cleaned(String(decoding: reason, as: UTF8.self)))")
  }

  /// Runs one call to libpq, alone.
  ///
  /// - Throws: `busy` during another call; `lost` if the connection was closed.
  @safe func alone<Value>(
    _ body: (PostgresLibrary.Connection) throws -> Value
  ) throws -> Value {
    try take()
    defer { leave() }
    return unsafe try body(handle)
  }

  /// `alone` for what throws nothing but failures.
  @safe func aloneForStatement<Value>(
    _ body: (PostgresLibrary.Connection) throws(PostgresFailure) -> Value
  ) throws(PostgresFailure) -> Value {
    try take()
    defer { leave() }
    return unsafe try body(handle)
  }

  private func take() throws(PostgresFailure) {
    let address = address
    let problem = use.withLock { use -> PostgresFailure? in
      if use.isTaken {
        return PostgresFailure(.busy, "\(address): this connection is in the middle of another call")
      }
      if use.isClosing { return PostgresFailure(.lost, "\(address): the connection is closed") }
      use.isTaken = true
      return nil
    }
    if let problem { throw problem }
  }

  private func leave() {
    use.withLock { use in
      use.isTaken = false
      if use.isClosing { finish(&use) }
    }
  }

  /// Lets the present call be the last one.
  func giveUp() { use.withLock { $0.isClosing = true } }
}

/// 15.18 for 150018.
private func shownVersion(_ number: Int) -> String {
  number >= 100_000
    ? "\(number / 10_000).\(number % 10_000)" : "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
}
