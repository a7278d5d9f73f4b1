internal import FleetStorage
internal import Foundation
internal import HostSnapshots
internal import MartletQuestions
internal import RefreshSchedule

/// The part of a refresher that speaks with the database: what it holds, and what it has to write.
struct RefreshDesk: Sendable {
  /// Turns whose hosts have answered, or given nothing, and that are not written yet.
  private(set) var waiting: [(turn: ScheduledHost.Turn, answer: RefreshAnswer)] = []
  private let refresher: FleetRefresher
  private var unused: [ScheduledHost.Turn] = []
  private var isPlanned = false
  private var registered: (revision: Int64, uris: [String], at: ContinuousClock.Instant)?
  private var looked: ContinuousClock.Instant?
  private var turns: RefreshSchedule.Turns?
  private var round: (number: Int, plan: RefreshPlan)?
  private var own: [Int: Int] = [:]
  private var trouble: String?
  private var isClockTold = false

  /// How often the store is asked whether hosts have come or gone, and how often the schedule is compared with it in any case.
  private static let lookPause = Duration.seconds(30), registerPause = Duration.seconds(600)

  init(_ refresher: FleetRefresher) { self.refresher = refresher }

  /// Notes what a question came to; nil for one that was cancelled.
  mutating func note(_ turn: ScheduledHost.Turn, _ answer: RefreshAnswer?) {
    if let answer { waiting.append((turn, answer)) } else { unused.append(turn) }
  }

  /// How long nothing has to be looked at: until the next turn, and not longer than `most`.
  func pause(_ most: Duration) -> Duration {
    guard trouble == nil, let turns, let next = turns.next else { return most }
    return min(most, max(.milliseconds(100), .milliseconds(next - turns.time)))
  }

  /// Writes what waits, looks for new hosts, and takes turns; all of it is tried again later if the database refuses.
  ///
  /// - Parameter free: How many hosts may be asked besides those that are.
  mutating func work(free: Int) -> [ScheduledHost.Turn] {
    do throws(QuestionError) {
      try write()
      try prepare()
      let holder = refresher.holder, lease = refresher.lease, schedule = refresher.schedule
      let taken = try asking { () throws(RefreshFailure) in
        try schedule.take(by: holder, most: free, lease: lease)
      }
      turns = taken
      noteClock(taken.time)
      noteRound(taken)
      trouble = nil
      return taken.turns
    } catch {
      // The same failure, each second, is one line.
      if trouble != error.message { refresher.say("refresh: \(error.message); this is tried again") }
      trouble = error.message
      return []
    }
  }

  /// Writes what waits and gives back the rest, once.
  mutating func end() {
    do throws(QuestionError) { try write() } catch {
      refresher.say("refresh: \(error.message); \(waiting.count) answers are not stored and asked again")
      unused += waiting.map(\.turn)
    }
    let unused = unused, schedule = refresher.schedule
    // Where that fails, the leases run out.
    _ = try? asking { () throws(RefreshFailure) in try schedule.giveBack(unused) }
  }

  private mutating func prepare() throws(QuestionError) {
    let schedule = refresher.schedule, plan = refresher.plan, store = refresher.fleet.store
    if !isPlanned {
      try asking { () throws(RefreshFailure) in try schedule.set(plan) }
      isPlanned = true
    }
    let now = ContinuousClock.now
    guard looked.map({ now - $0 >= Self.lookPause }) ?? true else { return }
    let revision = try wrapped { () throws(FleetStoreError) in try store.revision() }
    if let registered, registered.revision == revision, now - registered.at < Self.registerPause {
      looked = now
      return
    }
    let uris = try refresher.fleet.scheduledOrigins()
    if registered?.uris != uris || registered.map({ now - $0.at >= Self.registerPause }) ?? true {
      try asking { () throws(RefreshFailure) in try schedule.register(uris) }
      registered = (revision, uris, now)
    } else {
      registered?.revision = revision
    }
    looked = now
  }

  /// Stores answers in one transaction, and writes how the turns ended.
  private mutating func write() throws(QuestionError) {
    guard !waiting.isEmpty else { return }
    let ends = try stored(waiting)
    let schedule = refresher.schedule
    let counts = try asking { () throws(RefreshFailure) in try schedule.finish(ends) }
    waiting = []
    if let round { own[round.number, default: 0] += counts.count(where: \.self) }
  }

