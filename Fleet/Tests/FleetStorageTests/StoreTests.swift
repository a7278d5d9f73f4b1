import FleetTestSupport
import Foundation
import Testing

@testable import FleetStorage

/// A store keeps what it was given, whatever it is kept in.
@Suite struct StoreTests {
  @Test(arguments: StoreKind.available) func addingTheSameAgainChangesNothing(_ kind: StoreKind) throws {
    let store = try kind.make()
    let arrivals = (0..<5).map { Samples.arrival(host: $0, taken: "2026-11-01T00:00:00Z") }
    let first = try store.put(arrivals, tables: "t", at: "2026-11-02T00:00:00Z")
    #expect(first.hostsAdded == 5 && first.guestsAdded == 10 && first.documents == 5)
    let again = try store.put(arrivals, tables: "t", at: "2026-11-03T00:00:00Z")
    #expect(again.documents == 0 && again.hostsUnchanged == 5 && again.guestsUnchanged == 10)
    #expect(again.hostsAdded + again.hostsChanged + again.guestsAdded + again.guestsChanged == 0)
    #expect(try store.history(ofHost: 1).count == 1)
    try store.verify()
  }

  @Test(arguments: StoreKind.available) func hostsAreKnownByUUIDThenByName(_ kind: StoreKind) throws {
    let store = try kind.make()
    func put(_ name: String, _ uuid: String?, _ day: Int, _ reinstalled: Reinstallation = .ask) throws
      -> ArrivalOutcome
    {
      let arrival = Samples.arrival(
        host: day, name: name, uuid: uuid, taken: "2026-11-0\(day)T00:00:00Z", guests: 0)
      return try store.put([arrival], tables: "t", reinstalled: reinstalled, at: "2026-11-09T00:00:00Z")
    }
    #expect(try put("node1", "aaaa", 1).hostsAdded == 1)
    let renamed = try put("node1-new", "aaaa", 2)
    #expect(renamed.hostsChanged == 1 && renamed.renamed == [["node1", "node1-new"]])
    #expect(try put("node1-new", nil, 3).hostsChanged == 1)
    let asked = try put("node1-new", "bbbb", 4)
    #expect(asked.questions == [["node1-new", "aaaa", "bbbb"]] && asked.hostsAdded == 0)
    #expect(try put("node1-new", "bbbb", 4, .same).hostsChanged == 1)
    #expect(try store.hosts(matching: nil).map(\.uuid) == ["bbbb"])
    #expect(try put("node1-new", "cccc", 5, .new).hostsAdded == 1)
    #expect(try store.hosts(matching: nil).map(\.uuid) == ["cccc"])
    #expect(try store.history(ofHost: 1).count == 4)
  }

  /// What one group meets undoes that group alone, with the forms that it brought.
  @Test(arguments: StoreKind.available) func groupsAreStoredTogetherAndFailApart(_ kind: StoreKind) throws {
    let store = try kind.make()
    let revisions = try store.revisions()
    let good = (0..<4).map { Samples.arrival(host: $0, taken: "2026-11-01T00:00:00Z") }
    var bad = Samples.arrival(host: 9, taken: "2026-11-01T00:00:00Z")
    bad.hosts[0].form = Samples.form("a form that nobody else has")
    bad.guests[1].form = Arrival.Form(key: "too short", bytes: [])
    var later = Samples.arrival(host: 5, taken: "2026-11-01T00:00:00Z")
    later.hosts[0].form = bad.hosts[0].form
    let before = try revisions.revision()
    let results = try store.put(
      groups: [[good[0], good[1]], [good[2], bad], [], [later], [good[0], good[3]]], tables: "t",
      at: "2026-11-02T00:00:00Z")
    let outcomes = results.map { try? $0.get() }
    #expect(outcomes.map { $0?.hostsAdded } == [2, nil, 0, 1, 1] && outcomes[4]?.hostsUnchanged == 1)
    #expect(try store.hosts(matching: nil).map(\.name) == ["host-0", "host-1", "host-3", "host-5"])
    // One transaction is one change, which another connection sees.
    let after = try revisions.revision()
    #expect(try after > before && store.revision() == after && (kind == .postgres || after == before + 1))
    try store.verify()
  }

