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

  /// How many hosts are read before they are written, and how many guests without a host are read as one.
  private static let group = 64, guests = 256

  /// How many documents one host's reading keeps at a time.
  private static let mostKept = 16

  /// Computes the forms that are not of this Martlet's tables, or come from several records: each host once with its guests, on every
  /// processor, written by groups of hosts.
  ///
  /// What others store meanwhile is newer and stays; it is found by the next call.
  func computeStaleForms() throws(QuestionError) {
    var settled = 0
    // A host with another form than before makes its guests stale, which the second round settles.
    for _ in 0..<2 {
      let stale = try staleHosts()
      if stale.isEmpty { break }
      var settling = Settling(done: 0, total: stale.count)
      let isLong = stale.count > Self.group
      if isLong { noteSettling(settling) }
      for start in stride(from: 0, to: stale.count, by: Self.group) {
        try checkWanted()
        let group = stale[start..<min(start + Self.group, stale.count)]
        // Of what no document tells any more, nothing is written, so that the store stays as it is.
        let readings = try read(Array(group)).filter { $0.form != nil || !$0.guests.isEmpty }
        if !readings.isEmpty {
          settled += try wrapped { () throws(FleetStoreError) in try store.settle(readings, tables: tables) }
        }
        settling.done += group.count
        if isLong { noteSettling(settling) }
      }
    }
    guard settled > 0 else { return }
    try wrapped { () throws(FleetStoreError) in try store.forgetTables(otherThan: tables) }
  }

  /// A host whose form is stale or has guests with stale forms, or some guests without a host.
  private struct Stale: Sendable {
    var host: Int64?
    var isHostStale: Bool
    var guests: [(id: Int64, name: String)] = []
  }

  private func staleHosts() throws(QuestionError) -> [Stale] {
    let (hosts, guests) = try wrapped { () throws(FleetStoreError) in
      (try store.staleHosts(tables: tables), try store.staleGuests(tables: tables))
    }
    var stale = hosts.map { Stale(host: $0, isHostStale: true) }
    var places = Dictionary(uniqueKeysWithValues: stale.enumerated().map { ($0.element.host, $0.offset) })
    for guest in guests {
      var place = places[guest.host] ?? stale.count
      if place < stale.count, guest.host == nil, stale[place].guests.count == Self.guests {
        place = stale.count
      }
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
  private func read(_ group: [Stale]) throws(QuestionError) -> [HostReading] {
    let results = Mutex<[Int: Result<HostReading, QuestionError>]>([:])
    DispatchQueue.concurrentPerform(iterations: group.count) { place in
      let result = DocumentWorker.apart {
        Result { () throws(QuestionError) in try read(group[place]) }
      }
      results.withLock { $0[place] = result }
    }
    let all = results.withLock(\.self)
    var readings: [HostReading] = []
    for place in group.indices { if let one = try all[place]?.get() { readings.append(one) } }
    return readings
  }

  private func read(_ stale: Stale) throws(QuestionError) -> HostReading {
    var known: [String: FleetInventory] = [:]
    func inventory(_ stored: StoredDocument) throws(QuestionError) -> FleetInventory {
      if let inventory = known[stored.digest] { return inventory }
      try checkWanted()
      let inventory = try self.inventory(
        of: try document(stored), guests: stale.guests.isEmpty ? nil : { _ in true })
      if known.count == Self.mostKept { known = [:] }
      known[stored.digest] = inventory
      return inventory
    }
    var reading = HostReading(host: stale.host)
    var evidence: HostEvidence?
    if let host = stale.host {
      let documents = try wrapped { () throws(FleetStoreError) in try store.documents(ofHost: host) }
      reading.records = documents.map(\.record)
      var found: [HostEvidence] = []
      for stored in documents {
        if let host = try inventory(stored).host(of: stored) { found.append(host.evidence) }
      }
      evidence = HostEvidence.folding(found)
      if stale.isHostStale, let evidence {
        let form = form(of: evidence)
        reading.form = (Arrival.Form(key: form.key, bytes: form.bytes), HostFacts(evidence).json)
      }
    }
    for guest in stale.guests {
      guard
        let stored = try wrapped({ () throws(FleetStoreError) in try store.document(ofGuest: guest.id) }),
        let found = try inventory(stored).guests.first(where: { $0.name == guest.name })
      else { continue }
      let both = try forms(of: found, on: evidence)
      reading.guests.append(
        HostReading.Guest(
          guest: guest.id, document: stored.record, form: both.running, next: both.next))
    }
    return reading
  }
}

extension FleetInventory {
  /// The host that a stored record is about.
  func host(of stored: StoredDocument) -> FoundHost? {
    hosts.first { $0.selector == stored.selector } ?? hosts.first
  }
}
