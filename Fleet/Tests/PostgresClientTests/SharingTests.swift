import FleetTestSupport
import Foundation
import PostgresClient
import Testing

@Suite(
  .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"),
  .timeLimit(.minutes(10)))
struct SharingTests {
  @Test func notificationsArrive() throws {
    let listener = try freshConnection()
    let sender = try another(listener)
    let channel = "martlet \"jobs\""
    try listener.listen(channel)
    let work = Work { try listener.notifications(within: .seconds(120)) }
    try sender.execute("SELECT pg_notify($1, $2)", [.text(channel), "größer 7"])
    let found = try work.value()
    #expect(found.map(\.channel) == [channel] && found.map(\.payload) == ["größer 7"])
    #expect(try found.first.map { Int($0.process) } == processNumber(sender))
    // Those that come with a statement's answer are not lost.
    try sender.run(script: "NOTIFY \"martlet \"\"jobs\"\"\", '1'; NOTIFY \"martlet \"\"jobs\"\"\", '2'")
    try listener.execute("SELECT 1")
    #expect(try listener.notifications(within: .seconds(60)).map(\.payload) == ["1", "2"])
    #expect(try listener.notifications(within: .zero).isEmpty)
    #expect(try listener.notifications(within: .milliseconds(20)).isEmpty)
  }

  /// A wait ends when another thread wants it to, also if that came first.
  @Test func waitsAreInterrupted() throws {
    let listener = try freshConnection()
    try listener.listen("jobs")
    listener.interrupt()
    listener.interrupt()
    #expect(try listener.notifications(within: .seconds(1200)).isEmpty)
    let work = Work { try listener.notifications(within: .seconds(1200)) }
    listener.interrupt()
    #expect(try work.value().isEmpty)
  }

  @Test func listenersLearnOfTheEnd() throws {
    let listener = try freshConnection()
    let other = try another(listener)
    try listener.listen("jobs")
    let process = try processNumber(listener)
    let work = Work { try problem { _ = try listener.notifications(within: .seconds(1200)) } }
    try other.execute("SELECT pg_terminate_backend($1)", [.integer(process)])
    #expect(try work.value()?.kind == .lost)
  }

  /// No more connections than the bound, and callers take turns.
  @Test func poolsAreBounded() throws {
    let other = try freshConnection()
    let address = try address(of: other)
    let pool = PostgresPool(address, bound: 2)
    let works = (0..<8).map { _ in
      Work {
        try (0..<10).map { _ in
          try pool.withConnection { connection in
            try connection.execute(
              "SELECT count(*)::int4 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
            )[0].integer(0)
          }
        }
      }
    }
    let counts = try works.flatMap { try $0.value() }
    #expect(counts.count == 80 && counts.allSatisfy { $0 <= 3 })
    let impatient = PostgresPool(address, bound: 1, patience: .milliseconds(20))
    let failure = try impatient.withConnection { _ in try problem { try impatient.withConnection { _ in } } }
    #expect(failure?.kind == .busy)
    #expect(failure?.reason.contains("all 1 connections were in use") == true)
  }

  /// What a caller leaves behind does not meet the next one.
  @Test func poolsLendCleanConnections() throws {
    let other = try freshConnection()
    let pool = PostgresPool(try address(of: other), bound: 1)
    let process = try pool.withConnection { connection in
      try connection.run(script: "BEGIN; CREATE TABLE t (a int8); ")
      return try processNumber(connection)
    }
    let (same, unseen) = try pool.withConnection { connection in
      (try processNumber(connection), try problem { try connection.execute("SELECT * FROM t") })
    }
    #expect(same == process && unseen?.kind == .missing)
    try other.execute("SELECT pg_terminate_backend($1)", [.integer(process)])
    try waitUntil(other, "SELECT count(*) = 0 FROM pg_stat_activity WHERE pid = $1", [.integer(process)])
    #expect(try pool.withConnection { try processNumber($0) } != process)
    let kept = try pool.withConnection { $0 }
    pool.close()
    #expect(!kept.isUsable)
    let closed = #expect(throws: PostgresFailure.self) { try pool.withConnection { _ in } }
    #expect(closed?.kind == .lost)
  }
}
