public import ReportContract

/// How a server's drain ended.
public enum MoveEnd: String, Sendable, Codable, CaseIterable, SchemaDescribed {
  /// Nova's record of the migration is completed, and Nova has the server at its target.
  case moved
  /// It left the host by somebody else's hand, or no longer exists.
  case gone
  /// No host took it; it runs where it was.
  case failed
  /// Nova was at work on it, twice.
  case busy
  /// Nova has it in ERROR after its migration.
  case error
  /// Nova's record and the server's host do not agree, or nobody waited for the end.
  case unsettled
  /// Nothing was begun.
  case left

  /// Whether the server has left its host.
  var isAway: Bool { self == .moved || self == .gone }
}
