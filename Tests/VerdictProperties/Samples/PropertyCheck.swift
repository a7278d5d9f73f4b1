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
  /// By rule, weight and who decides, in how many explained pairs it is the sole reason.
  public private(set) var sole: [String: Int] = [:]

  /// A check of nothing yet.
  public init() {}

  /// Judges the guests of `samples` on the hosts of `others`, explains some of that, and crosses all in a matrix.
  ///
  /// - Parameter others: Nil for the same samples; else at least as many, the first of them the same.
  public mutating func check(
    _ samples: [VerdictSample], on others: [VerdictSample]? = nil, map: MapProjection
  ) throws(VerdictSpaceError) {
    let columns = others ?? samples
    let space = try VerdictSpace(samples.map(\.guest), on: columns.map(\.host))
    let demands = samples.map { GuestDemand($0.guest, in: space) }
    let offers = columns.map {
      HostOffer($0.host, map: $0.map ?? map, policy: $0.clusteredPolicy, in: space)
    }
    let emulated = columns.map {
      HostOffer(toEmulatedGuests: $0.host, map: $0.map ?? map, policy: $0.clusteredPolicy, in: space)
    }
    let matrix = VerdictMatrix(demands, on: offers, toEmulatedGuests: emulated, recordingRules: true)
    var byRule = Array(repeating: 0, count: VerdictRule.all.count)
    var byDemand = Array(repeating: [Int](repeating: 0, count: 4), count: samples.count)
    var byOffer = Array(repeating: [Int](repeating: 0, count: 4), count: columns.count)
    for row in samples.indices {
      for column in columns.indices {
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
          samples[row].guest, demands[row], on: columns[column].host, offer, in: space,
          map: columns[column].map ?? map, policy: columns[column].policy)
        explain(pair, verdict, isAimed: row == column)
      }
    }
    if byRule != matrix.pairsByRule { failures.append("counts by rule differ") }
    for (index, counts) in byDemand.enumerated()
    where VerdictOutcome.allCases.map({ matrix.countsByDemand[index][$0] }) != counts {
      failures.append("counts of outcomes by guest differ")
    }
    for (index, counts) in byOffer.enumerated()
    where VerdictOutcome.allCases.map({ matrix.countsByOffer[index][$0] }) != counts {
      failures.append("counts of outcomes by host differ")
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
      for only in soleReasons(names) { sole[only, default: 0] += 1 }
    }
  }

  /// The one of these that is alone, or comes with another that it cannot do without.
  ///
  /// Two who decide by the same shape are one reason: neither can be met without the other.
  private func soleReasons(_ names: Set<String>) -> [String] {
    if names.count == 1 { return Array(names) }
    guard names.count == 2 else { return [] }
    let companions = Self.companions.first { names.contains($0.key) && !names.isDisjoint(with: $0.value) }
    if let companions { return [companions.key] }
    return Self.shared.isSuperset(of: names) ? names.sorted() : []
  }

  /// Rules that hold only where another holds too: a definition names a vendor that the guest has, libvirt checks only what
  /// the hypervisor does not tell either, and a bit of a register that is lost under all its names is lost.
  private static let companions: [String: Set<String>] = [
    "libvirt.vendor blocks libvirt": ["cpu.vendor blocks hypervisor"],
    "libvirt.not-told unknown libvirt": ["cpu.not-told unknown hypervisor", "cpu.not-told warns hypervisor"],
    "libvirt.address-bits blocks libvirt": ["address.bits blocks hypervisor"],
    "libvirt.address-bits unknown libvirt": ["address.bits blocks hypervisor"],
    "state.spec-ctrl blocks hypervisor": ["cpu.missing warns hypervisor"],
  ]

  /// Rules of two who decide by one shape.
  private static let shared: Set<String> = [
    "clock.invtsc blocks hypervisor", "clock.invtsc blocks libvirt", "clock.frequency blocks hypervisor",
    "clock.frequency blocks libvirt", "move.shared-memory blocks hypervisor",
    "move.shared-memory blocks libvirt",
  ]

  /// Rules by weight and who decides of which fewer than `count` samples have them as the sole reason.
  public func rare(below count: Int) -> [String] {
    Set(VerdictRule.all.map(name)).filter { sole[$0, default: 0] < count }.sorted().map {
      "\($0): \(sole[$0, default: 0])"
    }
  }

  private func names(_ rules: RuleMask) -> [String] { rules.indices.map { name(VerdictRule.all[$0]) } }
}

private func name(_ rule: VerdictRule) -> String {
  rule.header.id + (rule.weight.map { " \($0.rawValue)" } ?? "") + " \(rule.authority.rawValue)"
}
