import FleetTestSupport
import Foundation
import Testing

@testable import FleetStorage

/// What a store of a test is kept in.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case sqlite = "SQLite"
  case postgres = "PostgreSQL"

  /// Those that this machine has.
  static var available: [StoreKind] { allCases.filter { $0 == .sqlite || PostgresServer.isInstalled } }

  var testDescription: String { rawValue }

  /// Where a new and empty store can be made.
  func location() throws -> String {
    switch self {
    case .sqlite:
      let folder = FileManager.default.temporaryDirectory.path + "/martlet-store-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      return folder + "/store"
    case .postgres: return try PostgresServer.shared().makeDatabase()
    }
  }

  /// A new and empty store.
  func make() throws -> any FleetStore { try StoreLocation(location()).open(.creating) }
}

/// Every question that a store answers, in words that are equal for equal stores.
enum StoreAnswers {
  static func all(_ store: any FleetStore, tables: String) throws -> [String: String] {
    var answers: [String: String] = [:]
    func note(_ name: String, _ values: [some Any]) {
      answers[name] = values.map { "\($0)" }.joined(separator: "\n")
    }
    func note(_ name: String, _ values: [some Any], sorted: Bool) {
      answers[name] = values.map { "\($0)" }.sorted().joined(separator: "\n")
    }
    let hosts = try store.hosts(matching: nil)
    let guests = try store.guests()
    note("hosts", hosts.map(\.words))
    note("guests", guests.map(\.words))
    note("stale hosts", try store.staleHosts(tables: tables))
    note("stale guests", try store.staleGuests(tables: tables))
    note("stale documents", try store.staleRecordDocuments(tables: tables))
    note("counts", try store.counts().map { "\($0) \($1)" }, sorted: true)
    note("waivers", try store.waivers())
    note("origins", try store.origins())
    note("newest", [try store.newestRecord() as Any])
    note("oldest", try store.oldestRecords(byTag: "pool").map { "\($0) \($1)" }, sorted: true)
    note("host tags", try store.hostTags("pool").map { "\($0) \($1)" }, sorted: true)
    note("guest tags", try store.guestCounts(byTag: "owner").map { "\($0 ?? "nil") \($1)" }, sorted: true)
    note("flavors", try store.guestsByFlavor())
    note("examples", try store.examples().map { "\($0) \($1)" }, sorted: true)
    note("groups", try store.residentGroups(), sorted: true)
    note("before", try store.hosts(asOf: nil))
    note("then", try store.hosts(asOf: "2026-11-03T00:00:00Z"))
    note("recorded", try store.hosts(recordedAt: "kvm"))
    note("formats", try store.documents(ofFormats: ["snapshot", "other"]))
    for fleet in [("folded", try store.fleet()), ("bare", try store.hosts())] { try note(fleet) }
    try note(("classes", try store.classes(onHost: hosts.first?.id)))
    func note(_ entry: (name: String, fleet: StoredFleet)) throws {
      let fleet = entry.fleet
      note(
        "\(entry.name) hosts",
        fleet.hosts.map { "\($0.id) \($0.name) \($0.pool ?? "-") \(fleet.hostForms[$0.form].key)" })
      // In the order of the answer, since reports keep it.
      note(
        "\(entry.name) residents",
        fleet.residents.map { group in
          "\(fleet.guestForms[Int(group.form)].key) \(group.next < 0 ? "-" : fleet.guestForms[Int(group.next)].key) "
            + "\(group.host < 0 ? "-" : fleet.hosts[Int(group.host)].name) \(group.count)"
        })
      note(
        "\(entry.name) forms", (fleet.hostForms + fleet.guestForms).map { "\($0.id) \($0.key) \($0.bytes)" })
    }
    for pattern in ["host-1", "uuid-2", "*-1", "h?st*", "wei[rd]*", "Ä*", "a_b%*", "*\\*", "absent"] {
      note("hosts \(pattern)", try store.hosts(matching: pattern, tag: nil).map(\.words))
      note("guests \(pattern)", try store.guests(matching: pattern).map(\.words))
      note("forms \(pattern)", try store.guestForms(matching: [pattern, "vm-1"]))
      for search in [pattern, "OST-", "ä", "%", "_", "\\"] {
        let filter = PageFilter(search: search)
        answers["count \(search)"] =
          "\(try store.count(ofGuests: true, filter)) \(try store.count(ofGuests: false, filter))"
      }
    }
    note("tagged", try store.hosts(matching: "*", tag: ("pool", "a")).map(\.words))
    note("tagged guests", try store.guests(tag: ("owner", "ö"), limit: 3).map(\.words))
    try pages(store, PageFilter(), &answers)
    try pages(store, PageFilter(search: "vm", pool: "a"), &answers)
    try pages(store, PageFilter(host: hosts.first?.name ?? "none"), &answers)
    var changes: [String] = []
    try store.forEachChangeOfFacts { changes.append("\($0) \($1)") }
    note("changes", changes)
    var records: [String] = []
    try store.forEachGuestRecord(tables: tables) {
      records.append("\($0)")
    } record: {
      records.append("\($0)")
    }
    note("records", records)
    var members: [String] = []
    try store.forEachGuest(of: { $0.next != nil }) { members.append($0.words) }
    note("members", members)
    var documents: [String] = []
    try store.forEachDocument { documents.append("\($0) \($1) \($2) \($3)") }
    note("documents", documents)
    for host in hosts {
      let history = try store.history(ofHost: host.id)
      note("history \(host.id)", history)
      note("documents \(host.id)", try store.documents(ofHost: host.id))
      note("residents \(host.id)", try store.guests(onHost: host.id).map(\.words))
      for record in history {
        note("documents \(host.id) \(record.id)", try store.documents(ofHost: host.id, when: record.id))
        answers["record \(record.id)"] =
          "\(try store.form(ofRecord: record.id, tables: tables) as Any) \(try store.facts(ofRecord: record.id) ?? "")"
      }
    }
    for guest in guests {
      answers["document \(guest.id)"] = "\(try store.document(ofGuest: guest.id) as Any)"
      answers["form \(guest.formID)"] = "\(try store.form(number: guest.formID) as Any)"
    }
    for number in 0...Int64(documents.count) {
      answers["recorded \(number)"] = "\(try store.recordedGuests(inDocument: number) as Any)"
    }
    return answers
  }

  private static func pages(
    _ store: any FleetStore, _ filter: PageFilter, _ answers: inout [String: String]
  ) throws {
    var pages: [String] = []
    var place: PagePlace?
    repeat {
      let page = try store.hosts(filter, after: place, limit: 3)
      pages.append("\(page.entries.map(\.words))")
      place = page.next
    } while place != nil
    repeat {
      let page = try store.guests(filter, after: place, limit: 5)
      pages.append("\(page.entries.map(\.words))")
      place = page.next
    } while place != nil
    answers["pages \(filter)"] = pages.joined(separator: "\n")
  }
}

extension StoredHost {
  fileprivate var words: String {
    var plain = self
    plain.tags = [:]
    return "\(plain) \(tags.sorted { $0.key < $1.key })"
  }
}

extension StoredGuest {
  fileprivate var words: String {
    var plain = self
    plain.tags = [:]
    return "\(plain) \(tags.sorted { $0.key < $1.key })"
  }
}

extension StoredClassMember {
  fileprivate var words: String { "\(group) \(name) \(uuid ?? "") \(tags.sorted { $0.key < $1.key })" }
}
