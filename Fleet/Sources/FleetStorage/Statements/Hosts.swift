extension StatementStore {
  func hosts(
    matching pattern: String?, tag: (key: String, value: String)?
  ) throws(FleetStoreError) -> [StoredHost] {
    try reading { db in
      var conditions = ["x.removed IS NULL"]
      var arguments: [StoreValue] = []
      let isOne = pattern.map { !isPattern($0) } ?? false
      if let pattern {
        // Names and UUIDs are found by their indexes; patterns look at every name.
        conditions.append(
          isOne
            ? "x.id IN (SELECT id FROM hosts WHERE name = ? AND removed IS NULL "
              + "UNION SELECT id FROM hosts WHERE uuid = ? AND removed IS NULL)"
            : Session.matches("x.name"))
        arguments +=
          isOne ? [.text(pattern), .text(pattern.lowercased())] : [.text(Session.pattern(pattern))]
      }
      if let tag {
        conditions.append(
          "EXISTS (SELECT 1 FROM host_tags t WHERE t.host = x.id AND t.key = ? AND t.value = ?)")
        arguments += [.text(tag.key), .text(tag.value)]
      }
      var found = try db.all(
        "\(StoredHost.selection) WHERE \(conditions.joined(separator: " AND ")) ORDER BY x.name, x.source, x.id",
        arguments, StoredHost.init(row:))
      try db.complete(&found)
      return found
    }
  }

  func hostTags(_ key: String) throws(FleetStoreError) -> [Int64: String] {
    try reading { db in
      var tags: [Int64: String] = [:]
      try db.forEach("SELECT host, value FROM host_tags WHERE key = ?", [.text(key)]) { row in
        tags[try row.integer(0)] = try row.text(1)
      }
      return tags
    }
  }
}

/// Whether a text stands for several names.
func isPattern(_ text: String) -> Bool { text.contains("*") || text.contains("?") }

extension StoredHost {
  /// The columns that a host is made of, from the table `x`.
  static let selection = """
    SELECT x.id, x.name, x.source, x.uuid, x.cpus, x.memory, x.nodes, x.node_memory, x.facts, x.taken, x.added, f.key
    FROM hosts x JOIN forms f ON f.id = x.form
    """

  /// A host without its guests and tags.
  init(row: some StoreRow) throws {
    self.init(
      id: try row.integer(0), name: try row.text(1), source: try row.text(2), uuid: try row.textOrNil(3),
      cpus: try row.integerOrNil(4).map { Int($0) }, memory: try row.integerOrNil(5).map { Int($0) },
      nodes: try row.integerOrNil(6).map { Int($0) }, nodeMemory: try row.textOrNil(7),
      facts: try row.text(8), taken: try row.text(9), added: try row.text(10), form: try row.text(11),
      guests: 0, guestCPUs: 0, guestMemory: 0, tags: [:])
  }
}

extension StoreSession {
  /// Adds to hosts what their guests take of them, and their tags.
  func complete(_ hosts: inout [StoredHost]) throws {
    guard !hosts.isEmpty else { return }
    var places: [Int64: Int] = [:]
    for (place, host) in hosts.enumerated() { places[host.id] = place }
    let sums = "count(*), CAST(coalesce(sum(cpus), 0) AS bigint), CAST(coalesce(sum(memory), 0) AS bigint)"
    func note(load row: Row) throws {
      guard let place = places[try row.integer(0)] else { return }
      hosts[place].guests = Int(try row.integer(1))
      hosts[place].guestCPUs = Int(try row.integer(2))
      hosts[place].guestMemory = Int(try row.integer(3))
    }
    func note(tag row: Row) throws {
      guard let place = places[try row.integer(0)] else { return }
      hosts[place].tags[try row.text(1)] = try row.text(2)
    }
    if isFew(hosts.count) {
      let numbers = hosts.map(\.id)
      try forEach(
        "SELECT host, \(sums) FROM guests WHERE host IN $numbers AND removed IS NULL GROUP BY host",
        inNumbers: numbers, note(load:))
      try forEach(
        "SELECT host, key, value FROM host_tags WHERE host IN $numbers", inNumbers: numbers, note(tag:))
    } else {
      try forEach(
        "SELECT host, \(sums) FROM guests WHERE removed IS NULL AND host IS NOT NULL GROUP BY host", [],
        note(load:))
      try forEach("SELECT host, key, value FROM host_tags", [], note(tag:))
    }
  }

  /// Adds to guests their tags.
  func complete(_ guests: inout [StoredGuest]) throws {
    guard !guests.isEmpty else { return }
    var places: [Int64: Int] = [:]
    for (place, guest) in guests.enumerated() { places[guest.id] = place }
    func note(_ row: Row) throws {
      guard let place = places[try row.integer(0)] else { return }
      guests[place].tags[try row.text(1)] = try row.text(2)
    }
    if isFew(guests.count) {
      try forEach(
        "SELECT guest, key, value FROM guest_tags WHERE guest IN $numbers", inNumbers: guests.map(\.id), note)
    } else {
      try forEach("SELECT guest, key, value FROM guest_tags", [], note)
    }
  }

  /// Whether so many rows are looked up one by one; of more, the whole table is read.
  private func isFew(_ count: Int) -> Bool { count <= 1000 }
}
