internal import FleetPlanning
internal import FleetStorage
internal import Foundation
internal import MartletQuestions
internal import Synchronization

extension OpenFleet {
  /// How far hosts are whose records are read again.
  public struct Settling: Sendable, Hashable {
    /// The hosts that are done, and all of them.
    public var done, total: Int
  }

  /// How many hosts are read before they are written.
  private static let group = 64

  /// Computes the forms that are not of this Martlet's tables, or come from several records: each host once with its guests, on every
  /// processor, written by groups of hosts.
  func computeStaleForms() throws(QuestionError) {
    // A host with another form than before makes its guests stale, which the second round settles.
    for _ in 0..<2 {
      let stale = try staleHosts()
      guard !stale.isEmpty else { return }
      var settling = Settling(done: 0, total: stale.count)
      let isLong = stale.count > Self.group
      if isLong { noteSettling(settling) }
      for start in stride(from: 0, to: stale.count, by: Self.group) {
        try checkWanted()
        let group = stale[start..<min(start + Self.group, stale.count)]
        try write(try read(Array(group)))
        settling.done += group.count
        if isLong { noteSettling(settling) }
      }
    }
    try wrapped { () throws(FleetStoreError) in try store.forgetTables(otherThan: tables) }
  }

  /// A host whose form is stale or has guests with stale forms, or guests without a host.
  private struct Stale: Sendable {
    var host: Int64?
    var isHostStale: Bool
    var guests: [(id: Int64, name: String)] = []
  }

  /// What was read of it.
  private struct Settled: Sendable {
    var host: (id: Int64, form: Arrival.Form, facts: String)?
    var guests: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)] = []
  }

  private func staleHosts() throws(QuestionError) -> [Stale] {
    let (hosts, guests) = try wrapped { () throws(FleetStoreError) in
      (try store.staleHosts(tables: tables), try store.staleGuests(tables: tables))
    }
    var stale = hosts.map { Stale(host: $0, isHostStale: true) }
    var places = Dictionary(uniqueKeysWithValues: stale.enumerated().map { ($0.element.host, $0.offset) })
    for guest in guests {
      let place = places[guest.host] ?? stale.count
      if place == stale.count {
        places[guest.host] = place
        stale.append(Stale(host: guest.host, isHostStale: false))
      }
      stale[place].guests.append((guest.guest, guest.name))
    }
    return stale
  }

  /// Reads hosts with their guests on every processor, each apart from the others.
  ///
  /// - Throws: The first error of the earliest one.
  private func read(_ group: [Stale]) throws(QuestionError) -> [Settled] {
    let results = Mutex<[Int: Result<Settled, QuestionError>]>([:])
    DispatchQueue.concurrentPerform(iterations: group.count) { place in
      let result = DocumentWorker.apart {
        Result { () throws(QuestionError) in try read(group[place]) }
      }
      results.withLock { $0[place] = result }
    }
    let all = results.withLock(\.self)
    var settled: [Settled] = []
    for place in group.indices { if let one = try all[place]?.get() { settled.append(one) } }
    return settled
  }

  private func read(_ stale: Stale) throws(QuestionError) -> Settled {
    var known: [String: FleetInventory] = [:]
    func inventory(_ stored: StoredDocument) throws(QuestionError) -> FleetInventory {
      if let inventory = known[stored.digest] { return inventory }
      try checkWanted()
      let inventory = try self.inventory(
        of: try document(stored), guests: stale.guests.isEmpty ? nil : { _ in true })
      known[stored.digest] = inventory
      return inventory
    }
    var settled = Settled()
    var evidence: HostEvidence?
    if let host = stale.host {
      let documents = try wrapped { () throws(FleetStoreError) in try store.documents(ofHost: host) }
      var found: [HostEvidence] = []
      for stored in documents {
        if let host = try inventory(stored).host(of: stored) { found.append(host.evidence) }
      }
      evidence = HostEvidence.folding(found)
      if stale.isHostStale, let evidence {
        let form = form(of: evidence)
        settled.host = (
          host, Arrival.Form(key: form.key, bytes: form.bytes), HostFacts(evidence).json
        )
      }
    }
    for guest in stale.guests {
      guard
        let stored = try wrapped({ () throws(FleetStoreError) in try store.document(ofGuest: guest.id) }),
        let found = try inventory(stored).guests.first(where: { $0.name == guest.name })
      else { continue }
      let both = try forms(of: found, on: evidence)
      settled.guests.append((guest.id, both.running, both.next))
    }
    return settled
  }

  private func write(_ group: [Settled]) throws(QuestionError) {
    try wrapped { () throws(FleetStoreError) in
      for host in group.compactMap(\.host) {
        try store.settle(host: host.id, form: host.form, facts: host.facts, tables: tables)
      }
      let guests = group.flatMap(\.guests)
      if !guests.isEmpty { try store.settle(guests: guests, tables: tables) }
    }
  }
}

extension FleetInventory {
  /// The host that a stored record is about.
  func host(of stored: StoredDocument) -> FoundHost? {
    hosts.first { $0.selector == stored.selector } ?? hosts.first
  }
}
