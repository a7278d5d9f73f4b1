/// One of the documents behind a report.
public struct InputReport: Sendable, Hashable, Codable, SchemaDescribed {
  /// Its role: `from`, `to`, `guest`, `host`, `log`.
  public var role: String
  /// The name as the user wrote it.
  public var name: String
  /// The input format that Martlet used.
  public var format: String
  /// The SHA-256 digest of its bytes, in hexadecimal; nil for a log read as a stream.
  public var sha256: String?
  /// Repairs and assumptions made while reading, a sentence each.
  public var notes: [String]
  /// The number of CPUs that a configuration requests; nil for other documents.
  public var cpus: Int?

  /// Creates an entry for a document that was read.
  public init(
    role: String, name: String, format: String, sha256: String?, notes: [String] = [], cpus: Int? = nil
  ) {
    self.role = role
    self.name = name
    self.format = format
    self.sha256 = sha256
    self.notes = notes
    self.cpus = cpus
  }

  /// Describes the JSON of an input.
  public static var jsonSchema: SchemaNode {
    .object(
      "A document that the report covers.",
      .field("role", \Self.role, "Its role: from, to, guest, host, log and so on."),
      .field("name", \Self.name, "Its name as the user wrote it."),
      .field("format", \Self.format, "The format that Martlet read."),
      .field(
        "sha256", .string(pattern: "^[0-9a-f]{64}$"),
        "The SHA-256 digest of its bytes; absent for a stream.", isOptional: true),
      .field("notes", \Self.notes, "Repairs and assumptions, a sentence each."),
      .field(
        "cpus", \Self.cpus, "The number of CPUs that a configuration requests; absent for other documents."))
  }
}
