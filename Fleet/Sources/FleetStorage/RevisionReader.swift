internal import GRDB

/// Reads a store's revision on a connection of its own, so that it waits neither for questions nor for writers.
///
/// - SeeAlso: SQLite, "Write-Ahead Logging", 2.2 "Concurrency".
public final class RevisionReader: Sendable {
  private let queue: DatabaseQueue
  private let path: String

  /// Opens the connection.
  ///
  /// - Throws: As opening the store.
  public init(_ store: FleetStore) throws(FleetStoreError) {
    path = store.path
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(20)
    do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw FleetStoreError(error, path)
    }
  }

  /// A number that is another one after each change of the store, whoever makes it; about ten microseconds.
  ///
  /// - Throws: As reading the store.
  public func revision() throws(FleetStoreError) -> Int64 {
    do { return try queue.unsafeRead(FleetStore.revision) } catch { throw FleetStoreError(error, path) }
  }
}
