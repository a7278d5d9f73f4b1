internal import GRDB

/// A stored document.
public struct StoredDocument: Sendable {
  /// The digest of its bytes.
  public var digest: String
  /// The name that it was read under.
  public var origin: String
  /// Which host of it is meant; nil if it has one.
  public var selector: String?
  /// Its bytes as they were compressed.
  public var compressed: [UInt8]
  /// When it was so: RFC 3339, UTC.
  public var taken: String
  /// The store's number of the record.
  public var record: Int64
}

extension FleetStore {
  /// The documents that describe a host, the newest first; those that described it when a record was its newest.
  ///
  /// - Parameter record: The store's number of a record; nil for now.
  public func documents(ofHost host: Int64, when record: Int64? = nil) throws(FleetStoreError)
    -> [StoredDocument]
  {
    try reading { db in
      let records = try HostRecords(db, host: host)
      var entries = records.current
      if let record {
        guard let place = records.all.firstIndex(where: { $0.id == record }) else { return [] }
        entries = records.current(at: place)
      }
      return try entries.compactMap { entry in
        guard
          let row = try Row.fetchOne(
            db, sql: "SELECT digest, bytes FROM documents WHERE id = ?", arguments: [entry.document])
        else { return nil }
        return StoredDocument(
          digest: row[0], origin: entry.origin, selector: entry.selector, compressed: Self.bytes(row, 1),
          taken: entry.taken, record: entry.id)
      }
    }
  }

