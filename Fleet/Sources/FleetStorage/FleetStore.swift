/// The inventory of a fleet: documents once by digest, hosts and guests with their history, tags and waivers.
///
/// It stores evidence; verdicts are computed. Every call sees the state of one moment, and what a call has written is there after a
/// crash. One writes at a time, whoever else waits. Times are RFC 3339, UTC. Numbers of hosts, guests, records, documents and forms are
/// the store's own; a number that it lacks has no effect and no answer.
///
/// - SeeAlso: `StoreLocation`, which opens one.
public protocol FleetStore: Sendable {
  /// How messages and reports name it: a path, or an address without a password.
  var path: String { get }

  // MARK: Revisions

  /// A number that is another one after each change of the store, whoever makes it; in constant time.
  func revision() throws(FleetStoreError) -> Int64

  /// What reads the revision on a connection of its own, so that it waits neither for questions nor for writers.
  func revisions() throws(FleetStoreError) -> any RevisionReader

  // MARK: Documents

  /// Stores groups of documents in one transaction, which reaches the disk once for all of them; what one group meets undoes that group alone.
  ///
  /// A host is the same by its UUID, else by its name within the source. What is stored already changes nothing. A host that other
  /// current records describe too is left for `staleHosts(tables:)`, since its form comes from all of them.
  ///
  /// - Parameters:
  ///   - groups: Documents with their hosts and guests, each group all of them or none.
  ///   - tables: The digest of what the forms depend on.
  /// - Returns: What each group changed, or why it was not stored, in their order.
  /// - Throws: `busy`, `failed`, `damaged`, `unavailable` for what keeps every group from being stored.
  func put(
    groups: [[Arrival]], tables: String, reinstalled: Reinstallation, at now: String
  ) throws(FleetStoreError) -> [Result<ArrivalOutcome, FleetStoreError>]

  /// Passes every stored document to `body`, in the order in which they came: digest, format, origin, compressed bytes.
  func forEachDocument(
    _ body: (_ digest: String, _ format: String, _ origin: String, _ compressed: [UInt8]) throws -> Void
  ) throws(FleetStoreError)

  /// The documents of some formats, the newest first: format and compressed bytes.
  func documents(
    ofFormats formats: [String]
  ) throws(FleetStoreError) -> [(format: String, compressed: [UInt8])]

  /// The documents that describe a host, the newest first; those that described it when a record was its newest.
  ///
  /// - Parameter record: The store's number of a record; nil for now.
  func documents(ofHost host: Int64, when record: Int64?) throws(FleetStoreError) -> [StoredDocument]

  /// The document that holds a guest's newest record; nil for an unknown guest.
  func document(ofGuest guest: Int64) throws(FleetStoreError) -> StoredDocument?

  /// The names under which records of present hosts were read, each once, in their order.
  func origins() throws(FleetStoreError) -> [String]

  // MARK: The folded fleet

  /// The hosts by their forms, without guests: what opening a fleet reads, in O(hosts).
  func hosts() throws(FleetStoreError) -> StoredFleet

  /// The whole fleet by its forms, in O(hosts + guests).
  func fleet() throws(FleetStoreError) -> StoredFleet

  /// The hosts, and the forms that guests run with, each with one group of residents, or two with `host`.
  ///
  /// - Parameter host: The store's number of a host whose guests are groups of their own; the others' host is not told.
  func classes(onHost host: Int64?) throws(FleetStoreError) -> StoredFleet

  /// Passes the guests of some classes to `body`, in O(guests).
  func forEachGuest(
    of isWanted: (StoredGuestClass) -> Bool, _ body: (StoredClassMember) throws -> Void
  ) throws(FleetStoreError)

  /// The guests with a known host, in groups by host and both forms, in O(guests).
  func residentGroups() throws(FleetStoreError) -> [StoredResidentGroup]

  /// A form by the store's number of it; nil if there is none.
  func form(number: Int64) throws(FleetStoreError) -> StoredFleet.Form?

  /// The name of the guest of each form that came first, and how many of it there are, by the digest of the form.
  func examples() throws(FleetStoreError) -> [String: (name: String, count: Int)]

  // MARK: Lists

  /// Hosts by a pattern of names, a UUID or a tag, in the order of their names.
  ///
  /// - Parameters:
  ///   - pattern: A name with `*` and `?`, or a UUID; nil for all.
  ///   - tag: A key and its value; nil for all.
  func hosts(
    matching pattern: String?, tag: (key: String, value: String)?
  ) throws(FleetStoreError) -> [StoredHost]

