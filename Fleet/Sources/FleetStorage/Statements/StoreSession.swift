/// One moment's state of a store, or one transaction of it: what answers statements in SQL.
///
/// Statements are written once where SQLite and PostgreSQL understand them alike: `?` and `?1` stand for arguments, integers have
/// 64 bits, text is ordered by its bytes. Statements do not nest: none is asked inside another's rows.
protocol StoreSession {
  associatedtype Row: StoreRow
  associatedtype Guests: GuestTables

  /// The operator that compares text with a pattern of `%` and `_`, without regard to the case of ASCII letters.
  static var likeInAnyCase: String { get }
  /// The table of hosts as a list of the present ones reads it.
  static var presentHosts: String { get }
  /// The condition that a column matches an argument, which `pattern(_:)` made.
  static func matches(_ column: String) -> String
  /// A pattern of `*` and `?` as the database has it; all other characters stand for themselves.
  static func pattern(_ text: String) -> String

  /// Passes the rows of a statement to `body`.
  ///
  /// - Parameter isKept: Whether the statement's text is one of a few, so that it is worth keeping prepared.
  func forEach(
    _ sql: String, _ arguments: [StoreValue], isKept: Bool, _ body: (Row) throws -> Void) throws
  /// Runs a statement without rows; how many rows it changed.
  @discardableResult func execute(_ sql: String, _ arguments: [StoreValue], isKept: Bool) throws -> Int
  /// Runs a part of a transaction that can fail alone.
  ///
  /// - Throws: What ended the whole transaction.
  func attempt<Value>(_ body: () throws -> Value) throws -> Result<Value, FleetStoreError>

  /// The numbers of forms by their digests; new ones are stored, in their order.
  func numbers(of forms: [Arrival.Form]) throws -> [String: Int64]
  /// Gives guests their forms.
  func settle(_ forms: [SettledForms], tables: String) throws
  /// Gives guests' records in a document their forms, by the number of the tables.
  func settle(_ forms: [SettledForms], inDocument document: Int64, tables: Int64) throws
  /// Refuses to give hosts and guests forms of tables that the store is not for.
  ///
  /// - Throws: `busy`.
  func checkOwner(_ tables: String) throws
  /// The guests as arriving documents meet them.
  func guestTables() throws -> Guests
  /// Fills an empty table with the rows that `body` appends.
  func load(_ table: StoreTable, _ body: (_ append: ([StoreValue]) throws -> Void) throws -> Void) throws
  /// An error of this store in words; one that has them already is another store's, or stays as it is.
  func failure(_ error: any Error) -> FleetStoreError
}

/// A guest with the numbers of its forms.
struct SettledForms {
  var guest, form: Int64
  var next: Int64?
}

/// A row of an answer; columns count from 0.
protocol StoreRow {
  func integer(_ column: Int) throws -> Int64
  func integerOrNil(_ column: Int) throws -> Int64?
  func text(_ column: Int) throws -> String
  func textOrNil(_ column: Int) throws -> String?
  func bytes(_ column: Int) throws -> [UInt8]
}

/// A value that a statement is given.
enum StoreValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  init(_ number: Int64?) { self = number.map { .integer($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .integer(Int64($0)) } ?? .null }
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
}

extension StoreValue: ExpressibleByStringLiteral {
  init(stringLiteral text: String) { self = .text(text) }
}

extension StoreSession {
  func forEach(_ sql: String, _ arguments: [StoreValue] = [], _ body: (Row) throws -> Void) throws {
    try forEach(sql, arguments, isKept: true, body)
  }

  @discardableResult func execute(_ sql: String, _ arguments: [StoreValue] = []) throws -> Int {
    try execute(sql, arguments, isKept: true)
  }

  /// The rows as values.
  func all<Value>(
    _ sql: String, _ arguments: [StoreValue] = [], isKept: Bool = true, _ value: (Row) throws -> Value
  ) throws -> [Value] {
    var found: [Value] = []
    try forEach(sql, arguments, isKept: isKept) { found.append(try value($0)) }
    return found
  }

  /// The first row as a value; nil without rows.
  ///
  /// The statement has one row or few.
  func first<Value>(
    _ sql: String, _ arguments: [StoreValue] = [], _ value: (Row) throws -> Value
  ) throws -> Value? {
    var found: Value?
    try forEach(sql, arguments) { row in if found == nil { found = try value(row) } }
    return found
  }

  /// Runs a statement for some numbers at a time, which it has as a list in place of `$numbers`.
  func execute(_ sql: String, _ arguments: [StoreValue], inNumbers numbers: [Int64]) throws {
    for start in stride(from: 0, to: numbers.count, by: 500) {
      let part = numbers[start..<min(start + 500, numbers.count)]
      try execute(Self.statement(sql, part), arguments, isKept: false)
    }
  }

  /// Passes the rows of a statement that is asked for some numbers at a time.
  func forEach(_ sql: String, inNumbers numbers: [Int64], _ body: (Row) throws -> Void) throws {
    for start in stride(from: 0, to: numbers.count, by: 500) {
      let part = numbers[start..<min(start + 500, numbers.count)]
      try forEach(Self.statement(sql, part), [], isKept: false, body)
    }
  }

  private static func statement(_ sql: String, _ numbers: ArraySlice<Int64>) -> String {
    let parts = sql.split(separator: "$numbers", maxSplits: 1, omittingEmptySubsequences: false)
    return parts.joined(separator: "(" + numbers.map(String.init).joined(separator: ", ") + ")")
  }

  /// Refuses to fill a store that has something.
  ///
  /// - Throws: `failed`.
  func refuseUnlessEmpty(_ path: String) throws {
    for table in StoreTable.all
    where try first("SELECT 1 FROM \(table.name) LIMIT 1", [], { _ in true }) ?? false {
      throw FleetStoreError(.failed, "\(path): this store is not empty; name another one to copy to")
    }
  }

  /// The store's revision.
  func revision() throws -> Int64 { try first("SELECT number FROM revisions") { try $0.integer(0) } ?? 0 }

  /// Notes that forms of those tables are in the store; the tables' number.
  @discardableResult func note(tables: String) throws -> Int64 {
    try execute(
      """
      INSERT INTO form_tables (id, digest, present) VALUES ((SELECT coalesce(max(id), 0) + 1 FROM form_tables), ?, 1)
      ON CONFLICT (digest) DO UPDATE SET present = 1 WHERE form_tables.present = 0
      """, [.text(tables)])
    return try first("SELECT id FROM form_tables WHERE digest = ?", [.text(tables)]) { try $0.integer(0) }
      ?? 0
  }
}

/// A store that answers the fleet's questions by statements in SQL.
protocol StatementStore: FleetStore {
  associatedtype Session: StoreSession

  /// Runs reads on the state of one moment.
  func reading<Value>(_ body: (Session) throws -> Value) throws(FleetStoreError) -> Value
  /// Runs writes as one transaction: all of them are there afterwards, or none. `body` may be run again from its start.
  func writing<Value>(_ body: (Session) throws -> Value) throws(FleetStoreError) -> Value
  /// Fills the store, if it is empty, in one transaction.
  ///
  /// - Throws: `failed` if it is not empty.
  func loading<Value>(_ body: (Session) throws -> Value) throws(FleetStoreError) -> Value
}

extension StatementStore {
  func revision() throws(FleetStoreError) -> Int64 { try reading { db in try db.revision() } }
}
