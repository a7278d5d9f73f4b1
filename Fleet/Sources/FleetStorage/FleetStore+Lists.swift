internal import GRDB

/// A host in a list.
public struct StoredHost: Sendable {
  /// The store's number.
  public var id: Int64
  /// Its name, and the source of that name.
  public var name, source: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// Logical CPUs, bytes of memory, NUMA nodes.
  public var cpus, memory, nodes: Int?
  /// The memory of each NUMA node, as JSON; nil if unknown.
  public var nodeMemory: String?
  /// What it is and runs, as JSON.
  public var facts: String
  /// When the newest record was taken, and when the first one was added.
  public var taken, added: String
  /// The digest of its form.
  public var form: String
  /// How many guests it holds, their virtual CPUs, and their memory in bytes.
  public var guests, guestCPUs, guestMemory: Int
  /// Its tags.
  public var tags: [String: String]
}

/// A guest in a list.
public struct StoredGuest: Sendable {
  /// The store's number.
  public var id: Int64
  /// Its name, and the source of that name.
  public var name, source: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// The store's number of the host that it runs on; nil if unknown.
  public var host: Int64?
  /// The name of that host.
  public var hostName: String?
  /// Virtual CPUs and bytes of memory.
  public var cpus, memory: Int?
  /// Sizes of huge pages in KiB.
  public var hugePages: String?
  /// The parts of its memory, as JSON; empty if every host with enough memory has room, nil if nothing was read.
  public var memoryParts: String?
  /// When the newest record was taken.
  public var taken: String
  /// The digest of what it runs with.
  public var form: String
  /// The digest of what it would run with after a power cycle; nil if no definition tells.
  public var next: String?
  /// The store's number of what it runs with.
  public var formID: Int64
  /// The store's number of what it would run with.
  public var nextID: Int64?
  /// Its tags.
  public var tags: [String: String]
}

/// A record of a host in its history.
public struct StoredRecord: Sendable {
  /// The store's number.
  public var id: Int64
  /// The document's digest and format, and the name that it was read under.
  public var digest, format, origin: String
  /// When it was so, and when it was added.
  public var taken, added: String
  /// The points that it covers.
  public var points: [String]
  /// Whether it describes the host now.
  public var isCurrent: Bool
}

extension FleetStore {
  /// Guests by a pattern of names, a UUID, a tag, a host or a form, in the order of their names.
  ///
  /// - Parameter limit: How many at most; nil for all.
  public func guests(
    matching pattern: String? = nil, tag: (key: String, value: String)? = nil, onHost host: Int64? = nil,
    ofForm form: Int64? = nil, limit: Int? = nil
  ) throws(FleetStoreError) -> [StoredGuest] {
    try reading { db in
      // Only what is asked for is a condition, so that SQLite finds it by an index; patterns look at every name.
      var conditions = ["g.removed IS NULL"]
      var arguments: StatementArguments = []
      if let pattern {
        if pattern.contains("*") || pattern.contains("?") {
          conditions.append("g.name GLOB ?")
          arguments += [Self.glob(pattern)]
        } else {
          // Each by its index, whatever the order of the answer.
          conditions.append(
            "g.id IN (SELECT id FROM guests WHERE name = ? UNION SELECT id FROM guests WHERE uuid = ?)")
          arguments += [pattern, pattern.lowercased()]
        }
      }
      if let tag {
        conditions.append(
          "EXISTS (SELECT 1 FROM guest_tags t WHERE t.guest = g.id AND t.key = ? AND t.value = ?)")
        arguments += [tag.key, tag.value]
      }
      if let host {
        conditions.append("g.host = ?")
        arguments += [host]
      }
      if let form {
        conditions.append("g.form = ?")
        arguments += [form]
      }
      arguments += [limit ?? -1]
      let statement = try db.cachedStatement(
        sql: """
          SELECT g.*, h.name AS host_name, f.key AS form_key, n.key AS next_key
          FROM guests g JOIN forms f ON f.id = g.form LEFT JOIN forms n ON n.id = g.next
            LEFT JOIN hosts h ON h.id = g.host
          WHERE \(conditions.joined(separator: " AND ")) ORDER BY g.name, g.source LIMIT ?
          """)
      let rows = try Row.fetchCursor(statement, arguments: arguments)
      var found: [StoredGuest] = []
      while let row = try rows.next() {
        found.append(Self.guest(row))
      }
      if found.count > 100 {
        let tags = try Self.tags(db, "guest")
        for index in found.indices { found[index].tags = tags[found[index].id] ?? [:] }
      } else {
        let own = try db.cachedStatement(sql: "SELECT key, value FROM guest_tags WHERE guest = ?")
        for index in found.indices {
          for row in try Row.fetchAll(own, arguments: [found[index].id]) {
            found[index].tags[row[0]] = row[1]
          }
        }
      }
      return found
    }
  }

