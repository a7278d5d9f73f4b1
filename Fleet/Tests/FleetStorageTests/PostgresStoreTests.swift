import FleetTestSupport
import Foundation
import PostgresClient
import Synchronization
import Testing

@testable import FleetStorage

/// A schema of a database is a store of this version, or is led to it, or is refused in words; no word is a password.
@Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed")) struct PostgresStoreTests {
  private func kind(_ address: String, _ mode: StoreLocation.Mode = .existing) -> FleetStoreError.Kind? {
    do throws(FleetStoreError) {
      _ = try StoreLocation(address).open(mode).fleet()
      return nil
    } catch { return error.kind }
  }

  /// The database of an address that the server made.
  private func name(_ address: String) throws -> String {
    try #require(address.split(separator: " ").last?.dropFirst("dbname=".count).description)
  }

  @Test func absentAndForeignAndNewerStoresAreRefused() throws {
    let server = try PostgresServer.shared()
    let address = try server.makeDatabase()
    #expect(kind(address) == .absent)
    // The queue of jobs has tables of its own in the same schema.
    // An administrator can make the schema for a user who may make none.
    try server.query(
      "CREATE SCHEMA martlet; CREATE TABLE martlet.job_format (a int)", database: name(address))
    #expect(kind(address) == .absent && kind(address, .creating) == nil && kind(address) == nil)
    try server.query("UPDATE martlet.store_version SET number = 99", database: name(address))
    #expect(kind(address) == .newer && kind(address, .creating) == .newer)
    let other = try server.makeDatabase()
    try server.query("CREATE SCHEMA martlet; CREATE TABLE martlet.hosts (a int)", database: name(other))
    #expect(kind(other) == .damaged && kind(other, .creating) == .damaged)
    #expect(kind(server.address(database: "absent"), .creating) == .absent)
    try server.query("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    #expect(kind(server.address(database: "latin"), .creating) == .denied)
  }

  /// Those who open an empty database at once make one store.
  @Test func twoMakeOneStore() async throws {
    let location = try StoreLocation(StoreKind.postgres.location())
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<4 {
        group.addTask {
          do {
            let store = try location.open(.creating)
            _ = try store.put(
              [Samples.arrival(host: number, taken: "2026-11-01T00:00:00Z")], tables: "t",
              at: "2026-11-01T00:00:00Z")
          } catch { Issue.record("\(error)") }
        }
      }
    }
    #expect(try location.open().hosts(matching: nil).count == 4)
  }

  /// A user who may read is told what it may not; the store is otherwise like any other.
  @Test func aReaderReads() throws {
    let server = try PostgresServer.shared()
    let address = try server.makeDatabase()
    let store = try StoreLocation(address).open(.creating)
    _ = try store.put(
      [Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-01T00:00:00Z")
    try server.query(
      """
      CREATE ROLE looker LOGIN; GRANT USAGE ON SCHEMA martlet TO looker;
      GRANT SELECT ON ALL TABLES IN SCHEMA martlet TO looker
      """, database: name(address))
    let reader = try StoreLocation(address.replacing("user=martlet", with: "user=looker")).open()
    #expect(try reader.hosts(matching: nil).map(\.name) == ["host-1"])
    do throws(FleetStoreError) {
      try reader.tag(hosts: [1], [("pool", "a")])
      Issue.record("a reader wrote")
    } catch {
      #expect(error.kind == .denied)
      #expect(!error.description.contains("\n"))
    }
  }

  /// Text of PostgreSQL holds no NUL: a document with one is refused alone.
  @Test func aNULRefusesItsGroup() throws {
    let store = try StoreKind.postgres.make()
    var bad = Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")
    bad.hosts[0].name = "a\0b"
    let good = Samples.arrival(host: 2, taken: "2026-11-01T00:00:00Z")
    let results = try store.put(groups: [[bad], [good]], tables: "t", at: "2026-11-02T00:00:00Z")
    #expect(results.map { (try? $0.get())?.hostsAdded } == [nil, 1])
  }

  /// An index holds no name of many bytes: a document with one is refused alone.
  @Test func aNameTooLongForAnIndexRefusesItsGroup() throws {
    let store = try StoreKind.postgres.make()
    var long = [
      Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z"),
      Samples.arrival(host: 2, taken: "2026-11-01T00:00:00Z"),
    ]
    // Nothing that compression makes short.
    let name = (0..<150).map { Samples.digest("\($0)") }.joined()
    long[0].hosts[0].name = name
    long[1].guests[0].name = name
    let good = Samples.arrival(host: 3, taken: "2026-11-01T00:00:00Z")
    let results = try store.put(
      groups: [[long[0]], [long[1]], [good]], tables: "t", at: "2026-11-02T00:00:00Z")
    #expect(results.map { (try? $0.get())?.hostsAdded } == [nil, nil, 1])
  }

  /// A number that was lost with a server is not given to another content.
  @Test func lostRevisionsDoNotComeAgain() throws {
    let server = try PostgresServer.shared()
    let address = try server.makeDatabase()
    let store = try StoreLocation(address).open(.creating)
    let before = try store.revision()
    try store.tag(hosts: [], [("pool", "a")])
    let lost = try store.revision()
    // As a standby has it that did not hear of the change.
    try server.query("UPDATE martlet.revisions SET number = \(before)", database: name(address))
    try store.tag(hosts: [], [("pool", "b")])
    #expect(try store.revision() != lost && store.revision() > before)
  }

  /// A controller that stops in the middle of a change holds up the others only for a while, and what it changed goes.
  @Test func aChangeThatHangsIsGivenUp() throws {
    let address = try PostgresServer.shared().makeDatabase()
    let other = try StoreLocation(address).open(.creating)
    _ = try other.put(
      [Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-01T00:00:00Z")
    let hanging = try PostgresStore(PostgresAddress(address), idleLimit: .milliseconds(300))
    let (holds, goesOn, ends) = (
      DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
    )
    let attempts = Mutex(0)
    Thread.detachNewThread {
      do {
        try hanging.writing { session in
          let attempt = attempts.withLock { count in
            count += 1
            return count
          }
          try session.execute("UPDATE hosts SET name = name || ?", [.text(" changed")])
          guard attempt == 1 else { return }
          holds.signal()
          goesOn.wait()
          try session.execute("UPDATE hosts SET name = name || ?", [.text(" late")])
        }
      } catch { Issue.record("\(error)") }
      ends.signal()
    }
    holds.wait()
    // It waits until the server has ended the other's session.
    try other.tag(hosts: [1], [("pool", "a")])
    #expect(try other.hosts(matching: nil).map(\.name) == ["host-1"])
    goesOn.signal()
    // The one that woke up finds nothing left of its change, and makes it again.
    ends.wait()
    #expect(attempts.withLock { $0 } == 2)
    #expect(try other.hosts(matching: nil).map(\.name) == ["host-1 changed"])
  }

  /// After a restart of the server the same store goes on, since a connection that broke is replaced.
  @Test func aRestartedServerIsFoundAgain() throws {
    let server = try PostgresServer()
    let store = try StoreLocation(server.makeDatabase()).open(.creating)
    let revisions = try store.revisions()
    let first = try revisions.revision()
    try server.stop()
    #expect(throws: FleetStoreError.self) { try store.fleet() }
    try server.start()
    _ = try store.put(
      [Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-01T00:00:00Z")
    #expect(try store.hosts(matching: nil).count == 1 && revisions.revision() > first)
  }

  @Test func noPasswordIsShown() throws {
    let location = try StoreLocation("postgresql://user:open-sesame@127.0.0.1:1/fleet?sslmode=disable")
    #expect(
      !location.description.contains("sesame") && location.description.contains("user@127.0.0.1:1/fleet"))
    #expect(!location.isFile && location.companion(in: "/data") == "/data/postgresql-user-127.0.0.1-1-fleet")
    do throws(FleetStoreError) {
      _ = try location.open()
      Issue.record("a server answered")
    } catch {
      #expect(error.kind == .unavailable && !error.description.contains("sesame"))
    }
    // What a service's address adds leads to another database, which has a log of its own.
    let services = try ["service=a", "service=a dbname=x", "service=a dbname=y password=sesame"].map {
      try StoreLocation($0)
    }
    #expect(services.map(\.description) == ["service=a", "service=a dbname=x", "service=a dbname=y"])
    #expect(Set(services.map { $0.companion(in: "/data") }).count == 3)
    let file = try StoreLocation("fleet.martlet")
    #expect(file.isFile && file.companion(in: "/data") == "fleet.martlet")
  }
}
