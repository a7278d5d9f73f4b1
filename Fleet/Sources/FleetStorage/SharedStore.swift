/// A store that processes of several machines ask at the same time.
///
/// Its forms are of one Martlet's tables at a time: its owner's. Who has other tables, as after an upgrade, computes the forms
/// beside the owner's, while services answer with these, and then takes the store over in one change.
public protocol SharedStore: FleetStore {
  /// Whose forms the store has, and whether a service answers with them.
  func ownership() throws(FleetStoreError) -> (owner: StoreOwner?, isServed: Bool)

  /// Makes somebody the owner, if it is still the one that was found; its forms are then computed in place, as `settle(_:tables:)` does.
  ///
  /// - Returns: Whether it is the owner now.
  func own(_ owner: StoreOwner, insteadOf other: StoreOwner?) throws(FleetStoreError) -> Bool

  /// What reads the revision; while it exists, the store is served with these tables.
  func revisions(servingWith tables: String) throws(FleetStoreError) -> any RevisionReader

  /// The hosts and guests for which no forms of these tables are prepared as their rows are now.
  func unprepared(tables: String) throws(FleetStoreError) -> UnpreparedForms

  /// Keeps forms beside those that questions read; the store's revision stays.
  ///
  /// - Parameter readings: Hosts and guests with the versions of their rows that `unprepared(tables:)` gave before they were read.
  func prepare(_ readings: [HostReading], tables: String) throws(FleetStoreError)

  /// Makes somebody the owner and gives hosts and guests their prepared forms, in one change; those whose rows have changed since they were
  /// read become stale.
  func takeOver(_ owner: StoreOwner) throws(FleetStoreError)
}

/// Whose forms a store has.
public struct StoreOwner: Sendable, Hashable {
  /// The digest of what the forms depend on.
  public var tables: String
  /// The version of the Martlet that computes them.
  public var martlet: String

  /// Creates an owner.
  public init(tables: String, martlet: String) {
    self.tables = tables
    self.martlet = martlet
  }
}

/// Hosts and guests whose forms are not prepared, with the versions of their rows.
public struct UnpreparedForms: Sendable {
  /// The hosts.
  public var hosts: [(host: Int64, version: String)] = []
  /// The guests, ordered by host, with the version of that host's row.
  public var guests: [(guest: Int64, name: String, host: Int64?, version: String, hostVersion: String?)] = []
}
