public import LibvirtClient

/// Why no migration of several was begun or taken up.
public struct MigrationBatchError: Error, Sendable, Hashable {
  /// What was at fault.
  public var kind: Kind
  /// What is wrong, with its place, and what to do; one line.
  public var reason: String

  /// What was at fault.
  public enum Kind: Sendable, Hashable {
    /// A daemon, for that reason of its own.
    case libvirt(LibvirtFailure.Kind)
    /// A migration of a guest is not settled, or its journal is in use.
    case unsettled
    /// No migration of a guest is unsettled.
    case nothingUnsettled
    /// There is no folder for journals.
    case noFolder
  }

  /// An error.
  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  init(_ failure: LibvirtFailure, at uri: String) {
    self.init(.libvirt(failure.kind), "\(uri): \(failure.reason)")
  }
}
