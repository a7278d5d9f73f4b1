public import ReportContract

extension Finding {
  /// What came of one of Nova's checks.
  public struct NovaResult: Sendable, Hashable, Codable {
    /// Which check: `startup`, `api-version`, `hypervisor-type`, `hypervisor-version`, `destination-cpu`.
    public var check: String
    /// Nova's release.
    public var release: String
    /// The host that the guest runs on.
    public var source: String
    /// The host that was judged.
    public var destination: String
    /// What came of it.
    public var result: Result
    /// Why it is not made or not known, without a full stop; nil elsewhere.
    public var why: String?
    /// Which CPU is compared: `source-host`, `guest`, `configured-model`, `configured-flags`; nil where none is.
    public var subject: String?
    /// libvirt's function that compares; nil where none does.
    public var function: String?
    /// libvirt's names of the features that are missing.
    public var missing: [String]
    /// libvirt's error; nil if there is none.
    public var error: String?

    /// What came of a check.
    public enum Result: String, Sendable, Codable, CaseIterable {
      /// It lets the migration go on.
      case passes
      /// It ends the migration, or keeps nova-compute from starting.
      case refuses
      /// It is not made.
      case skipped
      /// What it would say is not known.
      case undetermined
    }

    /// A result.
    package init(
      check: String, release: String, source: String, destination: String, result: Result, why: String? = nil,
      subject: String? = nil, function: String? = nil, missing: [String] = [], error: String? = nil
    ) {
      self.check = check
      self.release = release
      self.source = source
      self.destination = destination
      self.result = result
      self.why = why
      self.subject = subject
      self.function = function
      self.missing = missing
      self.error = error
    }
  }

  /// What Nova's API answers to a migration that is refused, and where the refusal is told.
  public struct NovaResponse: Sendable, Hashable, Codable {
    /// The microversion that it is asked by.
    public var microversion: String
    /// The status of the response; nil if it is not known.
    public var httpStatus: Int?
    /// Whether the response leaves the cause out.
    public var hidesCause: Bool
    /// Where the cause is told, the nearest to the caller first.
    public var places: [Place]

    /// A place where a refusal is told.
    public struct Place: Sendable, Hashable, Codable {
      /// What kind of place.
      public var kind: Kind
      /// Which: the name of an event, or the service and host of a log.
      public var name: String
      /// The log's level and logger; nil elsewhere.
      public var logger: String?
      /// The microversion from which it is shown; nil if it always is.
      public var shownFrom: String?

      /// What kind of place.
      public enum Kind: String, Sendable, Codable, CaseIterable {
        /// An event of the server's actions.
        case instanceActionEvent = "instance-action-event"
        /// The record of the migration.
        case migration
        /// A service's log.
        case log
      }

      /// A place.
      package init(kind: Kind, name: String, logger: String?, shownFrom: String?) {
        self.kind = kind
        self.name = name
        self.logger = logger
        self.shownFrom = shownFrom
      }
    }

    /// A response.
    package init(microversion: String, httpStatus: Int?, hidesCause: Bool, places: [Place]) {
      self.microversion = microversion
      self.httpStatus = httpStatus
      self.hidesCause = hidesCause
      self.places = places
    }
  }

  /// What is good to know and has no numbers or names of its own.
  public struct Remark: Sendable, Hashable, Codable {
    /// The remark, one sentence with its full stop.
    public var text: String

    /// A remark.
    package init(text: String) { self.text = text }
  }
}

extension Finding.NovaResult: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What came of one of Nova's checks.",
      .field(
        "check", \Self.check,
        "Which check: startup, api-version, hypervisor-type, hypervisor-version, destination-cpu."),
      .field("release", \Self.release, "Nova's release."),
      .field("source", \Self.source, "The host that the guest runs on."),
      .field("destination", \Self.destination, "The host that was judged."),
      .field("result", \Self.result, "What came of it."),
      .field("why", \Self.why, "Why it is not made or not known; left out elsewhere."),
      .field(
        "subject", \Self.subject,
        "Which CPU is compared: source-host, guest, configured-model, configured-flags; left out where none is."
      ),
      .field("function", \Self.function, "libvirt's function that compares; left out where none does."),
      .field("missing", \Self.missing, "libvirt's names of the features that are missing."),
      .field("error", \Self.error, "libvirt's error; left out if there is none."))
  }
}

extension Finding.NovaResult.Result: SchemaDescribed {}

extension Finding.NovaResponse: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "What Nova's API answers to a migration that is refused, and where the refusal is told.",
      .field("microversion", \Self.microversion, "The microversion that it is asked by."),
      .field("httpStatus", \Self.httpStatus, "The status of the response; left out if it is not known."),
      .field("hidesCause", \Self.hidesCause, "Whether the response leaves the cause out."),
      .field("places", \Self.places, "Where the cause is told, the nearest to the caller first."))
  }
}

extension Finding.NovaResponse.Place: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A place where a refusal is told.",
      .field("kind", \Self.kind, "What kind of place."),
      .field("name", \Self.name, "Which: the name of an event, or the service and host of a log."),
      .field("logger", \Self.logger, "The log's level and logger; left out elsewhere."),
      .field(
        "shownFrom", \Self.shownFrom, "The microversion from which it is shown; left out if it always is."))
  }
}

extension Finding.NovaResponse.Place.Kind: SchemaDescribed {}

extension Finding.Remark: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object("What is good to know.", .field("text", \Self.text, "The remark, one sentence."))
  }
}