  /// How many guests each flavor of Nova's has, by its name and the number of the host that they run on; nil for an unknown host.
  public func guestsByFlavor() throws(FleetStoreError) -> [(flavor: String, host: Int64?, count: Int)] {
    try reading { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT flavor, host, count(*) FROM guests WHERE flavor IS NOT NULL AND removed IS NULL
          GROUP BY flavor, host ORDER BY flavor, host
          """
      ).map { (flavor: $0[0], host: $0[1], count: $0[2]) }
    }
  }

  /// A guest by its row, with `host_name` and the digests of its forms as `form_key` and `next_key`; without tags.
  static func guest(_ row: Row) -> StoredGuest {
    StoredGuest(
      id: row["id"], name: row["name"], source: row["source"], uuid: row["uuid"], host: row["host"],
      hostName: row["host_name"], cpus: row["cpus"], memory: row["memory"], hugePages: row["huge_pages"],
      memoryParts: row["memory_parts"],
      taken: row["taken"], form: row["form_key"], next: row["next_key"], formID: row["form"],
      nextID: row["next"], tags: [:])
  }

  /// A host's records, the newest first.
  public func history(ofHost host: Int64) throws(FleetStoreError) -> [StoredRecord] {
    try reading { db in
      let current = Set(try HostRecords(db, host: host).current.map(\.id))
      return try Row.fetchAll(
        db,
        sql: """
          SELECT r.id, d.digest, d.format, r.origin, r.taken, r.added, r.points FROM host_records r
          JOIN documents d ON d.id = r.document WHERE r.host = ? ORDER BY r.taken DESC, r.id DESC
          """, arguments: [host]
      ).map { row in
        StoredRecord(
          id: row[0], digest: row[1], format: row[2], origin: row[3], taken: row[4], added: row[5],
          points: (row[6] as String).split(separator: "\n").map(String.init),
          isCurrent: current.contains(row[0]))
      }
    }
  }

  /// The numbers of hosts, guests, documents and forms, and the bytes of documents before and after compression.
  public func counts() throws(FleetStoreError) -> [String: Int] {
    try reading { db in
      var counts: [String: Int] = [:]
      for (name, sql) in [
        ("hosts", "SELECT count(*) FROM hosts WHERE removed IS NULL"),
        ("guests", "SELECT count(*) FROM guests WHERE removed IS NULL"),
        ("documents", "SELECT count(*) FROM documents"),
        ("hostClasses", "SELECT count(DISTINCT form) FROM hosts WHERE removed IS NULL"),
        ("guestClasses", "SELECT count(DISTINCT form) FROM guests WHERE removed IS NULL"),
        ("bytes", "SELECT coalesce(sum(size), 0) FROM documents"),
        ("stored", "SELECT coalesce(sum(length(bytes)), 0) FROM documents"),
      ] { counts[name] = try Int.fetchOne(db, sql: sql) ?? 0 }
      return counts
    }
  }

  static func tags(_ db: Database, _ kind: String) throws -> [Int64: [String: String]] {
    var tags: [Int64: [String: String]] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT \(kind), key, value FROM \(kind)_tags")
    while let row = try rows.next() { tags[row[0], default: [:]][row[1]] = row[2] }
    return tags
  }

  /// A pattern of `*` and `?` as GLOB has it, where brackets stand for themselves.
  static func glob(_ pattern: String) -> String {
    pattern.reduce(into: "") { text, character in text += character == "[" ? "[[]" : String(character) }
  }
}

extension FleetStore {
  /// A form by the store's number of it; nil if there is none.
  public func form(number: Int64) throws(FleetStoreError) -> StoredFleet.Form? {
    try reading { db in
      try Row.fetchOne(db, sql: "SELECT id, key, bytes FROM forms WHERE id = ?", arguments: [number]).map {
        row in
        StoredFleet.Form(id: row[0], key: row[1], bytes: Self.bytes(row, 2))
      }
    }
  }

  /// The name of the guest of each form that came first, and how many of it there are, by the digest of the form.
  public func examples() throws(FleetStoreError) -> [String: (name: String, count: Int)] {
    try reading { db in
      var found: [String: (name: String, count: Int)] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT f.key, g.name, e.count
          FROM (SELECT form, min(id) AS first, count(*) AS count FROM guests WHERE removed IS NULL GROUP BY form) e
            JOIN guests g ON g.id = e.first JOIN forms f ON f.id = e.form
          """)
      while let row = try rows.next() { found[row[0]] = (row[1], row[2]) }
      return found
    }
  }
}