  /// The document that holds a guest's newest record, and the host in whose document it is; nil for an unknown guest.
  public func document(ofGuest guest: Int64) throws(FleetStoreError) -> StoredDocument? {
    try reading { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT d.digest, d.bytes, r.taken, r.document FROM guest_records r JOIN documents d ON d.id = r.document
            WHERE r.guest = ? ORDER BY r.taken DESC LIMIT 1
            """, arguments: [guest])
      else { return nil }
      return StoredDocument(
        digest: row[0], origin: "guest", selector: nil, compressed: Self.bytes(row, 1), taken: row[2],
        record: row[3])
    }
  }

  /// The hosts whose forms are not of these tables, or come from several records and are not computed yet.
  public func staleHosts(tables: String) throws(FleetStoreError) -> [Int64] {
    try reading { db in
      let condition = try Self.staleness(db, tables)
      return try Int64.fetchAll(
        db, sql: "SELECT id FROM hosts WHERE removed IS NULL AND \(condition.sql) ORDER BY id",
        arguments: condition.arguments)
    }
  }

  /// The guests whose forms are not of these tables, with their hosts, ordered by host.
  public func staleGuests(tables: String) throws(FleetStoreError) -> [(
    guest: Int64, name: String, host: Int64?
  )] {
    try reading { db in
      var found: [(guest: Int64, name: String, host: Int64?)] = []
      let condition = try Self.staleness(db, tables)
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT id, name, host FROM guests WHERE removed IS NULL AND \(condition.sql) ORDER BY host, id",
        arguments: condition.arguments)
      while let row = try rows.next() { found.append((row[0], row[1], row[2])) }
      return found
    }
  }

  /// What is true of rows with forms of other tables.
  ///
  /// While all forms are of these, only rows that were marked can be stale, and an index has them.
  private static func staleness(
    _ db: Database, _ tables: String
  ) throws -> (sql: String, arguments: StatementArguments) {
    let hasOthers = try Bool.fetchOne(
      db, sql: "SELECT EXISTS (SELECT 1 FROM form_tables WHERE present = 1 AND digest <> ?)",
      arguments: [tables])
    return hasOthers ?? true ? ("tables <> ?", [tables]) : ("tables = ''", [])
  }

  /// Forgets other tables that no present host and guest has a form of, so that nobody looks for them again.
  public func forgetTables(otherThan tables: String) throws(FleetStoreError) {
    try writing { db in
      try db.execute(
        sql: """
          UPDATE form_tables SET present = 0 WHERE digest <> ?
            AND NOT EXISTS (SELECT 1 FROM hosts WHERE removed IS NULL AND tables = digest)
            AND NOT EXISTS (SELECT 1 FROM guests WHERE removed IS NULL AND tables = digest)
          """, arguments: [tables])
    }
  }

  /// Gives a host the form and facts of all its current records; its guests become stale.
  public func settle(
    host: Int64, form: Arrival.Form, facts: String, tables: String
  ) throws(FleetStoreError) {
    try writing { db in
      try db.note(tables: tables)
      let id = try db.formID(form)
      let record = try HostRecords(db, host: host).all.first?.id
      let old = try Int64.fetchOne(db, sql: "SELECT form FROM hosts WHERE id = ?", arguments: [host])
      try db.execute(
        sql: "UPDATE hosts SET form = ?, facts = ?, tables = ? WHERE id = ?",
        arguments: [id, facts, tables, host])
      try db.execute(
        sql: "UPDATE host_records SET form = ?, tables = ? WHERE id = ?", arguments: [id, tables, record])
      if old != id {
        try db.execute(
          sql: "UPDATE guests SET tables = '' WHERE host = ? AND removed IS NULL", arguments: [host])
      }
    }
  }

  /// Gives guests the forms of what they are on their host now.
  public func settle(
    guests: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)], tables: String
  ) throws(FleetStoreError) {
    try writing { db in
      try db.note(tables: tables)
      for entry in guests {
        let form = try db.formID(entry.form)
        var next: Int64?
        if let other = entry.next { next = try db.formID(other) }
        try db.execute(
          sql: "UPDATE guests SET form = ?, next = ?, tables = ? WHERE id = ?",
          arguments: [form, next, tables, entry.guest])
      }
    }
  }

  /// The form that a host had when a record was its newest, if it is of these tables; nil if it has to be computed.
  public func form(ofRecord record: Int64, tables: String) throws(FleetStoreError) -> StoredFleet.Form? {
    try reading { db in
      guard
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT f.id, f.key, f.bytes FROM host_records r JOIN forms f ON f.id = r.form
            WHERE r.id = ? AND r.tables = ?
              AND NOT EXISTS (SELECT 1 FROM host_records o WHERE o.host = r.host AND o.points <> r.points)
            """, arguments: [record, tables])
      else { return nil }
      return StoredFleet.Form(id: row[0], key: row[1], bytes: Self.bytes(row, 2))
    }
  }

  /// The facts about a host in a record, as JSON.
  public func facts(ofRecord record: Int64) throws(FleetStoreError) -> String? {
    try reading { db in
      try String.fetchOne(db, sql: "SELECT facts FROM host_records WHERE id = ?", arguments: [record])
    }
  }

  /// Calls a function with the facts of each record of a host, and of the record before it, where they differ.
  ///
  /// Hosts that were removed count too, so that a count of changes never falls while their records are kept.
  public func forEachChangeOfFacts(_ body: (_ old: String, _ new: String) -> Void) throws(FleetStoreError) {
    let changes = try reading { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT before, facts FROM (
            SELECT facts, lag(facts) OVER (PARTITION BY host ORDER BY taken, id) AS before FROM host_records)
          WHERE before IS NOT NULL AND before <> facts
          """)
      var found: [(String, String)] = []
      while let row = try rows.next() { found.append((row[0], row[1])) }
      return found
    }
    for (old, new) in changes { body(old, new) }
  }
}

extension FleetStore {
  /// The names under which records of present hosts were read, each once.
  public func origins() throws(FleetStoreError) -> [String] {
    try reading { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT r.origin FROM host_records r JOIN hosts h ON h.id = r.host WHERE h.removed IS NULL ORDER BY r.origin
          """)
    }
  }
}

extension FleetStore {
  /// The documents of some formats, the newest first: format and compressed bytes.
  public func documents(ofFormats formats: [String]) throws(FleetStoreError) -> [(
    format: String, compressed: [UInt8]
  )] {
    try reading { db in
      let marks = formats.map { _ in "?" }.joined(separator: ", ")
      let rows = try Row.fetchCursor(
        db, sql: "SELECT format, bytes FROM documents WHERE format IN (\(marks)) ORDER BY id DESC",
        arguments: StatementArguments(formats))
      var found: [(format: String, compressed: [UInt8])] = []
      while let row = try rows.next() { found.append((row[0], Self.bytes(row, 1))) }
      return found
    }
  }

  /// The present hosts with a record of that point.
  public func hosts(recordedAt point: String) throws(FleetStoreError) -> [Int64] {
    try reading { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT DISTINCT r.host FROM host_records r JOIN hosts h ON h.id = r.host
          WHERE h.removed IS NULL AND instr(char(10) || r.points || char(10), char(10) || ? || char(10)) > 0 ORDER BY r.host
          """, arguments: [point])
    }
  }
}
