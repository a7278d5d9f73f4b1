public import FleetJobs
internal import PostgresClient

/// Where a store is: a file of SQLite's, or a database of PostgreSQL's.
public struct StoreLocation: Sendable, Hashable, CustomStringConvertible {
  /// How messages name it: the path, or the address without its password.
  public let description: String
  private let place: Place

  private enum Place: Sendable, Hashable {
    case file(String)
    case database(PostgresAddress)
  }

  /// How a store is opened.
  public enum Mode: Sendable {
    /// An existing one, with or without writing.
    case existing
    /// An existing one, or a new and empty one.
    case creating
  }

  /// A path, or an address as libpq takes it: `postgresql://…`, `postgres://…`, or words such as `service=fleet`.
  ///
  /// - Throws: `denied` for an address that libpq does not understand, and where there is no libpq.
  public init(_ text: String) throws(FleetStoreError) {
    guard PostgresAddress.isAddress(text) else {
      place = .file(text)
      description = text
      return
    }
    do {
      let address = try PostgresAddress(text)
      place = .database(address)
      description = address.description
    } catch {
      throw FleetStoreError(.unavailable, error.reason)
    }
  }

  /// Whether a text is an address rather than a path; nothing is opened.
  public static func isDatabase(_ text: String) -> Bool { PostgresAddress.isAddress(text) }

  /// Whether the store is a file of this machine.
  public var isFile: Bool { if case .file = place { true } else { false } }

  /// The path beside which a service keeps its log and its plans: the file, or a name in a folder made of the database's address.
  ///
  /// - Parameter folder: Where those of databases are.
  public func companion(in folder: String) -> String {
    switch place {
    case .file(let path): return path
    case .database:
      let name = description.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "." && $0 != "_" }
      return folder + "/" + name.joined(separator: "-")
    }
  }

  /// Opens the store, and leads it to this version's tables if an earlier Martlet wrote it.
  ///
  /// - Throws: `absent`, `damaged` for what is no store, `newer` for a later Martlet's, `denied`, `busy`, `unavailable`.
  public func open(_ mode: Mode = .existing) throws(FleetStoreError) -> any FleetStore {
    switch place {
    case .file(let path): try SQLiteStore(path: path, mode)
    case .database(let address): try PostgresStore(address, mode)
    }
  }

  /// Opens the queue of the jobs of a store's services: in the database that they share, or in a file of the store's machine.
  ///
  /// - Parameter file: The file for a store that is one. It is not the store's own: a job's heartbeat would wait for whoever stores
  ///   records, and copies of the store would carry jobs along.
  /// - Throws: `newer`, `unavailable`.
  public func jobs(file: String) throws(JobFailure) -> JobQueue {
    switch place {
    case .file: return try JobQueue(path: file)
    case .database(let address):
      var settings = PostgresSettings()
      settings.answerLimit = .seconds(60)
      return try JobQueue(PostgresPool(address, settings, bound: 4))
    }
  }
}
