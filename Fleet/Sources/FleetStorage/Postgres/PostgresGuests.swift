internal import PostgresClient

/// The guests of a store in PostgreSQL as a group of documents meets them: read for a document at once, changed in memory, and written at once.
struct PostgresGuests: GuestTables {
  let session: PostgresSession
  /// The guests that were read or are new, by their numbers.
  private var rows: [Int64: GuestRow] = [:]
  private var byUUID: [ExactText: Int64] = [:]
  /// The guests that have, or had before a change of this group, a name.
  private var byName: [ExactText: [Int64]] = [:]
  private var new: [Int64] = []
  private var changed: Set<Int64> = []
  private var records: [GuestRecordRow] = []
  private var known: Set<RecordKey> = []
  private var newest: [Int64: (taken: String, document: Int64)] = [:]
  private var last: Int64?

  private struct RecordKey: Hashable {
    var guest, document: Int64
    var taken: String
  }

  init(session: PostgresSession) { self.session = session }

  private static let columns = """
    SELECT id, name, source, uuid, host, form, next, tables, cpus, memory, huge_pages, memory_parts, flavor, added, taken,
      removed FROM guests
    """

  mutating func expect(
    _ guests: [(guest: Arrival.Guest, home: Int64?)], source: String, document: Int64
  ) throws {
    // What another statement of the group changed is read again.
    rows = [:]
    byUUID = [:]
    byName = [:]
    known = []
    newest = [:]
    guard !guests.isEmpty else { return }
    let uuids = Set(guests.compactMap { $0.guest.uuid.map(ExactText.init) })
    let names = Set(guests.filter { $0.guest.uuid == nil }.map { ExactText($0.guest.name) })
    if !uuids.isEmpty {
      try read("uuid = ANY(CAST(? AS text[]))", [.text(arrayText(uuids.map(\.text)))])
    }
    if !names.isEmpty {
      try read(
        "name = ANY(CAST(? AS text[])) AND source = ? AND removed IS NULL",
        [.text(arrayText(names.map(\.text))), .text(source)])
    }
    let numbers = arrayText(rows.keys.sorted())
    guard !rows.isEmpty else { return }
    try session.forEach(
      "SELECT guest, taken FROM guest_records WHERE document = ? AND guest = ANY(CAST(? AS bigint[]))",
      [.integer(document), .text(numbers)]
    ) { row in
      known.insert(
        RecordKey(guest: try row.integer(0), document: document, taken: try row.text(1)))
    }
    // Only of guests of an unknown host is it asked.
    guard guests.contains(where: { $0.home == nil }) else { return }
    try session.forEach(
      """
      SELECT DISTINCT ON (guest) guest, taken, document FROM guest_records
      WHERE guest = ANY(CAST(? AS bigint[])) ORDER BY guest, taken DESC, document DESC
      """, [.text(numbers)]
    ) { row in newest[try row.integer(0)] = (try row.text(1), try row.integer(2)) }
  }

  private mutating func read(_ condition: String, _ arguments: [StoreValue]) throws {
    try session.forEach("\(Self.columns) WHERE \(condition)", arguments) { row in
      let guest = try GuestRow(row)
      guard rows[guest.id] == nil else { return }
      note(guest)
    }
  }

  private mutating func note(_ guest: GuestRow) {
    rows[guest.id] = guest
    if let uuid = guest.uuid { byUUID[ExactText(uuid)] = guest.id }
    byName[ExactText(guest.name), default: []].append(guest.id)
  }

  func guest(uuid: String) throws -> GuestRow? { byUUID[ExactText(uuid)].flatMap { rows[$0] } }

  func guest(name: String, source: String, host: Int64?) throws -> GuestRow? {
    let (name, source) = (ExactText(name), ExactText(source))
    return byName[name, default: []].compactMap { rows[$0] }.filter { row in
      ExactText(row.name) == name && ExactText(row.source) == source && row.removed == nil
        && (host == nil || row.host == host)
    }.min { $0.id < $1.id }
  }

  func hasRecord(guest: Int64, document: Int64, taken: String) throws -> Bool {
    known.contains(RecordKey(guest: guest, document: document, taken: taken))
  }

  func newestDocument(ofGuest guest: Int64) throws -> Int64? { newest[guest]?.document }

  mutating func insert(_ guest: GuestRow) throws -> Int64 {
    let previous =
      try last ?? session.first("SELECT coalesce(max(id), 0) FROM guests") { try $0.integer(0) } ?? 0
    var guest = guest
    guest.id = previous + 1
    last = guest.id
    note(guest)
    new.append(guest.id)
    return guest.id
  }

