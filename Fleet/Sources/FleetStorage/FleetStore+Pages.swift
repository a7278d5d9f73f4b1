internal import GRDB

/// A part of a list in the order of names, and where the rest begins.
public struct StoredPage<Entry: Sendable>: Sendable {
  /// The entries.
  public var entries: [Entry]
  /// Where the next page begins; nil if there is none.
  public var next: PagePlace?
}

/// The place behind an entry in the order of names.
public struct PagePlace: Sendable, Hashable {
  /// The entry's name, and the source of the name.
  public var name, source: String
  /// The store's number, where several entries have the same name and source.
  public var id: Int64

  /// A place.
  public init(name: String, source: String, id: Int64) {
    self.name = name
    self.source = source
    self.id = id
  }
}

/// What a page of a list is of.
public struct PageFilter: Sendable, Hashable {
  /// A part of the name in any case, a pattern of names with `*` and `?`, or a whole UUID; nil for all.
  public var search: String?
  /// The value of the tag `pool`: of the hosts, or of the guests' hosts; nil for all.
  public var pool: String?
  /// The name or UUID of the guests' host; nil for all.
  public var host: String?

  /// A filter.
  public init(search: String? = nil, pool: String? = nil, host: String? = nil) {
    self.search = search
    self.pool = pool
    self.host = host
  }

  /// Whether it lets everything through.
  public var isEmpty: Bool { search == nil && pool == nil && host == nil }

  /// The conditions on rows of `x`, whose host is `host`.
  fileprivate func conditions(host key: String) -> (sql: [String], arguments: StatementArguments) {
    var sql = ["x.removed IS NULL"]
    var arguments: StatementArguments = []
    if let search {
      if search.contains("*") || search.contains("?") {
        sql.append("x.name GLOB ?")
        arguments += [FleetStore.glob(search)]
      } else {
        sql.append("(x.name LIKE ? ESCAPE '\\' OR x.uuid = ?)")
        let quoted = search.reduce(into: "") { text, character in
          text += ["%", "_", "\\"].contains(character) ? "\\\(character)" : String(character)
        }
        arguments += ["%\(quoted)%", search.lowercased()]
      }
    }
    if let pool {
      sql.append(
        "EXISTS (SELECT 1 FROM host_tags t WHERE t.host = \(key) AND t.key = 'pool' AND t.value = ?)")
      arguments += [pool]
    }
    if let host {
      sql.append(
        "\(key) IN (SELECT id FROM hosts WHERE removed IS NULL AND name = ? "
          + "UNION SELECT id FROM hosts WHERE removed IS NULL AND uuid = ?)")
      arguments += [host, host.lowercased()]
    }
    return (sql, arguments)
  }
}

extension FleetStore {
  /// A page of the hosts, in the order of their names: O(the page) without a search, else O(hosts).
  public func hosts(
    _ filter: PageFilter, after place: PagePlace?, limit: Int
  ) throws(FleetStoreError) -> StoredPage<StoredHost> {
    try reading { db in
      let rows = try Self.rows(
        db, "SELECT x.*, f.key AS form_key FROM hosts x JOIN forms f ON f.id = x.form",
        filter.conditions(host: "x.id"), place, limit)
      let found = try rows.prefix(limit).map { row in
        let id: Int64 = row["id"]
        return Self.host(row, try HostLoad(db, id), try Self.tags(db, ofHost: id))
      }
      let last = found.last.map { PagePlace(name: $0.name, source: $0.source, id: $0.id) }
      return StoredPage(entries: found, next: rows.count > limit ? last : nil)
    }
  }

  /// A page of the guests, in the order of their names: O(the page) without a search, else O(guests).
  public func guests(
    _ filter: PageFilter, after place: PagePlace?, limit: Int
  ) throws(FleetStoreError) -> StoredPage<StoredGuest> {
    try reading { db in
      let rows = try Self.rows(
        db,
        """
        SELECT x.*, h.name AS host_name, f.key AS form_key, n.key AS next_key
        FROM guests x JOIN forms f ON f.id = x.form LEFT JOIN forms n ON n.id = x.next
          LEFT JOIN hosts h ON h.id = x.host
        """, filter.conditions(host: "x.host"), place, limit)
      let own = try db.cachedStatement(sql: "SELECT key, value FROM guest_tags WHERE guest = ?")
      let found = try rows.prefix(limit).map { row in
        var guest = Self.guest(row)
        for tag in try Row.fetchAll(own, arguments: [guest.id]) { guest.tags[tag[0]] = tag[1] }
        return guest
      }
      let last = found.last.map { PagePlace(name: $0.name, source: $0.source, id: $0.id) }
      return StoredPage(entries: found, next: rows.count > limit ? last : nil)
    }
  }

  /// How many hosts, or guests, a filter lets through.
  public func count(ofGuests isOfGuests: Bool, _ filter: PageFilter) throws(FleetStoreError) -> Int {
    try reading { db in
      let (sql, arguments) = filter.conditions(host: isOfGuests ? "x.host" : "x.id")
      return try Int.fetchOne(
        db,
        sql:
          "SELECT count(*) FROM \(isOfGuests ? "guests" : "hosts") x WHERE \(sql.joined(separator: " AND "))",
        arguments: arguments) ?? 0
    }
  }

  /// When the newest record of a present host was taken; nil for a store without hosts.
  public func newestRecord() throws(FleetStoreError) -> String? {
    try reading { db in try String.fetchOne(db, sql: "SELECT max(taken) FROM hosts WHERE removed IS NULL") }
  }

  /// The rows behind a place, one more than the limit if there are more.
  private static func rows(
    _ db: Database, _ select: String, _ conditions: (sql: [String], arguments: StatementArguments),
    _ place: PagePlace?, _ limit: Int
  ) throws -> [Row] {
    var (sql, arguments) = conditions
    if let place {
      sql.append("(x.name, x.source, x.id) > (?, ?, ?)")
      arguments += [place.name, place.source, place.id]
    }
    arguments += [limit + 1]
    return try Row.fetchAll(
      db,
      sql: "\(select) WHERE \(sql.joined(separator: " AND ")) ORDER BY x.name, x.source, x.id LIMIT ?",
      arguments: arguments)
  }
}
