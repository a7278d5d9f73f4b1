internal import Foundation
internal import GRDB

/// The inventory of a fleet in one SQLite file: documents once by digest, hosts and guests with their history, tags and waivers.
///
/// It stores evidence; verdicts are computed. One process writes at a time and any number read, each the state of one moment. What a
/// call has written is there after a crash.
///
/// - SeeAlso: SQLite, "Write-Ahead Logging"; "STRICT Tables" (3.37.0).
public struct FleetStore: Sendable {
  /// The file.
  public let path: String
  let pool: DatabasePool

  /// How a store is opened.
  public enum Mode: Sendable {
    /// An existing one, with or without writing.
    case existing
    /// An existing one, or a new and empty one.
    case creating
  }

  /// Opens a store, and leads it to this version's tables if an earlier Martlet wrote it.
  ///
  /// - Throws: `absent`, `damaged` for a file that is no store, `newer` for a later Martlet's, `denied` and `busy`.
  public init(path: String, _ mode: Mode = .existing) throws(FleetStoreError) {
    self.path = path
    if mode == .existing, !FileManager.default.fileExists(atPath: path) {
      throw FleetStoreError(
        .absent, "\(path): there is no store; make one with martlet fleet add --store \(path) FILE…")
    }
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(20)
    // More than the threads that a service asks from, so that none waits for another's long question; each opens when it is needed.
    configuration.maximumReaderCount = 10
    configuration.prepareDatabase { db in
      // No mapping: it would count all pages that were ever read as the process's memory.
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA mmap_size = 0; PRAGMA cache_size = -16384;")
    }
    do {
      try Self.check(path)
      pool = try DatabasePool(path: path, configuration: configuration)
      let version = try pool.read { db in try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
      if version < StoreSchema.version {
        try pool.writeWithoutTransaction { db in try StoreSchema.migrate(db, from: version) }
      }
    } catch {
      throw FleetStoreError(error, path)
    }
  }

  /// Refuses what is no store before anything is written to it.
  private static func check(_ path: String) throws {
    guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64, size > 0
    else { return }
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(20)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    let (id, version) = try queue.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      )
    }
    guard id == StoreSchema.applicationID else {
      throw FleetStoreError(.damaged, "\(path): this is a database, but not a store of martlet fleet")
    }
    guard version <= StoreSchema.version else {
      throw FleetStoreError(
        .newer,
        "\(path): a later Martlet wrote this store (version \(version)); this one reads up to version \(StoreSchema.version)"
      )
    }
  }

  /// Runs reads on the state of one moment.
  func reading<Value: Sendable>(_ body: (Database) throws -> Value) throws(FleetStoreError) -> Value {
    do { return try pool.read(body) } catch { throw FleetStoreError(error, path) }
  }

  /// Runs writes as one transaction: all of them are there afterwards, or none.
  func writing<Value: Sendable>(_ body: (Database) throws -> Value) throws(FleetStoreError) -> Value {
    do {
      return try pool.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(db)
          try db.execute(sql: "UPDATE revisions SET number = number + 1")
          return .commit
        }
        guard let value else { throw FleetStoreError(.failed, "\(path): a transaction had no result") }
        return value
      }
    } catch { throw FleetStoreError(error, path) }
  }

  /// A number that is another one after each change of the store, whoever makes it; in constant time.
  public func revision() throws(FleetStoreError) -> Int64 { try reading(Self.revision) }

  static func revision(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT number FROM revisions")) ?? 0
  }

  /// Checks the whole file.
  ///
  /// - Throws: `damaged` with SQLite's first complaint.
  public func verify() throws(FleetStoreError) {
    let complaint = try reading { db in try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "ok" }
    guard complaint == "ok" else {
      throw FleetStoreError(.damaged, "\(path): the store is damaged: \(complaint)")
    }
    let broken = try reading { db in try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil }
    if broken {
      throw FleetStoreError(.damaged, "\(path): the store is damaged: a row refers to one that is not there")
    }
  }

  /// Writes a copy of the store as of now, while others may write to it.
  ///
  /// - Throws: `failed` if the target exists or cannot be written.
  public func backUp(to target: String) throws(FleetStoreError) {
    guard !FileManager.default.fileExists(atPath: target) else {
      throw FleetStoreError(.failed, "\(target): this file exists; choose another name for the copy")
    }
    do {
      try pool.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [target]) }
    } catch { throw FleetStoreError(error, target) }
  }
}

extension FleetStoreError {
  /// SQLite's error in words.
  init(_ error: any Error, _ path: String) {
    if let known = error as? FleetStoreError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.failed, "\(path): \(error)")
      return
    }
    let text = error.message ?? "\(error.resultCode)"
    switch error.resultCode {
    case .SQLITE_NOTADB: self.init(.damaged, "\(path): this is not a store of martlet fleet (\(text))")
    case .SQLITE_CORRUPT:
      self.init(
        .damaged, "\(path): the store is damaged (\(text)); restore a copy made with martlet fleet backup")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, "\(path): another process has been writing to the store for 20 s; try again later")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH:
      self.init(.denied, "\(path): cannot open the store (\(text))")
    case .SQLITE_FULL: self.init(.failed, "\(path): the disk is full")
    default: self.init(.failed, "\(path): \(text)")
    }
  }
}
