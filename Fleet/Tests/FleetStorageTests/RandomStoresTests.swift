import FleetTestSupport
import Foundation
import Testing

@testable import FleetStorage

/// The same calls lead to the same answers, whatever a store is kept in.
@Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed")) struct RandomStoresTests {
  @Test(arguments: [1, 2] as [UInt64]) func bothStoresAnswerAlike(_ seed: UInt64) throws {
    let stores = try StoreKind.allCases.map { try $0.make() }
    var calls = RandomCalls(seed)
    for step in 0..<90 {
      let call = calls.next(knowing: stores[0])
      let outcomes = stores.map { call.run($0) }
      #expect(outcomes[0] == outcomes[1], "seed \(seed), call \(step): \(call.name)")
      // Most of the time nothing is stored between two looks that another look would miss.
      guard step % 6 == 5 else { continue }
      let answers = try stores.map { try StoreAnswers.all($0, tables: calls.tables) }
      let differing = answers[0].keys.filter { answers[0][$0] != answers[1][$0] }.sorted()
      for name in differing.prefix(3) {
        Issue.record(
          "seed \(seed), call \(step) (\(call.name)), \(name):\n\(answers[0][name] ?? "")\n≠\n\(answers[1][name] ?? "")"
        )
      }
      guard differing.isEmpty, answers[0].count == answers[1].count else { return }
    }
    for store in stores { try store.verify() }
  }
}

/// A call of a store that changes it, and what it says.
struct StoreCall {
  var name: String
  var run: (any FleetStore) -> String

  init(_ name: String, _ body: @escaping (any FleetStore) throws(FleetStoreError) -> String) {
    self.name = name
    run = { store in
      do throws(FleetStoreError) { return try body(store) } catch { return "\(error.kind)" }
    }
  }
}

/// Calls by a seed, whose arguments meet what the store holds often enough.
struct RandomCalls {
  private var state: UInt64
  private var clock = 0
  /// The tables that forms are of now.
  private(set) var tables = "tables 1"

