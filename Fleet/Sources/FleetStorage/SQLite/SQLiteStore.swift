internal import Foundation
internal import GRDB

/// A store in one SQLite file.
///
/// One process writes at a time and any number read.
///
/// - SeeAlso: SQLite, "Write-Ahead Logging"; "STRICT Tables" (3.37.0).
struct SQLiteStore: StatementStore {
  let path: String
  let pool: DatabasePool

  /// Opens a store, and leads it to this version's tables if an earlier Martlet wrote it.
  ///
  /// - Throws: `absent`, `damaged` for a file that is no store, `newer` for a later Martlet's, `denied` and `busy`.
  init(path: String, _ mode: StoreLocation.Mode = .existing) throws(FleetStoreError) {
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
      if version < SQLiteSchema.version {
        try pool.writeWithoutTransaction { db in try SQLiteSchema.migrate(db, from: version) }
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
    guard id == SQLiteSchema.applicationID else {
      throw FleetStoreError(.damaged, "\(path): this is a database, but not a store of martlet fleet")
    }
    guard version <= SQLiteSchema.version else {
      throw FleetStoreError(
        .newer,
        "\(path): a later Martlet wrote this store (version \(version)); this one reads up to version \(SQLiteSchema.version)"
      )
    }
  }

  func reading<Value>(_ body: (SQLiteSession) throws -> Value) throws(FleetStoreError) -> Value {
    do { return try pool.read { db in try body(SQLiteSession(db: db, path: path)) } } catch {
      throw FleetStoreError(error, path)
    }
  }

  func writing<Value>(_ body: (SQLiteSession) throws -> Value) throws(FleetStoreError) -> Value {
    do {
      return try pool.writeWithoutTransaction { db in
        var value: Value?
        try db.inTransaction(.immediate) {
          value = try body(SQLiteSession(db: db, path: path))
          try db.execute(sql: "UPDATE revisions SET number = number + 1")
          return .commit
        }
        guard let value else { throw FleetStoreError(.failed, "\(path): a transaction had no result") }
        return value
      }
    } catch { throw FleetStoreError(error, path) }
  }

  func loading<Value>(_ body: (SQLiteSession) throws -> Value) throws(FleetStoreError) -> Value {
    try writing { session in
      try session.refuseUnlessEmpty(path)
      return try body(session)
    }
  }

  func revisions() throws(FleetStoreError) -> any RevisionReader { try SQLiteRevisions(self) }

  func verify() throws(FleetStoreError) {
    let complaint = try reading { session in
      try session.first("PRAGMA integrity_check(1)") { try $0.text(0) } ?? "ok"
    }
    guard complaint == "ok" else {
      throw FleetStoreError(.damaged, "\(path): the store is damaged: \(complaint)")
    }
    let broken = try reading { session in
      try session.first("PRAGMA foreign_key_check") { _ in true } ?? false
    }
    if broken {
      throw FleetStoreError(.damaged, "\(path): the store is damaged: a row refers to one that is not there")
    }
  }

  /// Makes a store in a file that does not exist, which goes again if `body` fails.
  ///
  /// - Throws: `failed` if the file exists; what `body` throws.
  static func making(
    _ file: String, _ body: (SQLiteStore) throws(FleetStoreError) -> Void
  ) throws(FleetStoreError) {
    try refuseExisting(file)
    do throws(FleetStoreError) {
      try body(try SQLiteStore(path: file, .creating))
    } catch {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + end) }
      throw error
    }
  }

  private static func refuseExisting(_ file: String) throws(FleetStoreError) {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw FleetStoreError(.failed, "\(file): this file exists; choose another name for the copy")
    }
  }

  func backUp(to file: String) throws(FleetStoreError) {
    try Self.refuseExisting(file)
    do {
      try pool.writeWithoutTransaction { db in try db.execute(sql: "VACUUM INTO ?", arguments: [file]) }
    } catch { throw FleetStoreError(error, file) }
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
