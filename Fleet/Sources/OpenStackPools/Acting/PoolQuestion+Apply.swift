internal import FleetPlans
public import OpenStackClient

extension PoolQuestion {
  /// Carries a plan out up to a stage.
  ///
  /// - Parameter isDry: Says what would be done, writes nothing.
  /// - Throws: `QuestionError` of the journal; `FleetFailure` of the cloud, after which another run continues.
  public func apply(_ stage: Stage, _ client: CloudClient, isDry: Bool) async throws -> OpenStackPoolsReport {
    var question = self
    if isDry {
      let entries = try PoolJournal.lines(folder: journal, plan: id)
      var situation = try await situation(.apply, client, entries)
      try situation.history.check(isOf: situation.facts, "the journal of the plan \(id)")
      situation.report.stage = stage.rawValue
      situation.report.isDry = true
      if let controller, stage != .pools {
        try await question.ask(controller, &situation)
        if stage == .bindings { try await question.bind(controller, &situation, nil) }
      }
      return conclude(stage, situation)
    }
    let book = try PoolJournal(folder: journal, plan: id)
    var situation = try await situation(.apply, client, book.entries)
    situation.report.stage = stage.rawValue
    situation.report.journal = book.path
    guard situation.report.conflicts.isEmpty else { return situation.report }
    try book.open(for: situation.facts)
    if let controller, stage != .pools { try await question.ask(controller, &situation) }
    switch stage {
    case .pools: try await makeSteps(&situation, client, book)
    case .bindings:
      if let controller { try await question.bind(controller, &situation, book) }
      try note(situation, stage, book)
    case .isolation: try note(situation, stage, book)
    }
    return conclude(stage, situation)
  }

  private func makeSteps(
    _ situation: inout Situation, _ client: CloudClient, _ book: PoolJournal
  ) async throws {
    // What hosts have now, which verify compares with: before anything is made, so that no host is missed by a killed run.
    for pool in situation.intended.pools {
      for host in pool.hosts where situation.history.features[host.host] == nil {
        guard let features = host.features else { continue }
        var entry = PoolJournalEntry(.seen)
        entry.host = host.host
        entry.features = features.filter(Set(pool.plan.features).contains)
        try book.write(entry)
      }
    }
    let worker = PoolWorker(client: client, journal: book)
    for place in situation.report.steps.indices where situation.report.steps[place].state == .absent {
      try await worker.make(situation.report.steps[place].step)
      situation.report.steps[place].state = .made
      situation.report.steps[place].isOwn = true
    }
  }

  /// Notes how servers are bound, which verify compares with.
  private func note(_ situation: Situation, _ stage: Stage, _ book: PoolJournal) throws {
    guard situation.report.isMade else { return }
    if stage == .bindings, !situation.history.isAdvised,
      situation.report.servers.contains(where: { !$0.commands.isEmpty })
    {
      try book.write(PoolJournalEntry(.advised))
    }
    for server in situation.report.servers
    where server.binding == .bound && !(situation.history.bound[server.id]?.isBoundLike(server) ?? false) {
      var entry = PoolJournalEntry(.bound)
      entry.server = server
      try book.write(entry)
    }
  }

  /// What a stage says once its steps are known.
  private func conclude(_ stage: Stage, _ situation: Situation) -> OpenStackPoolsReport {
    var report = situation.report
    switch stage {
    case .pools:
      if !report.steps.contains(where: { $0.step.kind == .flavor }) {
        report.remarks.append(
          "no flavor lands in a pool: new servers go anywhere until flavors require the traits (--flavor FLAVOR=POOL)"
        )
      }
    case .bindings: report.addCollection(situation.intended)
    case .isolation:
      report.addCollection(situation.intended)
      if report.isMade, report.isIsolable {
        report.settings = "[scheduler]\nenable_isolated_aggregate_filtering = true\n"
        report.remarks.append(
          "with isolation, servers of flavors without a pool's trait land on no host of a pool, and no host of a pool takes servers that are not bound"
        )
      }
    }
    return report
  }
}

extension ServerBinding {
  /// Whether another record of the server says the same of its binding.
  func isBoundLike(_ other: ServerBinding) -> Bool {
    binding == other.binding && pool == other.pool && by == other.by && flavor == other.flavor
      && image == other.image
  }
}
