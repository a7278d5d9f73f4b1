import FleetTestSupport
import Foundation
import Testing

@testable import FleetStorage

/// A copy of a store answers every question as the store does, and goes on as it would.
@Suite struct StoreCopyTests {
  @Test(arguments: StoreKind.available, StoreKind.available)
  func aCopyAnswersAlike(_ from: StoreKind, _ to: StoreKind) throws {
    let store = try from.make()
    var calls = RandomCalls(7)
    for _ in 0..<60 { _ = calls.next(knowing: store).run(store) }
    let target = try to.make()
    let empty = try target.revision()
    let counts = try store.copy(to: target)
    #expect(try target.revision() > empty)
    #expect(try counts["documents"] == store.counts()["documents"] && counts["guest_records"] ?? 0 > 20)
    func compare() throws {
      let answers = try [store, target].map { try StoreAnswers.all($0, tables: calls.tables) }
      #expect(answers[0] == answers[1])
    }
    try compare()
    // The tables are whole again: keys, references and indexes.
    try target.verify()
    for _ in 0..<20 {
      let call = calls.next(knowing: store)
      #expect(call.run(store) == call.run(target))
    }
    try compare()
    #expect(throws: FleetStoreError.self) { try store.copy(to: target) }
  }

  /// Each table and column of both databases is copied.
  @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
  func nothingIsLeftOut() throws {
    let expected = StoreTable.all.flatMap { table in table.columns.map { "\(table.name).\($0.name)" } }
      .sorted()
    let server = try PostgresServer.shared()
    let address = try server.makeDatabase()
    _ = try StoreLocation(address).open(.creating)
    let database = try #require(address.split(separator: " ").last?.dropFirst("dbname=".count).description)
    let columns = try server.query(
      """
      SELECT table_name || '.' || column_name FROM information_schema.columns
      WHERE table_schema = 'martlet' AND table_name NOT IN ('revisions', 'store_version', 'form_owner', 'prepared_hosts', 'prepared_guests')
      """, database: database)
    #expect(columns.split(separator: "\n").map(String.init).sorted() == expected)
    let file = try StoreKind.sqlite.location()
    _ = try StoreLocation(file).open(.creating)
    let others = try Samples.shell(
      """
      sqlite3 \(file) "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
      WHERE m.type = 'table' AND m.name <> 'revisions'"
      """)
    #expect(others.split(separator: "\n").map(String.init).sorted() == expected)
  }

  /// Tables that were filled have all that new ones have.
  @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
  func aFilledSchemaIsAnEmptyOnes() throws {
    let server = try PostgresServer.shared()
    let addresses = [try server.makeDatabase(), try server.makeDatabase()]
    let stores = try addresses.map { try StoreLocation($0).open(.creating) }
    let source = try StoreKind.sqlite.make()
    _ = try source.put(
      [Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-01T00:00:00Z")
    _ = try source.copy(to: stores[0])
    let descriptions = try addresses.map { address in
      let database = try #require(address.split(separator: " ").last?.dropFirst("dbname=".count).description)
      return try server.query(
        """
        SELECT pg_get_indexdef(indexrelid), indisprimary, indisunique FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid WHERE c.relnamespace = 'martlet'::regnamespace ORDER BY 1;
        SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'martlet'::regnamespace ORDER BY 1, 2
        """, database: database)
    }
    #expect(descriptions[0] == descriptions[1] && descriptions[0].contains("guests_by_class"))
  }

  /// While indexes are built, no session of the source's waits, which its server could end.
  @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
  func theSourceIsLeftBeforeIndexesAreBuilt() throws {
    let server = try PostgresServer.shared()
    let addresses = [try server.makeDatabase(), try server.makeDatabase()]
    let names = try addresses.map { address in
      try #require(address.split(separator: " ").last?.dropFirst("dbname=".count).description)
    }
    let stores = try addresses.map { try StoreLocation($0).open(.creating) }
    _ = try stores[0].put(
      [Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-01T00:00:00Z")
    try server.query(
      """
      CREATE TABLE public.seen (waits bool);
      CREATE FUNCTION public.look() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO public.seen SELECT EXISTS (
          SELECT 1 FROM pg_stat_activity WHERE datname = '\(names[0])' AND xact_start IS NOT NULL);
      END $$;
      CREATE EVENT TRIGGER look ON ddl_command_start WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION public.look()
      """, database: names[1])
    _ = try stores[0].copy(to: stores[1])
    #expect(try server.query("SELECT DISTINCT waits FROM public.seen", database: names[1]) == "f")
  }

  /// A backup of any store is a file, which is a store.
  @Test(arguments: StoreKind.available) func aBackupIsAStore(_ kind: StoreKind) throws {
    let store = try kind.make()
    _ = try store.put(
      (0..<3).map { Samples.arrival(host: $0, taken: "2026-11-01T00:00:00Z") }, tables: "t",
      at: "2026-11-01T00:00:00Z")
    try store.tag(hosts: [1], [("pool", "a")])
    let file = try StoreKind.sqlite.location()
    try store.backUp(to: file)
    let copy = try StoreLocation(file).open()
    #expect(try StoreAnswers.all(copy, tables: "t") == StoreAnswers.all(store, tables: "t"))
    #expect(throws: FleetStoreError.self) { try store.backUp(to: file) }
    #expect(throws: FleetStoreError.self) { try store.backUp(to: file + "/in-a-file") }
  }
}
