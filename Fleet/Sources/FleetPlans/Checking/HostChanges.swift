/// A host of a plan, and the evidence that the plan rests on.
protocol PlanHost {
  /// Its name, which no other host has.
  var name: String { get }
  /// Its UUID; nil if unknown.
  var uuid: String? { get }
  /// The digest of its records.
  var evidence: String { get }
}

extension PoolPlan.Host: PlanHost {}
extension DrainPlan.Host: PlanHost {}
extension RollPlan.Host: PlanHost {}

/// What changed of a plan's hosts, a sentence without a full stop each.
///
/// - Parameter further: What else a kind of plans rests on, of a host then and now.
func hostChanges<Host: PlanHost>(
  from old: [Host], to present: [Host], further: (_ before: Host, _ now: Host) -> [String] = { _, _ in [] }
) -> [String] {
  var changes: [String] = []
  let known = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  for host in present {
    guard let before = known[host.name] else {
      changes.append("\(host.name) is new")
      continue
    }
    if before.uuid != host.uuid {
      changes.append("\(host.name) is another machine: its UUID is \(host.uuid ?? "unknown")")
    } else if before.evidence != host.evidence {
      changes.append("\(host.name) has other records")
    }
    changes += further(before, host)
  }
  let names = Set(present.map(\.name))
  for host in old where !names.contains(host.name) { changes.append("\(host.name) is gone") }
  return changes
}
