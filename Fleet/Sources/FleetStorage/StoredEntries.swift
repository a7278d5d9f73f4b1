/// A host in a list.
public struct StoredHost: Sendable, Hashable {
  /// The store's number.
  public var id: Int64
  /// Its name, and the source of that name.
  public var name, source: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// Logical CPUs, bytes of memory, NUMA nodes.
  public var cpus, memory, nodes: Int?
  /// The memory of each NUMA node, as JSON; nil if unknown.
  public var nodeMemory: String?
  /// What it is and runs, as JSON.
  public var facts: String
  /// When the newest record was taken, and when the first one was added.
  public var taken, added: String
  /// The digest of its form.
  public var form: String
  /// How many guests it holds, their virtual CPUs, and their memory in bytes.
  public var guests, guestCPUs, guestMemory: Int
  /// Its tags.
  public var tags: [String: String]
}

/// A guest in a list.
public struct StoredGuest: Sendable, Hashable {
  /// The store's number.
  public var id: Int64
  /// Its name, and the source of that name.
  public var name, source: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// The store's number of the host that it runs on; nil if unknown.
  public var host: Int64?
  /// The name of that host.
  public var hostName: String?
  /// Virtual CPUs and bytes of memory.
  public var cpus, memory: Int?
  /// Sizes of huge pages in KiB.
  public var hugePages: String?
  /// The parts of its memory, as JSON; empty if every host with enough memory has room, nil if nothing was read.
  public var memoryParts: String?
  /// When the newest record was taken.
  public var taken: String
  /// The digest of what it runs with.
  public var form: String
  /// The digest of what it would run with after a power cycle; nil if no definition tells.
  public var next: String?
  /// The store's number of what it runs with.
  public var formID: Int64
  /// The store's number of what it would run with.
  public var nextID: Int64?
  /// Its tags.
  public var tags: [String: String]
}

/// Which guests a list has; nil lets all through.
public struct GuestSelection: Sendable {
  /// A name with `*` and `?`, or a UUID.
  public var pattern: String?
  /// A key and its value.
  public var tag: (key: String, value: String)?
  /// The store's numbers of the host and of what the guests run with.
  public var host, form: Int64?
  /// How many at most.
  public var limit: Int?
}

/// A record of a host in its history.
public struct StoredRecord: Sendable, Hashable {
  /// The store's number.
  public var id: Int64
  /// The document's digest and format, and the name that it was read under.
  public var digest, format, origin: String
  /// When it was so, and when it was added.
  public var taken, added: String
  /// The points that it covers.
  public var points: [String]
  /// Whether it describes the host now.
  public var isCurrent: Bool
}

/// A record of a guest in its history.
public struct StoredGuestRecord: Sendable, Hashable {
  /// The store's number of the guest.
  public var guest: Int64
  /// When it was so: RFC 3339, UTC.
  public var taken: String
  /// The store's numbers of what it ran with, and of what it would have run with; nil if no definition told.
  public var form: Int64
  /// The store's number of what it would have run with after a power cycle.
  public var next: Int64?
  /// When the guest was removed, if this is its last record; nil for one that is there.
  public var removed: String?
}

/// What guests have in common that share their host and both forms, by the store's numbers.
public struct StoredGuestClass: Sendable, Hashable {
  /// What they run with.
  public var form: Int64
  /// What they would run with; nil if no definition tells.
  public var next: Int64?
  /// The host; nil if it is unknown.
  public var host: Int64?

  /// Guests of those forms there.
  public init(form: Int64, next: Int64?, host: Int64?) {
    self.form = form
    self.next = next
    self.host = host
  }
}

/// A guest of a class.
public struct StoredClassMember: Sendable, Hashable {
  /// Its class.
  public var group: StoredGuestClass
  /// Its name.
  public var name: String
  /// Its UUID; nil if unknown.
  public var uuid: String?
  /// Its tags.
  public var tags: [String: String]
}

/// Guests that share their host and both forms: how many there are, and the number and name of the first of them.
public struct StoredResidentGroup: Sendable, Hashable {
  /// The store's numbers of the host and of the forms.
  public var host: Int64
  /// The store's number of what they run with.
  public var form: Int64
  /// The store's number of what they would run with; nil if no definition tells.
  public var next: Int64?
  /// How many there are.
  public var count: Int
  /// One of them.
  public var guest: Int64
  /// Its name.
  public var name: String
}

/// A stored document.
public struct StoredDocument: Sendable, Hashable {
  /// The digest of its bytes.
  public var digest: String
  /// The name that it was read under.
  public var origin: String
  /// Which host of it is meant; nil if it has one.
  public var selector: String?
  /// Its bytes as they were compressed.
  public var compressed: [UInt8]
  /// When it was so: RFC 3339, UTC.
  public var taken: String
  /// The store's number of the record.
  public var record: Int64
}

/// What was computed from the current records of a host and the newest records of guests there.
public struct HostReading: Sendable {
  /// The store's number of the host; nil for guests whose host is unknown.
  public var host: Int64?
  /// The store's numbers of the records that were read, the newest first.
  public var records: [Int64]
  /// The host's form and facts; nil if only its guests were stale.
  public var form: (form: Arrival.Form, facts: String)?
  /// Guests that were stale.
  public var guests: [Guest]
  /// The version of the host's row before it was read, where forms are prepared for a shared store.
  public var version: String?

  /// What was computed from a guest's newest record.
  public struct Guest: Sendable {
    /// The store's number of the guest, and of the document that holds the record.
    public var guest, document: Int64
    /// What it runs with on that host.
    public var form: Arrival.Form
    /// What it would run with after a power cycle there.
    public var next: Arrival.Form?
    /// The version of the guest's row before it was read, where forms are prepared for a shared store.
    public var version: String?

    /// A guest with those forms.
    public init(
      guest: Int64, document: Int64, form: Arrival.Form, next: Arrival.Form?, version: String? = nil
    ) {
      self.guest = guest
      self.document = document
      self.form = form
      self.next = next
      self.version = version
    }
  }

  /// Nothing yet of a host with those records.
  public init(
    host: Int64?, records: [Int64] = [], form: (form: Arrival.Form, facts: String)? = nil,
    guests: [Guest] = [], version: String? = nil
  ) {
    self.host = host
    self.records = records
    self.form = form
    self.guests = guests
    self.version = version
  }
}

/// A stored waiver.
public struct StoredWaiver: Sendable, Hashable {
  /// The pattern of guests' names, the feature, and why.
  public var guest, feature, reason: String
  /// The last day, `YYYY-MM-DD`; nil for no end.
  public var until: String?
  /// When it was stored.
  public var added: String

  /// A waiver.
  public init(guest: String, feature: String, reason: String, until: String?, added: String) {
    self.guest = guest
    self.feature = feature
    self.reason = reason
    self.until = until
    self.added = added
  }
}
