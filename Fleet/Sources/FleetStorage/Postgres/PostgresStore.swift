internal import PostgresClient

/// A store in a schema of a PostgreSQL database, which several processes on several machines share.
///
/// One writes at a time and any number read.
///
/// Writers wait for each other on the row of the revision, which each changes first: none meets another's half of a change, none has
/// to be repeated for another's sake, and numbers of new rows are the next ones, as in SQLite. Readers never wait.
///
/// - SeeAlso: PostgreSQL, 13.2 "Transaction Isolation"; 13.3.2 "Row-Level Locks".
struct PostgresStore: StatementStore, SharedStore {
  let path: String
  let address: PostgresAddress
  private let pool: PostgresPool

  /// How long a writer waits for another.
  private static let settings: PostgresSettings = {
    var settings = PostgresSettings()
    settings.searchPath = PostgresSchema.name
    settings.lockLimit = .seconds(20)
    // A server that hangs while its kernel lives; nothing that a store asks keeps it silent for so long.
    settings.answerLimit = .seconds(900)
    return settings
  }()

  /// Opens a store, and leads it to this version's tables if an earlier Martlet wrote it.
  ///
  /// - Parameter idleLimit: How long a change may stop between two statements before the server undoes it.
  init(
    _ address: PostgresAddress, _ mode: StoreLocation.Mode = .existing, idleLimit: Duration = .seconds(120)
  ) throws(FleetStoreError) {
    path = address.description
    self.address = address
    var settings = Self.settings
    settings.idleTransactionLimit = idleLimit
    // More than the threads that a service asks from, so that none waits for another's long question.
    pool = PostgresPool(address, settings, bound: 10)
    try checkSchema(mode)
  }

  private func checkSchema(_ mode: StoreLocation.Mode) throws(FleetStoreError) {
    try connected { connection in
      let encoding = try connection.execute("SHOW server_encoding").first?.text(0) ?? ""
      guard encoding == "UTF8" else {
        throw FleetStoreError(
          .denied, "\(path): the database has the encoding \(encoding); make one with createdb -E UTF8")
      }
      let version = try PostgresSchema.version(connection, path)
      if version == nil, mode == .existing {
        throw FleetStoreError(
          .absent,
          "\(path): there is no store in this database; make one with martlet fleet add --store \(path.contains(" ") ? "'\(path)'" : path) FILE…"
        )
      }
      if let version, version > PostgresSchema.version {
        throw FleetStoreError(
          .newer,
          "\(path): a later Martlet wrote this store (version \(version)); this one reads up to version \(PostgresSchema.version)"
        )
      }
      if version ?? 0 < PostgresSchema.version { try PostgresSchema.migrate(connection, path) }
    }
  }

  /// Lends a connection.
  func connected<Value>(
    _ body: (PostgresConnection) throws -> Value
  ) throws(FleetStoreError) -> Value {
    do { return try pool.withConnection(body) } catch { throw FleetStoreError(postgres: error, path) }
  }

  func reading<Value>(_ body: (PostgresSession) throws -> Value) throws(FleetStoreError) -> Value {
    try connected { connection in
      // Once: rows may have been passed on already.
      try connection.transaction(.snapshot, attempts: 1) {
        try body(PostgresSession(connection: connection, path: path))
      }
    }
  }

  func writing<Value>(_ body: (PostgresSession) throws -> Value) throws(FleetStoreError) -> Value {
    var hasLostOne = false
    while true {
      do {
        return try pool.withConnection { connection in
          try connection.transaction {
            try connection.execute(PostgresSchema.step)
            return try body(PostgresSession(connection: connection, path: path))
          }
        }
      } catch {
        // The server was restarted, or another one took over: nothing of the transaction remains.
        if let failure = error as? PostgresFailure, failure.kind == .lost, failure.fate == .undone,
          !hasLostOne
        {
          hasLostOne = true
          continue
        }
        throw FleetStoreError(postgres: error, path)
      }
    }
  }

