internal import CPUReaders
internal import FileAccess
public import FleetPlanning
public import FleetStorage
internal import Foundation
internal import HostSnapshots
public import MartletQuestions
package import ReportContract

/// A store with what its records are read by: every question about a fleet begins here.
public struct OpenFleet: Sendable {
  /// The store.
  public let store: any FleetStore
  /// What reads records.
  public let records: Records
  /// The digest of what forms depend on besides evidence.
  public let tables: String
  let memory = FleetMemory()
  /// The version of this Martlet.
  let martlet: String
  /// Whether it is a service's, which answers with its forms for long.
  private(set) var isServing = false
  /// Whether nobody wants the answer any more.
  private var isAbandoned: @Sendable () -> Bool = { false }
  /// Told how far settling is, where it takes long.
  private(set) var noteSettling: @Sendable (Settling) -> Void = { _ in }

  /// Opens a store.
  ///
  /// - Parameters:
  ///   - path: A file, or the address of a PostgreSQL database.
  ///   - isCreating: Whether a store that is not there is made.
  ///   - map: The CPU map for hosts that bring none of their own.
  /// - Throws: `noInput`, `badInput`, `temporary`, `noPermission`, `unavailable` for a store that cannot be opened.
  public init(path: String, isCreating: Bool = false, map: MapChoice = .own) throws(QuestionError) {
    try self.init(path: path, isCreating: isCreating, map: map, martlet: MartletVersion.current)
  }

  /// Opens a store as another version of Martlet.
  package init(
    path: String, isCreating: Bool = false, map: MapChoice = .own, martlet: String
  ) throws(QuestionError) {
    self.martlet = martlet
    records = try Records(RecordOptions(map: map))
    tables = FleetTables.digest(map: records.interpreter.map)
    store = try wrapped { () throws(FleetStoreError) in
      try StoreLocation(path).open(isCreating ? .creating : .existing)
    }
  }

  /// The store in the user's data folder, `fleet.martlet`; nil without a home folder.
  public static var defaultPath: String? { UserFolder.data.path.map { $0 + "/martlet/fleet.martlet" } }

  /// The same fleet for one question that can be abandoned.
  ///
  /// Long questions look at it for each host, form or document that they read, and for each 1,024 guests; reading a list from the store is one step.
  package func abandoned(when isAbandoned: @escaping @Sendable () -> Bool) -> OpenFleet {
    var fleet = self
    fleet.isAbandoned = isAbandoned
    return fleet
  }

  /// The same fleet, which tells how far it is with records that it has to read again: first with none done, and at the end with all.
  package func noting(settling: @escaping @Sendable (Settling) -> Void) -> OpenFleet {
    var fleet = self
    fleet.noteSettling = settling
    return fleet
  }

  /// The same fleet for a service: as long as the reader of revisions exists, nobody with other tables changes the forms of a shared store,
  /// unless a service of a newer Martlet takes it over.
  ///
  /// - Throws: As opening.
  package func serving() throws(QuestionError) -> (fleet: OpenFleet, revisions: any RevisionReader) {
    var fleet = self
    fleet.isServing = true
    let revisions = try wrapped { () throws(FleetStoreError) in
      try (store as? any SharedStore)?.revisions(servingWith: tables) ?? store.revisions()
    }
    return (fleet, revisions)
  }

  /// Ends a question that nobody wants the answer of.
  ///
  /// - Throws: `interrupted`.
  package func checkWanted() throws(QuestionError) {
    if isAbandoned() { throw QuestionError(.interrupted, "somebody stopped this") }
  }

  /// Ends a long loop over small things likewise, at every 1,024th of them.
  package func checkWanted(at place: Int) throws(QuestionError) {
    if place & 1023 == 0 { try checkWanted() }
  }

  /// Whether nobody wants the answer, for searches that ask.
  package var isUnwanted: @Sendable () -> Bool { isAbandoned }

  /// How reports name the store.
  package var input: InputReport {
    InputReport(role: "store", name: store.path, format: "fleet-store", sha256: nil)
  }