  mutating func update(_ guest: GuestRow) throws {
    let name = ExactText(guest.name)
    if rows[guest.id].map({ ExactText($0.name) }) != name { byName[name, default: []].append(guest.id) }
    rows[guest.id] = guest
    changed.insert(guest.id)
  }

  mutating func insert(_ record: GuestRecordRow) throws {
    records.append(record)
    known.insert(RecordKey(guest: record.guest, document: record.document, taken: record.taken))
    let other = newest[record.guest]
    if other.map({ ($0.taken, $0.document) < (record.taken, record.document) }) ?? true {
      newest[record.guest] = (record.taken, record.document)
    }
  }

  mutating func finish() throws {
    let fresh = Set(new)
    try write(changed.subtracting(fresh).sorted().compactMap { rows[$0] })
    if !new.isEmpty {
      try session.connection.copy(
        into: """
          guests (id, name, source, uuid, host, form, next, tables, cpus, memory, huge_pages, memory_parts, flavor, added,
            taken, removed)
          """,
        [
          .integer8, .text, .text, .text, .integer8, .integer8, .integer8, .text, .integer8, .integer8, .text,
          .text, .text, .text, .text, .text,
        ]
      ) { copy in
        for guest in new.compactMap({ rows[$0] }) {
          try copy.append([
            .integer(Int(guest.id)), .text(guest.name), .text(guest.source), PostgresValue(guest.uuid),
            value(guest.host), value(guest.form), value(guest.next), .text(guest.tables),
            PostgresValue(guest.cpus), PostgresValue(guest.memory), PostgresValue(guest.hugePages),
            PostgresValue(guest.memoryParts), PostgresValue(guest.flavor), .text(guest.added),
            .text(guest.taken), PostgresValue(guest.removed),
          ])
        }
      }
    }
    if !records.isEmpty {
      try session.connection.copy(
        into: "guest_records (guest, document, host, taken, form, next, tables)",
        [.integer8, .integer8, .integer8, .text, .integer8, .integer8, .integer8]
      ) { copy in
        for record in records {
          try copy.append([
            value(record.guest), value(record.document), value(record.host), .text(record.taken),
            value(record.form), value(record.next), value(record.tables),
          ])
        }
      }
    }
    new = []
    changed = []
    records = []
  }

  /// Writes changed rows, each column as an array.
  private func write(_ guests: [GuestRow]) throws {
    for start in stride(from: 0, to: guests.count, by: 5000) {
      let part = guests[start..<min(start + 5000, guests.count)]
      func texts(_ value: (GuestRow) -> String?) -> StoreValue { .text(arrayText(part.map(value))) }
      func numbers(_ value: (GuestRow) -> Int64?) -> StoreValue { .text(arrayText(part.map(value))) }
      try session.execute(
        """
        UPDATE guests x SET name = v.name, host = v.host, form = v.form, next = v.next, tables = v.tables, cpus = v.cpus,
          memory = v.memory, huge_pages = v.huge_pages, memory_parts = v.memory_parts, flavor = v.flavor, taken = v.taken,
          removed = v.removed
        FROM unnest(CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS bigint[]),
          CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[]),
          CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]))
          AS v (id, name, host, form, next, tables, cpus, memory, huge_pages, memory_parts, flavor, taken, removed)
        WHERE x.id = v.id
        """,
        [
          numbers(\.id), texts(\.name), numbers(\.host), numbers(\.form), numbers(\.next), texts(\.tables),
          numbers { $0.cpus.map(Int64.init) }, numbers { $0.memory.map(Int64.init) }, texts(\.hugePages),
          texts(\.memoryParts), texts(\.flavor), texts(\.taken), texts(\.removed),
        ])
    }
  }

  private func value(_ number: Int64?) -> PostgresValue { PostgresValue(number.map { Int($0) }) }
}

/// A text that equals only one of the same bytes, as in both databases; Swift's own are also equal if they look alike.
private struct ExactText: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (one: Self, other: Self) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension GuestRow {
  /// The row with all columns, in their order.
  fileprivate init(_ row: PostgresStoreRow) throws {
    self.init(
      id: try row.integer(0), name: try row.text(1), source: try row.text(2), uuid: try row.textOrNil(3),
      host: try row.integerOrNil(4), form: try row.integer(5), next: try row.integerOrNil(6),
      tables: try row.text(7), cpus: try row.row.integerOrNil(8), memory: try row.row.integerOrNil(9),
      hugePages: try row.textOrNil(10), memoryParts: try row.textOrNil(11), flavor: try row.textOrNil(12),
      added: try row.text(13), taken: try row.text(14), removed: try row.textOrNil(15))
  }
}
