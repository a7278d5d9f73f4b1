internal import FleetQuestions
public import ReportContract

extension PlanDifferenceReport {
  /// Compares two plans of drains, in O(guests + moves): what was asked, the hosts and guests, the costs, and guests that go elsewhere.
  public init(from old: DrainPlan, to new: DrainPlan, inputs: [InputReport]) {
    self.inputs = inputs
    kind = .drain
    let (a, b) = (old.request, new.request)
    if a.hosts != b.hosts {
      request.append(
        "\(some(b.hosts)) \(b.hosts.count == 1 ? "is" : "are") emptied instead of \(some(a.hosts))")
    }
    if a.capacity != b.capacity { request.append("other capacities") }
    if a.rules != b.rules { request.append("other rules") }
    if a.isRepacking != b.isRepacking {
      request.append("guests of other hosts \(b.isRepacking ? "may move" : "stay")")
    }
    if old.tables != new.tables { request.append("another Martlet, or other tables, read the evidence") }
    if old.outcome != new.outcome {
      request.append("the drain is \(new.outcome.rawValue) instead of \(old.outcome.rawValue)")
    }
    hosts = old.changes(toHosts: new.hosts, guests: new.guests)
    if old.cost != new.cost || old.bound != new.bound {
      costs = Costs(before: old.cost, after: new.cost, boundBefore: old.bound, boundAfter: new.bound)
    }
    let before = Self.ends(old)
    let after = Self.ends(new)
    for guest in Set(before.keys).union(after.keys).sorted() where before[guest] != after[guest] {
      moves.append(Move(guest: guest, from: before[guest], to: after[guest]))
    }
  }

  /// Where each guest that moves is in the end.
  private static func ends(_ plan: DrainPlan) -> [String: String] {
    plan.moves.reduce(into: [:]) { $0[$1.guest] = $1.to }
  }
}