  private func stored(
    _ answers: [(turn: ScheduledHost.Turn, answer: RefreshAnswer)]
  ) throws(QuestionError) -> [ScheduledHost.End] {
    let fleet = refresher.fleet
    var ends: [ScheduledHost.End] = []
    var new: [(turn: ScheduledHost.Turn, read: AddingRun.Read, news: AnswerNews?, isSame: Bool)] = []
    for (turn, answer) in answers {
      switch answer {
      case .none(let reason, let isLate):
        ends.append(ScheduledHost.End(turn, isLate ? .hung : .failed, words: Self.line(reason, of: turn.uri)))
      case .read(let read) where read.arrivals.isEmpty:
        let reason = read.refusals.first?.reason ?? "it named no host"
        ends.append(ScheduledHost.End(turn, .failed, words: Self.line(reason, of: turn.uri)))
      case .read(let read):
        let news = AnswerNews(read.arrivals, tables: fleet.tables)
        let last = turn.seen.flatMap { AnswerNews($0) }
        if let news, let last, try AnswerNews.isKnown(read.arrivals, news, after: last, in: fleet) {
          ends.append(ScheduledHost.End(turn, .unchanged))
        } else {
          var isSame = false
          if news != nil { isSame = try AnswerNews.isStored(read.arrivals, in: fleet) }
          new.append((turn, read, news, isSame))
        }
      }
    }
    guard !new.isEmpty else { return ends }
    let now = currentTimestamp()
    let outcomes = try wrapped { () throws(FleetStoreError) in
      try fleet.store.put(groups: new.map(\.read.arrivals), tables: fleet.tables, at: now)
    }
    try fleet.settle()
    for (entry, outcome) in zip(new, outcomes) {
      switch outcome {
      case .failure(let error):
        ends.append(
          ScheduledHost.End(entry.turn, .failed, words: Self.line(error.description, of: entry.turn.uri)))
      case .success(let outcome):
        if let question = outcome.questions.first {
          let words =
            "\(question[0]) is stored with the UUID \(question[1]), and answers with \(question[2]): run martlet fleet add --reinstalled same or new \(entry.turn.uri)"
          ends.append(ScheduledHost.End(entry.turn, .failed, words: words))
        } else {
          let isNew =
            outcome.hostsAdded + outcome.hostsChanged + outcome.guestsAdded + outcome.guestsChanged > 0
          ends.append(
            ScheduledHost.End(
              entry.turn, isNew && !entry.isSame ? .changed : .unchanged, words: nil, seen: entry.news?.text))
        }
      }
    }
    return ends
  }

  /// Tells of a round that has ended by the database's clock.
  private mutating func noteRound(_ taken: RefreshSchedule.Turns) {
    let plan = taken.plan
    let number = taken.time / max(1, plan.interval)
    defer { round = (number, plan) }
    guard let last = round else {
      if plan != refresher.plan { sayPlan(plan) }
      return
    }
    guard last.plan == plan else {
      sayPlan(plan)
      own = [:]
      return
    }
    guard number > last.number else { return }
    let span = last.number * plan.interval..<(last.number + 1) * plan.interval
    let count = own[last.number] ?? 0
    own = own.filter { $0.key > last.number }
    do throws(QuestionError) {
      refresher.finished(
        try FleetRefreshQuestion(refresher.schedule).round(span, own: count, in: refresher.fleet))
    } catch {
      refresher.say("refresh: \(error.message)")
    }
  }

  /// Tells once of a clock that is a minute or more off the database's.
  ///
  /// The schedule does not depend on it, and captures by ssh have their hosts' times; those by libvirt have this machine's.
  private mutating func noteClock(_ time: Int) {
    let difference = Int(Date().timeIntervalSince1970) - time / 1000
    guard !isClockTold, abs(difference) >= 60 else { return }
    isClockTold = true
    refresher.say(
      "refresh: this machine's clock is \(abs(difference)) s \(difference > 0 ? "ahead of" : "behind") the database's; records by libvirt carry its times"
    )
  }

  private func sayPlan(_ plan: RefreshPlan) {
    refresher.say(
      "refresh: another controller has set the plan: every \(plan.interval / 1000) s, \(plan.connections) connections"
    )
  }

  /// A reason in one line, without the URI that stands beside it.
  private static func line(_ reason: String, of uri: String) -> String {
    let own = reason.hasPrefix(uri + ": ") ? String(reason.dropFirst(uri.count + 2)) : reason
    return String(own.map { $0.isNewline || $0 == "\0" ? " " : $0 }.prefix(400))
  }
}
