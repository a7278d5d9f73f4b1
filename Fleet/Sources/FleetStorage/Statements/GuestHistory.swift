extension StatementStore {
  func forEachGuestRecord(
    tables: String, form: (StoredFleet.Form) throws -> Void, record: (StoredGuestRecord) throws -> Void
  ) throws(FleetStoreError) {
    try reading { db in
      // Numbers begin with 1.
      let id =
        try db.first("SELECT id FROM form_tables WHERE digest = ?", [.text(tables)]) { try $0.integer(0) }
        ?? 0
      try db.forEach(
        """
        SELECT id, key, bytes FROM forms WHERE id IN (
          SELECT form FROM guest_records WHERE tables = ?1 UNION SELECT next FROM guest_records WHERE tables = ?1
          UNION SELECT form FROM guests WHERE removed IS NULL UNION SELECT next FROM guests WHERE removed IS NULL)
        ORDER BY id
        """, [.integer(id)]
      ) { row in try form(StoredFleet.Form(row: row)) }
      var waiting: (record: StoredGuestRecord, removed: String?, form: Int64, next: Int64?)?
      func finish() throws {
        guard var last = waiting else { return }
        if last.removed == nil {
          last.record.form = last.form
          last.record.next = last.next
        }
        last.record.removed = last.removed
        try record(last.record)
      }
      try db.forEach(
        """
        SELECT r.guest, r.taken, CASE WHEN r.tables = ?1 THEN r.form ELSE 0 END,
          CASE WHEN r.tables = ?1 THEN r.next ELSE NULL END, g.removed, g.form, g.next
        FROM guest_records r JOIN guests g ON g.id = r.guest ORDER BY r.guest, r.taken, r.document
        """, [.integer(id)]
      ) { row in
        let next = StoredGuestRecord(
          guest: try row.integer(0), taken: try row.text(1), form: try row.integer(2),
          next: try row.integerOrNil(3))
        if let known = waiting {
          if known.record.guest == next.guest { try record(known.record) } else { try finish() }
        }
        waiting = (next, try row.textOrNil(4), try row.integer(5), try row.integerOrNil(6))
      }
      try finish()
    }
  }

  func staleRecordDocuments(tables: String) throws(FleetStoreError) -> [Int64] {
    try reading { db in
      try db.all(
        """
        SELECT DISTINCT document FROM guest_records
        WHERE tables IS NULL OR tables <> coalesce((SELECT id FROM form_tables WHERE digest = ?), 0) ORDER BY document
        """, [.text(tables)]
      ) { try $0.integer(0) }
    }
  }

  func recordedGuests(
    inDocument number: Int64
  ) throws(FleetStoreError) -> (
    document: StoredDocument, guests: [(guest: Int64, name: String, uuid: String?)]
  )? {
    try reading { db in
      guard
        let document = try db.first(
          "SELECT digest, bytes FROM documents WHERE id = ?", [.integer(number)],
          { row in
            StoredDocument(
              digest: try row.text(0), origin: "guest", selector: nil, compressed: try row.bytes(1),
              taken: "",
              record: number)
          })
      else { return nil }
      let guests = try db.all(
        """
        SELECT g.id, g.name, g.uuid FROM guest_records r JOIN guests g ON g.id = r.guest WHERE r.document = ?
        ORDER BY g.id, r.taken
        """, [.integer(number)]
      ) { row in (guest: try row.integer(0), name: try row.text(1), uuid: try row.textOrNil(2)) }
      return (document, guests)
    }
  }

  func settle(
    document: Int64, guests: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)], tables: String
  ) throws(FleetStoreError) {
    try writing { db in
      let number = try db.note(tables: tables)
      try db.settle(try db.settled(guests), inDocument: document, tables: number)
    }
  }
}

extension StoreSession {
  /// The numbers of forms, which are stored if they are new; of a guest that is named twice, the last ones.
  func settled(
    _ guests: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)]
  ) throws -> [SettledForms] {
    let numbers = try numbers(of: guests.flatMap { entry in [entry.form] + (entry.next.map { [$0] } ?? []) })
    var places: [Int64: Int] = [:]
    var settled: [SettledForms] = []
    for entry in guests {
      let forms = SettledForms(
        guest: entry.guest, form: try number(of: entry.form, numbers),
        next: try entry.next.map { try number(of: $0, numbers) })
      if let place = places[entry.guest] {
        settled[place] = forms
      } else {
        places[entry.guest] = settled.count
        settled.append(forms)
      }
    }
    return settled
  }

  /// The number of a form that was looked up.
  func number(of form: Arrival.Form, _ numbers: [String: Int64]) throws -> Int64 {
    guard let number = numbers[form.key] else {
      throw FleetStoreError(.failed, "the form \(form.key) was not stored")
    }
    return number
  }
}
