public import PostgresClient
internal import SharedTables

/// When each host of a fleet is asked again, and by whom: rows in a database that several controllers take turns from.
///
/// Whoever takes a turn has the host until a lease runs out, which is longer than any question may take, so that nobody has to renew it; who
/// dies lets its hosts free. No controller leads: rows are added and removed by what the store says, whoever does it, and the plan's row
/// lets one at a time take turns, so that all together never hold more than the plan's connections. All times are the database's, so that
/// controllers' clocks do not matter.
public struct RefreshSchedule: Sendable {
  private let tables: SharedTables

  /// How many turns may be lost with their controllers before the host counts as failing: it could be what ends them.
  static let mostLosses = 3

  /// The schedule in a PostgreSQL, in its schema `martlet`; the tables are made if they are missing.
  ///
  /// - Throws: `RefreshFailure`: `newer`, `unavailable`.
  public init(_ pool: PostgresPool) throws(RefreshFailure) {
    do { tables = try SharedTables(ScheduleTables.plan, in: pool) } catch { throw RefreshFailure(error) }
  }

  /// The schedule in a SQLite file, which its store shares; the tables are made if they are missing.
  ///
  /// - Throws: `RefreshFailure`: `newer`, `unavailable`.
  public init(path: String) throws(RefreshFailure) {
    // What a crash of the machine loses is asked again.
    do { tables = try SharedTables(ScheduleTables.plan, path: path, isDurable: false) } catch {
      throw RefreshFailure(error)
    }
  }

  /// The schedule beside a store.
  ///
  /// - Parameter store: A path, or an address as libpq takes it.
  /// - Throws: `RefreshFailure`: `newer`, `unavailable`.
  public init(store: String) throws(RefreshFailure) {
    guard PostgresAddress.isAddress(store) else {
      try self.init(path: store)
      return
    }
    let address: PostgresAddress
    do { address = try PostgresAddress(store) } catch { throw RefreshFailure(.unavailable, error.reason) }
    var settings = PostgresSettings()
    settings.applicationName = "martlet refresh"
    // No statement of the schedule takes long, other sessions' changes included.
    settings.answerLimit = .seconds(40)
    try self.init(PostgresPool(address, settings, bound: 2))
  }

  /// Sets the plan for all controllers.
  ///
  /// With another interval than before, every host gets a turn of it. After a pause in which no controller asked anybody for longer than
  /// the interval, those that are overdue get one, so that they come in no wave either.
  ///
  /// - Throws: `RefreshFailure`: `malformed`, `unavailable`, `unknown`.
  public func set(_ plan: RefreshPlan) throws(RefreshFailure) {
    guard plan.interval > 0, plan.connections > 0 else {
      throw RefreshFailure(.malformed, "a plan needs an interval and at least one connection")
    }
    try change { db in
      let former = try Self.lockPlan(db)
      if former == nil {
        try db.run(
          "INSERT INTO @refresh_plan (id, every, connections) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING",
          [.integer(plan.interval), .integer(plan.connections)])
      }
      try db.run(
        "UPDATE @refresh_plan SET every = $1, connections = $2 WHERE id = 1",
        [.integer(plan.interval), .integer(plan.connections)])
      let now = try db.now()
      let last = try db.rows("SELECT max(asked) FROM @refresh_hosts").first?.integerOrNil(0)
      let isPaused = last.map { $0 < now - plan.interval } ?? false
      let isOther = former?.interval != plan.interval
      guard isOther || isPaused else { return }
      let waiting = try db.rows(
        """
        SELECT uri, failures, due FROM @refresh_hosts WHERE lease IS NULL OR lease <= $1 ORDER BY uri\(db.locking)
        """, [.integer(now)])
      for row in waiting {
        let (uri, failures, due) = (try row.text(0), try row.integer(1), try row.integer(2))
        let isOverdue = due <= now
        guard isOther || isOverdue else { continue }
        try db.run(
          "UPDATE @refresh_hosts SET due = $2 WHERE uri = $1",
          [.text(uri), .integer(plan.turn(of: uri, after: now, failures: isOverdue ? 0 : failures))])
      }
    }
  }

  /// The plan; nil before the first one.
  ///
  /// - Throws: `RefreshFailure`: `unavailable`.
  public func plan() throws(RefreshFailure) -> RefreshPlan? {
    try change { db in try Self.plan(db) }
  }

