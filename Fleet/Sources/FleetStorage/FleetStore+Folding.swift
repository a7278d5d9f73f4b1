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
      let places = try Self.readHosts(db, into: &fleet)
      let forms = try Self.readGuestForms(db, into: &fleet)
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT form, host, next, count(*) FROM guests WHERE removed IS NULL GROUP BY form, host, next")
      while let row = try rows.next() {
        guard let form = forms[row[0]] else { continue }
        fleet.residents.append(
          StoredFleet.Residents(
            form: form, next: (row[2] as Int64?).flatMap { forms[$0] },
            host: (row[1] as Int64?).flatMap { places[$0] },
            count: row[3]))
      }
      return fleet
    }
  }

  /// The hosts, the forms of all guests, and the guests on one host or of one number; for questions about few guests.
  ///
  /// - Parameter isWithGuests: Whether the forms of all guests are read.
  public func classes(isWithGuests: Bool) throws(FleetStoreError) -> StoredFleet {
    try reading { db in
      var fleet = StoredFleet()
      _ = try Self.readHosts(db, into: &fleet)
      guard isWithGuests else { return fleet }
      let forms = try Self.readGuestForms(db, into: &fleet)
      let rows = try Row.fetchCursor(
        db, sql: "SELECT form, count(*) FROM guests WHERE removed IS NULL GROUP BY form")
      while let row = try rows.next() {
        guard let form = forms[row[0]] else { continue }
        fleet.residents.append(StoredFleet.Residents(form: form, next: nil, host: nil, count: row[1]))
      }
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

  private static func readHosts(_ db: Database, into fleet: inout StoredFleet) throws -> [Int64: Int] {
    var places: [Int64: Int] = [:]
    var forms: [Int64: Int] = [:]
    let formRows = try Row.fetchCursor(
      db, sql: "SELECT id, key, bytes FROM forms WHERE id IN (SELECT form FROM hosts WHERE removed IS NULL)")
    while let row = try formRows.next() {
      forms[row[0]] = fleet.hostForms.count
      fleet.hostForms.append(StoredFleet.Form(id: row[0], key: row[1], bytes: bytes(row, 2)))
    }
    var pools: [Int64: String] = [:]
    let tags = try Row.fetchCursor(db, sql: "SELECT host, value FROM host_tags WHERE key = 'pool'")
    while let row = try tags.next() { pools[row[0]] = row[1] }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, name, form FROM hosts WHERE removed IS NULL ORDER BY id")
    while let row = try rows.next() {
      guard let form = forms[row[2]] else { continue }
      let id: Int64 = row[0]
      places[id] = fleet.hosts.count
      fleet.hosts.append(StoredFleet.Host(id: id, name: row[1], form: form, pool: pools[id]))
    }
    return places
  }

  private static func readGuestForms(_ db: Database, into fleet: inout StoredFleet) throws -> [Int64: Int] {
    var forms: [Int64: Int] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT id, key, bytes FROM forms WHERE id IN
          (SELECT form FROM guests WHERE removed IS NULL UNION SELECT next FROM guests WHERE removed IS NULL)
        """)
    while let row = try rows.next() {
      forms[row[0]] = fleet.guestForms.count
      fleet.guestForms.append(StoredFleet.Form(id: row[0], key: row[1], bytes: bytes(row, 2)))
    }
    return forms
  }

  static func bytes(_ row: Row, _ column: Int) -> [UInt8] {
    (try? row.withUnsafeData(atIndex: column) { data in data.map { Array($0) } ?? [] }) ?? []
  }
}
