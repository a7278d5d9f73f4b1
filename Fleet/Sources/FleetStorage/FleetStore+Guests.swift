internal import GRDB

extension FleetStore {
  /// What guests have in common that share their host and both forms, by the store's numbers.
  public struct GuestClass: Sendable, Hashable {
    /// What they run with.
    public var form: Int64
    /// What they would run with; nil if no definition tells.
    public var next: Int64?
    /// The host; nil if it is unknown.
    public var host: Int64?

    /// Guests of those forms there.
    public init(form: Int64, next: Int64?, host: Int64?) {
      self.form = form
      self.next = next
      self.host = host
    }
  }

  /// A guest of a class.
  public struct ClassMember: Sendable {
    /// Its class.
    public var group: GuestClass
    /// Its name.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// Its tags.
    public var tags: [String: String]
  }

  /// Passes the guests of some classes to `body`, in O(guests).
  public func forEachGuest(
    of isWanted: (GuestClass) -> Bool, _ body: (ClassMember) throws -> Void
  ) throws(FleetStoreError) {
    try reading { db in
      let tags = try Self.tags(db, "guest")
      let rows = try Row.fetchCursor(
        db, sql: "SELECT form, next, host, id, name, uuid FROM guests WHERE removed IS NULL ORDER BY id")
      while let row = try rows.next() {
        let group = GuestClass(form: row[0], next: row[1], host: row[2])
        guard isWanted(group) else { continue }
        try body(ClassMember(group: group, name: row[4], uuid: row[5], tags: tags[row[3]] ?? [:]))
      }
    }
  }
}
