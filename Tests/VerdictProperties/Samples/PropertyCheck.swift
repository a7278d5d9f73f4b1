import CPUCatalog
public import CPUCompatibility
public import GuestVerdicts
import LibvirtCPU
import X86CPU

/// Holds verdicts on pairs against their explanations and against a matrix.
public struct PropertyCheck: Sendable {
  /// What went wrong, a line each.
  public private(set) var failures: [String] = []
  /// How many pairs were judged and explained.
  public private(set) var explained = 0
  /// How many pairs a matrix was held against.
  public private(set) var crossed = 0
  /// By rule and weight, in how many explained pairs it is the sole reason.
  public private(set) var sole: [String: Int] = [:]

  /// A check of nothing yet.
  public init() {}

  /// Judges each sample's guest on its host, explains that, and crosses all guests with all hosts.
  public mutating func check(_ samples: [VerdictSample], map: MapProjection) throws(VerdictSpaceError) {
    let space = try VerdictSpace(samples.map(\.guest), on: samples.map(\.host))
    let demands = samples.map { GuestDemand($0.guest, in: space) }
    let offers = samples.map { HostOffer($0.host, map: map, policy: $0.policy, in: space) }
    let emulated = samples.map {
      HostOffer(toEmulatedGuests: $0.host, map: map, policy: $0.policy, in: space)
    }
    let matrix = VerdictMatrix(demands, on: offers, toEmulatedGuests: emulated, recordingRules: true)
    var byRule = Array(repeating: 0, count: VerdictRule.all.count)
    var byDemand = Array(repeating: [Int](repeating: 0, count: 4), count: samples.count)
    var byOffer = byDemand
    for row in samples.indices {
      for column in samples.indices {
        let offer = demands[row].isEmulated ? emulated[column] : offers[column]
        let verdict = GuestVerdict(of: demands[row], on: offer)
        if verdict.rules != matrix.rules(ofDemand: row, onOffer: column)
          || verdict.outcome != matrix.outcome(ofDemand: row, onOffer: column)
        {
          failures.append(
            "pair \(names(verdict.rules)) \(verdict.outcome), sideways "
              + "\(names(matrix.rules(ofDemand: row, onOffer: column))) \(matrix.outcome(ofDemand: row, onOffer: column))"
          )
        }
        for rule in verdict.rules.indices { byRule[rule] += 1 }
        byDemand[row][verdict.outcome.rank] += 1
        byOffer[column][verdict.outcome.rank] += 1
        crossed += 1
        guard row == column || (row + column) % 61 == 0 else { continue }
        let pair = VerdictPair(
          samples[row].guest, demands[row], on: samples[column].host, offer, in: space, map: map,
          policy: samples[column].policy)
        explain(pair, verdict, isAimed: row == column)
      }
    }
    if byRule != matrix.pairsByRule { failures.append("counts by rule differ") }
    for index in samples.indices {
      if VerdictOutcome.allCases.map({ matrix.countsByDemand[index][$0] }) != byDemand[index]
        || VerdictOutcome.allCases.map({ matrix.countsByOffer[index][$0] }) != byOffer[index]
      {
        failures.append("counts of outcomes differ")
      }
    }
  }

  /// Holds a verdict against what every rule has to say by itself.
  public mutating func explain(_ pair: VerdictPair, _ verdict: GuestVerdict, isAimed: Bool) {
    explained += 1
    let speaking = pair.findingsOfAllRules().filter { !$0.findings.isEmpty }.map(\.index)
    if speaking != verdict.rules.indices {
      let rules = speaking.map { name(VerdictRule.all[$0]) }
      failures.append("judged \(names(verdict.rules)), explained \(rules)")
    }
    let reasons = verdict.rules.indices.map { VerdictRule.all[$0] }
    guard isAimed else { return }
    let telling = Set(reasons.filter { $0.weight != nil && $0.weight != .note }.map(name))
    let notes = Set(reasons.filter { $0.weight == .note }.map(name))
    let gaps = Set(reasons.filter { $0.weight == nil }.map(name))
    for names in [telling, telling.isEmpty ? notes : [], telling.isEmpty && notes.isEmpty ? gaps : []] {
      if let only = soleReason(names) { sole[only, default: 0] += 1 }
    }
  }

  /// The one of these that is alone, or comes with another that it cannot do without.
  private func soleReason(_ names: Set<String>) -> String? {
    if names.count == 1 { return names.first }
    guard names.count == 2 else { return nil }
    return Self.companions.first { names.contains($0.key) && !names.isDisjoint(with: $0.value) }?.key
  }

  /// Rules that hold only where another holds too: a definition names a vendor that the guest has, and libvirt checks only what
  /// the hypervisor does not tell either.
  private static let companions: [String: Set<String>] = [
    "libvirt.vendor blocks": ["cpu.vendor blocks"],
    "libvirt.not-told unknown": ["cpu.not-told unknown", "cpu.not-told warns"],
  ]

  /// Rules and weights of which fewer than `count` samples have them as the sole reason.
  public func rare(below count: Int) -> [String] {
    Set(VerdictRule.all.map(name)).filter { sole[$0, default: 0] < count }.sorted().map {
      "\($0): \(sole[$0, default: 0])"
    }
  }

  private func names(_ rules: RuleMask) -> [String] { rules.indices.map { name(VerdictRule.all[$0]) } }
}

private func name(_ rule: VerdictRule) -> String {
  rule.header.id + (rule.weight.map { " \($0.rawValue)" } ?? "")
}
