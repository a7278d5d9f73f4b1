/// A document that a report is of.
public struct InputReport: Sendable, Hashable, Codable, SchemaDescribed {
  /// What it was given as: `from`, `to`, `guest`, `host`, `log`.
  public var role: String
  /// Its name as the user wrote it.
  public var name: String
  /// The format that it was read as.
  public var format: String
  /// SHA-256 of its bytes, in hexadecimal; nil for a log that was read as a stream.
  public var sha256: String?
  /// Repairs and assumptions.
  public var notes: [String]
  /// How many CPUs a configuration asks for; nil for all else.
  public var cpus: Int?

  /// A document.
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

  /// The form of an input.
  public static var jsonSchema: SchemaNode {
    .object(
      "A document that the report is of.",
      .field("role", \Self.role, "What it was given as: from, to, guest, host, log and so on."),
      .field("name", \Self.name, "Its name as the user wrote it."),
      .field("format", \Self.format, "The format that it was read as."),
      .field(
        "sha256", .string(pattern: "^[0-9a-f]{64}$"),
        "SHA-256 of its bytes; left out for what was read as a stream.", isOptional: true),
      .field("notes", \Self.notes, "Repairs and assumptions, a sentence each."),
      .field("cpus", \Self.cpus, "How many CPUs a configuration asks for; left out for all else."))
  }
}
