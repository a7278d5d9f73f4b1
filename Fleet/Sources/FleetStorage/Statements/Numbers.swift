extension StatementStore {
  func counts() throws(FleetStoreError) -> [String: Int] {
    try reading { db in
      var counts: [String: Int] = [:]
      for (name, sql) in [
        ("hosts", "SELECT count(*) FROM hosts WHERE removed IS NULL"),
        ("guests", "SELECT count(*) FROM guests WHERE removed IS NULL"),
        ("documents", "SELECT count(*) FROM documents"),
        (
          "hostClasses", "SELECT count(*) FROM (SELECT form FROM hosts WHERE removed IS NULL GROUP BY form) f"
        ),
        (
          "guestClasses",
          "SELECT count(*) FROM (SELECT form FROM guests WHERE removed IS NULL GROUP BY form) f"
        ),
        ("bytes", "SELECT CAST(coalesce(sum(size), 0) AS bigint) FROM documents"),
        ("stored", "SELECT CAST(coalesce(sum(length(bytes)), 0) AS bigint) FROM documents"),
      ] { counts[name] = Int(try db.first(sql) { try $0.integer(0) } ?? 0) }
      return counts
    }
  }

  func count(ofGuests isOfGuests: Bool, _ filter: PageFilter) throws(FleetStoreError) -> Int {
    try reading { db in
      let (sql, arguments) = filter.conditions(host: isOfGuests ? "x.host" : "x.id", Session.self)
      return Int(
        try db.first(
          "SELECT count(*) FROM \(isOfGuests ? "guests" : "hosts") x WHERE \(sql.joined(separator: " AND "))",
          arguments
        ) { try $0.integer(0) } ?? 0)
    }
  }

  func newestRecord() throws(FleetStoreError) -> String? {
    try reading { db in
      try db.first("SELECT max(taken) FROM hosts WHERE removed IS NULL") { try $0.textOrNil(0) } ?? nil
    }
  }

  func oldestRecords(byTag key: String) throws(FleetStoreError) -> [String: String] {
    try reading { db in
      var oldest: [String: String] = [:]
      try db.forEach(
        """
        SELECT coalesce(t.value, ''), min(h.taken) FROM hosts h
          LEFT JOIN host_tags t ON t.host = h.id AND t.key = ? WHERE h.removed IS NULL GROUP BY t.value
        """, [.text(key)]
      ) { row in
        let (value, taken) = (try row.text(0), try row.text(1))
        oldest[value] = oldest[value].map { min($0, taken) } ?? taken
      }
      return oldest
    }
  }
}
