internal import CPUCompatibility
public import GuestVerdicts
internal import LibvirtCPU

/// What happens to one guest on one host, with every reason and by whom; a part of `martlet.check/1.0`.
public struct Verdict: Sendable, Codable {
  /// The host's name.
  public var host: String
  /// What the host was judged by.
  public var judgedBy: Yardstick
  /// What happens.
  public var outcome: Outcome
  /// What each of those that decide does by itself.
  public var answers: [Answer]
  /// Every reason, the gravest first.
  public var reasons: [Reason]
  /// What could not be looked at and concerns this guest, a sentence each without a full stop.
  public var notChecked: [String]

  /// What happens to a guest on a host.
  public typealias Outcome = VerdictOutcome

  /// Who decides.
  public typealias Authority = VerdictAuthority

  /// What one of those that decide does by itself.
  public struct Answer: Sendable, Codable, Hashable {
    /// Who.
    public var by: Authority
    /// What it does.
    public var outcome: Outcome
  }

  /// What one host was judged by: its own map, libvirt and QEMU where its record or an option tells them.
  public struct Yardstick: Sendable, Codable, Hashable {
    /// The map by which libvirt there understands names.
    public var cpuMap: String
    /// libvirt's version; nil if it is not known.
    public var libvirt: String?
    /// The versions of QEMU on the host, ascending; empty if none is known.
    public var qemu: [String]
  }

  /// The verdict on a pair, with the reasons that others add.
  init(_ pair: VerdictPair, adding others: [Reason] = []) {
    host = pair.host.name
    judgedBy = Yardstick(
      cpuMap: pair.map.title, libvirt: pair.libvirt?.description,
      qemu: Set(pair.host.configuration?.qemuVersions.values.map(\.self) ?? []).sorted())
    let verdict = pair.verdict
    let wording = FindingText(pair)
    var reasons: [Reason] = []
    var gaps: [String] = []
    for (rule, finding) in pair.explanation(of: verdict) {
      if let weight = rule.weight {
        reasons.append(Reason(rule, weight, finding, wording))
      } else {
        gaps.append(wording.sentence(on: finding, by: rule.authority, nil))
      }
    }
    self.reasons = Reason.sorted(reasons + others)
    notChecked = gaps
    outcome = others.map(\.weight.outcome).reduce(verdict.outcome, max)
    answers = Authority.allCases.compactMap { by in
      let added = others.filter { $0.by == by }
      guard verdict.concerns(by) || !added.isEmpty else { return nil }
      return Answer(
        by: by, outcome: added.map(\.weight.outcome).reduce(verdict.outcome(by: by), max))
    }
  }
}

extension VerdictOutcome {
  /// The outcome in a word or two.
  public var title: String { self == .runsWithWarnings ? "runs with warnings" : rawValue }
}

extension VerdictAuthority {
  /// The name as it is written.
  public var title: String {
    switch self {
    case .hypervisor: "the hypervisor"
    case .libvirt: "libvirt"
    case .nova: "Nova"
    case .policy: "the policy"
    }
  }
}
