internal import GRDB

extension FleetStore {
  /// A record of a guest in its history.
  public struct GuestRecord: Sendable {
    /// The store's number of the guest.
    public var guest: Int64
    /// When it was so: RFC 3339, UTC.
    public var taken: String
    /// The store's numbers of what it ran with, and of what it would have run with; nil if no definition told.
    public var form: Int64
    /// The store's number of what it would have run with after a power cycle.
    public var next: Int64?
    /// When the guest was removed, if this is its last record; nil for one that is there.
    public var removed: String?
  }

  /// Passes the forms that records of guests have, then every record, guest by guest in the order of time; in O(records).
  ///
  /// The newest record of a guest that is there has the forms that all records of its host give it. A record whose forms are of
  /// other tables has the form 0, which no form has.
  public func forEachGuestRecord(
    tables: String, form: (StoredFleet.Form) throws -> Void, record: (GuestRecord) throws -> Void
  ) throws(FleetStoreError) {
    try reading { db in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM form_tables WHERE digest = ?", arguments: [tables])
      let forms = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, key, bytes FROM forms WHERE id IN (
            SELECT form FROM guest_records WHERE tables = ?1 UNION SELECT next FROM guest_records WHERE tables = ?1
            UNION SELECT form FROM guests WHERE removed IS NULL UNION SELECT next FROM guests WHERE removed IS NULL)
          """, arguments: [id])
      while let row = try forms.next() {
        try form(StoredFleet.Form(id: row[0], key: row[1], bytes: Self.bytes(row, 2)))
      }
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT r.guest, r.taken, iif(r.tables IS ?1, r.form, 0), iif(r.tables IS ?1, r.next, NULL), g.removed, g.form, g.next
          FROM guest_records r JOIN guests g ON g.id = r.guest ORDER BY r.guest, r.taken, r.document
          """, arguments: [id])
      var waiting: (record: GuestRecord, removed: String?, form: Int64, next: Int64?)?
      func finish() throws {
        guard var last = waiting else { return }
        if last.removed == nil {
          last.record.form = last.form
          last.record.next = last.next
        }
        last.record.removed = last.removed
        try record(last.record)
      }
      while let row = try rows.next() {
        let next = GuestRecord(guest: row[0], taken: row[1], form: row[2], next: row[3])
        if let known = waiting {
          if known.record.guest == next.guest { try record(known.record) } else { try finish() }
        }
        waiting = (next, row[4], row[5], row[6])
      }
      try finish()
    }
  }

  /// The numbers of documents with records of guests whose forms are not of these tables.
  public func staleRecordDocuments(tables: String) throws(FleetStoreError) -> [Int64] {
    try reading { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT DISTINCT document FROM guest_records
          WHERE tables IS NOT (SELECT id FROM form_tables WHERE digest = ?) ORDER BY document
          """, arguments: [tables])
    }
  }

  /// A document by its number, and the guests of whose history it is a part; nil if there is none.
  public func recordedGuests(
    inDocument number: Int64
  ) throws(FleetStoreError) -> (
    document: StoredDocument, guests: [(guest: Int64, name: String, uuid: String?)]
  )? {
    try reading { db in
      guard
        let row = try Row.fetchOne(
          db, sql: "SELECT digest, bytes FROM documents WHERE id = ?", arguments: [number])
      else { return nil }
      let document = StoredDocument(
        digest: row[0], origin: "guest", selector: nil, compressed: Self.bytes(row, 1), taken: "",
        record: number)
      let guests = try Row.fetchAll(
        db,
        sql:
          "SELECT g.id, g.name, g.uuid FROM guest_records r JOIN guests g ON g.id = r.guest WHERE r.document = ?",
        arguments: [number])
      return (document, guests.map { ($0[0], $0[1], $0[2]) })
    }
  }

  /// Gives the records of guests in one document the forms of these tables.
  public func settle(
    document: Int64, guests: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)], tables: String
  ) throws(FleetStoreError) {
    try writing { db in
      let id = try db.note(tables: tables)
      let update = try db.cachedStatement(
        sql: "UPDATE guest_records SET form = ?, next = ?, tables = ? WHERE guest = ? AND document = ?")
      for entry in guests {
        var next: Int64?
        if let other = entry.next { next = try db.formID(other) }
        try update.execute(arguments: [try db.formID(entry.form), next, id, entry.guest, document])
      }
    }
  }
}
