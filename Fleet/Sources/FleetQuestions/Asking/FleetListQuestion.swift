internal import CPUCompatibility
internal import FleetStorage
public import MartletQuestions
public import ReportContract

/// Asks for the hosts or guests of a fleet.
public struct FleetListQuestion: Sendable {
  /// Whether guests are listed instead of hosts.
  public var isOfGuests: Bool
  /// A pattern of names with `*` and `?`, or a UUID; nil for all.
  public var pattern: String?
  /// A tag that they have; nil for all.
  public var tag: (key: String, value: String)?

  /// Asks for hosts, or guests.
  public init(isOfGuests: Bool = false, pattern: String? = nil, tag: (key: String, value: String)? = nil) {
    self.isOfGuests = isOfGuests
    self.pattern = pattern
    self.tag = tag
  }

  /// The list in the order of names.
  ///
  /// - Throws: `noInput` where a pattern matches nothing; the store's errors.
  public func answer(in fleet: OpenFleet) throws(QuestionError) -> FleetListReport {
    try fleet.settle()
    var report = FleetListReport(inputs: [fleet.input])
    report.fleet = try fleet.counts()
    if isOfGuests {
      report.guests = try wrapped { () throws(FleetStoreError) in
        try fleet.store.guests(matching: pattern, tag: tag)
      }
      .map(FleetListReport.Guest.init)
    } else {
      report.hosts = try wrapped { () throws(FleetStoreError) in
        try fleet.store.hosts(matching: pattern, tag: tag)
      }
      .map(FleetListReport.Host.init)
    }
    if report.hosts.isEmpty, report.guests.isEmpty, pattern != nil || tag != nil {
      let what = pattern ?? tag.map { "\($0.key)=\($0.value)" } ?? ""
      throw QuestionError(
        .noInput, "\(fleet.store.path): the fleet has no \(isOfGuests ? "guest" : "host") \(what)")
    }
    return report
  }
}

/// Hosts or guests of a fleet; encoded as JSON, `martlet.fleet-list/1.0`.
public struct FleetListReport: ListingReport {
  /// The guests: there are far more of them than hosts.
  public static var listed: WritableKeyPath<Self, [Guest]> { \.guests }
  /// The array's name.
  public static let listedName = "guests"
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-list", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: a list judges nothing.
  public var judgedBy: [Yardstick] = []
  /// The whole fleet in numbers.
  public var fleet = Fleet()
  /// The hosts, in the order of their names.
  public var hosts: [Host] = []
  /// The guests, in the order of their names.
  public var guests: [Guest] = []

  /// A fleet in numbers.
  public struct Fleet: Sendable, Codable {
    /// Hosts and guests.
    public var hosts = 0, guests = 0
    /// Classes of hosts and of guests, whose members get the same verdicts.
    public var hostClasses = 0, guestClasses = 0
    /// Documents, their bytes, and the bytes that they take in the store.
    public var documents = 0, bytes = 0, stored = 0
  }

  /// A host.
  public struct Host: Sendable, Codable {
    /// Its name.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The source of the name.
    public var source: String
    /// Logical CPUs, bytes of memory and NUMA nodes; nil where no record tells.
    public var cpus, memory, nodes: Int?
    /// How many guests it holds, their virtual CPUs, and bytes of their memory.
    public var guests, guestCPUs, guestMemory: Int
    /// When the newest record was taken.
    public var taken: String
    /// The digest of its class.
    public var form: String
    /// What it is and runs, by key.
    public var facts: [String: String]
    /// Its tags.
    public var tags: [String: String]
  }

  /// A guest.
  public struct Guest: Sendable, Codable {
    /// Its name.
    public var name: String
    /// Its UUID; nil if unknown.
    public var uuid: String?
    /// The source of the name.
    public var source: String
    /// The host that it runs on; nil if unknown.
    public var host: String?
    /// Virtual CPUs and bytes of memory; nil where its definition lacks them.
    public var cpus, memory: Int?
    /// Sizes of its huge pages in KiB, with blanks between; nil for none.
    public var hugePages: String?
    /// When the newest record was taken.
    public var taken: String
    /// The digest of its class.
    public var form: String
    /// Its tags.
    public var tags: [String: String]
  }

  init(inputs: [InputReport]) { self.inputs = inputs }

  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "Hosts or guests of a fleet.", .field("fleet", \Self.fleet, "The whole fleet in numbers."),
      .field("hosts", \Self.hosts, "The hosts, in the order of their names."),
      .field("guests", \Self.guests, "The guests, in the order of their names."))
  }
}

extension FleetListReport.Fleet: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A fleet in numbers.", .field("hosts", \Self.hosts, "Hosts."),
      .field("guests", \Self.guests, "Guests."),
      .field("hostClasses", \Self.hostClasses, "Classes of hosts, which get the same verdicts."),
      .field("guestClasses", \Self.guestClasses, "Classes of guests, which get the same verdicts."),
      .field("documents", \Self.documents, "Documents."),
      .field("bytes", \Self.bytes, "Bytes of the documents."),
      .field("stored", \Self.stored, "Bytes that they take in the store."))
  }
}

extension FleetListReport.Host: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host.", .field("name", \Self.name, "Its name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("source", \Self.source, "The source of the name."),
      .field("cpus", \Self.cpus, "Logical CPUs; absent where no record tells."),
      .field("memory", \Self.memory, "Bytes of memory; absent where no record tells."),
      .field("nodes", \Self.nodes, "NUMA nodes; absent where no record tells."),
      .field("guests", \Self.guests, "How many guests it holds."),
      .field("guestCPUs", \Self.guestCPUs, "The virtual CPUs of its guests."),
      .field("guestMemory", \Self.guestMemory, "Bytes of its guests' memory."),
      .field("taken", \Self.taken, "When the newest record was taken."),
      .field("form", \Self.form, "The digest of its class."),
      .field("facts", \Self.facts, "What it is and runs, by key."), .field("tags", \Self.tags, "Its tags."))
  }
}

extension FleetListReport.Guest: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A guest.", .field("name", \Self.name, "Its name."),
      .field("uuid", \Self.uuid, "Its UUID; absent if unknown."),
      .field("source", \Self.source, "The source of the name."),
      .field("host", \Self.host, "The host that it runs on; absent if unknown."),
      .field("cpus", \Self.cpus, "Virtual CPUs; absent where its definition lacks them."),
      .field("memory", \Self.memory, "Bytes of memory; absent where its definition lacks them."),
      .field("hugePages", \Self.hugePages, "Sizes of its huge pages in KiB; absent for none."),
      .field("taken", \Self.taken, "When the newest record was taken."),
      .field("form", \Self.form, "The digest of its class."), .field("tags", \Self.tags, "Its tags."))
  }
}
