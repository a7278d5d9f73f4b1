/// Where the schedule is kept, and how changes are made together.
protocol ScheduleDatabase: Sendable {
  /// How messages name it.
  var name: String { get }
  /// Carries out the closure's changes together or not at all; it may be called again from its beginning.
  ///
  /// - Throws: `RefreshFailure`, and what the closure throws.
  func change<Value>(_ body: (any ScheduleSession) throws -> Value) throws -> Value
}

/// One change of the schedule: statements that both databases understand, with `?1`, `?2` … for arguments.
protocol ScheduleSession {
  /// The tables' names in statements.
  var hosts: String { get }
  /// The table of the one plan.
  var plan: String { get }
  /// What keeps other sessions from changing the rows of a SELECT; empty where the change is alone anyway.
  var forUpdate: String { get }
  /// Likewise, without the rows that another session changes now.
  var forUpdateOfFree: String { get }
  /// The database's clock: milliseconds since 1970.
  func now() throws -> Int
  /// The rows of a statement.
  func rows(_ sql: String, _ arguments: [ScheduleValue]) throws -> [[ScheduleValue]]
  /// Runs a statement without rows; how many rows it changed.
  @discardableResult func run(_ sql: String, _ arguments: [ScheduleValue]) throws -> Int
}

extension ScheduleSession {
  func rows(_ sql: String) throws -> [[ScheduleValue]] { try rows(sql, []) }
}

/// What a column holds, or an argument.
enum ScheduleValue: Sendable, Hashable {
  case null
  case integer(Int)
  case text(String)

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }

  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
}

/// Refuses tables that a later Martlet made.
func check(scheduleVersion version: Int, of name: String) throws(RefreshFailure) {
  guard version <= ScheduleTables.version else {
    throw RefreshFailure(
      .newer,
      "\(name): a later Martlet made the tables of the schedule (version \(version)); this one knows version \(ScheduleTables.version)"
    )
  }
}
