internal import PostgresClient
internal import SharedTables

extension RefreshSchedule {
  /// The schedule in numbers; all times are milliseconds since 1970 by the database's clock.
  public struct State: Sendable, Hashable {
    /// Now.
    public var time: Int
    /// The plan; nil if nobody has set one.
    public var plan: RefreshPlan?
    /// All hosts; those whose turn has come and whom nobody asks yet; those that are asked; those that failed last; those that never answered.
    public var hosts = 0, due = 0, held = 0, failing = 0, unanswered = 0
    /// When the host answered that has not answered for longest, or was added if it never did; nil without hosts.
    public var oldest: Int?
    /// Since when the longest overdue host waits; nil if none is due.
    public var overdueSince: Int?
    /// How many hosts each controller asks.
    public var holders: [String: Int] = [:]
  }

  /// What questions that ended in a span came to; a host counts once, by its last one.
  public struct Ends: Sendable, Hashable {
    /// How many ended so.
    public var counts: [ScheduledHost.Outcome: Int] = [:]
    /// How long the longest took, in milliseconds.
    public var longest = 0
  }

  /// The schedule in numbers.
  ///
  /// - Throws: `RefreshFailure`: `unavailable`.
  public func state() throws(RefreshFailure) -> State {
    try change { db in
      let now = try db.now()
      var state = State(time: now)
      state.plan = try Self.plan(db)
      let isDue = "due <= $1 AND (lease IS NULL OR lease <= $1)"
      let numbers = try db.rows(
        """
        SELECT count(*), count(CASE WHEN \(isDue) THEN 1 END), count(CASE WHEN lease > $1 THEN 1 END),
          count(CASE WHEN failures > 0 THEN 1 END), count(*) - count(answered), min(coalesce(answered, added)),
          min(CASE WHEN \(isDue) THEN due END)
        FROM @refresh_hosts
        """, [.integer(now)])
      if let row = numbers.first {
        state.hosts = try row.integer(0)
        state.due = try row.integer(1)
        state.held = try row.integer(2)
        state.failing = try row.integer(3)
        state.unanswered = try row.integer(4)
        state.oldest = try row.integerOrNil(5)
        state.overdueSince = try row.integerOrNil(6)
      }
      let holders = try db.rows(
        "SELECT holder, count(*) FROM @refresh_hosts WHERE lease > $1 GROUP BY holder", [.integer(now)])
      for row in holders { if let name = try row.textOrNil(0) { state.holders[name] = try row.integer(1) } }
      return state
    }
  }

  /// What came of the questions that ended in a span.
  ///
  /// - Parameter span: Milliseconds since 1970 by the database's clock.
  /// - Throws: `RefreshFailure`: `unavailable`, `newer`.
  public func ends(in span: Range<Int>) throws(RefreshFailure) -> Ends {
    try change { db in
      var ends = Ends()
      let rows = try db.rows(
        """
        SELECT outcome, count(*), max(CASE WHEN ended >= asked THEN ended - asked END) FROM @refresh_hosts
        WHERE ended >= $1 AND ended < $2 GROUP BY outcome
        """, [.integer(span.lowerBound), .integer(span.upperBound)])
      for row in rows {
        guard let outcome = try row.textOrNil(0) else { continue }
        ends.counts[try Self.outcome(outcome)] = try row.integer(1)
        ends.longest = max(ends.longest, try row.integerOrNil(2) ?? 0)
      }
      return ends
    }
  }

  /// The hosts in the order of their URIs.
  ///
  /// - Throws: `RefreshFailure`: `unavailable`, `newer`.
  public func hosts() throws(RefreshFailure) -> [ScheduledHost] {
    try change { db in
      try db.rows(
        """
        SELECT uri, due, failures, holder, lease, asked, ended, answered, outcome, words FROM @refresh_hosts
        ORDER BY uri
        """
      ).map { row in
        ScheduledHost(
          uri: try row.text(0), due: try row.integer(1), holder: try row.textOrNil(3),
          lease: try row.integerOrNil(4),
          failures: try row.integer(2), asked: try row.integerOrNil(5), ended: try row.integerOrNil(6),
          answered: try row.integerOrNil(7), outcome: try row.textOrNil(8).map(Self.outcome),
          words: try row.textOrNil(9))
      }
    }
  }

  private static func outcome(_ word: String) throws(RefreshFailure) -> ScheduledHost.Outcome {
    guard let outcome = ScheduledHost.Outcome(rawValue: word) else {
      throw RefreshFailure(.newer, "the schedule holds \(word), which this Martlet does not know")
    }
    return outcome
  }
}
