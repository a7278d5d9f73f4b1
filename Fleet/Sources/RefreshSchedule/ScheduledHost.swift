/// A host in the schedule; all times are milliseconds since 1970 by the database's clock.
public struct ScheduledHost: Sendable, Hashable {
  /// By what it is asked.
  public var uri: String
  /// When its turn is.
  public var due: Int
  /// Who asks it now; nil for nobody.
  public var holder: String?
  /// When it may be asked by another one if `holder` has not ended by then.
  public var lease: Int?
  /// How often in a row it did not answer.
  public var failures: Int
  /// When it was asked last, and when that ended; nil for never.
  public var asked: Int?
  /// When the last question ended, with an answer or without.
  public var ended: Int?
  /// When it answered last.
  public var answered: Int?
  /// How the last question ended.
  public var outcome: Outcome?
  /// Why it failed, in one line.
  public var words: String?

  /// How a question ended.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// Its answer told something new, which the store has.
    case changed
    /// Its answer told what the store has already.
    case unchanged
    /// It gave no answer.
    case failed
    /// It gave no answer in time.
    case hung

    /// Whether the host answered.
    public var isAnswer: Bool { self == .changed || self == .unchanged }
  }

  /// The right to ask a host once.
  public struct Turn: Sendable, Hashable {
    /// The host.
    public var uri: String
    /// The number of this turn; only the newest one's end counts.
    public var fence: Int
    /// What the end of an earlier turn said of the answer; nil for nothing.
    public var seen: String?
    /// How often in a row it did not answer so far.
    public var failures: Int
  }

  /// The end of a turn.
  public struct End: Sendable, Hashable {
    /// The turn.
    public var turn: Turn
    /// How it ended.
    public var outcome: Outcome
    /// Why it failed, in one line; nil for an answer.
    public var words: String?
    /// What the next turn is told of this answer, which the schedule does not read; nil for nothing.
    public var seen: String?

    /// A turn that ended so.
    public init(_ turn: Turn, _ outcome: Outcome, words: String? = nil, seen: String? = nil) {
      self.turn = turn
      self.outcome = outcome
      self.words = words
      self.seen = seen
    }
  }
}
