internal import Foundation
internal import GRDB

extension FleetStore {
  /// The hosts by their forms, without guests: what opening a fleet reads, in O(hosts).
  public func hosts() throws(FleetStoreError) -> StoredFleet {
    try reading { db in
      var fleet = StoredFleet()
      _ = try Self.readHosts(db, into: &fleet)
      return fleet
    }
  }

  /// The whole fleet by its forms, in O(hosts + guests).
  public func fleet() throws(FleetStoreError) -> StoredFleet {
    try reading { db in
      var fleet = StoredFleet()
      let hosts = try Self.readHosts(db, into: &fleet)
      var forms = FormPlaces()
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT form, host, next, count(*) FROM guests WHERE removed IS NULL GROUP BY form, host, next")
      while let row = try rows.next() {
        fleet.residents.append(
          StoredFleet.Residents(
            form: forms.place(row[0]), next: (row[2] as Int64?).map { forms.place($0) } ?? -1,
            host: (row[1] as Int64?).flatMap { hosts[$0] } ?? -1, count: row[3]))
      }
      fleet.guestForms = try Self.read(forms, db)
      return fleet
    }
  }

  /// The hosts, and the forms that guests run with, each with one group of residents, or two with `host`.
  ///
  /// - Parameters:
  ///   - isWithGuests: Whether the forms of guests are read.
  ///   - host: The store's number of a host whose guests are groups of their own; the others' host is not told.
  public func classes(isWithGuests: Bool, host: Int64? = nil) throws(FleetStoreError) -> StoredFleet {
    try reading { db in
      var fleet = StoredFleet()
      let hosts = try Self.readHosts(db, into: &fleet)
      guard isWithGuests else { return fleet }
      let own = host.flatMap { hosts[$0] } ?? -1
      var forms = FormPlaces()
      let rows = try Row.fetchCursor(
        db,
        sql:
          "SELECT form, count(*), count(*) FILTER (WHERE host = ?) FROM guests WHERE removed IS NULL GROUP BY form",
        arguments: [host])
      while let row = try rows.next() {
        let (form, all, here): (Int32, Int32, Int32) = (forms.place(row[0]), row[1], row[2])
        for (host, count) in [(Int32(-1), all - here), (own, here)] where count > 0 {
          fleet.residents.append(StoredFleet.Residents(form: form, next: -1, host: host, count: count))
        }
      }
      fleet.guestForms = try Self.read(forms, db)
      return fleet
    }
  }

  /// The fleet with the forms that hosts had then: those of the last record up to a time, and guests where they are now.
  ///
  /// - Parameter time: RFC 3339, UTC; nil for the record before each host's newest one.
  /// - Returns: Hosts without such a record are left out.
  public func hosts(asOf time: String?) throws(FleetStoreError) -> [(host: Int64, record: Int64)] {
    try reading { db in
      let sql =
        time == nil
        ? """
        SELECT host, id FROM (
          SELECT r.host, r.id, row_number() OVER (PARTITION BY r.host ORDER BY r.taken DESC, r.id DESC) AS place
          FROM host_records r JOIN hosts h ON h.id = r.host WHERE h.removed IS NULL) WHERE place = 2
        """
        : """
        SELECT host, id FROM (
          SELECT r.host, r.id, row_number() OVER (PARTITION BY r.host ORDER BY r.taken DESC, r.id DESC) AS place
          FROM host_records r JOIN hosts h ON h.id = r.host WHERE h.removed IS NULL AND r.taken <= ?) WHERE place = 1
        """
      var found: [(host: Int64, record: Int64)] = []
      let rows = try Row.fetchCursor(db, sql: sql, arguments: time.map { [$0] } ?? [])
      while let row = try rows.next() { found.append((row[0], row[1])) }
      return found
    }
  }

  private static func readHosts(_ db: Database, into fleet: inout StoredFleet) throws -> [Int64: Int32] {
    fleet.revision = try revision(db)
    var places: [Int64: Int32] = [:]
    var forms = FormPlaces()
    var names: [String: String] = [:]
    // Both in the order of the hosts' numbers.
    let tags = try Row.fetchCursor(
      db, sql: "SELECT host, value FROM host_tags WHERE key = 'pool' ORDER BY host")
    var tag = try tags.next()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, name, form FROM hosts INDEXED BY hosts_present WHERE removed IS NULL ORDER BY id")
    while let row = try rows.next() {
      let id: Int64 = row[0]
      while let next = tag, (next[0] as Int64) < id { tag = try tags.next() }
      var pool: String?
      if let next = tag, (next[0] as Int64) == id {
        let value: String = next[1]
        // Hosts of one pool share one text.
        pool = names[value] ?? value
        names[value] = pool
      }
      places[id] = Int32(fleet.hosts.count)
      fleet.hosts.append(
        StoredFleet.Host(id: id, name: row[1], form: Int(forms.place(row[2])), pool: pool))
    }
    fleet.hostForms = try read(forms, db)
    return places
  }

  /// Forms in the order of their first use.
  private struct FormPlaces {
    private(set) var places: [Int64: Int32] = [:]

    mutating func place(_ id: Int64) -> Int32 {
      if let known = places[id] { return known }
      let place = Int32(places.count)
      places[id] = place
      return place
    }
  }

  private static func read(_ forms: FormPlaces, _ db: Database) throws -> [StoredFleet.Form] {
    var read = [StoredFleet.Form](
      repeating: StoredFleet.Form(id: 0, key: "", bytes: []), count: forms.places.count)
    let statement = try db.cachedStatement(sql: "SELECT key, bytes FROM forms WHERE id = ?")
    // In the order in which they are stored.
    for (id, place) in forms.places.sorted(by: { $0.key < $1.key }) {
      guard let row = try Row.fetchOne(statement, arguments: [id]) else { continue }
      read[Int(place)] = StoredFleet.Form(id: id, key: row[0], bytes: bytes(row, 1))
    }
    return read
  }

  static func bytes(_ row: Row, _ column: Int) -> [UInt8] {
    (try? row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } ?? [] }) ?? []
  }
}
