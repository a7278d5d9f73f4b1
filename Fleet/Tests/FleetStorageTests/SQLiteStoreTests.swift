import Foundation
import Testing

@testable import FleetStorage

/// A file is a store of this version, or is led to it, or is refused in words.
@Suite struct SQLiteStoreTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "martlet-store-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  @Test func damagedAndNewerAndForeignFilesAreRefused() throws {
    let store = try SQLiteStore(path: path("e"), .creating)
    _ = try store.put(
      (0..<40).map { Samples.arrival(host: $0, taken: "2026-11-01T00:00:00Z") }, tables: "t",
      at: "2026-11-01T00:00:00Z")
    try store.backUp(to: path("copy"))
    #expect(try SQLiteStore(path: path("copy")).hosts(matching: nil).count == 40)
    #expect(throws: FleetStoreError.self) { try store.backUp(to: path("copy")) }

    func kind(_ name: String) -> FleetStoreError.Kind? {
      do throws(FleetStoreError) {
        let store = try SQLiteStore(path: path(name))
        try store.verify()
        _ = try store.fleet()
        return nil
      } catch { return error.kind }
    }
    #expect(kind("absent") == .absent)
    try Data("this is a text\n".utf8).write(to: URL(fileURLWithPath: path("text")))
    #expect(kind("text") == .damaged)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path("copy")))
    for place in 4096..<bytes.count where place % 3 != 0 { bytes[place] = 0xa5 }
    try bytes.write(to: URL(fileURLWithPath: path("damaged")))
    #expect(kind("damaged") == .damaged)
    try Samples.shell("sqlite3 \(path("copy")) 'PRAGMA user_version = 99'")
    #expect(kind("copy") == .newer)
    try Samples.shell("sqlite3 \(path("other")) 'CREATE TABLE t (a)'")
    #expect(kind("other") == .damaged)
  }

  /// Every published version of the tables opens, with its rows.
  @Test func everySchemaIsLedToThisOne() throws {
    for version in 1...SQLiteSchema.version {
      let name = "schema-\(version)"
      let script = Samples.schema(version)
      try Samples.shell("sqlite3 \(path(name)) < \(script)")
      let store = try SQLiteStore(path: path(name))
      try store.verify()
      #expect(try store.hosts(matching: nil).map(\.name) == ["node1"])
      #expect(try store.guests().map(\.name) == ["web"])
      #expect(try store.waivers().map(\.feature) == ["erms"])
    }
    // A new store has the tables that the published script of this version makes.
    let store = try SQLiteStore(path: path("new"), .creating)
    _ = try store.counts()
    let dump = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    #expect(
      try Samples.shell("sqlite3 \(path("new")) '\(dump)'")
        == Samples.shell("sqlite3 \(path("schema-\(SQLiteSchema.version)")) '\(dump)'"))
  }
}
