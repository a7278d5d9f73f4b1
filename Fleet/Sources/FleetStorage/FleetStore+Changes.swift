internal import GRDB

/// A stored waiver.
public struct StoredWaiver: Sendable, Hashable {
  /// The pattern of guests' names, the feature, and why.
  public var guest, feature, reason: String
  /// The last day, `YYYY-MM-DD`; nil for no end.
  public var until: String?
  /// When it was stored.
  public var added: String

  /// A waiver.
  public init(guest: String, feature: String, reason: String, until: String?, added: String) {
    self.guest = guest
    self.feature = feature
    self.reason = reason
    self.until = until
    self.added = added
  }
}

extension FleetStore {
  /// Removes hosts from the fleet; their records stay, and their guests have no host.
  public func remove(hosts: [Int64], at now: String) throws(FleetStoreError) {
    try writing { db in
      for id in hosts {
        try db.execute(sql: "UPDATE hosts SET removed = ? WHERE id = ?", arguments: [now, id])
        try db.execute(sql: "UPDATE guests SET host = NULL, tables = '' WHERE host = ?", arguments: [id])
      }
    }
  }

  /// Removes guests from the fleet; their records stay.
  public func remove(guests: [Int64], at now: String) throws(FleetStoreError) {
    try writing { db in
      for id in guests {
        try db.execute(sql: "UPDATE guests SET removed = ? WHERE id = ?", arguments: [now, id])
      }
    }
  }

  /// Sets tags of hosts or guests; a nil value takes the tag away.
  public func tag(
    hosts: [Int64] = [], guests: [Int64] = [], _ tags: [(key: String, value: String?)]
  ) throws(FleetStoreError) {
    try writing { db in
      for (kind, ids) in [("host", hosts), ("guest", guests)] {
        for id in ids {
          for tag in tags {
            if let value = tag.value {
              try db.cachedStatement(
                sql: """
                  INSERT INTO \(kind)_tags (\(kind), key, value) VALUES (?, ?, ?)
                  ON CONFLICT (\(kind), key) DO UPDATE SET value = excluded.value
                  """
              ).execute(arguments: [id, tag.key, value])
            } else {
              try db.execute(
                sql: "DELETE FROM \(kind)_tags WHERE \(kind) = ? AND key = ?", arguments: [id, tag.key])
            }
          }
        }
      }
    }
  }

  /// The waivers, in the order in which they were stored.
  public func waivers() throws(FleetStoreError) -> [StoredWaiver] {
    try reading { db in
      try Row.fetchAll(db, sql: "SELECT guest, feature, reason, until, added FROM waivers ORDER BY id").map {
        row in
        StoredWaiver(guest: row[0], feature: row[1], reason: row[2], until: row[3], added: row[4])
      }
    }
  }

  /// Stores a waiver; one of the same guest and feature is replaced.
  public func waive(_ waiver: StoredWaiver) throws(FleetStoreError) {
    try writing { db in
      try db.execute(
        sql: """
          INSERT INTO waivers (guest, feature, reason, until, added) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (guest, feature) DO UPDATE SET reason = excluded.reason, until = excluded.until, added = excluded.added
          """, arguments: [waiver.guest, waiver.feature, waiver.reason, waiver.until, waiver.added])
    }
  }

  /// Takes a waiver away; false if there is none.
  public func unwaive(guest: String, feature: String) throws(FleetStoreError) -> Bool {
    try writing { db in
      try db.execute(sql: "DELETE FROM waivers WHERE guest = ? AND feature = ?", arguments: [guest, feature])
      return db.changesCount > 0
    }
  }

  /// Passes every stored document to `body`, in the order in which they came: digest, format, origin, compressed bytes.
  public func forEachDocument(
    _ body: (_ digest: String, _ format: String, _ origin: String, _ compressed: [UInt8]) throws -> Void
  ) throws(FleetStoreError) {
    try reading { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT d.digest, d.format, d.bytes,
            (SELECT origin FROM host_records r WHERE r.document = d.id ORDER BY r.id LIMIT 1) AS origin
          FROM documents d ORDER BY d.id
          """)
      while let row = try rows.next() {
        try body(row[0], row[1], row[3] as String? ?? "guest", Self.bytes(row, 2))
      }
    }
  }
}
