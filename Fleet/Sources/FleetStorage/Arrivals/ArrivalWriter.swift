extension StatementStore {
  func put(
    groups: [[Arrival]], tables: String, reinstalled: Reinstallation, at now: String
  ) throws(FleetStoreError) -> [Result<ArrivalOutcome, FleetStoreError>] {
    try writing { db in
      let tablesID = try db.note(tables: tables)
      return try groups.map { group in
        // The numbers of forms that a group stored go with it, so that each has a writer of its own.
        try db.attempt {
          var writer = ArrivalWriter(
            db: db, guests: try db.guestTables(), tables: tables, tablesID: tablesID,
            reinstalled: reinstalled,
            now: now)
          for arrival in group { try writer.put(arrival) }
          return writer.outcome
        }
      }
    }
  }
}

/// Writes arrivals within a transaction.
struct ArrivalWriter<Session: StoreSession> {
  let db: Session
  var guests: Session.Guests
  let tables: String
  let tablesID: Int64
  let reinstalled: Reinstallation
  let now: String
  var outcome = ArrivalOutcome()
  private var forms: [String: Int64] = [:]

  init(
    db: Session, guests: Session.Guests, tables: String, tablesID: Int64, reinstalled: Reinstallation,
    now: String
  ) {
    self.db = db
    self.guests = guests
    self.tables = tables
    self.tablesID = tablesID
    self.reinstalled = reinstalled
    self.now = now
  }

  mutating func put(_ arrival: Arrival) throws {
    let document = try number(of: arrival)
    var hosts: [Int64?] = []
    try learn(arrival.hosts.map(\.form))
    for host in arrival.hosts { hosts.append(try put(host, of: arrival, document)) }
    // A host that has to be asked about has no guests yet.
    let found = arrival.guests.compactMap { guest -> (guest: Arrival.Guest, home: Int64?)? in
      guard let place = guest.host else { return (guest, nil) }
      return hosts[place].map { (guest, $0) }
    }
    try learn(found.flatMap { entry in [entry.guest.form] + (entry.guest.next.map { [$0] } ?? []) })
    try guests.expect(found, source: arrival.source, document: document)
    var seen: [Int64: Set<Int64>] = [:]
    for (guest, home) in found {
      let id = try put(guest, of: arrival, document, on: home)
      if let home { seen[home, default: []].insert(id) }
    }
    try guests.finish()
    // A capture with guests lists all of a host's: those it lacks are no longer there.
    for (host, present) in seen {
      let taken = arrival.hosts.map(\.taken).max() ?? now
      let older = try db.all(
        "SELECT id FROM guests WHERE host = ? AND removed IS NULL AND taken < ?",
        [.integer(host), .text(taken)]
      ) { try $0.integer(0) }
      try db.execute(
        "UPDATE guests SET removed = ?, host = NULL WHERE id IN $numbers", [.text(taken)],
        inNumbers: older.filter { !present.contains($0) })
    }
  }

  private mutating func number(of arrival: Arrival) throws -> Int64 {
    let known = try db.first("SELECT id FROM documents WHERE digest = ?", [.text(arrival.digest)]) {
      try $0.integer(0)
    }
    if let known { return known }
    outcome.documents += 1
    return try db.inserted(
      """
      INSERT INTO documents (id, digest, format, size, bytes, added)
      VALUES ((SELECT coalesce(max(id), 0) + 1 FROM documents), ?, ?, ?, ?, ?) RETURNING id
      """,
      [
        .text(arrival.digest), .text(arrival.format), StoreValue(arrival.size), .bytes(arrival.compressed),
        .text(now),
      ])
  }

  /// Finds the numbers of forms, which are stored if they are new.
  private mutating func learn(_ wanted: [Arrival.Form]) throws {
    let unknown = wanted.filter { forms[$0.key] == nil }
    if !unknown.isEmpty { forms.merge(try db.numbers(of: unknown)) { _, new in new } }
  }

