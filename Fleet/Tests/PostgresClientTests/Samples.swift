import FleetTestSupport
import Foundation
import PostgresClient
import Testing

/// A connection to a new and empty database of the shared server.
func freshConnection(
  _ change: (inout PostgresSettings) -> Void = { _ in }
) throws -> PostgresConnection {
  var settings = PostgresSettings()
  change(&settings)
  return try PostgresConnection(PostgresAddress(PostgresServer.shared().makeDatabase()), settings)
}

/// A second connection to the same database.
func another(_ connection: PostgresConnection) throws -> PostgresConnection {
  try PostgresConnection(address(of: connection))
}

/// The address by which a connection's database is reached.
func address(of connection: PostgresConnection) throws -> PostgresAddress {
  let name = try connection.execute("SELECT current_database()")[0].text(0)
  return try PostgresAddress(PostgresServer.shared().address(database: name))
}

/// The failure of a call; nil if it succeeds.
func problem(_ body: () throws -> Void) throws -> PostgresFailure? {
  do {
    try body()
    return nil
  } catch let failure as PostgresFailure {
    return failure
  }
}

/// Work on a thread of its own, which may block.
final class Work<Value: Sendable>: @unchecked Sendable {
  private var result: Result<Value, any Error>?
  private let done = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () throws -> Value) {
    Thread.detachNewThread {
      self.result = Result(catching: body)
      self.done.signal()
    }
  }

  /// Waits for its end.
  func value() throws -> Value {
    done.wait()
    done.signal()
    guard let result else { throw CancellationError() }
    return try result.get()
  }
}

/// Asks the server until a statement gives true, so that no test waits longer or shorter than it must.
func waitUntil(_ connection: PostgresConnection, _ sql: String, _ parameters: [PostgresValue] = []) throws {
  for _ in 0..<3000 {
    if try connection.execute(sql, parameters).first?.boolean(0) == true { return }
    usleep(10_000)
  }
  Issue.record("the server never says true to \(sql)")
}

/// The number of a connection's process at the server.
func processNumber(_ connection: PostgresConnection) throws -> Int {
  try connection.execute("SELECT pg_backend_pid()")[0].integer(0)
}

/// Waits until a session runs a statement that begins so.
func waitUntilBusy(_ connection: PostgresConnection, _ process: Int, _ beginning: String) throws {
  try waitUntil(
    connection,
    "SELECT count(*) > 0 FROM pg_stat_activity WHERE pid = $1 AND state = 'active' AND query LIKE $2 || '%' AND wait_event IS NOT NULL",
    [.integer(process), .text(beginning)])
}

/// Bytes of memory that this process has resident.
func residentBytes() throws -> Int {
  let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
  return (Int(fields[1]) ?? 0) * 4096
}
