internal import FleetStorage
public import ReportContract

/// What adding changed; encoded as JSON, `martlet.fleet-add/1.0`.
public struct FleetAddReport: Report {
  /// The JSON's form: the value of its key `schema`.
  public static let form = DocumentForm("fleet-add", 1, 0)
  /// The JSON's form.
  public var schema = form.description
  /// The version of Martlet that made the report.
  public var martlet = MartletVersion.current
  /// The store.
  public var inputs: [InputReport]
  /// Empty: adding judges nothing.
  public var judgedBy: [Yardstick] = []
  /// Documents.
  public var documents = Documents()
  /// Hosts.
  public var hosts = Changes()
  /// Guests.
  public var guests = Changes()
  /// Hosts that have another name than before.
  public var renamed: [Renaming] = []
  /// Hosts that were not added, because their name is known with another UUID.
  public var questions: [Reinstalled] = []
  /// Documents that were not added.
  public var refused: [Refusal] = []
  /// Bytes that were read.
  public var bytes = 0
  /// How long that took.
  public var milliseconds = 0

  /// Documents that were read, and those of them that are new.
  public struct Documents: Sendable, Codable {
    /// Those that were read.
    public var read = 0
    /// Those that were not stored before.
    public var stored = 0
  }

  /// How many are new, changed, and as they were.
  public struct Changes: Sendable, Codable {
    /// New ones.
    public var added = 0
    /// Those with new evidence, or in a new place.
    public var changed = 0
    /// Those that stay as they were.
    public var unchanged = 0
  }

  /// A host whose name changed.
  public struct Renaming: Sendable, Codable {
    /// The former name, and the present one.
    public var from, to: String
  }

  /// A host whose name is known with another UUID.
  public struct Reinstalled: Sendable, Codable {
    /// The host's name.
    public var name: String
    /// The UUID that is stored, and the one in the document.
    public var stored, found: String
  }

  /// A document that was not added, and why.
  public struct Refusal: Sendable, Codable {
    /// The document.
    public var name: String
    /// Why, in one line.
    public var reason: String
  }

  init(_ fleet: OpenFleet) { inputs = [fleet.input] }

  mutating func add(_ outcome: ArrivalOutcome) {
    documents.stored += outcome.documents
    hosts.added += outcome.hostsAdded
    hosts.changed += outcome.hostsChanged
    hosts.unchanged += outcome.hostsUnchanged
    guests.added += outcome.guestsAdded
    guests.changed += outcome.guestsChanged
    guests.unchanged += outcome.guestsUnchanged
    renamed += outcome.renamed.map { Renaming(from: $0[0], to: $0[1]) }
    questions += outcome.questions.map { Reinstalled(name: $0[0], stored: $0[1], found: $0[2]) }
  }

  /// 0, or 65 if a document was refused, or 1 if the operator has to say something.
  public var exitStatus: Int32 { refused.isEmpty ? questions.isEmpty ? 0 : 1 : 65 }
}

extension FleetAddReport {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .report(
      Self.self, "What adding to a fleet changed.",
      .field("documents", \Self.documents, "Documents that were read and stored."),
      .field("hosts", \Self.hosts, "What changed for hosts."),
      .field("guests", \Self.guests, "What changed for guests."),
      .field("renamed", \Self.renamed, "Hosts that have another name than before."),
      .field(
        "questions", \Self.questions, "Hosts that were not added: their name is known with another UUID."),
      .field("refused", \Self.refused, "Documents that were not added."),
      .field("bytes", \Self.bytes, "Bytes that were read."),
      .field("milliseconds", \Self.milliseconds, "How long that took."))
  }
}

extension FleetAddReport.Documents: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Numbers of documents.", .field("read", \Self.read, "Those that were read."),
      .field("stored", \Self.stored, "Those that were not stored before."))
  }
}

extension FleetAddReport.Changes: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "How many are new, changed, and as they were.", .field("added", \Self.added, "New ones."),
      .field("changed", \Self.changed, "Those with new evidence, or in a new place."),
      .field("unchanged", \Self.unchanged, "Those that stay as they were."))
  }
}

extension FleetAddReport.Renaming: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host whose name changed.", .field("from", \Self.from, "The former name."),
      .field("to", \Self.to, "The present name."))
  }
}

extension FleetAddReport.Reinstalled: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A host whose name is known with another UUID.", .field("name", \Self.name, "Its name."),
      .field("stored", \Self.stored, "The UUID that is stored."),
      .field("found", \Self.found, "The UUID in the document."))
  }
}

extension FleetAddReport.Refusal: SchemaDescribed {
  /// Describes the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A document that was not added.", .field("name", \Self.name, "The document."),
      .field("reason", \Self.reason, "Why, in one line."))
  }
}
