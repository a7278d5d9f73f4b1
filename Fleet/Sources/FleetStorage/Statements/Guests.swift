extension StatementStore {
  func guests(_ selection: GuestSelection) throws(FleetStoreError) -> [StoredGuest] {
    try reading { db in
      // Only what is asked for is a condition, so that the database finds it by an index; patterns look at every name.
      var conditions = ["x.removed IS NULL"]
      var arguments: [StoreValue] = []
      if let pattern = selection.pattern {
        if isPattern(pattern) {
          conditions.append(Session.matches("x.name"))
          arguments.append(.text(Session.pattern(pattern)))
        } else {
          // Each by its index, whatever the order of the answer.
          conditions.append(
            "x.id IN (SELECT id FROM guests WHERE name = ? UNION SELECT id FROM guests WHERE uuid = ?)")
          arguments += [.text(pattern), .text(pattern.lowercased())]
        }
      }
      if let tag = selection.tag {
        conditions.append(
          "EXISTS (SELECT 1 FROM guest_tags t WHERE t.guest = x.id AND t.key = ? AND t.value = ?)")
        arguments += [.text(tag.key), .text(tag.value)]
      }
      if let host = selection.host {
        conditions.append("x.host = ?")
        arguments.append(.integer(host))
      }
      if let form = selection.form {
        conditions.append("x.form = ?")
        arguments.append(.integer(form))
      }
      var end = "ORDER BY x.name, x.source, x.id"
      if let limit = selection.limit {
        end += " LIMIT ?"
        arguments.append(.integer(Int64(limit)))
      }
      var found = try db.all(
        "\(StoredGuest.selection) WHERE \(conditions.joined(separator: " AND ")) \(end)", arguments,
        StoredGuest.init(row:))
      try db.complete(&found)
      return found
    }
  }

  func forEachGuest(
    of isWanted: (StoredGuestClass) -> Bool, _ body: (StoredClassMember) throws -> Void
  ) throws(FleetStoreError) {
    try reading { db in
      var tags: [Int64: [String: String]] = [:]
      try db.forEach("SELECT guest, key, value FROM guest_tags") { row in
        tags[try row.integer(0), default: [:]][try row.text(1)] = try row.text(2)
      }
      try db.forEach(
        "SELECT form, next, host, id, name, uuid FROM guests WHERE removed IS NULL ORDER BY id"
      ) { row in
        let group = StoredGuestClass(
          form: try row.integer(0), next: try row.integerOrNil(1), host: try row.integerOrNil(2))
        guard isWanted(group) else { return }
        try body(
          StoredClassMember(
            group: group, name: try row.text(4), uuid: try row.textOrNil(5),
            tags: tags[try row.integer(3)] ?? [:]))
      }
    }
  }

  func residentGroups() throws(FleetStoreError) -> [StoredResidentGroup] {
    try reading { db in
      try db.all(
        """
        SELECT e.host, e.form, e.next, e.count, e.first, g.name
        FROM (SELECT form, host, next, count(*) AS count, min(id) AS first FROM guests
          WHERE removed IS NULL AND host IS NOT NULL GROUP BY form, host, next) e
          JOIN guests g ON g.id = e.first
        """
      ) { row in
        StoredResidentGroup(
          host: try row.integer(0), form: try row.integer(1), next: try row.integerOrNil(2),
          count: Int(try row.integer(3)), guest: try row.integer(4), name: try row.text(5))
      }
    }
  }

  func guestForms(
    matching patterns: [String]
  ) throws(FleetStoreError) -> [(name: String, form: String, host: Int64?)] {
    guard !patterns.isEmpty else { return [] }
    return try reading { db in
      let isOfPatterns = patterns.contains(where: isPattern)
      // Names alone are found by their index.
      let condition =
        isOfPatterns
        ? patterns.map { _ in Session.matches("g.name") }.joined(separator: " OR ")
        : "g.name IN (\(patterns.map { _ in "?" }.joined(separator: ", ")))"
      return try db.all(
        """
        SELECT g.name, f.key, g.host FROM guests g JOIN forms f ON f.id = g.form
        WHERE g.removed IS NULL AND (\(condition)) ORDER BY g.name, g.id
        """, patterns.map { .text(isOfPatterns ? Session.pattern($0) : $0) }, isKept: false
      ) { row in (try row.text(0), try row.text(1), try row.integerOrNil(2)) }
    }
  }

  func guestsByFlavor() throws(FleetStoreError) -> [(flavor: String, host: Int64?, count: Int)] {
    try reading { db in
      try db.all(
        """
        SELECT flavor, host, count(*) FROM guests WHERE flavor IS NOT NULL AND removed IS NULL
        GROUP BY flavor, host ORDER BY flavor, host NULLS FIRST
        """
      ) { row in (try row.text(0), try row.integerOrNil(1), Int(try row.integer(2))) }
    }
  }

  func guestCounts(byTag key: String) throws(FleetStoreError) -> [String?: Int] {
    try reading { db in
      var counts: [String?: Int] = [:]
      try db.forEach(
        """
        SELECT t.value, count(*) FROM guests g LEFT JOIN guest_tags t ON t.guest = g.id AND t.key = ?
        WHERE g.removed IS NULL GROUP BY t.value
        """, [.text(key)]
      ) { row in counts[try row.textOrNil(0)] = Int(try row.integer(1)) }
      return counts
    }
  }

  func examples() throws(FleetStoreError) -> [String: (name: String, count: Int)] {
    try reading { db in
      var found: [String: (name: String, count: Int)] = [:]
      try db.forEach(
        """
        SELECT f.key, g.name, e.count
        FROM (SELECT form, min(id) AS first, count(*) AS count FROM guests WHERE removed IS NULL GROUP BY form) e
          JOIN guests g ON g.id = e.first JOIN forms f ON f.id = e.form
        """
      ) { row in found[try row.text(0)] = (try row.text(1), Int(try row.integer(2))) }
      return found
    }
  }
}

extension StoredGuest {
  /// The columns that a guest is made of, from the table `x`.
  static let selection = """
    SELECT x.id, x.name, x.source, x.uuid, x.host, h.name, x.cpus, x.memory, x.huge_pages, x.memory_parts, x.taken,
      f.key, n.key, x.form, x.next
    FROM guests x JOIN forms f ON f.id = x.form LEFT JOIN forms n ON n.id = x.next LEFT JOIN hosts h ON h.id = x.host
    """

  /// A guest without its tags.
  init(row: some StoreRow) throws {
    self.init(
      id: try row.integer(0), name: try row.text(1), source: try row.text(2), uuid: try row.textOrNil(3),
      host: try row.integerOrNil(4), hostName: try row.textOrNil(5),
      cpus: try row.integerOrNil(6).map { Int($0) }, memory: try row.integerOrNil(7).map { Int($0) },
      hugePages: try row.textOrNil(8), memoryParts: try row.textOrNil(9), taken: try row.text(10),
      form: try row.text(11), next: try row.textOrNil(12), formID: try row.integer(13),
      nextID: try row.integerOrNil(14), tags: [:])
  }
}
