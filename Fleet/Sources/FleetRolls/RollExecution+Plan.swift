internal import FileAccess
internal import FleetDrains
public import FleetPlans
internal import FleetQuestions
internal import ReportContract

extension RollPlan {
  /// The name of a plan's journal: the digest of its request, its hosts' and guests' evidence, and its steps.
  public var key: String {
    var lines = request.hosts + ["changes \(request.changes.joined(separator: " ")) \(request.batch)"]
    lines += hosts.map { "\($0.name) \($0.evidence)" }
    lines += guests.map { "\($0.name) \($0.host) \($0.form)" }
    for batch in batches {
      lines.append("batch \(batch.hosts) \(batch.restarts)")
      lines += batch.moves.map { "\($0.guest) \($0.from) \($0.to)" }
    }
    return String(sha256(Array(lines.joined(separator: "\n").utf8)).prefix(32))
  }

  /// The kind of a host's change: hosts with one prediction are of one kind.
  func kind(of host: String) -> Int { predictions.firstIndex { $0.hosts.contains(host) } ?? -1 }

  /// The first host of each kind of change, which changes alone.
  var canaries: Set<String> {
    var kinds: Set<Int> = []
    return Set(batches.flatMap(\.hosts).filter { kinds.insert(kind(of: $0)).inserted })
  }
}

extension RollResultReport {
  /// The steps of a plan, none of them begun.
  init(_ plan: RollPlan, journal: String, _ fleet: OpenFleet) {
    let canaries = plan.canaries
    inputs = plan.inputs
    self.plan = plan.key
    outcome = .planned
    changes = plan.request.changes
    self.journal = journal
    pins = Set(plan.pins.flatMap(\.guests)).sorted()
    for (place, batch) in plan.batches.enumerated() {
      hosts += batch.hosts.map {
        Host(host: $0, batch: place + 1, isCanary: canaries.contains($0), state: .notBegun)
      }
      moves += batch.moves.map { Move(batch: place + 1, guest: $0.guest, from: $0.from, to: $0.to) }
      restarts += batch.restarts.map { guest in
        Restart(
          guest: guest, host: plan.restarts.first { $0.guest == guest }?.host ?? "", batch: place + 1)
      }
    }
    notes = plan.undetermined.map { "Not planned, and left alone: \(some($0.hosts)), because \($0.reason)." }
  }

  /// Notes how moves of a batch ended.
  mutating func note(_ results: [MoveExecution.Result], batch: Int) {
    for result in results {
      guard
        let place = moves.firstIndex(where: {
          $0.batch == batch && $0.guest == result.step.guest && $0.from == result.step.from
            && $0.to == result.step.to
        })
      else { continue }
      moves[place].outcome = result.outcome
      moves[place].isThere = result.isThere
      moves[place].notes = result.notes
    }
  }

  /// Notes how far a host is.
  mutating func note(_ host: Host) {
    guard let place = hosts.firstIndex(where: { $0.host == host.host }) else { return }
    hosts[place] = host
  }
}
