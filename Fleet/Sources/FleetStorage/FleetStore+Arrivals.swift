internal import GRDB

extension FleetStore {
  /// Stores documents with their hosts and guests, all of them or none.
  ///
  /// A host is the same by its UUID, else by its name within the source. What is stored already changes nothing. A host that other
  /// current records describe too is left for `staleHosts(tables:)`, since its form comes from all of them.
  ///
  /// - Parameters:
  ///   - tables: The digest of what the forms depend on.
  ///   - now: RFC 3339, UTC.
  /// - Throws: `busy`, `failed`, `damaged`.
  public func put(
    _ arrivals: [Arrival], tables: String, reinstalled: Reinstallation = .ask, at now: String
  ) throws(FleetStoreError) -> ArrivalOutcome {
    try writing { db in
      var writer = ArrivalWriter(
        db: db, tables: tables, tablesID: try db.note(tables: tables), reinstalled: reinstalled, now: now)
      for arrival in arrivals { try writer.put(arrival) }
      return writer.outcome
    }
  }
}

/// Writes arrivals within a transaction.
struct ArrivalWriter {
  let db: Database
  let tables: String
  let tablesID: Int64
  let reinstalled: Reinstallation
  let now: String
  var outcome = ArrivalOutcome()
  private var forms: [String: Int64] = [:]

  init(db: Database, tables: String, tablesID: Int64, reinstalled: Reinstallation, now: String) {
    self.db = db
    self.tables = tables
    self.tablesID = tablesID
    self.reinstalled = reinstalled
    self.now = now
  }

  mutating func put(_ arrival: Arrival) throws {
    let document = try id(of: arrival)
    var hosts: [Int64?] = []
    for host in arrival.hosts { hosts.append(try put(host, of: arrival, document)) }
    var seen: [Int64: Set<Int64>] = [:]
    for guest in arrival.guests {
      let home: Int64?
      if let place = guest.host {
        // A host that has to be asked about has no guests yet.
        guard let id = hosts[place] else { continue }
        home = id
      } else {
        home = nil
      }
      let id = try put(guest, of: arrival, document, on: home)
      if let home { seen[home, default: []].insert(id) }
    }
    // A capture with guests lists all of a host's: those it lacks are no longer there.
    for (host, guests) in seen {
      let taken = arrival.hosts.map(\.taken).max() ?? now
      let rows = try Row.fetchAll(
        db, sql: "SELECT id FROM guests WHERE host = ? AND removed IS NULL AND taken < ?",
        arguments: [host, taken])
      for row in rows where !guests.contains(row["id"]) {
        try db.execute(
          sql: "UPDATE guests SET removed = ?, host = NULL WHERE id = ?",
          arguments: [taken, row["id"] as Int64])
      }
    }
  }

  private mutating func id(of arrival: Arrival) throws -> Int64 {
    let known = try db.cachedStatement(sql: "SELECT id FROM documents WHERE digest = ?")
    if let id = try Int64.fetchOne(known, arguments: [arrival.digest]) { return id }
    let insertion = try db.cachedStatement(
      sql: "INSERT INTO documents (digest, format, size, bytes, added) VALUES (?, ?, ?, ?, ?)")
    try insertion.execute(
      arguments: [arrival.digest, arrival.format, arrival.size, blob(arrival.compressed), now])
    outcome.documents += 1
    return db.lastInsertedRowID
  }

  private mutating func id(of form: Arrival.Form) throws -> Int64 {
    if let known = forms[form.key] { return known }
    let id = try db.formID(form)
    forms[form.key] = id
    return id
  }

