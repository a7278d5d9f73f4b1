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
  /// What others store meanwhile is newer and stays; it is found by the next call. A shared store is this Martlet's first.
  func computeStaleForms() throws(QuestionError) {
    let shared = store as? any SharedStore
    var other = try shared.map { store throws(QuestionError) in try owner(of: store) } ?? nil
    var settled = 0
    if let shared, isServing, other == nil {
      // From the first answer on, unless this user may not write.
      do { try own(shared, insteadOf: nil) } catch  where error.kind == .noPermission {}
      other = owner
    }
    // A host with another form than before makes its guests stale, which the second round settles.
    for round in 0..<2 {
      let stale = try staleHosts()
      if stale.isEmpty { break }
      if round == 0, let shared, other != owner { try own(shared, insteadOf: other) }
      try compute(stale) { readings throws(QuestionError) in
        settled += try wrapped { () throws(FleetStoreError) in try store.settle(readings, tables: tables) }
      }
    }
    guard settled > 0 else { return }
    try wrapped { () throws(FleetStoreError) in try store.forgetTables(otherThan: tables) }
  }

  /// This Martlet as the owner of a shared store's forms.
  private var owner: StoreOwner { StoreOwner(tables: tables, martlet: martlet) }

  /// Makes this Martlet the owner of a shared store's forms.
  ///
  /// - Throws: `temporary` if somebody else has become it meanwhile.
  private func own(_ store: any SharedStore, insteadOf other: StoreOwner?) throws(QuestionError) {
    guard try wrapped({ () throws(FleetStoreError) in try store.own(owner, insteadOf: other) }) else {
      throw QuestionError(.temporary, "\(store.path): others have just begun to use this store; ask again")
    }
  }

  /// Whose forms a shared store has: this Martlet's, or those of others who do not answer from it now; nil for nobody's.
  ///
  /// While services answer with the forms of an older Martlet, a service prepares its own beside them and takes the store over at once;
  /// anybody else leaves it alone.
  ///
  /// - Throws: `temporary`.
  private func owner(of store: any SharedStore) throws(QuestionError) -> StoreOwner? {
    let (found, isServed) = try wrapped { () throws(FleetStoreError) in try store.ownership() }
    guard let found, found.tables != tables else { return found.map { _ in owner } }
    guard isServed else { return found }
    guard isServing, found.martlet.isOlderVersion(than: martlet) else {
      let others =
        found.martlet == martlet
        ? "with another CPU map or build answer from this store"
        : "of Martlet \(found.martlet) answer from this store, and this is \(martlet)"
      throw QuestionError(
        .temporary, "\(store.path): services \(others); ask with theirs, or a copy (martlet fleet backup)")
    }
    // What changes while it is read is read again by the second round, and after that by settling.
    for _ in 0..<2 {
      let stale = try unpreparedHosts(of: store)
      if stale.isEmpty { break }
      try compute(stale) { readings throws(QuestionError) in
        try wrapped { () throws(FleetStoreError) in try store.prepare(readings, tables: tables) }
      }
    }
    try wrapped { () throws(FleetStoreError) in try store.takeOver(owner) }
    return owner
  }

  /// Reads hosts by groups and has each written.
  private func compute(
    _ stale: [Stale], _ write: ([HostReading]) throws(QuestionError) -> Void
  ) throws(QuestionError) {
    var settling = Settling(done: 0, total: stale.count)
    let isLong = stale.count > Self.group
    if isLong { noteSettling(settling) }
    for start in stride(from: 0, to: stale.count, by: Self.group) {
      try checkWanted()
      let group = stale[start..<min(start + Self.group, stale.count)]
      // Of what no document tells any more, nothing is written, so that the store stays as it is.
      let readings = try read(Array(group)).filter { $0.form != nil || !$0.guests.isEmpty }
      if !readings.isEmpty { try write(readings) }
      settling.done += group.count
      if isLong { noteSettling(settling) }
    }
  }

  /// A host whose form is stale or has guests with stale forms, or some guests without a host.
  private struct Stale: Sendable {
    var host: Int64?
    var isHostStale: Bool
    var guests: [(id: Int64, name: String, version: String?)] = []
    /// The version of the host's row; nil where nobody asks.
    var version: String?
  }

  private func staleHosts() throws(QuestionError) -> [Stale] {
    let (hosts, guests) = try wrapped { () throws(FleetStoreError) in
      (try store.staleHosts(tables: tables), try store.staleGuests(tables: tables))
    }
    return Self.gathered(
      hosts.map { ($0, nil) }, guests.map { (guest: $0.guest, name: $0.name, host: $0.host, nil, nil) })
  }

  private func unpreparedHosts(of store: any SharedStore) throws(QuestionError) -> [Stale] {
    let found = try wrapped { () throws(FleetStoreError) in try store.unprepared(tables: tables) }
    return Self.gathered(found.hosts.map { ($0.host, $0.version) }, found.guests)
  }

  private static func gathered(
    _ hosts: [(Int64, String?)],
    _ guests: [(guest: Int64, name: String, host: Int64?, version: String?, hostVersion: String?)]
  ) -> [Stale] {
    var stale = hosts.map { Stale(host: $0.0, isHostStale: true, version: $0.1) }
    var places = Dictionary(uniqueKeysWithValues: stale.enumerated().map { ($0.element.host, $0.offset) })
    for guest in guests {
      var place = places[guest.host] ?? stale.count
      if place < stale.count, guest.host == nil, stale[place].guests.count == Self.guests {
        place = stale.count
      }
      if place == stale.count {
        places[guest.host] = place
        stale.append(Stale(host: guest.host, isHostStale: false, version: guest.hostVersion))
      }
      stale[place].guests.append((guest.guest, guest.name, guest.version))
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
    var reading = HostReading(host: stale.host, version: stale.version)
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
          guest: guest.id, document: stored.record, form: both.running, next: both.next,
          version: guest.version
        ))
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
