import FleetTestSupport
import Foundation
import PostgresClient
import Testing

@Suite(
  .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"),
  .timeLimit(.minutes(10)))
struct StreamTests {
  struct Enough: Error {}

  /// A million rows in and out again, in memory that does not grow with them.
  @Test func millionRowsInSteadyMemory() throws {
    let connection = try freshConnection()
    try connection.execute("CREATE UNLOGGED TABLE t (id int8, name text, digest bytea)")
    var before = 0
    var most = 0
    let count = 1_000_000
    let copied = try connection.copy(into: "t (id, name, digest)", [.integer8, .text, .bytes]) { rows in
      for number in 0..<count {
        try rows.append([
          .integer(number), "guest with a name that takes some memory", .bytes([1, 2, 3, 4, 5, 6, 7, 8]),
        ])
        if number == 20_000 { before = try residentBytes() }
        if number % 50_000 == 0 { most = max(most, try residentBytes()) }
      }
    }
    #expect(copied == count)
    // Other tests of this process need memory of their own meanwhile; the rows are some 80 MB.
    #expect(most - before < 40_000_000, "\((most - before) / 1_000_000) MB more while rows were sent")
    var sum = 0
    var rows = 0
    most = 0
    try connection.stream("SELECT id, name, digest FROM t") { row in
      sum += try row.integer(0)
      rows += 1
      if rows == 20_000 { before = try residentBytes() }
      if rows % 50_000 == 0 { most = max(most, try residentBytes()) }
    }
    #expect(rows == count && sum == count * (count - 1) / 2)
    #expect(most - before < 40_000_000, "\((most - before) / 1_000_000) MB more while rows came")
  }

  @Test func copiedValuesAreTheSame() throws {
    let connection = try freshConnection()
    try connection.execute("CREATE TABLE t (a int2, b int4, c int8, d float8, e text, f bytea, g boolean)")
    let types: [PostgresColumnType] = [.integer2, .integer4, .integer8, .real8, .text, .bytes, .boolean]
    let rows: [[PostgresValue]] = [
      [-1, 2_147_483_647, .integer(.min), 0.1, "a\tb\n\\N", .bytes([0, 9, 10, 255]), true],
      [nil, nil, nil, nil, nil, nil, nil],
      [32_767, -2_147_483_648, .integer(.max), 3.0, "", .bytes([]), false],
    ]
    let copied = try connection.copy(into: "t", types) { copy in
      for row in rows { try copy.append(row) }
    }
    #expect(copied == 3)
    let found = try connection.execute("SELECT * FROM t ORDER BY ctid")
    for (row, expected) in zip(found, rows) {
      #expect(try (0..<7).map { column throws(PostgresFailure) in try row[column] } == expected)
    }
  }

  /// A row that does not fit is refused before it is sent; what was sent before counts only if the closure ends well.
  @Test func wrongRowsAreNotCopied() throws {
    let connection = try freshConnection()
    try connection.execute("CREATE TABLE t (a int2, b text)")
    for row: [PostgresValue] in [[1], [40_000, "a"], [1, 2], ["1", "a"], [1.0, "a"], [true, "a"]] {
      let failure = try problem {
        try connection.copy(into: "t", [.integer2, .text]) { copy in
          try copy.append([1, "a"])
          try copy.append(row)
        }
      }
      #expect(failure?.kind == .badValue, "\(row)")
      #expect(try connection.execute("SELECT * FROM t").isEmpty)
    }
    let copied = try connection.copy(into: "t", [.integer2, .text]) { copy in
      _ = try? copy.append([5, .bytes([1])])
      try copy.append([6, "a"])
    }
    #expect(copied == 1)
    #expect(throws: Enough.self) {
      try connection.copy(into: "t", [.integer2, .text]) { copy in
        for _ in 0..<20_000 { try copy.append([7, "many bytes, so that some are sent"]) }
        throw Enough()
      }
    }
    #expect(try connection.execute("SELECT count(*) FROM t")[0].integer(0) == 1)
  }

  /// The server's refusals of a whole copy.
  @Test func refusedCopies() throws {
    let connection = try freshConnection()
    try connection.execute("CREATE TABLE t (a int8 PRIMARY KEY, b text)")
    func copy(_ target: String, _ rows: [[PostgresValue]]) throws -> PostgresFailure? {
      try problem {
        try connection.copy(into: target, [.integer8, .text]) { copy in
          for row in rows { try copy.append(row) }
        }
      }
    }
    #expect(try copy("absent", [])?.kind == .missing)
    #expect(try copy("t", [[1, "a"], [1, "b"]])?.kind == .unique)
    #expect(try copy("t", [[1, "a\0b"]])?.kind == .badValue)
    #expect(try copy("t (b)", [[1, "a"]])?.kind == .badValue)
    #expect(try copy("t", []) == nil)
    #expect(try connection.execute("SELECT * FROM t").isEmpty)
  }

  /// A closure that throws ends the statement at the server too.
  @Test func streamsCanBeAbandoned() throws {
    let connection = try freshConnection()
    var rows = 0
    #expect(throws: Enough.self) {
      try connection.stream("SELECT generate_series(1, 100000000::int8)") { _ in
        rows += 1
        if rows == 10 { throw Enough() }
      }
    }
    #expect(rows == 10)
    #expect(try connection.execute("SELECT 1::int4")[0].integer(0) == 1)
    let failure = try problem {
      try connection.stream("SELECT 1 / (3 - n) FROM generate_series(1, 5) n") { _ in rows += 1 }
    }
    #expect(failure?.state == "22012")
    #expect(rows == 12)
  }

  /// One caller at a time: a second call is refused and the first continues.
  @Test func callsInsideACallAreRefused() throws {
    let connection = try freshConnection()
    try connection.execute("CREATE TABLE t (a int8)")
    var kinds: [PostgresFailure.Kind?] = []
    var rows = 0
    try connection.stream("SELECT * FROM generate_series(1, 1000)") { _ in
      rows += 1
      if rows == 2 { kinds.append(try problem { try connection.execute("SELECT 1") }?.kind) }
    }
    try connection.copy(into: "t", [.integer8]) { copy in
      kinds.append(try problem { try connection.execute("SELECT 1") }?.kind)
      try copy.append([1])
    }
    #expect(kinds == [.busy, .busy] && rows == 1000)
    #expect(try connection.execute("SELECT * FROM t").count == 1)
  }

  /// Another thread cancels what runs; a cancellation of nothing changes nothing.
  @Test func statementsAreCancelled() throws {
    let connection = try freshConnection()
    let other = try another(connection)
    let process = try processNumber(connection)
    try connection.cancel()
    let work = Work { try problem { try connection.execute("SELECT pg_sleep(600)") } }
    try waitUntilBusy(other, process, "SELECT pg_sleep")
    #expect(try problem { try connection.execute("SELECT 1") }?.kind == .busy)
    try connection.cancel()
    #expect(try work.value()?.kind == .cancelled)
    #expect(try connection.execute("SELECT 1").count == 1)
  }
}
