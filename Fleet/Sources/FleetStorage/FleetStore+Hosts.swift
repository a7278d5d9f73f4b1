internal import GRDB

extension FleetStore {
  /// Hosts by a pattern of names, a UUID or a tag, in the order of their names.
  ///
  /// - Parameters:
  ///   - pattern: A name with `*` and `?`, or a UUID; nil for all.
  ///   - tag: A key and its value; nil for all.
  public func hosts(
    matching pattern: String?, tag: (key: String, value: String)? = nil
  ) throws(FleetStoreError) -> [StoredHost] {
    try reading { db in
      var conditions = ["h.removed IS NULL"]
      var arguments: StatementArguments = []
      let isOne = pattern.map { !$0.contains("*") && !$0.contains("?") } ?? false
      if let pattern {
        // Names and UUIDs are found by their indexes; patterns look at every name.
        conditions.append(
          isOne
            ? "h.id IN (SELECT id FROM hosts WHERE name = ? AND removed IS NULL "
              + "UNION SELECT id FROM hosts WHERE uuid = ? AND removed IS NULL)"
            : "h.name GLOB ?")
        arguments += StatementArguments(isOne ? [pattern, pattern.lowercased()] : [Self.glob(pattern)])
      }
      if let tag {
        conditions.append(
          "EXISTS (SELECT 1 FROM host_tags t WHERE t.host = h.id AND t.key = ? AND t.value = ?)")
        arguments += [tag.key, tag.value]
      }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT h.*, f.key AS form_key FROM hosts h JOIN forms f ON f.id = h.form
          WHERE \(conditions.joined(separator: " AND ")) ORDER BY h.name, h.source
          """, arguments: arguments)
      let loads = isOne ? nil : try HostLoad.all(db)
      let tags = isOne ? nil : try Self.tags(db, "host")
      var found: [StoredHost] = []
      while let row = try rows.next() {
        let id: Int64 = row["id"]
        let load = try loads.map { $0[id] ?? HostLoad() } ?? HostLoad(db, id)
        let own = try tags.map { $0[id] ?? [:] } ?? Self.tags(db, ofHost: id)
        found.append(Self.host(row, load, own))
      }
      return found
    }
  }

  /// A host by its row, with the digest of its form as `form_key`.
  static func host(_ row: Row, _ load: HostLoad, _ tags: [String: String]) -> StoredHost {
    StoredHost(
      id: row["id"], name: row["name"], source: row["source"], uuid: row["uuid"], cpus: row["cpus"],
      memory: row["memory"], nodes: row["nodes"], nodeMemory: row["node_memory"], facts: row["facts"],
      taken: row["taken"],
      added: row["added"], form: row["form_key"], guests: load.guests, guestCPUs: load.cpus,
      guestMemory: load.memory, tags: tags)
  }

  static func tags(_ db: Database, ofHost host: Int64) throws -> [String: String] {
    let statement = try db.cachedStatement(sql: "SELECT key, value FROM host_tags WHERE host = ?")
    var tags: [String: String] = [:]
    for row in try Row.fetchAll(statement, arguments: [host]) { tags[row[0]] = row[1] }
    return tags
  }
}

/// What the guests on a host take of it.
struct HostLoad {
  /// How many there are, their virtual CPUs, and their memory in bytes.
  var guests = 0, cpus = 0, memory = 0

  private static let sums = "count(*), coalesce(sum(cpus), 0), coalesce(sum(memory), 0)"

  init() {}

  private init(_ row: Row, from column: Int) {
    (guests, cpus, memory) = (row[column], row[column + 1], row[column + 2])
  }

  init(_ db: Database, _ host: Int64) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT \(Self.sums) FROM guests WHERE host = ? AND removed IS NULL")
    if let row = try Row.fetchOne(statement, arguments: [host]) {
      self.init(row, from: 0)
    } else {
      self.init()
    }
  }

  /// The load of every host that has guests, in O(guests).
  static func all(_ db: Database) throws -> [Int64: HostLoad] {
    var loads: [Int64: HostLoad] = [:]
    let rows = try Row.fetchCursor(
      db, sql: "SELECT host, \(sums) FROM guests WHERE removed IS NULL AND host IS NOT NULL GROUP BY host")
    while let row = try rows.next() { loads[row[0]] = HostLoad(row, from: 1) }
    return loads
  }
}
