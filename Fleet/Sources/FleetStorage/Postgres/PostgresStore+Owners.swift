internal import PostgresClient

extension PostgresStore {
  /// The first half of the advisory locks that services hold, "MTLT"; the second is the beginning of their tables' digest.
  ///
  /// - SeeAlso: PostgreSQL, 13.3.5 "Advisory Locks"; 54.12 "pg_locks" (two numbers are classid and objid, with objsubid 2).
  private static let served = 0x4d54_4c54

  private static func lockNumber(_ tables: String) -> UInt32 {
    UInt32(tables.prefix(8), radix: 16) ?? tables.utf8.reduce(5381) { $0 &* 33 &+ UInt32($1) }
  }

  /// The statement by which a session says that a service answers with these tables.
  static func presence(_ tables: String) -> String {
    "SELECT pg_advisory_lock_shared(\(served), \(Int32(bitPattern: lockNumber(tables))))"
  }

  func ownership() throws(FleetStoreError) -> (owner: StoreOwner?, isServed: Bool) {
    try reading { db in
      guard let owner = try db.owner() else { return (nil, false) }
      let isServed = try db.first(
        """
        SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = \(Self.served)
          AND objid = \(Self.lockNumber(owner.tables)) AND objsubid = 2
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1
        """
      ) { _ in true }
      return (owner, isServed ?? false)
    }
  }

  func own(_ owner: StoreOwner, insteadOf other: StoreOwner?) throws(FleetStoreError) -> Bool {
    try writing { db in
      let known = try db.owner()
      guard known == other else { return known?.tables == owner.tables }
      try db.set(owner)
      return true
    }
  }

  func unprepared(tables: String) throws(FleetStoreError) -> UnpreparedForms {
    try reading { db in
      var found = UnpreparedForms()
      found.hosts = try db.all(
        """
        SELECT h.id, CAST(h.xmin AS text) FROM hosts h WHERE h.removed IS NULL AND h.tables <> ?1 AND NOT EXISTS (
          SELECT 1 FROM prepared_hosts p
          WHERE p.tables = ?1 AND p.host = h.id AND p.version = CAST(h.xmin AS text))
        ORDER BY h.id
        """, [.text(tables)]
      ) { (try $0.integer(0), try $0.text(1)) }
      found.guests = try db.all(
        """
        SELECT g.id, g.name, g.host, CAST(g.xmin AS text), CAST(h.xmin AS text)
        FROM guests g LEFT JOIN hosts h ON h.id = g.host
        WHERE g.removed IS NULL AND g.tables <> ?1 AND NOT EXISTS (
          SELECT 1 FROM prepared_guests p WHERE p.tables = ?1 AND p.guest = g.id AND p.version = CAST(g.xmin AS text)
            AND p.host IS NOT DISTINCT FROM g.host AND p.host_version IS NOT DISTINCT FROM CAST(h.xmin AS text))
        ORDER BY g.host NULLS FIRST, g.id
        """, [.text(tables)]
      ) { row in
        (
          try row.integer(0), try row.text(1), try row.integerOrNil(2), try row.text(3),
          try row.textOrNil(4)
        )
      }
      return found
    }
  }

  func prepare(_ readings: [HostReading], tables: String) throws(FleetStoreError) {
    try connected { connection in
      try connection.transaction {
        // Forms get the next numbers, as in every change. The revision stays, since no question reads what is prepared.
        try connection.execute("SELECT number FROM revisions FOR UPDATE")
        try PostgresSession(connection: connection, path: path).prepare(readings, tables)
      }
    }
  }