  func loading<Value>(_ body: (PostgresSession) throws -> Value) throws(FleetStoreError) -> Value {
    let value = try writing { session in
      try session.refuseUnlessEmpty(path)
      return try PostgresIndexes.rebuilding(session.connection) { try body(session) }
    }
    // So that plans fit at once, and lists are read from indexes alone. The store is whole without it, and the server does it later.
    try? connected { connection in
      for table in StoreTable.all { _ = try connection.execute("VACUUM (ANALYZE) \(table.name)") }
    }
    return value
  }

  func revision() throws(FleetStoreError) -> Int64 {
    try connected { connection in try Self.revision(connection) }
  }

  fileprivate static func revision(_ connection: PostgresConnection) throws -> Int64 {
    let rows = try connection.execute("SELECT number FROM revisions", prepared: true)
    return Int64(try rows.first?.integer(0) ?? 0)
  }

  func revisions() throws(FleetStoreError) -> any RevisionReader { PostgresRevisions(self, opening: nil) }

  func revisions(servingWith tables: String) throws(FleetStoreError) -> any RevisionReader {
    let revisions = PostgresRevisions(self, opening: Self.presence(tables))
    // From now on.
    _ = try revisions.revision()
    return revisions
  }

  func verify() throws(FleetStoreError) {
    try reading { session in
      for (table, column, other) in PostgresIndexes.references {
        let isBroken =
          try session.first(
            """
            SELECT 1 FROM \(table) x WHERE x.\(column) IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM \(other) y WHERE y.id = x.\(column)) LIMIT 1
            """, [], { _ in true }) ?? false
        if isBroken {
          throw FleetStoreError(
            .damaged,
            "\(path): the store is damaged: a row of \(table) refers to one of \(other) that is not there")
        }
      }
      for table in ["documents", "forms"] {
        _ = try session.first(
          "SELECT CAST(coalesce(sum(hashtext(encode(bytes, 'hex'))), 0) AS bigint) FROM \(table)", [],
          { try $0.integer(0) })
      }
    }
  }

  func backUp(to file: String) throws(FleetStoreError) {
    try SQLiteStore.making(file) { target throws(FleetStoreError) in _ = try copy(to: target) }
  }

  /// Reads revisions on a connection of its own.
  private final class PostgresRevisions: RevisionReader {
    let isImmediate = false
    private let pool: PostgresPool
    private let path: String

    init(_ store: PostgresStore, opening: String?) {
      var settings = PostgresStore.settings
      settings.opening = opening
      // Nothing that it asks takes long.
      settings.answerLimit = .seconds(20)
      pool = PostgresPool(store.address, settings, bound: 2)
      path = store.path
    }

    func revision() throws(FleetStoreError) -> Int64 {
      do { return try pool.withConnection(PostgresStore.revision) } catch {
        throw FleetStoreError(postgres: error, path)
      }
    }
  }
}

extension FleetStoreError {
  /// The server's error in words.
  init(postgres error: any Error, _ path: String) {
    if let known = error as? FleetStoreError {
      self = known
      return
    }
    guard let failure = error as? PostgresFailure else {
      self.init(.failed, "\(path): \(error)")
      return
    }
    let reason = failure.reason
    switch failure.kind {
    case .noLibrary, .badAddress, .unreachable, .tooOld: self.init(.unavailable, reason)
    case .lost where failure.fate == .unknown:
      self.init(.unavailable, "\(reason); look whether the change is there before you repeat it")
    case .lost: self.init(.unavailable, reason)
    case .notAdmitted, .denied, .readOnly: self.init(.denied, reason)
    case .lockTimeout:
      self.init(.busy, "\(path): another process has been writing to the store for 20 s; try again later")
    case .busy, .serialization, .deadlock, .cancelled, .exhausted: self.init(.busy, reason)
    case .missing where failure.state == nil || failure.state == "3D000":
      self.init(.absent, "\(reason); createdb -E UTF8 makes a database")
    case .missing:
      self.init(.damaged, "\(path): the store is damaged, or this user may not see it (\(reason))")
    default: self.init(.failed, reason)
    }
  }
}