  /// The host, or nil if the operator has to say which one it is.
  private mutating func put(_ host: Arrival.Host, of arrival: Arrival, _ document: Int64) throws -> Int64? {
    var row: Row?
    if let uuid = host.uuid {
      row = try Row.fetchOne(
        try db.cachedStatement(
          sql: "SELECT id, name, uuid, taken FROM hosts WHERE uuid = ? AND removed IS NULL"),
        arguments: [uuid])
    }
    let namesake = try Row.fetchOne(
      try db.cachedStatement(
        sql: "SELECT id, name, uuid, taken FROM hosts WHERE name = ? AND source = ? AND removed IS NULL"),
      arguments: [host.name, arrival.source])
    if let namesake, let known: String = namesake["uuid"], let uuid = host.uuid, known != uuid {
      let other: Int64 = namesake["id"]
      switch reinstalled {
      case .ask:
        outcome.questions.append([host.name, known, uuid])
        return nil
      case .new: try db.execute(sql: "UPDATE hosts SET removed = ? WHERE id = ?", arguments: [now, other])
      case .same where row == nil:
        try db.execute(sql: "UPDATE hosts SET uuid = ? WHERE id = ?", arguments: [uuid, other])
        row = namesake
      case .same: try db.execute(sql: "UPDATE hosts SET removed = ? WHERE id = ?", arguments: [now, other])
      }
    } else if row == nil, let namesake {
      row = namesake
    }
    let form = try id(of: host.form)
    guard let row else {
      try db.cachedStatement(
        sql: """
          INSERT INTO hosts (source, name, uuid, form, tables, cpus, memory, nodes, node_memory, facts, added, taken)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          arrival.source, host.name, host.uuid, form, tables, host.cpus, host.memory, host.nodes,
          host.nodeMemory, host.facts, now, host.taken,
        ])
      let id = db.lastInsertedRowID
      try addRecord(host, form, of: arrival, document, to: id)
      outcome.hostsAdded += 1
      return id
    }
    let id: Int64 = row["id"]
    let records = try HostRecords(db, host: id)
    if records.current.contains(where: { $0.document == document && $0.selector == host.selector }) {
      outcome.hostsUnchanged += 1
      return id
    }
    try addRecord(host, form, of: arrival, document, to: id)
    if row["name"] as String != host.name { outcome.renamed.append([row["name"], host.name]) }
    let isNewest = host.taken >= row["taken"] as String
    let isAlone = isNewest && records.current.allSatisfy { Set(host.points).isSuperset(of: $0.points) }
    try db.execute(
      sql: """
        UPDATE hosts SET name = CASE WHEN ?1 THEN ?2 ELSE name END, uuid = coalesce(uuid, ?3),
          form = CASE WHEN ?4 THEN ?5 ELSE form END, tables = CASE WHEN ?4 THEN ?6 ELSE '' END,
          cpus = CASE WHEN ?1 THEN coalesce(?7, cpus) ELSE cpus END,
          memory = CASE WHEN ?1 THEN coalesce(?8, memory) ELSE memory END,
          nodes = CASE WHEN ?1 THEN coalesce(?9, nodes) ELSE nodes END,
          node_memory = CASE WHEN ?1 THEN coalesce(?13, node_memory) ELSE node_memory END,
          facts = CASE WHEN ?4 THEN ?10 ELSE facts END, taken = max(taken, ?11)
        WHERE id = ?12
        """,
      arguments: [
        isNewest, host.name, host.uuid, isAlone, form, tables, host.cpus, host.memory, host.nodes, host.facts,
        host.taken, id, host.nodeMemory,
      ])
    // Guests of other documents have what this host gives them.
    try db.execute(
      sql: "UPDATE guests SET tables = '' WHERE host = ? AND removed IS NULL AND taken < ?",
      arguments: [id, host.taken])
    outcome.hostsChanged += 1
    return id
  }

  private func addRecord(
    _ host: Arrival.Host, _ form: Int64, of arrival: Arrival, _ document: Int64, to id: Int64
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO host_records (host, document, selector, points, origin, taken, added, form, tables, facts)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        id, document, host.selector, host.points.joined(separator: "\n"), arrival.origin, host.taken, now,
        form, tables,
        host.facts,
      ])
  }

  private mutating func put(
    _ guest: Arrival.Guest, of arrival: Arrival, _ document: Int64, on host: Int64?
  ) throws -> Int64 {
    let form = try id(of: guest.form)
    var next: Int64?
    if let other = guest.next { next = try id(of: other) }
    var row: Row?
    if let uuid = guest.uuid {
      row = try Row.fetchOne(
        try db.cachedStatement(
          sql: "SELECT id, taken, host, form, next, name, removed FROM guests WHERE uuid = ?"),
        arguments: [uuid])
    } else {
      row = try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT id, taken, host, form, next, name, removed FROM guests
            WHERE name = ? AND source = ? AND (host IS ? OR ? IS NULL) AND removed IS NULL
            """), arguments: [guest.name, arrival.source, host, host])
    }
    guard let row else {
      try db.cachedStatement(
        sql: """
          INSERT INTO guests (source, name, uuid, host, form, next, tables, cpus, memory, huge_pages,
            memory_parts, flavor, added, taken)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(
        arguments: [
          arrival.source, guest.name, guest.uuid, host, form, next, tables, guest.cpus, guest.memory,
          guest.hugePages, guest.memoryParts, guest.flavor, now, guest.taken,
        ])
      let id = db.lastInsertedRowID
      try addRecord(guest, id, form, next, document, host)
      outcome.guestsAdded += 1
      return id
    }
    let id: Int64 = row["id"]
    let isKnown =
      try Int.fetchOne(
        try db.cachedStatement(
          sql: "SELECT 1 FROM guest_records WHERE guest = ? AND document = ? AND taken = ?"),
        arguments: [id, document, guest.taken]) != nil
    // A file without a time: the same one again is no news, whatever the clock says.
    let isRepeated =
      try host == nil
      && Int64.fetchOne(
        db, sql: "SELECT document FROM guest_records WHERE guest = ? ORDER BY taken DESC LIMIT 1",
        arguments: [id])
        == document
    guard !isKnown, !isRepeated else {
      outcome.guestsUnchanged += 1
      return id
    }
    try addRecord(guest, id, form, next, document, host)
    guard guest.taken >= row["taken"] as String else {
      outcome.guestsUnchanged += 1
      return id
    }
    let isSame =
      row["host"] as Int64? == host && row["form"] as Int64 == form && row["next"] as Int64? == next
      && row["name"] as String == guest.name && row["removed"] as String? == nil
    try db.cachedStatement(
      sql: """
        UPDATE guests SET name = ?, host = coalesce(?, host), form = ?, next = ?, tables = ?, cpus = ?, memory = ?,
          huge_pages = ?, memory_parts = ?, flavor = coalesce(?, flavor), taken = ?, removed = NULL WHERE id = ?
        """
    ).execute(
      arguments: [
        guest.name, host, form, next, host == nil && row["host"] as Int64? != nil ? "" : tables, guest.cpus,
        guest.memory, guest.hugePages, guest.memoryParts, guest.flavor, guest.taken, id,
      ])
    if isSame { outcome.guestsUnchanged += 1 } else { outcome.guestsChanged += 1 }
    return id
  }

  private func addRecord(
    _ guest: Arrival.Guest, _ id: Int64, _ form: Int64, _ next: Int64?, _ document: Int64, _ host: Int64?
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO guest_records (guest, document, host, taken, form, next, tables) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [id, document, host, guest.taken, form, next, tablesID])
  }
}

extension Database {
  /// Notes that forms of those tables are in the store; the tables' number.
  @discardableResult func note(tables: String) throws -> Int64 {
    try cachedStatement(
      sql: """
        INSERT INTO form_tables (digest, present) VALUES (?, 1)
        ON CONFLICT (digest) DO UPDATE SET present = 1 WHERE present = 0
        """
    ).execute(arguments: [tables])
    return try Int64.fetchOne(
      cachedStatement(sql: "SELECT id FROM form_tables WHERE digest = ?"), arguments: [tables]) ?? 0
  }

  /// The number of a form, which is stored if it is new.
  func formID(_ form: Arrival.Form) throws -> Int64 {
    let known = try cachedStatement(sql: "SELECT id FROM forms WHERE key = ?")
    if let id = try Int64.fetchOne(known, arguments: [form.key]) { return id }
    try cachedStatement(sql: "INSERT INTO forms (key, bytes) VALUES (?, ?)")
      .execute(arguments: [form.key, blob(form.bytes)])
    return lastInsertedRowID
  }
}
