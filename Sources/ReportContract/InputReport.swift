/// One input document.
public struct InputReport: Sendable, Codable {
  /// What it was given as: `from`, `to`, `log`.
  public var role: String
  /// Its name as the user wrote it.
  public var name: String
  /// The format that it was read as.
  public var format: String
  /// SHA-256 of its bytes, in hexadecimal; nil for a log that was read as a stream.
  public var sha256: String?
  /// Repairs and assumptions.
  public var notes: [String]

  /// An input document.
  public init(role: String, name: String, format: String, sha256: String?, notes: [String]) {
    self.role = role
    self.name = name
    self.format = format
    self.sha256 = sha256
    self.notes = notes
  }
}