extension FleetStore {
  /// When the oldest of the hosts' newest records was taken, by the hosts' value of a tag; "" for hosts without it.
  ///
  /// - Returns: Times in RFC 3339, UTC.
  public func oldestRecords(byTag key: String) throws(FleetStoreError) -> [String: String] {
    try reading { db in
      var oldest: [String: String] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT coalesce(t.value, ''), min(h.taken) FROM hosts h
            LEFT JOIN host_tags t ON t.host = h.id AND t.key = ? WHERE h.removed IS NULL GROUP BY t.value
          """, arguments: [key])
      while let row = try rows.next() {
        let (value, taken): (String, String) = (row[0], row[1])
        oldest[value] = oldest[value].map { min($0, taken) } ?? taken
      }
      return oldest
    }
  }

  /// The values of one tag, by the numbers of the hosts that have it.
  public func hostTags(_ key: String) throws(FleetStoreError) -> [Int64: String] {
    try reading { db in
      var tags: [Int64: String] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT host, value FROM host_tags WHERE key = ?", arguments: [key])
      while let row = try rows.next() { tags[row[0]] = row[1] }
      return tags
    }
  }
}

extension FleetStore {
  /// Guests that share their host and both forms: how many there are, and the number and name of the first of them.
  public struct ResidentGroup: Sendable {
    /// The store's numbers of the host and of the forms.
    public var host: Int64
    /// The store's number of what they run with.
    public var form: Int64
    /// The store's number of what they would run with; nil if no definition tells.
    public var next: Int64?
    /// How many there are.
    public var count: Int
    /// One of them.
    public var guest: Int64
    /// Its name.
    public var name: String
  }

  /// The guests with a known host, in groups, in O(guests).
  public func residentGroups() throws(FleetStoreError) -> [ResidentGroup] {
    try reading { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT host, form, next, count(*), min(id), name FROM guests WHERE removed IS NULL AND host IS NOT NULL
          GROUP BY form, host, next
          """)
      var found: [ResidentGroup] = []
      while let row = try rows.next() {
        found.append(
          ResidentGroup(host: row[0], form: row[1], next: row[2], count: row[3], guest: row[4], name: row[5]))
      }
      return found
    }
  }
}

extension FleetStore {
  /// The guests whose names match one of several patterns: name, digest of what it runs with, and the store's number of its host.
  public func guestForms(
    matching patterns: [String]
  ) throws(FleetStoreError) -> [(name: String, form: String, host: Int64?)] {
    try reading { db in
      let isOfPatterns = patterns.contains { $0.contains("*") || $0.contains("?") }
      // Names alone are found by their index.
      let condition =
        isOfPatterns
        ? patterns.map { _ in "g.name GLOB ?" }.joined(separator: " OR ")
        : "g.name IN (\(patterns.map { _ in "?" }.joined(separator: ", ")))"
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT g.name, f.key, g.host FROM guests g JOIN forms f ON f.id = g.form
          WHERE g.removed IS NULL AND (\(condition)) ORDER BY g.name, g.id
          """, arguments: StatementArguments(isOfPatterns ? patterns.map(Self.glob) : patterns))
      var found: [(name: String, form: String, host: Int64?)] = []
      while let row = try rows.next() { found.append((row[0], row[1], row[2])) }
      return found
    }
  }
}

extension FleetStore {
  /// How many guests have each value of a tag; nil for those without it.
  public func guestCounts(byTag key: String) throws(FleetStoreError) -> [String?: Int] {
    try reading { db in
      var counts: [String?: Int] = [:]
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT t.value, count(*) FROM guests g LEFT JOIN guest_tags t ON t.guest = g.id AND t.key = ?
          WHERE g.removed IS NULL GROUP BY t.value
          """, arguments: [key])
      while let row = try rows.next() { counts[row[0] as String?] = row[1] }
      return counts
    }
  }
}
