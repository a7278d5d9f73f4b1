extension StatementStore {
  func history(ofHost host: Int64) throws(FleetStoreError) -> [StoredRecord] {
    try reading { db in
      let current = Set(try HostRecords(db, host: host).current.map(\.id))
      return try db.all(
        """
        SELECT r.id, d.digest, d.format, r.origin, r.taken, r.added, r.points FROM host_records r
        JOIN documents d ON d.id = r.document WHERE r.host = ? ORDER BY r.taken DESC, r.id DESC
        """, [.integer(host)]
      ) { row in
        let id = try row.integer(0)
        return StoredRecord(
          id: id, digest: try row.text(1), format: try row.text(2), origin: try row.text(3),
          taken: try row.text(4), added: try row.text(5),
          points: try row.text(6).split(separator: "\n").map(String.init), isCurrent: current.contains(id))
      }
    }
  }

  func documents(ofHost host: Int64, when record: Int64?) throws(FleetStoreError) -> [StoredDocument] {
    try reading { db in
      let records = try HostRecords(db, host: host)
      var entries = records.current
      if let record {
        guard let place = records.all.firstIndex(where: { $0.id == record }) else { return [] }
        entries = records.current(at: place)
      }
      return try entries.compactMap { entry in
        try db.first("SELECT digest, bytes FROM documents WHERE id = ?", [.integer(entry.document)]) { row in
          StoredDocument(
            digest: try row.text(0), origin: entry.origin, selector: entry.selector,
            compressed: try row.bytes(1), taken: entry.taken, record: entry.id)
        }
      }
    }
  }

  func document(ofGuest guest: Int64) throws(FleetStoreError) -> StoredDocument? {
    try reading { db in
      try db.first(
        """
        SELECT d.digest, d.bytes, r.taken, r.document FROM guest_records r JOIN documents d ON d.id = r.document
        WHERE r.guest = ? ORDER BY r.taken DESC, r.document DESC LIMIT 1
        """, [.integer(guest)]
      ) { row in
        StoredDocument(
          digest: try row.text(0), origin: "guest", selector: nil, compressed: try row.bytes(1),
          taken: try row.text(2), record: try row.integer(3))
      }
    }
  }

  func form(ofRecord record: Int64, tables: String) throws(FleetStoreError) -> StoredFleet.Form? {
    try reading { db in
      try db.first(
        """
        SELECT f.id, f.key, f.bytes FROM host_records r JOIN forms f ON f.id = r.form
        WHERE r.id = ? AND r.tables = ?
          AND NOT EXISTS (SELECT 1 FROM host_records o WHERE o.host = r.host AND o.points <> r.points)
        """, [.integer(record), .text(tables)], StoredFleet.Form.init(row:))
    }
  }

  func form(number: Int64) throws(FleetStoreError) -> StoredFleet.Form? {
    try reading { db in
      try db.first(
        "SELECT id, key, bytes FROM forms WHERE id = ?", [.integer(number)], StoredFleet.Form.init(row:))
    }
  }

  func facts(ofRecord record: Int64) throws(FleetStoreError) -> String? {
    try reading { db in
      try db.first("SELECT facts FROM host_records WHERE id = ?", [.integer(record)]) { try $0.text(0) }
    }
  }

  func forEachChangeOfFacts(_ body: (_ old: String, _ new: String) -> Void) throws(FleetStoreError) {
    let changes = try reading { db in
      try db.all(
        """
        SELECT before, facts FROM (
          SELECT host, taken, id, facts, lag(facts) OVER (PARTITION BY host ORDER BY taken, id) AS before
          FROM host_records) c
        WHERE before IS NOT NULL AND before <> facts ORDER BY host, taken, id
        """
      ) { row in (try row.text(0), try row.text(1)) }
    }
    for (old, new) in changes { body(old, new) }
  }

  func hosts(asOf time: String?) throws(FleetStoreError) -> [(host: Int64, record: Int64)] {
    try reading { db in
      try db.all(
        """
        SELECT host, id FROM (
          SELECT r.host, r.id, row_number() OVER (PARTITION BY r.host ORDER BY r.taken DESC, r.id DESC) AS place
          FROM host_records r JOIN hosts h ON h.id = r.host
          WHERE h.removed IS NULL\(time == nil ? "" : " AND r.taken <= ?")) p
        WHERE place = \(time == nil ? 2 : 1) ORDER BY host
        """, time.map { [.text($0)] } ?? []
      ) { row in (try row.integer(0), try row.integer(1)) }
    }
  }

  func origins() throws(FleetStoreError) -> [String] {
    try reading { db in
      try db.all(
        """
        SELECT DISTINCT r.origin FROM host_records r JOIN hosts h ON h.id = r.host WHERE h.removed IS NULL ORDER BY r.origin
        """
      ) { try $0.text(0) }
    }
  }

  func documents(
    ofFormats formats: [String]
  ) throws(FleetStoreError) -> [(format: String, compressed: [UInt8])] {
    guard !formats.isEmpty else { return [] }
    return try reading { db in
      let marks = formats.map { _ in "?" }.joined(separator: ", ")
      return try db.all(
        "SELECT format, bytes FROM documents WHERE format IN (\(marks)) ORDER BY id DESC",
        formats.map { .text($0) }
      ) { row in (try row.text(0), try row.bytes(1)) }
    }
  }

  func hosts(recordedAt point: String) throws(FleetStoreError) -> [Int64] {
    try reading { db in
      // A list with the point in it is another one without it.
      try db.all(
        """
        SELECT DISTINCT r.host FROM host_records r JOIN hosts h ON h.id = r.host
        WHERE h.removed IS NULL AND replace(?1 || r.points || ?1, ?1 || ?2 || ?1, '') <> ?1 || r.points || ?1
        ORDER BY r.host
        """, ["\n", .text(point)]
      ) { try $0.integer(0) }
    }
  }

  func forEachDocument(
    _ body: (_ digest: String, _ format: String, _ origin: String, _ compressed: [UInt8]) throws -> Void
  ) throws(FleetStoreError) {
    try reading { db in
      try db.forEach(
        """
        SELECT d.digest, d.format, d.bytes,
          (SELECT r.origin FROM host_records r WHERE r.document = d.id ORDER BY r.id LIMIT 1)
        FROM documents d ORDER BY d.id
        """
      ) { row in
        try body(try row.text(0), try row.text(1), try row.textOrNil(3) ?? "guest", try row.bytes(2))
      }
    }
  }
}

extension StoredFleet.Form {
  init(row: some StoreRow) throws {
    self.init(id: try row.integer(0), key: try row.text(1), bytes: try row.bytes(2))
  }
}
