package import PostgresClient

/// Tables that processes on many machines change in short transactions, in SQLite or PostgreSQL.
package struct SharedTables: Sendable {
  private let database: any TableDatabase

  /// The tables in a PostgreSQL's schema `martlet`; they are made if they are missing, by one process at a time.
  ///
  /// - Parameter idleLimit: How long a change may stop between two statements before the server undoes it, since it keeps what it has locked from
  ///   all others. A change takes milliseconds.
  /// - Throws: `TablesFailure`: `newer`, `unavailable`.
  package init(
    _ plan: TablesPlan, in pool: PostgresPool, idleLimit: Duration = .seconds(10)
  ) throws(TablesFailure) {
    database = try PostgresTables(plan, pool, idleLimit)
  }

  /// The tables in a SQLite file, which only its owner can read if it is made; they are made if they are missing.
  ///
  /// - Parameter isDurable: Whether a change is on disk when it ends, rather than soon after it.
  /// - Throws: `TablesFailure`: `newer`, `unavailable`.
  package init(_ plan: TablesPlan, path: String, isDurable: Bool) throws(TablesFailure) {
    database = try SQLiteTables(plan, path, isDurable)
  }

  /// Carries out the closure's changes together or not at all; it may be called again from its beginning.
  ///
  /// - Throws: `TablesFailure`: `unavailable`, `unknown`; what else the closure throws.
  package func change<Value>(_ body: (any TableSession) throws -> Value) throws -> Value {
    try database.change(body)
  }
}

/// Which tables there are, and how they are made.
package struct TablesPlan: Sendable {
  /// What they are of, in the plural.
  var what: String
  /// The table that holds their version, in both databases, and the version that this build makes.
  var format: String
  var version: Int
  /// A number of Martlet's own for who changes these tables in PostgreSQL; the next one is for changes that go one at a time.
  var lock: Int
  /// Scripts that make them.
  var postgres, sqlite: String

  /// Creates a plan.
  package init(what: String, format: String, version: Int, lock: Int, postgres: String, sqlite: String) {
    self.what = what
    self.format = format
    self.version = version
    self.lock = lock
    self.postgres = postgres
    self.sqlite = sqlite
  }

  /// Refuses tables that a later Martlet made.
  func check(_ found: Int, of name: String) throws(TablesFailure) {
    guard found <= version else {
      throw TablesFailure(
        .newer,
        "\(name): a later Martlet made the tables of \(what) (version \(found)); this one knows version \(version)"
      )
    }
  }
}

/// A change that was not made, or may not have been, in one line without a full stop.
package struct TablesFailure: Error {
  /// What happened.
  package var reason: String
  /// What callers distinguish.
  package var kind: Kind

  /// What callers distinguish.
  package enum Kind: Sendable {
    /// The tables are a later Martlet's.
    case newer
    /// The database does not answer, and nothing was changed; the same again can succeed.
    case unavailable
    /// The database's answer was lost, so that the change may have been made.
    case unknown
  }

  init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }
}

/// One change's connection to a database, and what the two databases write differently.
package protocol TableSession {
  /// What stands before the names of tables.
  var schema: String { get }
  /// The database's clock: milliseconds since 1970.
  var clock: String { get }
  /// The function that gives the place of its second text in its first.
  var position: String { get }
  /// What a SELECT ends with that keeps others from its rows until this change ends, and that skips rows which others keep.
  var locking: String { get }
  var skipping: String { get }
  /// A statement after which one change at a time continues until it ends; nil where changes are alone anyway.
  var queueing: String? { get }
  /// Carries out a statement, whose values are named `$1`, `$2` and so on.
  func ask(_ sql: String, _ values: [PostgresValue]) throws -> [any TableRow]
}

extension TableSession {
  /// Carries out a statement in which `@` before a table's name stands for its schema.
  package func rows(_ sql: String, _ values: [PostgresValue] = []) throws -> [any TableRow] {
    try ask(sql.replacing("@", with: schema), values)
  }

  /// The database's clock: milliseconds since 1970.
  package func now() throws -> Int { try rows("SELECT \(clock)").first?.integer(0) ?? 0 }
}

/// A row by its columns' places.
package protocol TableRow {
  func integer(_ column: Int) throws -> Int
  func integerOrNil(_ column: Int) throws -> Int?
  func text(_ column: Int) throws -> String
  func textOrNil(_ column: Int) throws -> String?
  func bytes(_ column: Int) throws -> [UInt8]
  func boolean(_ column: Int) throws -> Bool
}

protocol TableDatabase: Sendable {
  func change<Value>(_ body: (any TableSession) throws -> Value) throws -> Value
}