  /// Guests in the order of their names.
  func guests(_ selection: GuestSelection) throws(FleetStoreError) -> [StoredGuest]

  /// The guests whose names match one of several patterns: name, digest of what it runs with, and the store's number of its host.
  func guestForms(
    matching patterns: [String]
  ) throws(FleetStoreError) -> [(name: String, form: String, host: Int64?)]

  /// A page of the hosts, in the order of their names: O(the page) without a search, else O(hosts).
  func hosts(
    _ filter: PageFilter, after place: PagePlace?, limit: Int
  ) throws(FleetStoreError) -> StoredPage<StoredHost>

  /// A page of the guests, in the order of their names: O(the page) without a search, else O(guests).
  func guests(
    _ filter: PageFilter, after place: PagePlace?, limit: Int
  ) throws(FleetStoreError) -> StoredPage<StoredGuest>

  // MARK: Numbers

  /// How many hosts, or guests, a filter lets through.
  func count(ofGuests isOfGuests: Bool, _ filter: PageFilter) throws(FleetStoreError) -> Int

  /// The numbers of hosts, guests, documents and forms, and the bytes of documents before and after compression.
  func counts() throws(FleetStoreError) -> [String: Int]

  /// How many guests each flavor of Nova's has, by its name and the number of the host that they run on; nil for an unknown host.
  func guestsByFlavor() throws(FleetStoreError) -> [(flavor: String, host: Int64?, count: Int)]

  /// How many guests have each value of a tag; nil for those without it.
  func guestCounts(byTag key: String) throws(FleetStoreError) -> [String?: Int]

  /// When the newest record of a present host was taken; nil for a store without hosts.
  func newestRecord() throws(FleetStoreError) -> String?

  /// When the oldest of the hosts' newest records was taken, by the hosts' value of a tag; "" for hosts without it.
  func oldestRecords(byTag key: String) throws(FleetStoreError) -> [String: String]

  // MARK: History

  /// A host's records, the newest first.
  func history(ofHost host: Int64) throws(FleetStoreError) -> [StoredRecord]

  /// The record that was each present host's newest then.
  ///
  /// - Parameter time: nil for the record before each host's newest one.
  /// - Returns: Hosts without such a record are left out.
  func hosts(asOf time: String?) throws(FleetStoreError) -> [(host: Int64, record: Int64)]

  /// The present hosts with a record of that point.
  func hosts(recordedAt point: String) throws(FleetStoreError) -> [Int64]

  /// The form that a host had when a record was its newest, if it is of these tables; nil if it has to be computed.
  func form(ofRecord record: Int64, tables: String) throws(FleetStoreError) -> StoredFleet.Form?

  /// The facts about a host in a record, as JSON.
  func facts(ofRecord record: Int64) throws(FleetStoreError) -> String?

  /// Calls a function with the facts of each record of a host, and of the record before it, where they differ.
  ///
  /// Hosts that were removed count too, so that a count of changes never falls while their records are kept.
  func forEachChangeOfFacts(_ body: (_ old: String, _ new: String) -> Void) throws(FleetStoreError)

  /// Passes the forms that records of guests have, then every record, guest by guest in the order of time; in O(records).
  ///
  /// The newest record of a guest that is there has the forms that all records of its host give it. A record whose forms are of
  /// other tables has the form 0, which no form has.
  func forEachGuestRecord(
    tables: String, form: (StoredFleet.Form) throws -> Void, record: (StoredGuestRecord) throws -> Void
  ) throws(FleetStoreError)

  /// The numbers of documents with records of guests whose forms are not of these tables.
  func staleRecordDocuments(tables: String) throws(FleetStoreError) -> [Int64]

  /// A document by its number, and the guests of whose history it is a part; nil if there is none.
  func recordedGuests(
    inDocument number: Int64
  ) throws(FleetStoreError) -> (
    document: StoredDocument, guests: [(guest: Int64, name: String, uuid: String?)]
  )?

  // MARK: Settling

  /// The hosts whose forms are not of these tables, or come from several records and are not computed yet.
  func staleHosts(tables: String) throws(FleetStoreError) -> [Int64]

  /// The guests whose forms are not of these tables, with their hosts, ordered by host.
  func staleGuests(
    tables: String
  ) throws(FleetStoreError) -> [(guest: Int64, name: String, host: Int64?)]

