/// Why a store gives no answer.
public struct FleetStoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public var kind: Kind
  /// The store's path or address, the problem and what to do; one line without a full stop.
  public var description: String

  /// What is wrong with a store.
  public enum Kind: Sendable, Hashable {
    /// There is no such file, or no store in the database, and nothing is to be created.
    case absent
    /// The file or schema is no store, or its content is damaged.
    case damaged
    /// A later version of Martlet wrote it.
    case newer
    /// Another process writes to it for longer than the limit.
    case busy
    /// The system or the server does not let this user read or write it.
    case denied
    /// The server cannot be reached, or the connection to it broke.
    case unavailable
    /// There is no room, or the file system failed.
    case failed
  }

  /// Creates an error.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