  /// The fleet with all guests.
  ///
  /// - Throws: As opening.
  public func snapshot() throws(QuestionError) -> FleetSnapshot { try numbered().fleet }

  /// The fleet with all guests, and the store's numbers of the forms of guests.
  func numbered() throws(QuestionError) -> NumberedFleet {
    try memory.whole(of: try settled()) { () throws(QuestionError) in
      try checkWanted()
      let stored = try wrapped { () throws(FleetStoreError) in try store.fleet() }
      return (
        stored.revision,
        NumberedFleet(fleet: try snapshot(of: stored), forms: stored.guestForms.map(\.id))
      )
    }
  }

  /// Keeps the fleet with its guests in memory while the store stays as it is: 16 bytes for guests that share host and forms, and about 1 KiB for each form.
  package func keepWhole() { memory.keepWhole() }

  /// The store's revision, whose forms are all of this Martlet's tables: one read if nothing changed since the last call.
  ///
  /// - Throws: As opening.
  package func settled() throws(QuestionError) -> Int64 {
    var revision = try wrapped { () throws(FleetStoreError) in try store.revision() }
    // Settling is a change itself, and other processes may change the store meanwhile; each call of it settles what it found.
    for _ in 0..<3 where !memory.isSettled(revision) {
      revision = try memory.settling { () throws(QuestionError) in
        let found = try wrapped { () throws(FleetStoreError) in try store.revision() }
        // Who waited for another's settling finds it done.
        guard !memory.isSettled(found) else { return found }
        try computeStaleForms()
        let now = try wrapped { () throws(FleetStoreError) in try store.revision() }
        if now == found { memory.noteSettled(found) }
        return now
      }
    }
    return revision
  }

  /// Whether all forms were of this Martlet's tables at a revision; nothing is read.
  package func isSettled(_ revision: Int64) -> Bool { memory.isSettled(revision) }

  /// The hosts without guests, which a process reads once while the store stays as it is.
  ///
  /// - Throws: As opening.
  public func hosts() throws(QuestionError) -> FleetSnapshot {
    let revision = try settled()
    if let known = memory.hosts(of: revision) { return known }
    let stored = try wrapped { () throws(FleetStoreError) in try store.hosts() }
    let snapshot = try snapshot(of: stored)
    memory.keep(snapshot, of: stored.revision)
    return snapshot
  }

  /// The whole fleet in numbers, which a process counts once while the store stays as it is: O(guests) then.
  ///
  /// - Throws: The store's errors.
  package func counts() throws(QuestionError) -> FleetListReport.Fleet {
    let revision = try wrapped { () throws(FleetStoreError) in try store.revision() }
    if let known = memory.counts(of: revision) { return known }
    let counts = try wrapped { () throws(FleetStoreError) in try store.counts() }
    let fleet = FleetListReport.Fleet(
      hosts: counts["hosts"] ?? 0, guests: counts["guests"] ?? 0, hostClasses: counts["hostClasses"] ?? 0,
      guestClasses: counts["guestClasses"] ?? 0, documents: counts["documents"] ?? 0,
      bytes: counts["bytes"] ?? 0, stored: counts["stored"] ?? 0)
    memory.keep(fleet, of: revision)
    return fleet
  }

  /// The hosts, and the forms that guests run with; of where guests are, only who is on one host.
  ///
  /// - Parameter host: The store's number of that host; nil for none.
  /// - Throws: As opening.
  func guestClasses(onHost host: Int64? = nil) throws(QuestionError) -> FleetSnapshot {
    try settle()
    return try snapshot(
      of: try wrapped { () throws(FleetStoreError) in
        try store.classes(onHost: host)
      })
  }