  private mutating func put(
    _ guest: Arrival.Guest, of arrival: Arrival, _ document: Int64, on host: Int64?
  ) throws -> Int64 {
    let form = try db.number(of: guest.form, forms)
    let next = try guest.next.map { try db.number(of: $0, forms) }
    let known =
      if let uuid = guest.uuid {
        try guests.guest(uuid: uuid)
      } else {
        try guests.guest(name: guest.name, source: arrival.source, host: host)
      }
    var record = GuestRecordRow(
      guest: known?.id ?? 0, document: document, host: host, taken: guest.taken, form: form, next: next,
      tables: tablesID)
    guard var row = known else {
      record.guest = try guests.insert(
        GuestRow(
          id: 0, name: guest.name, source: arrival.source, uuid: guest.uuid, host: host, form: form,
          next: next,
          tables: tables, cpus: guest.cpus, memory: guest.memory, hugePages: guest.hugePages,
          memoryParts: guest.memoryParts, flavor: guest.flavor, added: now, taken: guest.taken))
      try guests.insert(record)
      outcome.guestsAdded += 1
      return record.guest
    }
    let isKnown = try guests.hasRecord(guest: row.id, document: document, taken: guest.taken)
    // A file without a time: the same one again is no news, whatever the clock says.
    let isRepeated = try host == nil && guests.newestDocument(ofGuest: row.id) == document
    guard !isKnown, !isRepeated else {
      outcome.guestsUnchanged += 1
      return row.id
    }
    try guests.insert(record)
    guard guest.taken >= row.taken else {
      outcome.guestsUnchanged += 1
      return row.id
    }
    let isSame =
      row.host == host && row.form == form && row.next == next && row.name == guest.name && row.removed == nil
    // Where nobody says, it is where it was, and has what that host gives it.
    row.tables = host == nil && row.host != nil ? "" : tables
    row.host = host ?? row.host
    row.name = guest.name
    row.form = form
    row.next = next
    row.cpus = guest.cpus
    row.memory = guest.memory
    row.hugePages = guest.hugePages
    row.memoryParts = guest.memoryParts
    row.flavor = guest.flavor ?? row.flavor
    row.taken = guest.taken
    row.removed = nil
    try guests.update(row)
    if isSame { outcome.guestsUnchanged += 1 } else { outcome.guestsChanged += 1 }
    return row.id
  }

  /// The host, or nil if the operator has to say which one it is.
  private mutating func put(_ host: Arrival.Host, of arrival: Arrival, _ document: Int64) throws -> Int64? {
    var row: HostRow?
    if let uuid = host.uuid { row = try db.presentHost("uuid = ?", [.text(uuid)]) }
    let namesake = try db.presentHost("name = ? AND source = ?", [.text(host.name), .text(arrival.source)])
    if let namesake, let known = namesake.uuid, let uuid = host.uuid, known != uuid {
      switch reinstalled {
      case .ask:
        outcome.questions.append([host.name, known, uuid])
        return nil
      case .new: try removeHost(namesake.id)
      case .same where row == nil:
        try db.execute("UPDATE hosts SET uuid = ? WHERE id = ?", [.text(uuid), .integer(namesake.id)])
        row = namesake
      case .same: try removeHost(namesake.id)
      }
    } else if row == nil, let namesake {
      row = namesake
    }
    let form = try db.number(of: host.form, forms)
    guard let row else {
      let id = try db.inserted(
        """
        INSERT INTO hosts (id, source, name, uuid, form, tables, cpus, memory, nodes, node_memory, facts, added, taken)
        VALUES ((SELECT coalesce(max(id), 0) + 1 FROM hosts), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id
        """,
        [
          .text(arrival.source), .text(host.name), StoreValue(host.uuid), .integer(form), .text(tables),
          StoreValue(host.cpus), StoreValue(host.memory), StoreValue(host.nodes), StoreValue(host.nodeMemory),
          .text(host.facts), .text(now), .text(host.taken),
        ])
      try addRecord(host, form, of: arrival, document, to: id)
      outcome.hostsAdded += 1
      return id
    }
    let records = try HostRecords(db, host: row.id)
    if records.current.contains(where: { $0.document == document && $0.selector == host.selector }) {
      outcome.hostsUnchanged += 1
      return row.id
    }
    try addRecord(host, form, of: arrival, document, to: row.id)
    if row.name != host.name { outcome.renamed.append([row.name, host.name]) }
    let isNewest = host.taken >= row.taken
    let isAlone = isNewest && records.current.allSatisfy { Set(host.points).isSuperset(of: $0.points) }
    try update(row.id, host, form, isNewest: isNewest, isAlone: isAlone)
    // Guests of other documents have what this host gives them.
    try db.execute(
      "UPDATE guests SET tables = '' WHERE host = ? AND removed IS NULL AND taken < ?",
      [.integer(row.id), .text(host.taken)])
    outcome.hostsChanged += 1
    return row.id
  }