  /// Makes the schedule's hosts those: new ones get a turn within the next interval, others are forgotten unless somebody asks them now.
  ///
  /// Two controllers that do so at the same time add each host once.
  ///
  /// - Returns: How many were added and removed.
  /// - Throws: `RefreshFailure`: `unplanned`, `malformed`, `unavailable`, `unknown`.
  @discardableResult public func register(
    _ uris: [String]
  ) throws(RefreshFailure) -> (added: Int, removed: Int) {
    guard uris.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(0) }) else {
      throw RefreshFailure(.malformed, "a host's URI is not empty and has no NUL character")
    }
    return try change { db in
      let plan = try Self.needed(Self.lockPlan(db))
      let now = try db.now()
      let known = Set(try db.rows("SELECT uri FROM @refresh_hosts").map { try $0.text(0) })
      let wanted = Set(uris)
      var counts = (added: 0, removed: 0)
      for uri in wanted.subtracting(known).sorted() {
        counts.added += try db.run(
          """
          INSERT INTO @refresh_hosts (uri, due, fence, losses, failures, added) VALUES ($1, $2, 0, 0, 0, $3)
          ON CONFLICT (uri) DO NOTHING
          """, [.text(uri), .integer(plan.turn(of: uri, after: now)), .integer(now)])
      }
      for uri in known.subtracting(wanted).sorted() {
        counts.removed += try db.run(
          "DELETE FROM @refresh_hosts WHERE uri = $1 AND (lease IS NULL OR lease <= $2)",
          [.text(uri), .integer(now)])
      }
      return counts
    }
  }

  /// What taking turns gave.
  public struct Turns: Sendable {
    /// The hosts to ask.
    public var turns: [ScheduledHost.Turn] = []
    /// The plan that all controllers follow.
    public var plan: RefreshPlan
    /// Now, and when the next turn of a host is that nobody asks: milliseconds since 1970 by the database's clock; nil without such hosts.
    public var time: Int
    /// When the next turn is.
    public var next: Int?
  }

  /// Takes turns that are due, the longest overdue first.
  ///
  /// A turn that was lost with its controller three times in a row counts as a failure of its host.
  ///
  /// - Parameters:
  ///   - holder: Whom others see; the name of a machine and a process.
  ///   - most: How many at most; never more than the plan's connections leave.
  ///   - lease: For how long; longer than the question may take, its answer's storing included.
  /// - Throws: `RefreshFailure`: `unplanned`, `malformed`, `unavailable`; `unknown`, after which such turns wait for the lease to run out.
  public func take(
    by holder: String, most: Int, lease: Duration
  ) throws(RefreshFailure) -> Turns {
    guard !holder.isEmpty, !holder.utf8.contains(0) else {
      throw RefreshFailure(.malformed, "whoever takes turns has a name")
    }
    return try change { db in
      // Whoever has the plan's row counts and takes; the next one counts those too.
      let plan = try Self.needed(Self.lockPlan(db))
      let now = try db.now()
      let held =
        try db.rows("SELECT count(*) FROM @refresh_hosts WHERE lease > $1", [.integer(now)]).first?
        .integerOrNil(0)
        ?? 0
      var found = Turns(plan: plan, time: now)
      var room = max(0, min(most, plan.connections - held))
      while room > 0 {
        let rows = try db.rows(
          """
          SELECT uri, fence, losses, failures, seen, lease FROM @refresh_hosts
          WHERE due <= $1 AND (lease IS NULL OR lease <= $1) ORDER BY due, uri LIMIT $2\(db.skipping)
          """, [.integer(now), .integer(room)])
        if rows.isEmpty { break }
        for row in rows {
          let (uri, fence) = (try row.text(0), try row.integer(1))
          let (losses, failures) = (try row.integer(2), try row.integer(3))
          let isLost = try row.integerOrNil(5) != nil
          if isLost, losses + 1 >= Self.mostLosses {
            try Self.fail(uri, plan, failures + 1, at: now, db)
            continue
          }
          try db.run(
            """
            UPDATE @refresh_hosts SET fence = $2, holder = $3, lease = $4, losses = $5, asked = $6 WHERE uri = $1
            """,
            [
              .text(uri), .integer(fence + 1), .text(holder), .integer(now + lease.milliseconds),
              .integer(isLost ? losses + 1 : 0), .integer(now),
            ])
          found.turns.append(
            ScheduledHost.Turn(uri: uri, fence: fence + 1, seen: try row.textOrNil(4), failures: failures))
          room -= 1
        }
      }
      found.next = try db.rows(
        "SELECT min(due) FROM @refresh_hosts WHERE lease IS NULL OR lease <= $1", [.integer(now)]
      ).first?.integerOrNil(0)
      return found
    }
  }

  /// Writes how turns ended, and when the next ones are.
  ///
  /// - Returns: For each whether it counts: a turn that somebody else has taken since does not, nor one of a host that was removed.
  /// - Throws: `RefreshFailure`: `unplanned`, `malformed`, `unavailable`, `unknown`.
  @discardableResult public func finish(_ ends: [ScheduledHost.End]) throws(RefreshFailure) -> [Bool] {
    guard !ends.isEmpty else { return [] }
    guard ends.allSatisfy({ $0.words?.utf8.contains(0) != true && $0.seen?.utf8.contains(0) != true }) else {
      throw RefreshFailure(.malformed, "the end of a turn holds no NUL character")
    }
    return try change { db in
      let plan = try Self.needed(Self.plan(db))
      let now = try db.now()
      var counts = [Bool](repeating: false, count: ends.count)
      // In one order, so that two such changes never wait for each other.
      for (place, end) in ends.enumerated().sorted(by: { $0.element.turn.uri < $1.element.turn.uri }) {
        let failures = end.outcome.isAnswer ? 0 : end.turn.failures + 1
        counts[place] =
          try db.run(
            """
            UPDATE @refresh_hosts SET holder = NULL, lease = NULL, losses = 0, failures = $3, due = $4, ended = $5,
              answered = coalesce($6, answered), outcome = $7, words = $8, seen = coalesce($9, seen)
            WHERE uri = $1 AND fence = $2 AND holder IS NOT NULL
            """,
            [
              .text(end.turn.uri), .integer(end.turn.fence), .integer(failures),
              .integer(plan.turn(of: end.turn.uri, after: now, failures: failures)), .integer(now),
              end.outcome.isAnswer ? .integer(now) : .null, .text(end.outcome.rawValue),
              PostgresValue(end.words), PostgresValue(end.seen),
            ]) == 1
      }
      return counts
    }
  }

  /// Gives turns back that were not used; they are due as before, and another one may take them at once.
  ///
  /// - Throws: `RefreshFailure`: `unavailable`, `unknown`.
  public func giveBack(_ turns: [ScheduledHost.Turn]) throws(RefreshFailure) {
    guard !turns.isEmpty else { return }
    try change { db in
      for turn in turns.sorted(by: { $0.uri < $1.uri }) {
        try db.run(
          "UPDATE @refresh_hosts SET holder = NULL, lease = NULL WHERE uri = $1 AND fence = $2",
          [.text(turn.uri), .integer(turn.fence)])
      }
    }
  }

  private static func fail(
    _ uri: String, _ plan: RefreshPlan, _ failures: Int, at now: Int, _ db: any TableSession
  ) throws {
    try db.run(
      """
      UPDATE @refresh_hosts SET holder = NULL, lease = NULL, losses = 0, failures = $2, due = $3, ended = $4, outcome = $5,
        words = $6, fence = fence + 1 WHERE uri = $1
      """,
      [
        .text(uri), .integer(failures), .integer(plan.turn(of: uri, after: now, failures: failures)),
        .integer(now), .text(ScheduledHost.Outcome.failed.rawValue),
        .text("\(mostLosses) processes in a row ended while they asked this host"),
      ])
  }

  /// The plan as it is; nil before the first one.
  static func plan(_ db: any TableSession, _ ending: String = "") throws -> RefreshPlan? {
    try db.rows("SELECT every, connections FROM @refresh_plan WHERE id = 1" + ending).first.map {
      RefreshPlan(interval: try $0.integer(0), connections: try $0.integer(1))
    }
  }

  /// The plan, whose row nobody else has until this change ends.
  private static func lockPlan(_ db: any TableSession) throws -> RefreshPlan? {
    try plan(db, db.locking)
  }

  private static func needed(_ plan: RefreshPlan?) throws(RefreshFailure) -> RefreshPlan {
    guard let plan else {
      throw RefreshFailure(.unplanned, "nobody has set how often hosts are asked")
    }
    return plan
  }

  func change<Value>(_ body: (any TableSession) throws -> Value) throws(RefreshFailure) -> Value {
    do { return try tables.change(body) } catch let failure as RefreshFailure {
      throw failure
    } catch let failure as TablesFailure {
      throw RefreshFailure(failure)
    } catch {
      throw RefreshFailure(.unavailable, "the schedule does not answer: \(error)")
    }
  }
}

extension Duration {
  /// Whole milliseconds, never less than none and at most a day.
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    return seconds < 0
      ? 0 : min(86_400_000, Int(min(seconds, 86_400)) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
  }
}

extension TableSession {
  /// Changes rows; how many.
  @discardableResult func run(_ sql: String, _ values: [PostgresValue]) throws -> Int {
    try rows(sql + " RETURNING 1", values).count
  }
}
