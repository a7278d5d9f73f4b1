internal import GRDB

/// The schedule in a SQLite file, which is its store's.
struct SQLiteSchedule: ScheduleDatabase {
  private let queue: DatabaseQueue
  let name: String

  /// Makes the tables if they are missing.
  ///
  /// - Throws: `RefreshFailure`: `newer`, `unavailable`.
  init(path: String) throws(RefreshFailure) {
    name = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(20)
    // What a crash of the machine loses is asked again.
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inTransaction(.immediate) { db in
        if try !db.tableExists("refresh_format") { try db.execute(sql: ScheduleTables.sqlite) }
        try check(
          scheduleVersion: try Int.fetchOne(db, sql: "SELECT max(version) FROM refresh_format") ?? 0, of: path
        )
        return .commit
      }
    } catch let failure as RefreshFailure {
      throw failure
    } catch {
      throw RefreshFailure(.unavailable, "\(path): \(error)")
    }
  }

  func change<Value>(_ body: (any ScheduleSession) throws -> Value) throws -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(SQLiteScheduleSession(db: db))
          return .commit
        }
        guard let value else { throw RefreshFailure(.unavailable, "\(name): nothing was carried out") }
        return value
      }
    } catch let failure as RefreshFailure {
      throw failure
    } catch {
      throw RefreshFailure(.unavailable, "\(name): \(error)")
    }
  }
}

/// A transaction that is alone (BEGIN IMMEDIATE).
private struct SQLiteScheduleSession: ScheduleSession {
  let db: Database

  var hosts: String { "refresh_hosts" }
  var plan: String { "refresh_plan" }
  var forUpdate: String { "" }
  var forUpdateOfFree: String { "" }

  /// - SeeAlso: SQLite, "Date And Time Functions": 2440587.5 is 1970 as a Julian day.
  func now() throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)")) ?? 0
  }

  func rows(_ sql: String, _ arguments: [ScheduleValue]) throws -> [[ScheduleValue]] {
    try Row.fetchAll(db.cachedStatement(sql: sql), arguments: Self.values(arguments)).map { row in
      row.databaseValues.map { value in
        switch value.storage {
        case .int64(let number): .integer(Int(number))
        case .string(let text): .text(text)
        default: .null
        }
      }
    }
  }

  func run(_ sql: String, _ arguments: [ScheduleValue]) throws -> Int {
    try db.cachedStatement(sql: sql).execute(arguments: Self.values(arguments))
    return db.changesCount
  }

  private static func values(_ arguments: [ScheduleValue]) -> StatementArguments {
    StatementArguments(
      arguments.map { value -> (any DatabaseValueConvertible)? in
        switch value {
        case .null: nil
        case .integer(let number): number
        case .text(let text): text
        }
      })
  }
}
