import FleetTestSupport
import Foundation
import PostgresClient
import Testing

@Suite(
  .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"),
  .timeLimit(.minutes(10)))
struct StatementTests {
  /// What goes in comes back, whatever the column's type.
  @Test func valuesComeBack() throws {
    let connection = try freshConnection()
    try connection.execute(
      "CREATE TABLE t (id int8, a int2, b int4, c float8, d text, e bytea, f boolean, g numeric, h jsonb, i uuid, j varchar(9))"
    )
    let rows: [[PostgresValue]] = [
      [
        1, -32768, 2_147_483_647, 1.5, "größer, 'quoted' \\ \"\u{1F600}\"\n", .bytes([0, 255, 10, 92]), true,
        12_345_678_901_234, #"{"a": [1, 2]}"#, "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "x",
      ],
      [.integer(.min), 0, -1, .real(-.infinity), "", .bytes([]), false, -10_000, "null", nil, nil],
      [.integer(.max), nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
      [7, 0, 0, .real(2.3e-308), "\u{1}\t", nil, nil, 0, nil, nil, nil],
    ]
    for row in rows {
      let inserted = try connection.execute(
        "INSERT INTO t VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", row, prepared: true)
      #expect(inserted.affected == 1 && inserted.isEmpty)
    }
    let found = try connection.execute("SELECT * FROM t ORDER BY ctid")
    #expect(found.columns == ["id", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
    #expect(found.affected == 4 && found.count == 4)
    for (row, expected) in zip(found, rows) {
      #expect(try (0..<row.count).map { column throws(PostgresFailure) in try row[column] } == expected)
    }
    #expect(
      try found[2].integerOrNil(1) == nil && found[2].textOrNil(4) == nil && found[2].bytesOrNil(5) == nil)
    #expect(
      try found[2].realOrNil(3) == nil && found[2].booleanOrNil(6) == nil && found[0].realOrNil(3) == 1.5)
    // A row may outlive its result and its connection.
    let kept = found[0]
    connection.close()
    #expect(try kept.text(4).hasPrefix("größer"))
  }

  /// Whole numerics, as sums of bigint are, against the server's own text.
  @Test func numericsAreReadExactly() throws {
    let connection = try freshConnection()
    let texts = [
      "0", "1", "-1", "9999", "10000", "10001", "-100000000", "9223372036854775807", "-9223372036854775808",
      "120000000000000000", "5.000", "1e15",
    ]
    for text in texts {
      let row = try connection.execute("SELECT $1::numeric, trunc($1::numeric)::int8", [.text(text)])[0]
      #expect(try row.integer(0) == row.integer(1), "\(text)")
    }
    for text in ["0.5", "-1.0001", "9223372036854775808", "-9223372036854775809", "1e30", "NaN"] {
      let row = try connection.execute("SELECT $1::numeric", [.text(text)])[0]
      #expect(try problem { _ = try row.integer(0) }?.kind == .badValue, "\(text)")
    }
  }

  @Test func wrongReadingsAreFailures() throws {
    let connection = try freshConnection()
    let row = try connection.execute("SELECT 'a'::text, NULL::int4, now(), 1::int4, 1::float8")[0]
    #expect(try problem { _ = try row.integer(0) }?.kind == .badValue)
    #expect(try problem { _ = try row.integer(1) }?.reason.contains("it is NULL") == true)
    #expect(try problem { _ = try row[2] }?.kind == .badValue)
    #expect(try problem { _ = try row.text(3) }?.kind == .badValue)
    #expect(try problem { _ = try row.boolean(3) }?.kind == .badValue)
    #expect(try problem { _ = try row.bytes(0) }?.kind == .badValue)
    #expect(try problem { _ = try row.real(3) }?.kind == .badValue)
    #expect(try problem { _ = try row.integer(4) }?.kind == .badValue)
    let nul = try problem { try connection.execute("SELECT $1::text", ["a\0b"]) }
    #expect(
      nul?.kind == .badValue
        && nul?.reason.hasSuffix("parameter 1 holds a NUL character, which PostgreSQL cannot store") == true)
  }

  /// What the server refuses has its kind, SQLSTATE and one line; the connection stays usable.
  @Test(arguments: [
    ("INSERT INTO t VALUES (1, 1)", PostgresFailure.Kind.unique, "23505"),
    ("INSERT INTO t VALUES (2, -1)", .constraint, "23514"), ("SELECT * FROM absent", .missing, "42P01"),
    ("SELECT absent FROM t", .missing, "42703"), ("CREATE TABLE t (a int)", .exists, "42P07"),
    ("SET ROLE weak; SELECT * FROM t", .denied, "42501"),
    ("BEGIN READ ONLY; DELETE FROM t", .readOnly, "25006"),
    ("SET statement_timeout = 20; SELECT pg_sleep(60)", .cancelled, "57014"),
    ("SELECT 1/0", .badValue, "22012"),
    ("SELEC", .other, "42601"),
  ])
  func refusals(script: String, kind: PostgresFailure.Kind, state: String) throws {
    let connection = try freshConnection()
    try connection.run(
      script:
        "CREATE TABLE t (a int PRIMARY KEY, b int CHECK (b > 0)); INSERT INTO t VALUES (1, 1); DO $$ BEGIN CREATE ROLE weak; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )
    let failure = try #require(try problem { try connection.run(script: script) })
    #expect(failure.kind == kind && failure.state == state && failure.fate == .undone, "\(failure)")
    #expect(failure.reason.hasSuffix("(SQLSTATE \(state))") && !failure.reason.contains("\n"))
    #expect(failure.constraint == (kind == .unique ? "t_pkey" : kind == .constraint ? "t_b_check" : nil))
    #expect(connection.isUsable)
    try connection.run(script: "ROLLBACK; RESET ALL; RESET ROLE")
    #expect(try connection.execute("SELECT 1 FROM t").count == 1)
  }

  /// A lock that another session holds.
  @Test func locksHaveTheirLimit() throws {
    let one = try freshConnection()
    try one.execute("CREATE TABLE t (a int)")
    try one.run(script: "BEGIN; LOCK TABLE t")
    let two = try another(one)
    let failure = try problem { try two.run(script: "SET lock_timeout = 50; INSERT INTO t VALUES (1)") }
    #expect(failure?.kind == .lockTimeout && failure?.state == "55P03")
  }

  /// A table that changes under a prepared statement: once more outside a transaction, a retriable failure inside.
  @Test func outdatedPlansArePreparedAgain() throws {
    let connection = try freshConnection()
    try connection.run(script: "CREATE TABLE t (a int); INSERT INTO t VALUES (1)")
    let change = "ALTER TABLE t ALTER a TYPE %; "
    func read() throws -> PostgresValue { try connection.execute("SELECT * FROM t", prepared: true)[0][0] }
    #expect(try read() == 1)
    try connection.run(script: change.replacing("%", with: "text"))
    #expect(try read() == "1")
    try connection.run(script: change.replacing("%", with: "int USING a::int"))
    var streamed: [PostgresValue] = []
    try connection.stream("SELECT * FROM t", prepared: true) { row in streamed.append(try row[0]) }
    #expect(streamed == [1])
    var calls = 0
    let value = try connection.transaction {
      calls += 1
      // Committed by another session once this transaction has begun.
      if calls == 1 { try another(connection).run(script: change.replacing("%", with: "text")) }
      return try read()
    }
    #expect(value == "1" && calls == 2)
    // Statements that the server forgot.
    try connection.run(script: "DEALLOCATE ALL")
    #expect(try read() == "1")
    // What is not supported at all is no outdated plan.
    let failure = try problem {
      try connection.execute("SELECT count(DISTINCT a) OVER () FROM t", prepared: true)
    }
    #expect(failure?.state == "0A000" && failure?.kind == .other)
  }

  @Test func preparedStatementsAreBounded() throws {
    let connection = try freshConnection()
    for number in 0..<250 {
      #expect(
        try connection.execute("SELECT \(number) + $1::int4", [1], prepared: true)[0].integer(0) == number + 1
      )
    }
    #expect(try connection.execute("SELECT count(*) FROM pg_prepared_statements")[0].integer(0) == 200)
  }

  /// COPY, run as a statement, would wait for ever.
  @Test(arguments: ["COPY (SELECT 1) TO STDOUT", "COPY t FROM STDIN"])
  func copyIsNoStatement(sql: String) throws {
    let connection = try freshConnection()
    try connection.run(script: "CREATE TABLE t (a int)")
    #expect(try problem { try connection.execute(sql) }?.kind == .other)
    #expect(!connection.isUsable)
  }

  @Test func emptyStatementsGiveNothing() throws {
    let connection = try freshConnection()
    #expect(try connection.execute("").isEmpty)
    #expect(try connection.execute("SELECT").count == 1)
  }
}
