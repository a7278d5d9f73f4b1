import FleetTestSupport
import Foundation
import PostgresClient
import Synchronization
import Testing

@Suite(
  .enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed (package postgresql)"),
  .timeLimit(.minutes(10)))
struct TransactionTests {
  struct Stop: Error {}

  @Test func bodiesThatThrowChangeNothing() throws {
    let connection = try freshConnection()
    try connection.execute("CREATE TABLE t (a int8)")
    #expect(throws: Stop.self) {
      try connection.transaction {
        try connection.execute("INSERT INTO t VALUES (1)")
        throw Stop()
      }
    }
    // A failure that the body keeps to itself is found at the end.
    let failure = try problem {
      try connection.transaction {
        try connection.execute("INSERT INTO t VALUES (1)")
        _ = try? connection.execute("SELECT 1/0")
      }
    }
    #expect(failure?.reason.hasSuffix("so the server rolled it back") == true)
    #expect(try connection.transaction { try connection.execute("INSERT INTO t VALUES (1)").affected } == 1)
    #expect(try connection.execute("SELECT * FROM t").count == 1)
    #expect(
      try problem {
        try connection.transaction { try connection.transaction {} }
      }?.kind == .busy)
  }

  @Test(arguments: PostgresTransaction.allCases)
  func modesAreTheServers(mode: PostgresTransaction) throws {
    let connection = try freshConnection()
    let names = try connection.transaction(mode) {
      try connection.execute(
        "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')"
      )
      .map { row in try row.text(0) + " " + row.text(1) }
    }
    let expected =
      switch mode {
      case .write: "read committed off"
      case .repeatableWrite: "repeatable read off"
      case .serializable: "serializable off"
      case .snapshot: "repeatable read on"
      }
    #expect(names == [expected])
  }

  /// Writers that read what others write: each increment counts once.
  @Test(arguments: [PostgresTransaction.repeatableWrite, .serializable])
  func conflictsAreRepeated(mode: PostgresTransaction) throws {
    let first = try freshConnection()
    try first.run(script: "CREATE TABLE t (a int8); INSERT INTO t VALUES (0)")
    let calls = Atomic(0)
    let address = try address(of: first)
    try withExtendedLifetime(calls) {
      let counter = Counter()
      let works = try (0..<3).map { _ in
        let connection = try PostgresConnection(address)
        return Work {
          for _ in 0..<20 {
            try connection.transaction(mode, attempts: 100) {
              counter.add()
              let value = try connection.execute("SELECT a FROM t")[0].integer(0)
              try connection.execute("UPDATE t SET a = $1", [.integer(value + 1)])
            }
          }
        }
      }
      for work in works { try work.value() }
      #expect(try first.execute("SELECT a FROM t")[0].integer(0) == 60)
      #expect(counter.value >= 60)
    }
  }

  /// Two who wait for each other: the server ends one, which is then repeated.
  @Test func deadlocksAreRepeated() throws {
    let first = try freshConnection()
    try first.run(
      script: "CREATE TABLE t (id int8, a int8); INSERT INTO t VALUES (1, 0), (2, 0)")
    let address = try address(of: first)
    let counter = Counter()
    let met = Barrier(2)
    let works = try [[1, 2], [2, 1]].map { order in
      let connection = try PostgresConnection(address)
      try connection.execute("SET deadlock_timeout = '50ms'")
      return Work {
        try connection.transaction {
          let isFirstCall = counter.add() <= 2
          try connection.execute("UPDATE t SET a = a + 1 WHERE id = $1", [.integer(order[0])])
          if isFirstCall { met.wait() }
          try connection.execute("UPDATE t SET a = a + 1 WHERE id = $1", [.integer(order[1])])
        }
      }
    }
    for work in works { try work.value() }
    #expect(counter.value == 3)
    #expect(try first.execute("SELECT a FROM t").map { row in try row.integer(0) } == [2, 2])
  }

  /// The last attempt's failure passes.
  @Test func attemptsEnd() throws {
    let connection = try freshConnection()
    var calls = 0
    let failure = try problem {
      try connection.transaction(attempts: 3) {
        calls += 1
        try connection.run(script: "DO $$ BEGIN RAISE serialization_failure; END $$")
      }
    }
    #expect(failure?.kind == .serialization && calls == 3)
  }
}

/// A number that several threads raise.
final class Counter: Sendable {
  private let count = Atomic(0)
  var value: Int { count.load(ordering: .sequentiallyConsistent) }

  @discardableResult func add() -> Int { count.add(1, ordering: .sequentiallyConsistent).newValue }
}

/// Where threads wait for each other once.
final class Barrier: Sendable {
  private let left: Mutex<Int>
  private let opened = DispatchSemaphore(value: 0)

  init(_ count: Int) { left = Mutex(count) }

  func wait() {
    let isLast = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isLast { opened.signal() }
    opened.wait()
    opened.signal()
  }
}
