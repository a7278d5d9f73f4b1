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
    try writing { db in
      _ = try db.execute(
        """
        UPDATE form_tables SET present = 0 WHERE digest <> ?
          AND NOT EXISTS (SELECT 1 FROM hosts WHERE removed IS NULL AND tables = digest)
          AND NOT EXISTS (SELECT 1 FROM guests WHERE removed IS NULL AND tables = digest)
        """, [.text(tables)])
    }
  }

  func settle(host: Int64, form: Arrival.Form, facts: String, tables: String) throws(FleetStoreError) {
    try writing { db in
      try db.note(tables: tables)
      let id = try db.number(of: form, try db.numbers(of: [form]))
      let record = try HostRecords(db, host: host).all.first?.id
      let old = try db.first("SELECT form FROM hosts WHERE id = ?", [.integer(host)]) { try $0.integer(0) }
      try db.execute(
        "UPDATE hosts SET form = ?, facts = ?, tables = ? WHERE id = ?",
        [.integer(id), .text(facts), .text(tables), .integer(host)])
      if let record {
        try db.execute(
          "UPDATE host_records SET form = ?, tables = ? WHERE id = ?",
          [.integer(id), .text(tables), .integer(record)])
      }
      if old != id {
        try db.execute(
          "UPDATE guests SET tables = '' WHERE host = ? AND removed IS NULL", [.integer(host)])
      }
    }
  }

  func settle(
    guests: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)], tables: String
  ) throws(FleetStoreError) {
    try writing { db in
      try db.note(tables: tables)
      try db.settle(try db.settled(guests), tables: tables)
    }
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
