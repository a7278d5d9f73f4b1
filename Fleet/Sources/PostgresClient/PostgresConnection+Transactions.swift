internal import Glibc

/// What a transaction may do, and what it sees.
public enum PostgresTransaction: Sendable, Hashable, CaseIterable {
  /// It writes; each statement sees what was committed before it (READ COMMITTED).
  case write
  /// It writes, and sees the state of its first statement (REPEATABLE READ).
  case repeatableWrite
  /// It writes as if it were alone (SERIALIZABLE).
  case serializable
  /// It reads the state of one moment (REPEATABLE READ READ ONLY).
  case snapshot

  /// How it begins, whatever the session's defaults are.
  var begin: String {
    switch self {
    case .write: "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
    case .repeatableWrite: "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE"
    case .serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
    case .snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    }
  }
}

extension PostgresConnection {
  /// Carries out the closure's statements together or not at all.
  ///
  /// The closure may be called again, from its beginning, after a `PostgresFailure` that `isRetriable`: let such failures pass through it,
  /// and let it change nothing else that a repetition would change twice.
  ///
  /// - Parameter attempts: How often the closure is called at most.
  /// - Throws: What the closure throws; `lost` of an unknown fate if the answer to COMMIT did not come; `busy` inside another transaction.
  @discardableResult public func transaction<Value>(
    _ mode: PostgresTransaction = .write, attempts: Int = 10, _ body: () throws -> Value
  ) throws -> Value {
    var attempt = 1
    while true {
      guard try !isInTransaction() else {
        throw PostgresFailure(.busy, "\(address): a transaction is open on this connection")
      }
      do {
        try execute(mode.begin)
        let value = try body()
        let end = try execute("COMMIT")
        guard end.command == "COMMIT" else {
          throw PostgresFailure(
            .other, "\(address): a statement of this transaction failed, so the server rolled it back")
        }
        return value
      } catch {
        rollBack()
        guard let failure = error as? PostgresFailure, failure.isRetriable, attempt < attempts, isUsable
        else {
          throw error
        }
      }
      // Those who met do not meet again at once.
      _ = usleep(.random(in: 0...min(500_000, 2000 << UInt32(min(attempt, 8)))))
      attempt += 1
    }
  }

  /// Whether a transaction is open, failed or not.
  ///
  /// - Throws: `busy`, `lost`.
  func isInTransaction() throws(PostgresFailure) -> Bool {
    // PQTRANS_INTRANS, PQTRANS_INERROR.
    try aloneForStatement { handle in [2, 3].contains(unsafe library.transactionStatus(handle)) }
  }

  /// Ends an open transaction without its changes; closes a connection that cannot.
  func rollBack() {
    do throws(PostgresFailure) {
      if try isInTransaction() { try execute("ROLLBACK") }
    } catch {
      close()
    }
  }
}