  /// Gives hosts the forms and facts of all their current records, and guests the forms of what they are on their host now, in one
  /// transaction; the guests of a host with another form than before become stale.
  ///
  /// What was stored since the records were read is newer: a host with other current records is left as it is, with its guests, and so
  /// is a guest with a newer record or on another host.
  ///
  /// - Returns: How many hosts and guests were settled.
  func settle(_ readings: [HostReading], tables: String) throws(FleetStoreError) -> Int

  /// Gives the records of guests in one document the forms of these tables.
  func settle(
    document: Int64, guests: [(guest: Int64, form: Arrival.Form, next: Arrival.Form?)], tables: String
  ) throws(FleetStoreError)

  /// Forgets other tables that no present host and guest has a form of, so that nobody looks for them again.
  func forgetTables(otherThan tables: String) throws(FleetStoreError)

  // MARK: Tags, waivers and removal

  /// Sets tags of hosts and guests; a nil value takes the tag away.
  func tag(
    hosts: [Int64], guests: [Int64], _ tags: [(key: String, value: String?)]
  ) throws(FleetStoreError)

  /// The values of one tag, by the numbers of the hosts that have it.
  func hostTags(_ key: String) throws(FleetStoreError) -> [Int64: String]

  /// The waivers, in the order in which they were stored.
  func waivers() throws(FleetStoreError) -> [StoredWaiver]

  /// Stores a waiver; one of the same guest and feature is replaced.
  func waive(_ waiver: StoredWaiver) throws(FleetStoreError)

  /// Takes a waiver away; false if there is none.
  func unwaive(guest: String, feature: String) throws(FleetStoreError) -> Bool

  /// Removes hosts from the fleet; their records stay, and their guests have no host.
  func remove(hosts: [Int64], at now: String) throws(FleetStoreError)

  /// Removes guests from the fleet; their records stay.
  func remove(guests: [Int64], at now: String) throws(FleetStoreError)

  // MARK: The whole store

  /// Checks the whole store: that it can be read, and that every reference finds its row.
  ///
  /// - Throws: `damaged` with the first complaint.
  func verify() throws(FleetStoreError)

  /// Copies the store as of now into a new SQLite file, while others may write to it.
  ///
  /// - Throws: `failed` if the file exists or cannot be written.
  func backUp(to file: String) throws(FleetStoreError)
}

extension FleetStore {
  /// Stores documents with their hosts and guests, all of them or none, as `put(groups:tables:reinstalled:at:)` stores a group.
  ///
  /// - Throws: `busy`, `failed`, `damaged`, `unavailable`.
  public func put(
    _ arrivals: [Arrival], tables: String, reinstalled: Reinstallation = .ask, at now: String
  ) throws(FleetStoreError) -> ArrivalOutcome {
    var outcome = ArrivalOutcome()
    for result in try put(groups: [arrivals], tables: tables, reinstalled: reinstalled, at: now) {
      outcome.add(try result.get())
    }
    return outcome
  }

  /// Stores groups of documents, and leaves out hosts with a known name and another UUID.
  public func put(
    groups: [[Arrival]], tables: String, at now: String
  ) throws(FleetStoreError) -> [Result<ArrivalOutcome, FleetStoreError>] {
    try put(groups: groups, tables: tables, reinstalled: .ask, at: now)
  }

  /// The documents that describe a host now, the newest first.
  public func documents(ofHost host: Int64) throws(FleetStoreError) -> [StoredDocument] {
    try documents(ofHost: host, when: nil)
  }

  /// Hosts by a pattern of names or a UUID; nil for all.
  public func hosts(matching pattern: String?) throws(FleetStoreError) -> [StoredHost] {
    try hosts(matching: pattern, tag: nil)
  }

  /// Guests by a pattern of names, a UUID, a tag, a host or a form, in the order of their names.
  ///
  /// - Parameter limit: How many at most; nil for all.
  public func guests(
    matching pattern: String? = nil, tag: (key: String, value: String)? = nil, onHost host: Int64? = nil,
    ofForm form: Int64? = nil, limit: Int? = nil
  ) throws(FleetStoreError) -> [StoredGuest] {
    try guests(GuestSelection(pattern: pattern, tag: tag, host: host, form: form, limit: limit))
  }

  /// Sets tags of hosts.
  public func tag(hosts: [Int64], _ tags: [(key: String, value: String?)]) throws(FleetStoreError) {
    try tag(hosts: hosts, guests: [], tags)
  }

  /// Sets tags of guests.
  public func tag(guests: [Int64], _ tags: [(key: String, value: String?)]) throws(FleetStoreError) {
    try tag(hosts: [], guests: guests, tags)
  }
}
