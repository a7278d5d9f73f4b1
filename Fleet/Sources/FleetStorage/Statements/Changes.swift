extension StatementStore {
  func remove(hosts: [Int64], at now: String) throws(FleetStoreError) {
    try writing { db in
      try db.execute("UPDATE hosts SET removed = ? WHERE id IN $numbers", [.text(now)], inNumbers: hosts)
      try db.execute(
        "UPDATE guests SET host = NULL, tables = '' WHERE host IN $numbers", [], inNumbers: hosts)
    }
  }

  func remove(guests: [Int64], at now: String) throws(FleetStoreError) {
    try writing { db in
      try db.execute("UPDATE guests SET removed = ? WHERE id IN $numbers", [.text(now)], inNumbers: guests)
    }
  }

  func tag(
    hosts: [Int64], guests: [Int64], _ tags: [(key: String, value: String?)]
  ) throws(FleetStoreError) {
    try writing { db in
      for (kind, ids) in [("host", hosts), ("guest", guests)] {
        for tag in tags {
          if let value = tag.value {
            try db.execute(
              """
              INSERT INTO \(kind)_tags (\(kind), key, value)
              SELECT id, CAST(? AS text), CAST(? AS text) FROM \(kind)s WHERE id IN $numbers
              ON CONFLICT (\(kind), key) DO UPDATE SET value = excluded.value
              """, [.text(tag.key), .text(value)], inNumbers: ids)
          } else {
            try db.execute(
              "DELETE FROM \(kind)_tags WHERE key = ? AND \(kind) IN $numbers", [.text(tag.key)],
              inNumbers: ids)
          }
        }
      }
    }
  }

  func waivers() throws(FleetStoreError) -> [StoredWaiver] {
    try reading { db in
      try db.all("SELECT guest, feature, reason, until, added FROM waivers ORDER BY id") { row in
        StoredWaiver(
          guest: try row.text(0), feature: try row.text(1), reason: try row.text(2),
          until: try row.textOrNil(3), added: try row.text(4))
      }
    }
  }

  func waive(_ waiver: StoredWaiver) throws(FleetStoreError) {
    try writing { db in
      _ = try db.execute(
        """
        INSERT INTO waivers (id, guest, feature, reason, until, added)
        VALUES ((SELECT coalesce(max(id), 0) + 1 FROM waivers), ?, ?, ?, ?, ?)
        ON CONFLICT (guest, feature) DO UPDATE SET reason = excluded.reason, until = excluded.until, added = excluded.added
        """,
        [
          .text(waiver.guest), .text(waiver.feature), .text(waiver.reason), StoreValue(waiver.until),
          .text(waiver.added),
        ])
    }
  }

  func unwaive(guest: String, feature: String) throws(FleetStoreError) -> Bool {
    try writing { db in
      try db.execute(
        "DELETE FROM waivers WHERE guest = ? AND feature = ?", [.text(guest), .text(feature)]) > 0
    }
  }
}