  /// A stored fleet as planning takes it.
  func snapshot(of stored: StoredFleet) throws(QuestionError) -> FleetSnapshot {
    func damaged(_ key: String) -> QuestionError {
      QuestionError(.badInput, "the store holds a class that cannot be read (\(key)); it is damaged")
    }
    var reader = FormReader()
    var hosts: [HostForm] = []
    for (place, form) in stored.hostForms.enumerated() {
      try checkWanted(at: place)
      guard let host = reader.host(key: form.key, bytes: form.bytes) else { throw damaged(form.key) }
      hosts.append(host)
    }
    var guests: [GuestForm] = []
    guests.reserveCapacity(stored.guestForms.count)
    for (place, form) in stored.guestForms.enumerated() {
      try checkWanted(at: place)
      guard let guest = reader.guest(key: form.key, bytes: form.bytes) else { throw damaged(form.key) }
      guests.append(guest)
    }
    return FleetSnapshot(
      hostForms: hosts, guestForms: guests,
      hosts: stored.hosts.map { .init(id: $0.id, name: $0.name, form: $0.form, pool: $0.pool) },
      residents: stored.residents.map { group in
        FleetSnapshot.Residents(
          form: Int(group.form), next: group.next < 0 ? nil : Int(group.next),
          host: group.host < 0 ? nil : Int(group.host), count: Int(group.count))
      })
  }

  /// Computes the forms that are not of this Martlet's tables, or come from several records.
  ///
  /// - Throws: As opening; `badInput` for a stored document that no longer reads.
  public func settle() throws(QuestionError) { _ = try settled() }

  /// The forms of a guest on a host.
  func forms(
    of found: FleetInventory.FoundGuest, on host: HostEvidence?
  ) throws(QuestionError) -> (running: Arrival.Form, next: Arrival.Form?, guest: FleetGuest) {
    let both = try records.guest(found, onAny: host)
    let running = GuestForm(both.running)
    let next = both.next.map { GuestForm($0) }
    return (
      Arrival.Form(key: running.key, bytes: running.bytes),
      next.map { Arrival.Form(key: $0.key, bytes: $0.bytes) },
      both.running
    )
  }

  /// A stored document as it was read.
  func document(_ stored: StoredDocument) throws(QuestionError) -> Document {
    // Its author is whoever wrote the file that was added.
    DocumentWorker.expectDocument(of: nil)
    guard let bytes = gunzip(stored.compressed, limit: 64 << 20) else {
      throw QuestionError(.badInput, "the store's document \(stored.digest) is damaged")
    }
    return Document(name: stored.origin, bytes: bytes)
  }
}

extension FleetSnapshot {
  /// The place of the class of each form of guests, by its digest.
  ///
  /// - Parameter members: The places of the forms of each class.
  func placesByKey(_ members: [[Int]]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, forms) in members.enumerated() { for form in forms { places[guestForms[form].key] = place } }
    return places
  }
}

/// Runs an operation of the store and turns its error into a question's.
@discardableResult
package func wrapped<Value>(_ body: () throws(FleetStoreError) -> Value) throws(QuestionError) -> Value {
  do { return try body() } catch {
    let kind: QuestionError.Kind =
      switch error.kind {
      case .absent: .noInput
      case .damaged, .newer: .badInput
      case .busy: .temporary
      case .denied: .noPermission
      case .unavailable: .unavailable
      case .failed: .cannotWrite
      }
    throw QuestionError(kind, error.description)
  }
}

extension HostFacts {
  /// The facts as JSON with sorted keys.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let values = Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
    return (try? encoder.encode(values)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  /// What differs between the facts of two records, in the order of lists.
  ///
  /// A fact that one of them lacks has not changed for certain.
  package static func changes(from old: String, to new: String) -> [(key: Key, from: String, to: String)] {
    let (before, after) = (values(old), values(new))
    return Key.allCases.compactMap { key in
      guard let from = before[key.rawValue], let to = after[key.rawValue], from != to else { return nil }
      return (key, from, to)
    }
  }

  /// Facts from their JSON, by key; empty for anything else.
  package static func values(_ json: String) -> [String: String] {
    (try? JSONDecoder().decode([String: String].self, from: Data(json.utf8))) ?? [:]
  }
}
