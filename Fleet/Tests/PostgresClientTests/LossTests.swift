import FleetTestSupport
import Foundation
import PostgresClient
import Testing

@Suite(
  .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"),
  .timeLimit(.minutes(10)))
struct LossTests {
  private let connection: PostgresConnection
  private let other: PostgresConnection
  private let process: Int

  init() throws {
    connection = try freshConnection()
    other = try another(connection)
    process = try processNumber(connection)
    try connection.run(script: "CREATE TABLE t (a int8 PRIMARY KEY)")
  }

  private func terminate() throws {
    try other.execute("SELECT pg_terminate_backend($1)", [.integer(process)])
    try waitUntil(other, "SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = $1", [.integer(process)])
  }

  /// What was not sent is undone.
  @Test func sessionThatEndedBetweenStatements() throws {
    try terminate()
    let failure = try #require(try problem { try connection.execute("INSERT INTO t VALUES (1)") })
    #expect(failure.kind == .lost && failure.fate == .undone, "\(failure)")
    #expect(!connection.isUsable)
    #expect(try failureOfNextCall()?.kind == .lost)
    #expect(try other.execute("SELECT * FROM t").isEmpty)
  }

  private func failureOfNextCall() throws -> PostgresFailure? {
    try problem { try connection.execute("SELECT 1") }
  }

  /// A statement of its own transaction may have been carried out; one of an open transaction was not.
  @Test(arguments: [false, true])
  func sessionThatEndsDuringAStatement(isInTransaction: Bool) throws {
    if isInTransaction { try connection.run(script: "BEGIN; INSERT INTO t VALUES (2)") }
    let connection = connection
    let work = Work { try problem { try connection.execute("INSERT INTO t SELECT 1 FROM pg_sleep(600)") } }
    try waitUntilBusy(other, process, "INSERT")
    try terminate()
    let failure = try #require(try work.value())
    #expect(failure.kind == .lost && failure.state == "57P01", "\(failure)")
    #expect(failure.fate == (isInTransaction ? .undone : .unknown))
    #expect(failure.reason.hasSuffix("may have been carried out") == !isInTransaction)
    #expect(try other.execute("SELECT * FROM t").isEmpty)
  }

  /// COMMIT's answer does not come.
  @Test func sessionThatEndsDuringCommit() throws {
    try connection.run(
      script: """
        CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait();
        """)
    let connection = connection
    let work = Work {
      try problem {
        try connection.transaction { _ = try connection.execute("INSERT INTO t VALUES (1)") }
      }
    }
    try waitUntilBusy(other, process, "COMMIT")
    try terminate()
    let failure = try #require(try work.value())
    #expect(failure.kind == .lost && failure.fate == .unknown, "\(failure)")
  }

  @Test func sessionThatEndsDuringACopyOrAStream() throws {
    let copying = try problem {
      try connection.copy(into: "t", [.integer8]) { copy in
        for number in 0... {
          try copy.append([.integer(number)])
          if number == 50_000 { try terminate() }
        }
      }
    }
    #expect(copying?.kind == .lost)
    #expect(try other.execute("SELECT * FROM t").isEmpty)
    let process = try processNumber(other)
    let third = try another(other)
    var rows = 0
    let streaming = try problem {
      try other.stream("SELECT generate_series(1, 100000000::int8)") { _ in
        rows += 1
        if rows == 1000 { try third.execute("SELECT pg_terminate_backend($1)", [.integer(process)]) }
      }
    }
    #expect(streaming?.kind == .lost, "after \(rows) rows")
  }

  /// A server that does not answer, as on a machine without a processor to spare or behind a cut network.
  @Test func silentServersAreGivenUp() throws {
    let connection = try freshConnection { $0.answerLimit = .seconds(1) }
    let process = try processNumber(connection)
    // A server that answers within the limit is waited for.
    #expect(try connection.execute("SELECT pg_sleep(0.3)").count == 1)
    kill(pid_t(process), SIGSTOP)
    let failure = try #require(try problem { try connection.execute("SELECT 1") })
    kill(pid_t(process), SIGCONT)
    #expect(failure.kind == .lost && failure.fate == .unknown)
    #expect(failure.reason.contains("the server sent nothing for 1.0 s"), "\(failure)")
    #expect(!connection.isUsable)
    // Of a transaction that was not begun nothing can remain.
    let other = try freshConnection { $0.answerLimit = .seconds(1) }
    let second = try processNumber(other)
    kill(pid_t(second), SIGSTOP)
    let beginning = try problem { try other.transaction { _ = Issue.record("a transaction began") } }
    kill(pid_t(second), SIGCONT)
    #expect(beginning?.kind == .lost && beginning?.fate == .undone)
  }

  /// A stop, a crash and what comes after.
  @Test func serversThatStop() throws {
    let server = try PostgresServer()
    let pool = PostgresPool(try PostgresAddress(server.makeDatabase()), bound: 3)
    try pool.withConnection { try $0.execute("CREATE TABLE t (a int8)") }
    for how in [PostgresServer.Stop.fast, .immediate] {
      let failure = try problem {
        try pool.withConnection { connection in
          try connection.transaction {
            try connection.execute("INSERT INTO t VALUES (1)")
            try server.stop(how)
            try connection.execute("INSERT INTO t VALUES (2)")
          }
        }
      }
      #expect(failure?.kind == .lost && failure?.fate == .undone, "\(String(describing: failure))")
      #expect(try problem { try pool.withConnection { _ in } }?.kind == .unreachable)
      try server.start()
      // No connection from before the stop is lent.
      #expect(try pool.withConnection { try $0.execute("SELECT * FROM t").count } == 0)
    }
  }

}
