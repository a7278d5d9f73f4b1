internal import FleetPlans
public import OpenStackClient

extension PoolQuestion {
  /// Removes what this plan made and what still is as it made it, in reverse order.
  ///
  /// - Parameter isDry: Says what would be done, writes nothing.
  /// - Throws: `QuestionError` of the journal; `FleetFailure` of the cloud, after which another run continues.
  public func undo(_ client: CloudClient, isDry: Bool) async throws -> OpenStackPoolsReport {
    let book = isDry ? nil : try PoolJournal(folder: journal, plan: id)
    let entries = try book?.entries ?? PoolJournal.lines(folder: journal, plan: id)
    var situation = try await situation(.undo, client, entries)
    try situation.history.check(isOf: situation.facts, book?.path ?? "the journal of the plan \(id)")
    situation.report.isDry = isDry
    situation.report.journal = book?.path
    situation.report.conflicts = []
    var question = self
    if let controller {
      try await question.ask(controller, &situation)
      try await question.free(controller, &situation, book)
    }
    let (facts, history) = (situation.facts, situation.history)
    var report = situation.report
    report.steps = history.own.reversed().map { step in
      .init(
        step: step, state: step.isPresent(in: facts) ? .present : .absent, isOwn: true,
        rights: step.calls.remove.policies)
    }
    let needed = heldTraits(situation)
    report.remarks += needed.remarks
    report.isUndecided = needed.isUnknown
    let worker = book.map { PoolWorker(client: client, journal: $0) }
    for place in report.steps.indices {
      let step = report.steps[place].step
      guard report.steps[place].state == .present else {
        // Somebody else removed it, or it was begun and never made.
        try book?.write(.removed, step)
        continue
      }
      if let reason = reasonToLeave(step, facts, needed.traits, report.steps) {
        report.steps[place].state = .left
        report.steps[place].reason = reason
      } else if let worker {
        if let reason = try await worker.remove(step) {
          report.steps[place].state = .left
          report.steps[place].reason = reason
        } else {
          report.steps[place].state = .removed
        }
      }
    }
    return report
  }

  /// The traits that servers require, or may require: without them on hosts, such a server starts and moves nowhere.
  private func heldTraits(
    _ situation: Situation
  ) -> (traits: [String: String], remarks: [String], isUnknown: Bool) {
    var held: [String: String] = [:]
    var remarks: [String] = []
    var unknown = 0
    for server in situation.report.servers {
      guard let pool = situation.intended.pools.first(where: { $0.plan.name == server.pool }) else {
        continue
      }
      switch server.binding {
      case .bound: held[pool.names.trait] = "the server \(server.id) requires it"
      case .unknown where situation.history.isAdvised:
        unknown += 1
        held[pool.names.trait] = "the server \(server.id) may require it"
      case .unknown, .unbound, .elsewhere: break
      }
      if server.binding == .bound, server.by == .image {
        remarks.append(
          "to free \(server.id), stop it, and run nova-manage image_property set \(server.id) --property \(pool.names.key)="
        )
      }
    }
    // A server of a pool's flavor can be anywhere, or shelved.
    for server in situation.facts.servers {
      for (key, value) in server.extraSpecs ?? [:]
      where value == "required" && key.hasPrefix("trait:" + PoolNames.prefix) {
        held[String(key.dropFirst(6))] = "the server \(server.id) requires it by its flavor"
      }
    }
    if unknown > 0 {
      remarks.append(
        "commands that bind servers were printed for this plan, and of \(unknown) servers no record shows whether they were run; --properties has the answers of nova-manage"
      )
    }
    return (held, remarks.sorted(), unknown > 0)
  }

  /// Why a step that is there stays; nil if it may go.
  private func reasonToLeave(
    _ step: PoolStep, _ facts: PoolFacts, _ held: [String: String],
    _ steps: [OpenStackPoolsReport.Step]
  ) -> String? {
    switch step.kind {
    case .trait:
      if let reason = held[step.name] { return reason }
      let others = facts.traits[step.name, default: []].subtracting(
        steps.filter { $0.step.kind == .hostTrait && $0.step.name == step.name && $0.state != .left }
          .compactMap(\.step.provider))
      return others.isEmpty ? nil : "other providers have it too"
    case .hostTrait: return held[step.name]
    case .aggregate:
      guard let aggregate = facts.aggregate(step.name) else { return nil }
      let mine = steps.filter { $0.step.name == step.name && $0.state != .left }.map(\.step)
      let hosts = Set(aggregate.hosts).subtracting(mine.filter { $0.kind == .member }.compactMap(\.target))
      if !hosts.isEmpty {
        return "it holds hosts that this plan did not add: \(hosts.sorted().joined(separator: ", "))"
      }
      let keys = Set(aggregate.metadata.keys).subtracting(mine.compactMap(\.key))
      return keys.isEmpty
        ? nil : "it has properties that this plan did not set: \(keys.sorted().joined(separator: ", "))"
    case .metadata, .member, .flavor: return nil
    }
  }
}
