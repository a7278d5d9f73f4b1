internal import PostgresClient

/// Where jobs are kept, and how changes are made together.
protocol JobDatabase: Sendable {
  /// Carries out the closure's changes together or not at all; it may be called again from its beginning.
  ///
  /// - Throws: `JobFailure`, and what the closure throws.
  func change<Value>(_ body: (JobRows) throws -> Value) throws -> Value
}

/// One change's connection to a database, and what the two databases write differently.
protocol JobSession {
  /// What stands before the names of tables.
  var schema: String { get }
  /// The database's clock: milliseconds since 1970.
  var clock: String { get }
  /// The function that gives the place of its second text in its first.
  var position: String { get }
  /// What a SELECT ends with that keeps others from its rows until this change ends, and that skips rows which others keep.
  var locking: String { get }
  var skipping: String { get }
  /// A statement after which one change at a time goes on until it ends; nil where changes are alone anyway.
  var queueing: String? { get }
  /// Carries out a statement, whose values are named `$1`, `$2` in the order in which they first appear.
  func ask(_ sql: String, _ values: [PostgresValue]) throws -> [any JobRow]
}

/// A row by its columns' places.
protocol JobRow {
  func integer(_ column: Int) throws -> Int
  func integerOrNil(_ column: Int) throws -> Int?
  func text(_ column: Int) throws -> String
  func textOrNil(_ column: Int) throws -> String?
  func bytes(_ column: Int) throws -> [UInt8]
  func boolean(_ column: Int) throws -> Bool
}
