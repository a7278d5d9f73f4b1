public import ArmCPU
internal import ArmCatalog

/// The fate of a guest that moves from one Arm host to another.
public struct ArmVerdict: Sendable {
  /// What happens.
  public var outcome: Outcome
  /// Every finding, blocks first, then in order of registers.
  public var findings: [ArmFinding]
  /// The number of fields that both records have with equal values.
  public var equalFields: Int
  /// The number of fields that neither record has.
  public var unseenFields: Int

  /// What happens to the guest.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Nothing stands in the way.
    case runs
    /// It runs on, and somebody should know something.
    case runsWithWarnings = "runs-with-warnings"
    /// The move fails.
    case blocked
    /// The records do not decide.
    case undetermined
  }

  /// Judges a move.
  ///
  /// - Parameters:
  ///   - guest: The guest; nil for the CPU as the source's record shows it.
  ///   - source: The host that the guest runs on.
  ///   - destination: The host that is to take it.
  public init(of guest: ArmGuest?, from source: ArmHost, to destination: ArmHost) {
    guard source.architecture == destination.architecture else {
      self.init(
        findings: [
          ArmFinding(
            .architecture, .blocks, "architecture", source: source.architecture,
            destination: destination.architecture, citation: "Arm ARM DDI 0487, section A1.3")
        ], equal: 0, unseen: 0)
      return
    }
    var comparisons: [ArmCoreComparison] = []
    let ignored = guest?.ignored(by: source, destination) ?? ArmIgnored()
    for from in source.cores {
      for to in destination.cores {
        comparisons.append(
          ArmCoreComparison(from: from, to: to, kernel: destination.kernel, ignoring: ignored))
      }
    }
    var findings = ArmVerdict.common(comparisons, source, destination)
    findings += guest.map { $0.findings(from: source, to: destination) } ?? []
    findings += ArmQuantities.findings(from: source, to: destination, of: guest)
    self.init(
      findings: findings, equal: comparisons.map(\.equal).min() ?? 0,
      unseen: comparisons.map(\.unseen).min() ?? 0)
  }

  private init(findings: [ArmFinding], equal: Int, unseen: Int) {
    self.findings = findings.enumerated().sorted { a, b in
      a.element.weight == b.element.weight ? a.offset < b.offset : a.element.weight > b.element.weight
    }.map(\.element)
    equalFields = equal
    unseenFields = unseen
    outcome =
      switch findings.map(\.weight).max() {
      case .blocks: .blocked
      case .unknown: .undetermined
      case .warns: .runsWithWarnings
      case .notes, nil: equal == 0 ? .undetermined : .runs
      }
  }

  /// What all pairs of cores have in common; where some pairs fit and some do not, which CPUs the guest gets decides.
  private static func common(
    _ comparisons: [ArmCoreComparison], _ source: ArmHost, _ destination: ArmHost
  ) -> [ArmFinding] {
    guard comparisons.count > 1 else { return comparisons.first?.findings ?? [] }
    let blocked = comparisons.filter { $0.findings.contains { $0.weight == .blocks } }
    let worst = comparisons.max { a, b in
      a.findings.count { $0.weight == .blocks } < b.findings.count { $0.weight == .blocks }
    }
    guard !blocked.isEmpty, blocked.count < comparisons.count else { return worst?.findings ?? [] }
    let cores = { (host: ArmHost) in
      host.cores.map { core in core.mainID.map { ArmCoreComparison.text(of: $0) } ?? "an unknown core" }
        .joined(separator: " and ")
    }
    return [
      ArmFinding(
        .core, .unknown, "MIDR_EL1", source: cores(source), destination: cores(destination),
        citation: "linux 7.1.8 arch/arm64/kvm/sys_regs.c, reset_imp_id_reg",
        detail: "different cores in one host")
    ]
  }
}