  @Test(arguments: StoreKind.available) func aGuestMovesAndGoes(_ kind: StoreKind) throws {
    let store = try kind.make()
    var a = Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")
    _ = try store.put(
      [a, Samples.arrival(host: 2, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-02T00:00:00Z")
    // The next day, one guest of the first host is on the second, and the other one is gone.
    var b = Samples.arrival(host: 2, taken: "2026-11-03T00:00:00Z", salt: "later")
    b.guests.append(a.guests[0])
    b.guests[2].taken = "2026-11-03T00:00:00Z"
    a = Samples.arrival(host: 1, taken: "2026-11-03T00:00:00Z", salt: "later")
    a.guests = [
      Arrival.Guest(
        name: "new", uuid: "new", host: 0, taken: "2026-11-03T00:00:00Z", form: Samples.form("x"), next: nil,
        cpus: nil,
        memory: nil, hugePages: nil)
    ]
    _ = try store.put([a, b], tables: "t", at: "2026-11-04T00:00:00Z")
    let guests = try store.guests()
    #expect(guests.count == 4)
    #expect(guests.first { $0.name == "vm-1-0" }?.hostName == "host-2")
    #expect(!guests.contains { $0.name == "vm-1-1" })
  }

  @Test(arguments: StoreKind.available) func aSecondRecordOfAHostIsLeftToBeFolded(_ kind: StoreKind) throws {
    let store = try kind.make()
    _ = try store.put(
      [Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-01T00:00:00Z")
    let other = Samples.arrival(host: 1, taken: "2026-11-02T00:00:00Z", salt: "b", points: ["kvm"], guests: 0)
    _ = try store.put([other], tables: "t", at: "2026-11-02T00:00:00Z")
    #expect(try store.staleHosts(tables: "t") == [1])
    #expect(try store.documents(ofHost: 1).count == 2)
    try store.settle(host: 1, form: Samples.form("folded"), facts: "{}", tables: "t")
    #expect(try store.staleHosts(tables: "t").isEmpty)
    #expect(try store.staleGuests(tables: "t").count == 2)
    #expect(try store.staleHosts(tables: "later").count == 1)
  }

  /// What was read before something newer was stored is not written over it.
  @Test(arguments: StoreKind.available) func newerEvidenceStays(_ kind: StoreKind) throws {
    let store = try kind.make()
    func put(_ hosts: [Int], _ day: Int, tables: String = "new") throws {
      var arrivals = hosts.map { Samples.arrival(host: $0, taken: "2026-11-0\(day)T00:00:00Z") }
      for place in arrivals.indices {
        arrivals[place].hosts[0].form = Samples.form("host form of day \(day)")
      }
      _ = try store.put(arrivals, tables: tables, at: "2026-11-09T00:00:00Z")
    }
    try put([1, 2, 3], 1, tables: "old")
    let guests = try store.staleGuests(tables: "new")
    let form = Samples.form("what the first day's records say")
    var readings: [HostReading] = []
    for host in try store.staleHosts(tables: "new") {
      let documents = try store.documents(ofHost: host)
      readings.append(
        HostReading(
          host: host, records: documents.map(\.record), form: (form, #"{"kernel":"old"}"#),
          guests: try guests.filter { $0.host == host }.map { guest in
            let document = try #require(try store.document(ofGuest: guest.guest)).record
            return HostReading.Guest(guest: guest.guest, document: document, form: form, next: nil)
          }))
    }
    #expect(readings.count == 3 && readings.allSatisfy { $0.guests.count == 2 })
    // Another controller stores a newer record of the first host, and one that brings a guest of the third to the second.
    try put([1], 2)
    var moved = Samples.arrival(host: 2, taken: "2026-11-02T00:00:00Z")
    moved.guests[1] = Samples.arrival(host: 3, taken: "2026-11-02T00:00:00Z").guests[0]
    _ = try store.put([moved], tables: "new", at: "2026-11-09T00:00:00Z")
    let before = try (store.hosts(matching: nil), store.guests())
    // The third host, and the guest that stayed there.
    #expect(try store.settle(readings, tables: "new") == 2)
    let after = try (store.hosts(matching: nil), store.guests())
    #expect(after.0.dropLast() == before.0.dropLast())
    #expect(after.0[2].form == form.key && after.0[2].facts == #"{"kernel":"old"}"#)
    #expect(after.1.filter { $0.name != "vm-3-1" } == before.1.filter { $0.name != "vm-3-1" })
    #expect(after.1.first { $0.name == "vm-3-1" }?.form == form.key)
    let newest = try #require(try store.history(ofHost: 1).first)
    #expect(
      try store.form(ofRecord: newest.id, tables: "new")?.key == Samples.form("host form of day 2").key)
    // What is left is found again.
    #expect(try store.staleHosts(tables: "new").isEmpty)
    try store.verify()
  }

  /// Names that look alike and have other bytes are two.
  @Test(arguments: StoreKind.available) func namesAreTheirBytes(_ kind: StoreKind) throws {
    let store = try kind.make()
    var arrival = Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")
    for place in 0..<2 { arrival.guests[place].uuid = nil }
    (arrival.guests[0].name, arrival.guests[1].name) = ("\u{e4}rger", "a\u{308}rger")
    #expect(try store.put([arrival], tables: "t", at: "2026-11-01T00:00:00Z").guestsAdded == 2)
    for day in 2...3 {
      arrival.digest = Samples.digest("day \(day)")
      for place in 0..<2 { arrival.guests[place].taken = "2026-11-0\(day)T00:00:00Z" }
      arrival.hosts[0].taken = arrival.guests[0].taken
      let outcome = try store.put([arrival], tables: "t", at: "2026-11-04T00:00:00Z")
      #expect(outcome.guestsAdded == 0 && outcome.guestsUnchanged == 2)
    }
    #expect(try store.guests().count == 2)
  }

  /// Forms of an earlier Martlet's tables are found until all are settled, and those that were marked always.
  @Test(arguments: StoreKind.available) func formsOfOtherTablesAreFound(_ kind: StoreKind) throws {
    let store = try kind.make()
    _ = try store.put(
      (0..<3).map { Samples.arrival(host: $0, taken: "2026-11-01T00:00:00Z") }, tables: "old",
      at: "2026-11-01T00:00:00Z")
    #expect(try store.staleHosts(tables: "old").isEmpty && store.staleGuests(tables: "old").isEmpty)
    let (hosts, guests) = (try store.staleHosts(tables: "new"), try store.staleGuests(tables: "new"))
    #expect(hosts.count == 3 && guests.count == 6)
    for host in hosts.dropLast() {
      try store.settle(host: host, form: Samples.form("new \(host)"), facts: "{}", tables: "new")
    }
    try store.forgetTables(otherThan: "new")
    #expect(try store.staleHosts(tables: "new") == [hosts[2]] && store.staleGuests(tables: "new").count == 6)
    try store.settle(host: hosts[2], form: Samples.form("new"), facts: "{}", tables: "new")
    try store.settle(
      guests: guests.map { ($0.guest, Samples.form("of \($0.name)"), nil) }, tables: "new")
    try store.forgetTables(otherThan: "new")
    #expect(try store.staleHosts(tables: "new").isEmpty && store.staleGuests(tables: "new").isEmpty)
    #expect(try store.staleHosts(tables: "old").count == 3 && store.staleGuests(tables: "old").count == 6)
    try store.remove(hosts: [hosts[0]], at: "2026-11-03T00:00:00Z")
    #expect(try store.staleGuests(tables: "new").count == 2)
    // A record of an earlier table again: what is of it is found, and nothing else.
    _ = try store.put(
      [Samples.arrival(host: 7, taken: "2026-11-04T00:00:00Z")], tables: "old", at: "2026-11-04T00:00:00Z")
    #expect(try store.staleHosts(tables: "new").count == 1 && store.staleGuests(tables: "new").count == 4)
  }

  @Test(arguments: StoreKind.available) func everyChangeIsAnotherRevision(_ kind: StoreKind) throws {
    let location = try StoreLocation(kind.location())
    let store = try location.open(.creating)
    let empty = try store.revision()
    _ = try store.put(
      [Samples.arrival(host: 1, taken: "2026-11-01T00:00:00Z")], tables: "t", at: "2026-11-01T00:00:00Z")
    let first = try store.revision()
    #expect(first != empty)
    _ = try (store.hosts(), store.fleet(), store.guests(), store.counts())
    #expect(try store.revision() == first && store.hosts().revision == first)
    try store.tag(hosts: [1], [("pool", "a")])
    let other = try location.open()
    #expect(try other.revision() != first && other.revision() == store.revision())
  }

  /// Readers see whole transactions while another connection writes, and two writers wait for each other.
  @Test(arguments: StoreKind.available) func readersSeeWholeBatches(_ kind: StoreKind) async throws {
    let location = try StoreLocation(kind.location())
    let store = try location.open(.creating)
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          guard let own = try? location.open() else { return }
          for batch in 0..<10 {
            let arrivals = (0..<10).map {
              Samples.arrival(host: writer * 1000 + batch * 10 + $0, taken: "2026-11-01T00:00:00Z")
            }
            do {
              let outcome = try own.put(arrivals, tables: "t", at: "2026-11-01T00:00:00Z")
              #expect(outcome.hostsAdded == 10 && outcome.guestsAdded == 20)
            } catch { Issue.record("\(error)") }
          }
        }
      }
      for _ in 0..<3 {
        group.addTask {
          guard let reader = try? location.open() else { return }
          for _ in 0..<40 {
            guard let fleet = try? reader.fleet() else { continue }
            #expect(fleet.hosts.count % 10 == 0)
            #expect(fleet.residents.reduce(0) { $0 + Int($1.count) } == 2 * fleet.hosts.count)
          }
        }
      }
    }
    #expect(try store.hosts(matching: nil).count == 200)
    #expect(try kind == .postgres || store.revision() == 21)
    try store.verify()
  }
}