  func takeOver(_ owner: StoreOwner) throws(FleetStoreError) {
    try writing { db in
      let tables = StoreValue.text(owner.tables)
      // Guests first, while their hosts' rows are as they were read.
      try db.execute(
        """
        UPDATE guests g SET form = p.form, next = p.next, tables = p.tables
        FROM prepared_guests p LEFT JOIN hosts h ON h.id = p.host
        WHERE p.tables = ? AND p.guest = g.id AND g.removed IS NULL AND p.version = CAST(g.xmin AS text)
          AND p.host IS NOT DISTINCT FROM g.host AND p.host_version IS NOT DISTINCT FROM CAST(h.xmin AS text)
        """, [tables])
      try db.execute(
        """
        WITH settled AS (
          UPDATE hosts h SET form = p.form, facts = p.facts, tables = p.tables FROM prepared_hosts p
          WHERE p.tables = ? AND p.host = h.id AND h.removed IS NULL AND p.version = CAST(h.xmin AS text)
          RETURNING p.record, p.form, p.tables)
        UPDATE host_records r SET form = s.form, tables = s.tables FROM settled s WHERE r.id = s.record
        """, [tables])
      for table in ["hosts", "guests"] {
        try db.execute(
          "UPDATE \(table) SET tables = '' WHERE removed IS NULL AND tables NOT IN (?, '')", [tables])
      }
      try db.note(tables: owner.tables)
      try db.execute("UPDATE form_tables SET present = 0 WHERE digest <> ?", [tables])
      try db.set(owner)
      for table in ["prepared_hosts", "prepared_guests"] { try db.execute("DELETE FROM \(table)") }
    }
  }
}

extension PostgresSession {
  func checkOwner(_ tables: String) throws {
    guard let owner = try owner(), owner.tables != tables else { return }
    throw FleetStoreError(
      .busy,
      "\(path): Martlet \(owner.martlet) computes this store's forms by other tables now; ask again with that version and map"
    )
  }

  fileprivate func owner() throws -> StoreOwner? {
    try first("SELECT tables, martlet FROM form_owner") {
      StoreOwner(tables: try $0.text(0), martlet: try $0.text(1))
    }
  }

  fileprivate func set(_ owner: StoreOwner) throws {
    try execute(
      """
      INSERT INTO form_owner (id, tables, martlet) VALUES (1, ?, ?)
      ON CONFLICT (id) DO UPDATE SET tables = excluded.tables, martlet = excluded.martlet
      """, [.text(owner.tables), .text(owner.martlet)])
  }

  fileprivate func prepare(_ readings: [HostReading], _ tables: String) throws {
    let hosts = readings.filter { $0.form != nil && $0.version != nil }
    let guests = readings.flatMap { reading in
      reading.guests.filter { $0.version != nil }.map {
        (guest: $0, host: reading.host, version: reading.version)
      }
    }
    let forms =
      hosts.compactMap(\.form?.form) + guests.flatMap { [$0.guest.form] + ($0.guest.next.map { [$0] } ?? []) }
    let numbers = try numbers(of: forms)
    func number(_ form: Arrival.Form?) -> Int64? { form.flatMap { numbers[$0.key] } }
    try execute(
      """
      INSERT INTO prepared_hosts (tables, host, version, form, facts, record)
      SELECT ?1, v.* FROM unnest(CAST(?2 AS bigint[]), CAST(?3 AS text[]), CAST(?4 AS bigint[]), CAST(?5 AS text[]),
        CAST(?6 AS bigint[])) AS v (host, version, form, facts, record)
      ON CONFLICT (tables, host) DO UPDATE SET version = excluded.version, form = excluded.form,
        facts = excluded.facts, record = excluded.record
      """,
      [
        .text(tables), .text(arrayText(hosts.map(\.host))), .text(arrayText(hosts.map(\.version))),
        .text(arrayText(hosts.map { number($0.form?.form) })), .text(arrayText(hosts.map { $0.form?.facts })),
        .text(arrayText(hosts.map(\.records.first))),
      ])
    try execute(
      """
      INSERT INTO prepared_guests (tables, guest, version, host, host_version, form, next)
      SELECT ?1, v.* FROM unnest(CAST(?2 AS bigint[]), CAST(?3 AS text[]), CAST(?4 AS bigint[]), CAST(?5 AS text[]),
        CAST(?6 AS bigint[]), CAST(?7 AS bigint[])) AS v (guest, version, host, host_version, form, next)
      ON CONFLICT (tables, guest) DO UPDATE SET version = excluded.version, host = excluded.host,
        host_version = excluded.host_version, form = excluded.form, next = excluded.next
      """,
      [
        .text(tables), .text(arrayText(guests.map(\.guest.guest))),
        .text(arrayText(guests.map(\.guest.version))),
        .text(arrayText(guests.map(\.host))), .text(arrayText(guests.map(\.version))),
        .text(arrayText(guests.map { number($0.guest.form) })),
        .text(arrayText(guests.map { number($0.guest.next) })),
      ])
  }
}
