internal import Foundation
internal import GRDB
internal import Glibc
internal import PostgresClient

/// Tables in a SQLite file.
struct SQLiteTables: TableDatabase {
  private let queue: DatabaseQueue
  private let path: String

  init(_ plan: TablesPlan, _ path: String, _ isDurable: Bool) throws(TablesFailure) {
    self.path = path
    // Before SQLite does, which would ask the umask alone; its log beside it has the file's permissions.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(20)
    configuration.prepareDatabase { db in
      try db.execute(
        sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = \(isDurable ? "FULL" : "NORMAL")")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inTransaction(.immediate) { db in
        if try !db.tableExists(plan.format) { try db.execute(sql: plan.sqlite) }
        try plan.check(
          try Int.fetchOne(db, sql: "SELECT max(version) FROM \(plan.format)") ?? 0, of: path)
        return .commit
      }
    } catch let failure as TablesFailure {
      throw failure
    } catch {
      throw TablesFailure(.unavailable, "\(path): \(error)")
    }
  }

  func change<Value>(_ body: (any TableSession) throws -> Value) throws -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(SQLiteTableSession(db: db))
          return .commit
        }
        guard let value else { throw TablesFailure(.unavailable, "\(path): nothing was carried out") }
        return value
      }
    } catch let error as DatabaseError {
      throw TablesFailure(.unavailable, "\(path): \(error)")
    }
  }
}

/// The statements of a transaction that is alone (BEGIN IMMEDIATE).
private struct SQLiteTableSession: TableSession {
  let db: Database

  var schema: String { "" }
  /// - SeeAlso: SQLite, "Date And Time Functions": 2440587.5 is 1970 as a Julian day.
  var clock: String { "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)" }
  var position: String { "instr" }
  var locking: String { "" }
  var skipping: String { "" }
  var queueing: String? { nil }

  func ask(_ sql: String, _ values: [PostgresValue]) throws -> [any TableRow] {
    let statement = try db.cachedStatement(sql: sql.replacing("$", with: "?"))
    let arguments = StatementArguments(values.map(Self.value))
    guard statement.columnCount > 0 else {
      try statement.execute(arguments: arguments)
      return []
    }
    return try Row.fetchAll(statement, arguments: arguments).map { SQLiteTableRow(row: $0) }
  }

  private static func value(_ value: PostgresValue) -> DatabaseValue {
    switch value {
    case .null: .null
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .text(let text): text.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    case .boolean(let truth): truth.databaseValue
    }
  }
}

private struct SQLiteTableRow: TableRow {
  let row: Row

  func integer(_ column: Int) throws -> Int { row[column] }
  func integerOrNil(_ column: Int) throws -> Int? { row[column] }
  func text(_ column: Int) throws -> String { row[column] }
  func textOrNil(_ column: Int) throws -> String? { row[column] }
  func bytes(_ column: Int) throws -> [UInt8] { Array(row[column] as Data) }
  func boolean(_ column: Int) throws -> Bool { row[column] }
}
