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
    /// The host under judgement.
    public var destination: String
    /// What came of it.
    public var result: Result
    /// Why it is not made or not known, without a full stop; nil elsewhere.
    public var why: String?
    /// Which CPU is compared: `source-host`, `guest`, `configured-model`, `configured-flags`; nil where none is.
    public var subject: String?
    /// libvirt's function that compares; nil where none does.
    public var function: String?
    /// The missing features, by libvirt's names.
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

  /// Nova's API response to a refused migration, and where the refusal is reported.
  public struct NovaResponse: Sendable, Hashable, Codable {
    /// The microversion of the request.
    public var microversion: String
    /// The status of the response; nil if it is not known.
    public var httpStatus: Int?
    /// Whether the response hides the cause.
    public var hidesCause: Bool
    /// Where the cause is reported, nearest to the caller first.
    public var places: [Place]

    /// A place where a refusal is told.
    public struct Place: Sendable, Hashable, Codable {
      /// What kind of place.
      public var kind: Kind
      /// Its name: an event's name, or a log's service and host.
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
      "The result of one of Nova's checks.",
      .field(
        "check", \Self.check,
        "Which check: startup, api-version, hypervisor-type, hypervisor-version, destination-cpu."),
      .field("release", \Self.release, "Nova's release."),
      .field("source", \Self.source, "The host that the guest runs on."),
      .field("destination", \Self.destination, "The host under judgement."),
      .field("result", \Self.result, "Its result."),
      .field("why", \Self.why, "Why Nova skips it or its result is unknown; otherwise absent."),
      .field(
        "subject", \Self.subject,
        "The CPU that it compares: source-host, guest, configured-model or configured-flags; absent if none."
      ),
      .field("function", \Self.function, "The libvirt function that compares; absent if none does."),
      .field("missing", \Self.missing, "The missing features, by libvirt's names."),
      .field("error", \Self.error, "libvirt's error; absent if there is none."))
  }
}

extension Finding.NovaResult.Result: SchemaDescribed {}

extension Finding.NovaResponse: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "Nova's API response to a refused migration, and where the refusal is reported.",
      .field("microversion", \Self.microversion, "The microversion of the request."),
      .field("httpStatus", \Self.httpStatus, "The response's status; absent if unknown."),
      .field("hidesCause", \Self.hidesCause, "Whether the response hides the cause."),
      .field("places", \Self.places, "Where the cause is reported, nearest to the caller first."))
  }
}

extension Finding.NovaResponse.Place: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object(
      "A place that reports a refusal.",
      .field("kind", \Self.kind, "What kind of place."),
      .field("name", \Self.name, "Its name: an event's name, or a log's service and host."),
      .field("logger", \Self.logger, "The log's level and logger; absent for other places."),
      .field(
        "shownFrom", \Self.shownFrom, "The first microversion that shows it; absent if all do."))
  }
}

extension Finding.NovaResponse.Place.Kind: SchemaDescribed {}

extension Finding.Remark: SchemaDescribed {
  /// The form of the JSON.
  public static var jsonSchema: SchemaNode {
    .object("A remark.", .field("text", \Self.text, "The remark, one sentence."))
  }
}
