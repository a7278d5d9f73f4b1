internal import Glibc

extension PostgresConnection {
  /// The statement that was sent last.
  struct Sent {
    /// Whether a transaction was open before it.
    var isInTransaction = false
    /// Whether it commits one.
    var isCommit = false
    /// Its text, if the server had prepared it in an earlier call.
    var keptStatement: String?

    /// Whether it may have been carried out, if no answer comes.
    var fate: PostgresFailure.Fate { isInTransaction && !isCommit ? .undone : .unknown }
  }

  /// Waits, without limit or for the server's limit, until a result can be taken; what waits to be sent is sent meanwhile.
  ///
  /// - Throws: `lost` if nothing came within `answerLimit`; other losses are in the result.
  func waitForAnswer(_ handle: PostgresLibrary.Connection) throws(PostgresFailure) {
    while true {
      let pending = unsafe library.flush(handle)
      guard pending >= 0, unsafe library.isBusy(handle) == 1 else { return }
      guard unsafe try waitAndRead(handle, canWrite: pending == 1) else { return }
    }
  }

  /// Sends what waits to be sent, and reads what comes meanwhile.
  ///
  /// - Throws: `lost`.
  func flushAll(_ handle: PostgresLibrary.Connection) throws(PostgresFailure) {
    while true {
      switch unsafe library.flush(handle) {
      case 0:
        unsafe try checkAlive(handle, isSent: true)
        return
      case 1:
        guard unsafe try waitAndRead(handle, canWrite: true) else { throw unsafe connectionFailure(handle) }
      default: throw unsafe connectionFailure(handle)
      }
    }
  }

  /// Waits until the socket can be read, or written to, and reads; false if the connection is lost.
  private func waitAndRead(
    _ handle: PostgresLibrary.Connection, canWrite: Bool
  ) throws(PostgresFailure) -> Bool {
    let events = Int16(canWrite ? POLLIN | POLLOUT : POLLIN)
    var wait = unsafe pollfd(fd: library.socket(handle), events: events, revents: 0)
    let count = unsafe poll(&wait, 1, settings.answerLimit?.wholeMilliseconds ?? -1)
    if count == 0 {
      giveUp()
      throw PostgresFailure(
        .lost, "\(address): the server sent nothing for \(shown(settings.answerLimit))" + doubt(sent.fate),
        fate: sent.fate)
    }
    if count < 0 { return errno == EINTR }
    guard wait.revents & Int16(POLLIN | POLLHUP | POLLERR | POLLNVAL) != 0 else { return true }
    return unsafe library.consumeInput(handle) == 1
  }

  /// Finds a connection that the server or the network ended since the last call.
  ///
  /// - Throws: `lost`, before anything is sent.
  func checkAlive(
    _ handle: PostgresLibrary.Connection, isSent: Bool = false
  ) throws(PostgresFailure) {
    var wait = unsafe pollfd(fd: library.socket(handle), events: Int16(POLLIN), revents: 0)
    // The server's last words come first, then the end.
    for _ in 0..<8 {
      guard unsafe poll(&wait, 1, 0) > 0, unsafe library.consumeInput(handle) == 1 else { break }
    }
    guard unsafe library.status(handle) == 0 else { throw unsafe connectionFailure(handle, isSent: isSent) }
    // PQconsumeInput only reads; PQisBusy looks at what was read, and hears the last words before the end has come.
    _ = unsafe library.isBusy(handle)
    if let (state, message) = lastWords.said {
      giveUp()
      throw PostgresFailure(
        .lost, "\(address): the connection is lost: \(address.cleaned(message)) (SQLSTATE \(state))",
        state: state, fate: isSent ? sent.fate : .undone)
    }
  }

  /// The failure that a result reports.
  func problem(_ result: PostgresResult, _ handle: PostgresLibrary.Connection) -> PostgresFailure? {
    guard let failure = result.failure else { return nil }
    guard let state = failure.state else { return unsafe connectionFailure(handle, failure.message) }
    var kind = PostgresFailure.Kind(state: state)
    // 0A000 of a statement that was prepared earlier: "cached plan must not change result type" (src/backend/utils/cache/plancache.c).
    if let kept = sent.keptStatement, state == "0A000" || state == "26000" {
      prepared[kept] = nil
      sent.keptStatement = nil
      kind = .stalePlan
    }
    let fate: PostgresFailure.Fate = kind == .lost ? sent.fate : .undone
    return PostgresFailure(
      kind, "\(address): \(address.cleaned(failure.message)) (SQLSTATE \(state))" + doubt(fate), state: state,
      constraint: failure.constraint, fate: fate)
  }

  /// The failure of the connection itself, in libpq's words.
  ///
  /// - Parameter isSent: Whether the statement may have reached the server.
  func connectionFailure(
    _ handle: PostgresLibrary.Connection, _ message: String? = nil, isSent: Bool = true
  ) -> PostgresFailure {
    let text = unsafe message ?? library.errorMessage(handle).map { unsafe String(cString: $0) } ?? ""
    let reason = text.isEmpty ? "libpq gives no reason" : address.cleaned(text)
    guard unsafe library.status(handle) != 0 else {
      return PostgresFailure(.other, "\(address): \(reason)")
    }
    let fate: PostgresFailure.Fate = isSent ? sent.fate : .undone
    return PostgresFailure(.lost, "\(address): the connection is lost: \(reason)" + doubt(fate), fate: fate)
  }
}

private func doubt(_ fate: PostgresFailure.Fate) -> String {
  fate == .unknown ? "; the statement may have been carried out" : ""
}

private func shown(_ limit: Duration?) -> String {
  guard let limit else { return "ever" }
  return "\(Double(limit.wholeMilliseconds) / 1000) s"
}
