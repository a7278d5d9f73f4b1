extension PostgresConnection {
  /// Carries out one statement; `$1` and so on stand for parameters.
  ///
  /// Integers, numbers, texts and truth values are sent without a type, so that the server infers it; where it cannot, cast: `$1::int8`.
  ///
  /// - Parameter prepared: Whether the server keeps the statement's plan in this session, for the same text's next call. It keeps the first 200.
  /// - Throws: `PostgresFailure`.
  @discardableResult public func execute(
    _ sql: String, _ parameters: [PostgresValue] = [], prepared: Bool = false
  ) throws(PostgresFailure) -> PostgresResult {
    let parameters = try encoded(parameters)
    return try aloneForStatement { handle throws(PostgresFailure) in
      do throws(PostgresFailure) {
        unsafe try begin(handle, sql, parameters, prepared)
        return unsafe try lastResult(handle)
      } catch  where canRepeat(error) {
        unsafe try begin(handle, sql, parameters, prepared)
        return unsafe try lastResult(handle)
      }
    }
  }

  /// Carries out several statements without parameters, in one transaction of their own unless one is open.
  ///
  /// - Throws: `PostgresFailure`.
  public func run(script: String) throws(PostgresFailure) {
    _ = try aloneForStatement { handle throws(PostgresFailure) in
      unsafe try checkAlive(handle)
      unsafe sent = Sent(isInTransaction: library.transactionStatus(handle) != 0)
      guard unsafe library.send(handle, script) == 1 else {
        throw unsafe connectionFailure(handle, isSent: false)
      }
      return unsafe try lastResult(handle)
    }
  }

  /// Carries out one statement and passes on each row as it comes, in memory that does not grow.
  ///
  /// If the closure throws, the statement is cancelled, which aborts a transaction around it, and its error passes.
  ///
  /// - Throws: `PostgresFailure`, and what the closure throws.
  public func stream(
    _ sql: String, _ parameters: [PostgresValue] = [], prepared: Bool = false,
    _ body: (PostgresRow) throws -> Void
  ) throws {
    let parameters = try encoded(parameters)
    try alone { handle in
      do throws(PostgresFailure) {
        unsafe try begin(handle, sql, parameters, prepared)
      } catch  where canRepeat(error) {
        unsafe try begin(handle, sql, parameters, prepared)
      }
      if let failure = unsafe try passRows(handle, body) {
        guard canRepeat(failure) else { throw failure }
        // The server refused the plan before the first row.
        unsafe try begin(handle, sql, parameters, prepared)
        if let failure = unsafe try passRows(handle, body) { throw failure }
      }
    }
  }

  /// Passes on the rows of what was sent; the first failure is returned when the server is ready again.
  private func passRows(
    _ handle: PostgresLibrary.Connection, _ body: (PostgresRow) throws -> Void
  ) throws -> PostgresFailure? {
    // It fails only where no statement was just sent.
    _ = unsafe library.setSingleRowMode(handle)
    var failure: PostgresFailure?
    while let result = unsafe try nextResult(handle) {
      if let problem = unsafe problem(result, handle) {
        failure = failure ?? problem
      } else if failure == nil {
        for row in result {
          do { try body(row) } catch {
            unsafe abandon(handle)
            throw error
          }
        }
      }
    }
    return failure
  }

  /// Whether a statement failed for its outdated plan only, and nothing else was lost with it.
  private func canRepeat(_ failure: PostgresFailure) -> Bool {
    failure.kind == .stalePlan && !sent.isInTransaction
  }

  private func encoded(_ parameters: [PostgresValue]) throws(PostgresFailure) -> EncodedParameters {
    do throws(PostgresFailure) { return try EncodedParameters(parameters) } catch {
      throw PostgresFailure(error.kind, "\(address): \(error.reason)")
    }
  }

  /// Sends a statement, whose results are then to be taken.
  func begin(
    _ handle: PostgresLibrary.Connection, _ sql: String, _ parameters: EncodedParameters, _ isPrepared: Bool
  ) throws(PostgresFailure) {
    unsafe try checkAlive(handle)
    unsafe sent = Sent(
      isInTransaction: library.transactionStatus(handle) != 0, isBegin: sql.hasPrefix("BEGIN"),
      isCommit: sql.utf8.count < 40 && sql.uppercased().hasPrefix("COMMIT"))
    let name = isPrepared ? unsafe try preparedName(handle, sql) : nil
    let isSent = parameters.withArrays { count, types, values, lengths, formats in
      if let name {
        unsafe library.sendPrepared(handle, name, count, values, lengths, formats, 1)
      } else {
        unsafe library.sendWithParameters(handle, sql, count, types, values, lengths, formats, 1)
      }
    }
    guard isSent == 1 else { throw unsafe connectionFailure(handle, isSent: false) }
  }

  /// The name of a statement that the server has prepared; nil if it keeps enough of them.
  private func preparedName(
    _ handle: PostgresLibrary.Connection, _ sql: String
  ) throws(PostgresFailure) -> String? {
    if let name = prepared[sql] {
      sent.keptStatement = sql
      return name
    }
    guard prepared.count < 200 else { return nil }
    preparedCount += 1
    let name = "martlet_\(preparedCount)"
    guard unsafe library.sendPrepare(handle, name, sql, 0, nil) == 1 else {
      throw unsafe connectionFailure(handle, isSent: false)
    }
    _ = unsafe try lastResult(handle)
    prepared[sql] = name
    return name
  }

  /// The last result of what was sent; the first failure among them is thrown when the server is ready again.
  ///
  /// The transaction of a single statement is committed only after its result came, so that a failure can follow a result.
  func lastResult(_ handle: PostgresLibrary.Connection) throws(PostgresFailure) -> PostgresResult {
    var last: PostgresResult?
    var failure: PostgresFailure?
    while let result = unsafe try nextResult(handle) {
      if let problem = unsafe problem(result, handle) { failure = failure ?? problem } else { last = result }
    }
    if let failure { throw failure }
    guard let last else { throw unsafe connectionFailure(handle) }
    return last
  }

  /// Waits for the next result; nil when the server is ready for the next statement.
  ///
  /// - Throws: `lost`; `other` for a COPY that this call does not carry out.
  func nextResult(
    _ handle: PostgresLibrary.Connection, expectsCopy: Bool = false
  ) throws(PostgresFailure) -> PostgresResult? {
    unsafe try waitForAnswer(handle)
    guard let pointer = unsafe library.nextResult(handle) else { return nil }
    let result = unsafe PostgresResult(PostgresResult.Memory(pointer, library, address))
    if result.isCopy, !expectsCopy {
      // What the server sends or awaits has no end here.
      giveUp()
      throw PostgresFailure(
        .other, "\(address): COPY is not a statement that gives rows; the connection is closed")
    }
    return result
  }

  /// Ends a statement whose remaining rows nobody wants.
  private func abandon(_ handle: PostgresLibrary.Connection) {
    do throws(PostgresFailure) {
      try cancel()
      while unsafe try nextResult(handle) != nil {}
    } catch {
      giveUp()
    }
  }
}
