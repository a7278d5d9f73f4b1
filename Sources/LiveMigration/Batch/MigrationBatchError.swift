public import LibvirtClient

/// The reason a batch of migrations could not start or resume.
public struct MigrationBatchError: Error, Sendable, Hashable {
  /// The cause of the failure.
  public var kind: Kind
  /// The problem, its place, and what to do; one line.
  public var reason: String

  /// The cause of the failure.
  public enum Kind: Sendable, Hashable {
    /// A daemon failed, for this reason.
    case libvirt(LibvirtFailure.Kind)
    /// A guest has an unsettled migration, or its journal is in use.
    case unsettled
    /// A guest has no unsettled migration.
    case nothingUnsettled
    /// There is no folder for journals.
    case noFolder
  }

  /// Creates an error.
  public init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  init(_ failure: LibvirtFailure, at uri: String) {
    self.init(.libvirt(failure.kind), "\(uri): \(failure.reason)")
  }
}
