internal import GRDB

/// The guests of a store in SQLite, where each is looked up when it comes.
struct SQLiteGuests: GuestTables {
  let db: Database

  private static let columns = """
    SELECT id, name, source, uuid, host, form, next, tables, cpus, memory, huge_pages, memory_parts, flavor, added, taken,
      removed FROM guests
    """

  func expect(_ guests: [(guest: Arrival.Guest, home: Int64?)], source: String, document: Int64) throws {}

  func guest(uuid: String) throws -> GuestRow? {
    try Row.fetchOne(
      db.cachedStatement(sql: "\(Self.columns) WHERE uuid = ?"), arguments: [uuid]
    ).map(GuestRow.init)
  }

  func guest(name: String, source: String, host: Int64?) throws -> GuestRow? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          \(Self.columns) WHERE name = ? AND source = ? AND (host IS ? OR ? IS NULL) AND removed IS NULL
          ORDER BY id LIMIT 1
          """), arguments: [name, source, host, host]
    ).map(GuestRow.init)
  }

  func hasRecord(guest: Int64, document: Int64, taken: String) throws -> Bool {
    try Int.fetchOne(
      db.cachedStatement(
        sql: "SELECT 1 FROM guest_records WHERE guest = ? AND document = ? AND taken = ?"),
      arguments: [guest, document, taken]) != nil
  }

  func newestDocument(ofGuest guest: Int64) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT document FROM guest_records WHERE guest = ? ORDER BY taken DESC, document DESC LIMIT 1"),
      arguments: [guest])
  }

  func insert(_ guest: GuestRow) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO guests (source, name, uuid, host, form, next, tables, cpus, memory, huge_pages,
          memory_parts, flavor, added, taken)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        guest.source, guest.name, guest.uuid, guest.host, guest.form, guest.next, guest.tables, guest.cpus,
        guest.memory, guest.hugePages, guest.memoryParts, guest.flavor, guest.added, guest.taken,
      ])
    return db.lastInsertedRowID
  }

  func update(_ guest: GuestRow) throws {
    try db.cachedStatement(
      sql: """
        UPDATE guests SET name = ?, host = ?, form = ?, next = ?, tables = ?, cpus = ?, memory = ?, huge_pages = ?,
          memory_parts = ?, flavor = ?, taken = ?, removed = ? WHERE id = ?
        """
    ).execute(
      arguments: [
        guest.name, guest.host, guest.form, guest.next, guest.tables, guest.cpus, guest.memory,
        guest.hugePages, guest.memoryParts, guest.flavor, guest.taken, guest.removed, guest.id,
      ])
  }

  func insert(_ record: GuestRecordRow) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO guest_records (guest, document, host, taken, form, next, tables) VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        record.guest, record.document, record.host, record.taken, record.form, record.next, record.tables,
      ])
  }

  func finish() throws {}
}

extension GuestRow {
  /// The row with all columns, in their order.
  fileprivate init(_ row: Row) {
    self.init(
      id: row[0], name: row[1], source: row[2], uuid: row[3], host: row[4], form: row[5], next: row[6],
      tables: row[7], cpus: row[8], memory: row[9], hugePages: row[10], memoryParts: row[11],
      flavor: row[12], added: row[13], taken: row[14], removed: row[15])
  }
}
