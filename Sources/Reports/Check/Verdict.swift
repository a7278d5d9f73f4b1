public import CPUCompatibility
public import GuestVerdicts
internal import LibvirtCPU
public import ReportContract
internal import Wording

/// What happens to one guest on one host, with every reason and by whom; a part of `martlet.check/2.0`.
public struct Verdict: Sendable, Codable {
  /// The host's name.
  public var host: String
  /// What the host was judged by: its own map, libvirt and QEMU where its record or an option tells them.
  public var judgedBy: Yardstick
  /// The outcome for the guest.
  public var outcome: Outcome
  /// Who decides that, and for what, in a few words; empty where the guest runs without a warning.
  public var summary: String
  /// The answer of each authority alone.
  public var answers: [Answer]
  /// Every reason, worst first.
  public var reasons: [Reason]
  /// The checks that concern this guest and could not be made, one sentence each without a full stop.
  public var notChecked: [String]
  /// The same as values, in the same order.
  public var unchecked: [Finding]
  /// The waivers that change the verdict, or would if they had not ended or been overruled.
  public var waivers: [WaiverUse]
  /// What Nova says of the host besides its CPU; nil without a record of Nova's.
  public var compute: ComputeService?

  /// What happens to a guest on a host.
  public typealias Outcome = VerdictOutcome

  /// The authority that decides.
  public typealias Authority = VerdictAuthority

  /// The answer of one authority alone.
  public struct Answer: Sendable, Codable, Hashable {
    /// The authority.
    public var by: Authority
    /// What this authority alone does with the guest.
    public var outcome: Outcome
  }

  /// The verdict on a pair, with the reasons that others add.
  ///
  /// - Parameter name: The name of the host in sentences; nil for its own name.
  init(
    _ pair: VerdictPair, adding others: [Reason] = [], calling name: String? = nil,
    waivers: [WaiverUse] = []
  ) {
    self.waivers = waivers
    host = pair.host.name
    compute = pair.host.compute
    judgedBy = Yardstick(
      cpuMap: pair.map.title, libvirt: pair.libvirt?.description,
      qemu: pair.qemu.map { [$0] } ?? pair.host.qemuVersions.sorted(), newer: pair.host.newerParts)
    let verdict = pair.verdict
    let wording = FindingText(pair, calling: name)
    var reasons: [Reason] = []
    var gaps: [Finding] = []
    var sentences: [String] = []
    for (rule, finding) in pair.explanation(of: verdict) {
      if let weight = rule.weight {
        reasons.append(Reason(rule, weight, finding, wording))
      } else {
        gaps.append(finding)
        sentences.append(wording.sentence(on: finding, by: rule.authority, nil))
      }
    }
    self.reasons = Reason.sorted(reasons + others)
    notChecked = sentences
    unchecked = gaps
    outcome = others.map(\.weight.outcome).reduce(verdict.outcome, max)
    answers = Authority.allCases.compactMap { by in
      let added = others.filter { $0.by == by }
      guard verdict.concerns(by) || !added.isEmpty else { return nil }
      return Answer(
        by: by, outcome: added.map(\.weight.outcome).reduce(verdict.outcome(by: by), max))
    }
    summary = ""
    summary = deciding()
  }

  /// The blocking authority, with the number and kind of features.
  private func deciding() -> String {
    let deciding = answers.filter { $0.outcome == outcome && $0.outcome != .runs }.map(\.by.title)
    guard !deciding.isEmpty else { return "" }
    let lost = reasons.filter { $0.id == "cpu.missing" }
    let grave = lost.filter { $0.effect?.isGrave ?? false }.compactMap(\.feature)
    let text = "by \(listed(deciding))"
    if reasons.contains(where: { $0.id == "cpu.vendor" }) { return text + ": a CPU of another vendor" }
    if !grave.isEmpty { return text + ": \(listed(grave, limit: 4)) would break the guest" }
    let obstacles = reasons.filter { $0.weight == .blocks }.compactMap { reason -> String? in
      guard case .obstacle(let found) = reason.finding else { return nil }
      return found.obstacle.title
    }
    if outcome == .blocked, !obstacles.isEmpty { return text + ": \(listed(obstacles.uniqued, limit: 3))" }
    guard !lost.isEmpty else { return text }
    return text + ": only hints and protections are lost (\(listed(lost.compactMap(\.feature), limit: 4)))"
  }
}

extension VerdictOutcome {
  /// The outcome in a word or two.
  public var title: String { self == .runsWithWarnings ? "runs with warnings" : rawValue }
}

extension VerdictAuthority {
  /// The outcome as JSON writes it.
  public var title: String {
    switch self {
    case .hypervisor: "the hypervisor"
    case .libvirt: "libvirt"
    case .nova: "Nova"
    case .policy: "the policy"
    }
  }
}

extension [String] {
  /// The texts without repetitions, in their order.
  fileprivate var uniqued: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