  init(_ seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

  /// SplitMix64.
  private mutating func random(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((z ^ (z >> 31)) % UInt64(bound))
  }

  private mutating func chance(_ percent: Int) -> Bool { random(100) < percent }

  private mutating func one<Value>(_ values: [Value]) -> Value { values[random(values.count)] }

  private static let names = [
    "host-1", "host-2", "Host-1", "ärger", "a\u{308}rger", "Ärger", "a_b%c", "axbyc", "wei[rd]", "we\"i\\rd",
    "🐦", "{a,b}",
    "",
  ]

  private mutating func time() -> String {
    clock += random(3)
    let back = chance(15) ? random(40) : 0
    let minute = max(0, clock - back)
    return String(format: "2026-11-%02dT%02d:%02d:00Z", 1 + minute / 1440, minute / 60 % 24, minute % 60)
  }

  private mutating func form(_ kind: String) -> Arrival.Form { Samples.form("\(kind) \(random(6))") }

  private mutating func arrival() -> Arrival {
    let taken = time()
    let content = "document \(random(chance(30) ? 4 : 200))"
    var arrival = Arrival(
      digest: Samples.digest(content), format: one(["snapshot", "other", "third"]),
      size: content.utf8.count, compressed: Array(content.utf8), origin: "origin \(random(4))",
      source: chance(80) ? "files" : "elsewhere")
    for _ in 0..<(chance(80) ? 1 : random(4)) {
      let number = random(4)
      arrival.hosts.append(
        Arrival.Host(
          name: chance(60) ? "host-\(number)" : one(Self.names),
          uuid: chance(70) ? "uuid-\(chance(90) ? number : random(6))" : nil,
          selector: chance(20) ? "part" : nil, taken: chance(80) ? taken : time(),
          points: one([["cpuid"], ["kvm"], ["cpuid", "kvm"], ["kvm-supported"], []]), form: form("host"),
          cpus: chance(80) ? random(9) : nil, memory: chance(80) ? random(9) << 33 : nil,
          nodes: chance(50) ? 2 : nil, nodeMemory: chance(30) ? "[1,2]" : nil,
          facts: #"{"kernel":"\#(random(4))"}"#))
    }
    for _ in 0..<random(8) {
      let number = random(6)
      arrival.guests.append(
        Arrival.Guest(
          name: chance(70) ? "vm-\(random(6))" : one(Self.names), uuid: chance(50) ? "guest-\(number)" : nil,
          host: arrival.hosts.isEmpty || chance(45) ? nil : random(arrival.hosts.count),
          taken: chance(80) ? taken : time(), form: form("guest"), next: chance(60) ? form("guest") : nil,
          cpus: chance(80) ? random(9) : nil, memory: chance(80) ? random(9) << 30 : nil,
          hugePages: chance(20) ? "2048 1048576" : nil, memoryParts: chance(20) ? "" : nil,
          flavor: chance(30) ? one(["m1.small", "größe"]) : nil))
    }
    return arrival
  }

  /// The next call, with numbers of what a store holds now.
  mutating func next(knowing store: any FleetStore) -> StoreCall {
    let now = time()
    let tables = tables
    let hosts = (try? store.hosts(matching: nil).map(\.id)) ?? []
    let guests = (try? store.guests().map(\.id)) ?? []
    switch random(20) {
    case 0..<9:
      let groups = (0..<(1 + random(3))).map { _ in (0..<random(3)).map { _ in arrival() } }
      let reinstalled = one(Reinstallation.allCases)
      return StoreCall("put") { store throws(FleetStoreError) in
        let results = try store.put(groups: groups, tables: tables, reinstalled: reinstalled, at: now)
        return "\(results.map { result in (try? result.get()).map { "\($0)" } ?? "refused" })"
      }
    case 9:
      var bad = arrival()
      bad.guests.append(
        Arrival.Guest(
          name: "bad", uuid: nil, host: nil, taken: now, form: Arrival.Form(key: "short", bytes: [1]),
          next: nil,
          cpus: nil, memory: nil, hugePages: nil))
      let good = arrival()
      return StoreCall("put of a bad one") { [bad] store throws(FleetStoreError) in
        let results = try store.put(
          groups: [[good], [bad], [good]], tables: tables, reinstalled: .ask, at: now)
        return "\(results.map { result in (try? result.get()).map { "\($0)" } ?? "refused" })"
      }
    case 10, 11:
      guard !hosts.isEmpty else { return StoreCall("nothing") { _ throws(FleetStoreError) in "" } }
      let (host, form, facts) = (one(hosts), form("host"), #"{"kernel":"\#(random(4))"}"#)
      return StoreCall("settle a host") { store throws(FleetStoreError) in
        try store.settle(host: host, form: form, facts: facts, tables: tables)
        return "\(try store.staleGuests(tables: tables))"
      }
    case 12, 13:
      let some = guests.filter { _ in chance(60) }.map {
        (guest: $0, form: form("guest"), next: chance(50) ? form("guest") : nil)
      }
      let both = some + some.prefix(1).map { ($0.guest, form("guest"), nil) }
      let isLate = chance(30)
      return StoreCall("settle guests") { store throws(FleetStoreError) in
        var readings = try store.readings(both)
        // Some were read before what is stored now.
        if isLate, !readings.isEmpty { readings[0].guests[0].document += 1 }
        if isLate, readings.count > 1 { readings[1].records.append(4711) }
        return "\(try store.settle(readings, tables: tables))"
      }
    case 14:
      let document = Int64(random(20))
      let some = guests.map { (guest: $0, form: form("guest"), next: chance(50) ? form("guest") : nil) }
      return StoreCall("settle a document") { store throws(FleetStoreError) in
        try store.settle(document: document, guests: some, tables: tables)
        return ""
      }
    case 15:
      if chance(50) { self.tables = "tables \(1 + random(2))" }
      let other = self.tables
      return StoreCall("forget tables") { store throws(FleetStoreError) in
        try store.forgetTables(otherThan: other)
        return ""
      }
    case 16, 17:
      let (some, others) = (hosts.filter { _ in chance(40) } + [9999], guests.filter { _ in chance(40) })
      let tags = [
        (key: "pool", value: chance(75) ? one(["a", "b", "ö"]) : nil),
        (key: "owner", value: chance(75) ? "ö" : nil),
      ]
      return StoreCall("tag") { store throws(FleetStoreError) in
        try store.tag(hosts: some, guests: others, tags)
        return ""
      }
    case 18:
      let isOfGuests = chance(60)
      let some = (isOfGuests ? guests : hosts).filter { _ in chance(20) }
      return StoreCall("remove") { store throws(FleetStoreError) in
        if isOfGuests {
          try store.remove(guests: some, at: now)
        } else {
          try store.remove(hosts: some, at: now)
        }
        return ""
      }
    default:
      let waiver = StoredWaiver(
        guest: one(["vm-*", "vm-1", "ö"]), feature: one(["erms", "fsrm"]), reason: one(Self.names),
        until: chance(50) ? "2026-12-01" : nil, added: now)
      let isTaken = chance(40)
      return StoreCall("waive") { store throws(FleetStoreError) in
        if isTaken { return "\(try store.unwaive(guest: waiver.guest, feature: waiver.feature))" }
        try store.waive(waiver)
        return ""
      }
    }
  }
}
