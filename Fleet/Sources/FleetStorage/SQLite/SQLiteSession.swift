internal import Foundation
internal import GRDB

/// One transaction of a store in SQLite.
struct SQLiteSession: StoreSession {
  let db: Database
  let path: String

  static let likeInAnyCase = "LIKE"
  /// The index has all that is asked for, and nothing of hosts that were removed.
  static let presentHosts = "hosts INDEXED BY hosts_present"

  static func matches(_ column: String) -> String { "\(column) GLOB ?" }

  static func pattern(_ text: String) -> String {
    text.reduce(into: "") { pattern, character in pattern += character == "[" ? "[[]" : String(character) }
  }

  func forEach(
    _ sql: String, _ arguments: [StoreValue], isKept: Bool, _ body: (SQLiteRow) throws -> Void
  ) throws {
    let rows = try GRDB.Row.fetchCursor(try statement(sql, isKept), arguments: Self.arguments(arguments))
    while let row = try rows.next() { try body(SQLiteRow(row: row)) }
  }

  @discardableResult func execute(_ sql: String, _ arguments: [StoreValue], isKept: Bool) throws -> Int {
    try statement(sql, isKept).execute(arguments: Self.arguments(arguments))
    return db.changesCount
  }

  func attempt<Value>(_ body: () throws -> Value) throws -> Result<Value, FleetStoreError> {
    var value: Value?
    do {
      try db.inSavepoint {
        value = try body()
        return .commit
      }
    } catch {
      // A full disk, for one, ends the whole transaction.
      guard db.isInsideTransaction else { throw error }
      return .failure(FleetStoreError(error, path))
    }
    guard let value else { return .failure(FleetStoreError(.failed, "\(path): a group had no result")) }
    return .success(value)
  }

  func numbers(of forms: [Arrival.Form]) throws -> [String: Int64] {
    var numbers: [String: Int64] = [:]
    let known = try db.cachedStatement(sql: "SELECT id FROM forms WHERE key = ?")
    let insertion = try db.cachedStatement(sql: "INSERT INTO forms (key, bytes) VALUES (?, ?)")
    for form in forms where numbers[form.key] == nil {
      if let id = try Int64.fetchOne(known, arguments: [form.key]) {
        numbers[form.key] = id
      } else {
        try insertion.execute(arguments: [form.key, Data(form.bytes)])
        numbers[form.key] = db.lastInsertedRowID
      }
    }
    return numbers
  }

  func settle(_ forms: [SettledForms], tables: String) throws {
    let update = try db.cachedStatement(
      sql: "UPDATE guests SET form = ?, next = ?, tables = ? WHERE id = ?")
    for entry in forms { try update.execute(arguments: [entry.form, entry.next, tables, entry.guest]) }
  }

  func settle(_ forms: [SettledForms], inDocument document: Int64, tables: Int64) throws {
    let update = try db.cachedStatement(
      sql: "UPDATE guest_records SET form = ?, next = ?, tables = ? WHERE guest = ? AND document = ?")
    for entry in forms {
      try update.execute(arguments: [entry.form, entry.next, tables, entry.guest, document])
    }
  }

  /// A file's forms belong to whoever asks.
  func checkOwner(_ tables: String) throws {}

  func guestTables() throws -> SQLiteGuests { SQLiteGuests(db: db) }

  func load(_ table: StoreTable, _ body: (_ append: ([StoreValue]) throws -> Void) throws -> Void) throws {
    let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO \(table.name) (\(table.names)) VALUES (\(marks))")
    try body { row in try insertion.execute(arguments: Self.arguments(row)) }
  }

  func failure(_ error: any Error) -> FleetStoreError { FleetStoreError(error, path) }

  private func statement(_ sql: String, _ isKept: Bool) throws -> Statement {
    isKept ? try db.cachedStatement(sql: sql) : try db.makeStatement(sql: sql)
  }

  private static func arguments(_ values: [StoreValue]) -> StatementArguments {
    StatementArguments(
      values.map { value -> DatabaseValue in
        switch value {
        case .null: .null
        case .integer(let number): number.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
      })
  }
}

/// A row of SQLite's; it lasts until the next one.
struct SQLiteRow: StoreRow {
  let row: GRDB.Row

  func integer(_ column: Int) throws -> Int64 { row[column] }
  func integerOrNil(_ column: Int) throws -> Int64? { row[column] }
  func text(_ column: Int) throws -> String { row[column] }
  func textOrNil(_ column: Int) throws -> String? { row[column] }

  func bytes(_ column: Int) throws -> [UInt8] {
    (try? row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } ?? [] }) ?? []
  }
}
