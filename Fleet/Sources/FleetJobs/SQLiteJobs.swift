internal import Foundation
internal import GRDB
internal import Glibc
internal import PostgresClient

/// Jobs in a SQLite file.
struct SQLiteJobs: JobDatabase {
  private let queue: DatabaseQueue
  private let path: String

  /// Makes the file, which only its owner can read, and the tables if they are missing.
  ///
  /// - Throws: `JobFailure`: `newer`, `unavailable`.
  init(path: String) throws(JobFailure) {
    self.path = path
    // Before SQLite does, which would ask the umask alone; its log beside it has the file's permissions.
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(20)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inTransaction(.immediate) { db in
        let isNew = try !db.tableExists("job_format")
        if isNew { try db.execute(sql: JobTables.sqlite) }
        let version = try Int.fetchOne(db, sql: "SELECT max(version) FROM job_format") ?? 0
        guard version <= JobTables.version else {
          throw JobFailure(
            .newer,
            "\(path): a later Martlet made the tables of jobs (version \(version)); this one knows version \(JobTables.version)"
          )
        }
        return .commit
      }
    } catch let failure as JobFailure {
      throw failure
    } catch {
      throw JobFailure(.unavailable, "\(path): \(error)")
    }
  }

  func change<Value>(_ body: (JobRows) throws -> Value) throws -> Value {
    do {
      return try queue.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(JobRows(session: SQLiteJobSession(db: db)))
          return .commit
        }
        guard let value else { throw JobFailure(.unavailable, "\(path): nothing was carried out") }
        return value
      }
    } catch let failure as JobFailure {
      throw failure
    } catch {
      throw JobFailure(.unavailable, "\(path): \(error)")
    }
  }
}

/// The statements of a transaction that is alone (BEGIN IMMEDIATE).
private struct SQLiteJobSession: JobSession {
  let db: Database

  var schema: String { "" }
  /// - SeeAlso: SQLite, "Date And Time Functions": 2440587.5 is 1970 as a Julian day.
  var clock: String { "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)" }
  var position: String { "instr" }
  var locking: String { "" }
  var skipping: String { "" }
  var queueing: String? { nil }

  func ask(_ sql: String, _ values: [PostgresValue]) throws -> [any JobRow] {
    let statement = try db.cachedStatement(sql: sql.replacing("$", with: "?"))
    let arguments = StatementArguments(values.map(Self.value))
    guard statement.columnCount > 0 else {
      try statement.execute(arguments: arguments)
      return []
    }
    return try Row.fetchAll(statement, arguments: arguments).map { SQLiteJobRow(row: $0) }
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

private struct SQLiteJobRow: JobRow {
  let row: Row

  func integer(_ column: Int) throws -> Int { row[column] }
  func integerOrNil(_ column: Int) throws -> Int? { row[column] }
  func text(_ column: Int) throws -> String { row[column] }
  func textOrNil(_ column: Int) throws -> String? { row[column] }
  func bytes(_ column: Int) throws -> [UInt8] { Array(row[column] as Data) }
  func boolean(_ column: Int) throws -> Bool { row[column] }
}
