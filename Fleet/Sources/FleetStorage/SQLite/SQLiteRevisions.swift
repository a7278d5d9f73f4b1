internal import GRDB

/// Reads a file's revision on a connection of its own, in about ten microseconds.
///
/// - SeeAlso: SQLite, "Write-Ahead Logging", 2.2 "Concurrency".
final class SQLiteRevisions: RevisionReader {
  let isImmediate = true
  private let queue: DatabaseQueue
  private let path: String

  /// Opens the connection.
  ///
  /// - Throws: As opening the store.
  init(_ store: SQLiteStore) throws(FleetStoreError) {
    path = store.path
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(20)
    do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw FleetStoreError(error, path)
    }
  }

  func revision() throws(FleetStoreError) -> Int64 {
    do {
      return try queue.unsafeRead { db in
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT number FROM revisions")) ?? 0
      }
    } catch { throw FleetStoreError(error, path) }
  }
}
