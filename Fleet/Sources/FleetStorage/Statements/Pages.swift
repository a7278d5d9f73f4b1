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
  func conditions<Session: StoreSession>(
    host key: String, _: Session.Type
  ) -> (sql: [String], arguments: [StoreValue]) {
    var sql = ["x.removed IS NULL"]
    var arguments: [StoreValue] = []
    if let search {
      if isPattern(search) {
        sql.append(Session.matches("x.name"))
        arguments.append(.text(Session.pattern(search)))
      } else {
        sql.append("(x.name \(Session.likeInAnyCase) ? ESCAPE '\\' OR x.uuid = ?)")
        arguments += [.text("%\(quotedForLike(search))%"), .text(search.lowercased())]
      }
    }
    if let pool {
      sql.append(
        "EXISTS (SELECT 1 FROM host_tags t WHERE t.host = \(key) AND t.key = 'pool' AND t.value = ?)")
      arguments.append(.text(pool))
    }
    if let host {
      sql.append(
        "\(key) IN (SELECT id FROM hosts WHERE removed IS NULL AND name = ? "
          + "UNION SELECT id FROM hosts WHERE removed IS NULL AND uuid = ?)")
      arguments += [.text(host), .text(host.lowercased())]
    }
    return (sql, arguments)
  }
}

/// A text whose characters stand for themselves in LIKE with `\` as its escape.
func quotedForLike(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { quoted, character in
    if character == "%" || character == "_" || character == "\\" { quoted += "\\" }
    quoted.unicodeScalars.append(character)
  }
}

extension StatementStore {
  func hosts(
    _ filter: PageFilter, after place: PagePlace?, limit: Int
  ) throws(FleetStoreError) -> StoredPage<StoredHost> {
    try reading { db in
      var (found, isMore) = try db.page(
        StoredHost.selection, filter.conditions(host: "x.id", Session.self), place, limit,
        StoredHost.init(row:))
      try db.complete(&found)
      let last = found.last.map { PagePlace(name: $0.name, source: $0.source, id: $0.id) }
      return StoredPage(entries: found, next: isMore ? last : nil)
    }
  }

  func guests(
    _ filter: PageFilter, after place: PagePlace?, limit: Int
  ) throws(FleetStoreError) -> StoredPage<StoredGuest> {
    try reading { db in
      var (found, isMore) = try db.page(
        StoredGuest.selection, filter.conditions(host: "x.host", Session.self), place, limit,
        StoredGuest.init(row:))
      try db.complete(&found)
      let last = found.last.map { PagePlace(name: $0.name, source: $0.source, id: $0.id) }
      return StoredPage(entries: found, next: isMore ? last : nil)
    }
  }
}

extension StoreSession {
  /// The entries behind a place, and whether there are more than the limit.
  fileprivate func page<Entry>(
    _ select: String, _ conditions: (sql: [String], arguments: [StoreValue]), _ place: PagePlace?,
    _ limit: Int, _ entry: (Row) throws -> Entry
  ) throws -> ([Entry], isMore: Bool) {
    var (sql, arguments) = conditions
    if let place {
      sql.append("(x.name, x.source, x.id) > (?, ?, ?)")
      arguments += [.text(place.name), .text(place.source), .integer(place.id)]
    }
    arguments.append(.integer(Int64(limit) + 1))
    var found = try all(
      "\(select) WHERE \(sql.joined(separator: " AND ")) ORDER BY x.name, x.source, x.id LIMIT ?", arguments,
      entry)
    let isMore = found.count > limit
    if isMore { found.removeLast() }
    return (found, isMore)
  }
}
