import FleetTestSupport
import Testing

@testable import FleetStorage

/// A shared store has the forms of one Martlet's tables at a time, and others are prepared beside them.
@Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed")) struct SharedStoreTests {
  private let old = StoreOwner(tables: Samples.digest("old"), martlet: "1.0.0")
  private let new = StoreOwner(tables: Samples.digest("new"), martlet: "1.1.0")
  private let store: any SharedStore

  init() throws {
    let address = try PostgresServer.shared().makeDatabase()
    store = try #require(try StoreLocation(address).open(.creating) as? any SharedStore)
  }

  private func add(_ host: Int, salt: String = "", points: [String] = ["cpuid"], day: Int = 1) throws {
    let taken = "2026-11-0\(day)T00:00:00Z"
    _ = try store.put(
      [Samples.arrival(host: host, taken: taken, salt: salt, points: points)], tables: old.tables, at: taken)
  }

  /// Readings of what is unprepared, whose forms tell the tables.
  private func prepare(
    _ tables: String, _ found: UnpreparedForms, until stop: (Int64) -> Bool = { _ in false }
  ) throws {
    var readings: [HostReading] = []
    for (host, version) in found.hosts where !stop(host) {
      let records = try store.documents(ofHost: host).map(\.record)
      readings.append(
        HostReading(
          host: host, records: records, form: (Samples.form("\(tables) \(host)"), #"{"kernel":"\#(host)"}"#),
          version: version))
    }
    for guest in found.guests where !stop(guest.host ?? -1) {
      let document = try #require(try store.document(ofGuest: guest.guest)).record
      var reading = HostReading(host: guest.host, version: guest.hostVersion)
      reading.guests = [
        HostReading.Guest(
          guest: guest.guest, document: document, form: Samples.form("\(tables) \(guest.name)"), next: nil,
          version: guest.version)
      ]
      readings.append(reading)
    }
    try store.prepare(readings, tables: tables)
  }

  @Test func oneOwnsTheForms() throws {
    #expect(try store.ownership().owner == nil && store.own(old, insteadOf: nil))
    #expect(try store.ownership().owner == old && !store.own(new, insteadOf: nil))
    #expect(try store.own(old, insteadOf: nil), "it is the owner")
    try add(1)
    let host = try #require(try store.staleHosts(tables: new.tables).first)
    #expect(throws: FleetStoreError.self) {
      try store.settle(host: host, form: Samples.form("new"), facts: "{}", tables: new.tables)
    }
    #expect(try store.own(new, insteadOf: old))
    #expect(try store.settle(host: host, form: Samples.form("new"), facts: "{}", tables: new.tables) == 1)
  }

  /// A service is there as long as its session, and counts for its own tables alone.
  @Test func servicesAreSeen() throws {
    _ = try store.own(old, insteadOf: nil)
    #expect(try !store.ownership().isServed)
    let other = try store.revisions(servingWith: new.tables)
    #expect(try !store.ownership().isServed)
    var services: [any RevisionReader] = []
    for _ in 0..<2 { services.append(try store.revisions(servingWith: old.tables)) }
    #expect(try store.ownership().isServed)
    services.removeFirst()
    #expect(try store.ownership().isServed)
    services = []
    // The server ends a session a moment after its client is gone.
    var isServed = true
    for _ in 0..<1000 where isServed { isServed = try store.ownership().isServed }
    #expect(!isServed)
    _ = try other.revision()
  }

  /// Until a store is taken over, nobody sees what is prepared; then all forms are the new ones.
  @Test func preparedFormsComeAtOnce() throws {
    for host in 1...3 { try add(host) }
    _ = try store.own(old, insteadOf: nil)
    let (revision, before) = (try store.revision(), try store.guests())
    let found = try store.unprepared(tables: new.tables)
    #expect(found.hosts.count == 3 && found.guests.count == 6)
    try prepare(new.tables, found, until: { $0 == 3 })
    // Whoever continues finds what is missing.
    let rest = try store.unprepared(tables: new.tables)
    #expect(rest.hosts.map(\.host) == [3] && Set(rest.guests.map(\.host)) == [3])
    try prepare(new.tables, rest)
    #expect(try store.unprepared(tables: new.tables).hosts.isEmpty)
    #expect(try store.revision() == revision && store.guests() == before)
    #expect(try store.staleHosts(tables: old.tables).isEmpty)
    try store.takeOver(new)
    #expect(try store.revision() != revision && store.ownership().owner == new)
    #expect(try store.staleHosts(tables: new.tables).isEmpty && store.staleGuests(tables: new.tables).isEmpty)
    #expect(try store.staleHosts(tables: old.tables).count == 3)
    let hosts = try store.hosts(matching: nil)
    for host in hosts {
      #expect(host.form == Samples.digest("\(new.tables) \(host.id)") && host.facts.contains("\(host.id)"))
      let newest = try #require(try store.documents(ofHost: host.id).first).record
      #expect(try store.form(ofRecord: newest, tables: new.tables)?.key == host.form)
    }
    for guest in try store.guests() { #expect(guest.form == Samples.digest("\(new.tables) \(guest.name)")) }
    // Nothing is left of the preparation.
    #expect(try store.unprepared(tables: old.tables).hosts.count == 3)
  }

  /// What arrives after it was prepared is read again, and with a host its guests.
  @Test func whatArrivesMeanwhileStaysNewer() throws {
    for host in 1...3 { try add(host) }
    _ = try store.own(old, insteadOf: nil)
    try prepare(new.tables, try store.unprepared(tables: new.tables))
    // Another record of host 2; of host 3, its guest moves to host 1; host 4 is new.
    try add(2, salt: "newer", day: 2)
    let moved = try #require(try store.guests().first { $0.name == "vm-3-0" })
    var arrival = Samples.arrival(host: 1, taken: "2026-11-03T00:00:00Z", salt: "takes a guest", guests: 0)
    arrival.guests = [
      Arrival.Guest(
        name: moved.name, uuid: moved.uuid, host: 0, taken: "2026-11-03T00:00:00Z",
        form: Samples.form("moved"),
        next: nil, cpus: 2, memory: 1 << 30, hugePages: nil)
    ]
    _ = try store.put([arrival], tables: old.tables, at: "2026-11-03T00:00:00Z")
    try add(4)
    try store.takeOver(new)
    let hosts = try store.staleHosts(tables: new.tables)
    let guests = try store.staleGuests(tables: new.tables)
    #expect(hosts == [1, 2, 4])
    // The third host's other guest and it itself are as they were read.
    #expect(
      !guests.contains { $0.name == "vm-3-1" } && guests.contains { $0.name == "vm-3-0" && $0.host == 1 })
    #expect(Set(guests.compactMap(\.host)) == [1, 2, 4])
  }
}
