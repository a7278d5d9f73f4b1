extension StatementStore {
  func staleHosts(tables: String) throws(FleetStoreError) -> [Int64] {
    try reading { db in
      let condition = try db.staleness(tables)
      return try db.all(
        "SELECT id FROM hosts WHERE removed IS NULL AND \(condition.sql) ORDER BY id", condition.arguments
      ) { try $0.integer(0) }
    }
  }

  func staleGuests(
    tables: String
  ) throws(FleetStoreError) -> [(guest: Int64, name: String, host: Int64?)] {
    try reading { db in
      let condition = try db.staleness(tables)
      return try db.all(
        """
        SELECT id, name, host FROM guests WHERE removed IS NULL AND \(condition.sql) ORDER BY host NULLS FIRST, id
        """, condition.arguments
      ) { row in (try row.integer(0), try row.text(1), try row.integerOrNil(2)) }
    }
  }

  func forgetTables(otherThan tables: String) throws(FleetStoreError) {
    let others = try reading { db in
      try db.first("SELECT 1 FROM form_tables WHERE present = 1 AND digest <> ? LIMIT 1", [.text(tables)]) {
        _ in
        true
      }
    }
    guard others == true else { return }
    try writing { db in
      _ = try db.execute(
        """
        UPDATE form_tables SET present = 0 WHERE present = 1 AND digest <> ?
          AND NOT EXISTS (SELECT 1 FROM hosts WHERE removed IS NULL AND tables = digest)
          AND NOT EXISTS (SELECT 1 FROM guests WHERE removed IS NULL AND tables = digest)
        """, [.text(tables)])
    }
  }

  func settle(_ readings: [HostReading], tables: String) throws(FleetStoreError) -> Int {
    try writing { db in
      try db.checkOwner(tables)
      try db.note(tables: tables)
      var count = 0
      var guests: [HostReading.Guest] = []
      for reading in readings {
        if let host = reading.host {
          guard try HostRecords(db, host: host).current.map(\.id) == reading.records else { continue }
          if let form = reading.form {
            try db.settle(host, form.form, form.facts, newest: reading.records.first, tables: tables)
            count += 1
          }
        }
        guests += try db.unchanged(reading)
      }
      try db.settle(
        try db.settled(guests.map { ($0.guest, $0.form, $0.next) }), tables: tables)
      return count + guests.count
    }
  }
}

extension StoreSession {
  /// Gives a host its form, and marks its guests if that is another one.
  fileprivate func settle(
    _ host: Int64, _ form: Arrival.Form, _ facts: String, newest record: Int64?, tables: String
  ) throws {
    let id = try number(of: form, try numbers(of: [form]))
    let old = try first("SELECT form FROM hosts WHERE id = ?", [.integer(host)]) { try $0.integer(0) }
    try execute(
      "UPDATE hosts SET form = ?, facts = ?, tables = ? WHERE id = ?",
      [.integer(id), .text(facts), .text(tables), .integer(host)])
    if let record {
      try execute(
        "UPDATE host_records SET form = ?, tables = ? WHERE id = ?",
        [.integer(id), .text(tables), .integer(record)])
    }
    if old != id {
      try execute("UPDATE guests SET tables = '' WHERE host = ? AND removed IS NULL", [.integer(host)])
    }
  }

  /// The guests of a reading that are where they were, with the newest record that was read.
  fileprivate func unchanged(_ reading: HostReading) throws -> [HostReading.Guest] {
    var newest: [Int64: Int64] = [:]
    try forEach(
      """
      SELECT g.id, g.host,
        (SELECT r.document FROM guest_records r WHERE r.guest = g.id ORDER BY r.taken DESC, r.document DESC LIMIT 1)
      FROM guests g WHERE g.removed IS NULL AND g.id IN $numbers
      """, inNumbers: reading.guests.map(\.guest)
    ) { row in
      guard try row.integerOrNil(1) == reading.host else { return }
      newest[try row.integer(0)] = try row.integerOrNil(2)
    }
    return reading.guests.filter { newest[$0.guest] == $0.document }
  }
}

extension StoreSession {
  /// What is true of rows with forms of other tables.
  ///
  /// While all forms are of these, only rows that were marked can be stale, and an index has them.
  fileprivate func staleness(_ tables: String) throws -> (sql: String, arguments: [StoreValue]) {
    let others = try first(
      "SELECT count(*) FROM form_tables WHERE present = 1 AND digest <> ?", [.text(tables)]
    ) { try $0.integer(0) }
    return others ?? 1 > 0 ? ("tables <> ?", [.text(tables)]) : ("tables = ''", [])
  }
}