  private func removeHost(_ id: Int64) throws {
    try db.execute("UPDATE hosts SET removed = ? WHERE id = ?", [.text(now), .integer(id)])
  }

  private func update(_ id: Int64, _ host: Arrival.Host, _ form: Int64, isNewest: Bool, isAlone: Bool) throws
  {
    if isNewest {
      try db.execute(
        """
        UPDATE hosts SET name = ?, uuid = coalesce(uuid, ?), cpus = coalesce(?, cpus), memory = coalesce(?, memory),
          nodes = coalesce(?, nodes), node_memory = coalesce(?, node_memory), taken = ? WHERE id = ?
        """,
        [
          .text(host.name), StoreValue(host.uuid), StoreValue(host.cpus), StoreValue(host.memory),
          StoreValue(host.nodes), StoreValue(host.nodeMemory), .text(host.taken), .integer(id),
        ])
    } else if let uuid = host.uuid {
      try db.execute(
        "UPDATE hosts SET uuid = coalesce(uuid, ?) WHERE id = ?", [.text(uuid), .integer(id)])
    }
    if isAlone {
      try db.execute(
        "UPDATE hosts SET form = ?, tables = ?, facts = ? WHERE id = ?",
        [.integer(form), .text(tables), .text(host.facts), .integer(id)])
    } else {
      try db.execute("UPDATE hosts SET tables = '' WHERE id = ?", [.integer(id)])
    }
  }

  private func addRecord(
    _ host: Arrival.Host, _ form: Int64, of arrival: Arrival, _ document: Int64, to id: Int64
  ) throws {
    try db.execute(
      """
      INSERT INTO host_records (id, host, document, selector, points, origin, taken, added, form, tables, facts)
      VALUES ((SELECT coalesce(max(id), 0) + 1 FROM host_records), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(id), .integer(document), StoreValue(host.selector),
        .text(host.points.joined(separator: "\n")), .text(arrival.origin), .text(host.taken), .text(now),
        .integer(form), .text(tables), .text(host.facts),
      ])
  }
}

/// A host's row, as far as arriving documents ask for it.
private struct HostRow {
  var id: Int64
  var name: String
  var uuid: String?
  var taken: String
}

extension StoreSession {
  fileprivate func presentHost(_ condition: String, _ arguments: [StoreValue]) throws -> HostRow? {
    try first(
      "SELECT id, name, uuid, taken FROM hosts WHERE removed IS NULL AND \(condition)", arguments
    ) { row in
      HostRow(
        id: try row.integer(0), name: try row.text(1), uuid: try row.textOrNil(2), taken: try row.text(3))
    }
  }

  /// Runs a statement that inserts one row and returns its number.
  func inserted(_ sql: String, _ arguments: [StoreValue]) throws -> Int64 {
    guard let id = try first(sql, arguments, { try $0.integer(0) }) else {
      throw FleetStoreError(.failed, "a row was not stored")
    }
    return id
  }
}
