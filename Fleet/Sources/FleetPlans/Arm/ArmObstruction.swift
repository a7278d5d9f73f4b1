internal import ArmCPU
internal import ArmCatalog
package import ArmCompatibility
internal import FleetQuestions
package import MartletQuestions

/// Why guests do not move both ways between arm64 hosts of one core, and what would join them.
package struct ArmObstruction: Sendable {
  /// The worst outcome of moves from the first hosts to the others, and back, with all off that can be off.
  package var there, back: ArmVerdict.Outcome
  /// The registers, fields and firmware that stand between them or are unknown, in either direction, each once.
  package var between: [String] = []
  /// What would join them, a paragraph each, which first says what it interrupts; empty if nothing would, or no record shows the kernels.
  package var steps: [String] = []
  /// Whether something is known to stand between them: in either direction, a move is refused or a guest that moves is warned of.
  package private(set) var isCertain = false
  /// What would decide it, an imperative without a full stop; nil if it is certain.
  package private(set) var collect: String?

  /// Judges all pairs between two sets of hosts, in O(these × those) verdicts; nil for hosts of other cores.
  ///
  /// - Parameter check: Ends a question that nobody wants the answer of; called for each pair.
  /// - Throws: As `check`.
  package init?(
    _ these: [ArmHost], _ those: [ArmHost], checking check: WantedCheck
  ) throws(QuestionError) {
    guard let first = these.first, let last = those.first, ArmPair(first, last).isOfOneCore else {
      return nil
    }
    (there, back) = (.runs, .runs)
    let guest = ArmSettings.narrowest.guest
    var pairs: [(from: ArmHost, to: ArmHost)] = []
    for one in these { for other in those { pairs += [(one, other), (other, one)] } }
    var isOfHardware = false
    var unknown: [(finding: ArmFinding, masks: Bool)] = []
    for (place, pair) in pairs.enumerated() {
      try check()
      let verdict = ArmVerdict(of: guest, from: pair.from, to: pair.to)
      if place % 2 == 0 { there = Self.worse(there, verdict.outcome) }
      if place % 2 == 1 { back = Self.worse(back, verdict.outcome) }
      for finding in verdict.findings where finding.weight > .notes && !between.contains(finding.place) {
        between.append(finding.place)
      }
      isCertain = isCertain || verdict.findings.contains { $0.weight > .notes && $0.weight != .unknown }
      isOfHardware = isOfHardware || verdict.findings.contains(where: Self.isOfHardware)
      let hasMasks = pair.to.cores.allSatisfy { $0.writable != nil }
      unknown += verdict.findings.filter { $0.weight == .unknown }.map { (finding: $0, masks: hasMasks) }
    }
    collect = isCertain ? nil : Self.collect(unknown)
    // No release of a kernel or of QEMU changes these.
    guard !isOfHardware else { return }
    try check()
    var isJoinedByQEMU = false
    if let step = Self.stepOfQEMU(pairs) {
      steps.append(step)
      isJoinedByQEMU = true
    }
    if let step = Self.stepOfKernels(these, those), step.isOfKernels || !isJoinedByQEMU {
      steps.append(step.text)
    }
  }

  /// Whether a finding is about what hosts are, and not about what runs on them.
  private static func isOfHardware(_ finding: ArmFinding) -> Bool {
    finding.weight > .notes && [.core, .frequency, .addresses, .interrupts].contains(finding.kind)
  }

  /// What decides what is unknown.
  ///
  /// - Parameter findings: What is unknown, and whether the destination's KVM gave its masks.
  private static func collect(_ findings: [(finding: ArmFinding, masks: Bool)]) -> String {
    if findings.contains(where: { $0.finding.kind == .unseen || $0.finding.kind == .writing && !$0.masks }) {
      return HostColumns.Obstacle.captureOfArm + " on both"
    }
    let releases = findings.compactMap { tolerating($0.finding) }
    if let release = releases.max(by: { $0.isOlderVersion(than: $1) }), releases.count == findings.count {
      return
        "look whether they run QEMU \(release) or later, which takes the registers that only one of them lists"
    }
    return "move a guest that nobody misses in both directions: no record decides it"
  }

  /// What the kernels have to do with it; nil if no record shows one.
  private static func stepOfKernels(
    _ these: [ArmHost], _ those: [ArmHost]
  ) -> (text: String, isOfKernels: Bool)? {
    let series = [these, those].map { hosts in
      Set(hosts.map(\.kernelSeries)).sorted { ($0 ?? "").isOlderVersion(than: $1 ?? "") }
    }
    guard !series.joined().contains(nil) else { return nil }
    let (one, other) = (series[0].compactMap(\.self), series[1].compactMap(\.self))
    guard let oldest = one.first, let newest = one.last, let first = other.first, let last = other.last else {
      return nil
    }
    guard newest.isOlderVersion(than: first) || last.isOlderVersion(than: oldest) else {
      return (
        "Hosts of both run Linux \(oldest == newest ? oldest : first), so the kernels alone do not explain it: compare their firmware, its settings and the kernel's command line.",
        false
      )
    }
    let isOneOlder = newest.isOlderVersion(than: first)
    let older = (isOneOlder ? one : other).joined(separator: " or ")
    let newer = (isOneOlder ? other : one).joined(separator: " or ")
    return (
      "This interrupts the hosts under Linux \(older): empty them first, towards Linux \(newer) and never back. Run Linux \(newer) on them. "
        + "No table says which registers guests get there then, so capture the first host again and plan again before the others follow.",
      true
    )
  }

  /// What QEMU's release and its options alone have to do with it; nil if they do not suffice.
  private static func stepOfQEMU(_ pairs: [(from: ArmHost, to: ArmHost)]) -> String? {
    guard var releases = releases(pairs, .narrowest) else { return nil }
    var disabled: [String] = []
    for property in ["sve", "pauth", "pmu"]
    where pairs.contains(where: { $0.from.properties[property] == true }) {
      var off = ["sve", "pauth", "pmu"].filter { $0 != property }
      var lengths: [String] = []
      if property == "sve" {
        let lists = pairs.map { $0.from.vectorLengths ?? [] }
        let common = ArmVectorLengths.common(lists)
        lengths = Set(lists.joined()).subtracting(common).map { "sve\($0)" }
        if common.isEmpty { lengths = ["sve"] }
      }
      off += lengths
      if Self.releases(pairs, ArmSettings(disabling: off)) == nil { lengths = [property] }
      disabled += lengths
    }
    let versions = Set(pairs.map { power(of: $0.from) })
    var option = ArmSettings(disabling: disabled).qemu
    if versions.count > 1, let least = versions.compactMap(\.self).min() {
      option += ",kvm-psci-version=\(least >> 16).\(least & 0xffff)"
      // The release that has the property.
      releases.append("11.1")
    }
    guard let release = releases.max(by: { $0.isOlderVersion(than: $1) }) else { return nil }
    return
      "This needs a power cycle of each guest. Run QEMU \(release) or later on all of these hosts and start guests with \(option). "
      + "No record shows QEMU's version, so the plan does not count on it."
  }

  /// The releases of QEMU with which all moves work for a guest that starts with the destination's PSCI version; nil if one is refused by more than QEMU.
  private static func releases(
    _ pairs: [(from: ArmHost, to: ArmHost)], _ settings: ArmSettings
  ) -> [String]? {
    var releases: [String] = []
    for (from, to) in pairs {
      let lowered = lowering(from, to: power(of: to))
      for finding in ArmVerdict(of: settings.guest, from: lowered, to: to).findings
      where finding.weight > .notes {
        guard let release = tolerating(finding) else { return nil }
        releases.append(release)
      }
    }
    return releases
  }

  /// The release of QEMU from which a register does not end a migration; nil if it is no such finding.
  private static func tolerating(_ finding: ArmFinding) -> String? {
    guard finding.kind == .register, finding.weight == .unknown else { return nil }
    return StreamTolerance.all.first { ArmNames.standard.name(of: $0.register) == finding.place }?.since
  }

  private static func power(of host: ArmHost) -> UInt64? { host.cores.first?.registers[.powerVersion] }

  /// The host as a guest sees it that starts with a lower PSCI version.
  ///
  /// - SeeAlso: qemu 11.1.3 docs/system/arm/cpu-features.rst, kvm-psci-version.
  private static func lowering(_ host: ArmHost, to version: UInt64?) -> ArmHost {
    guard let version, let own = power(of: host), own > version else { return host }
    var lowered = host
    for core in lowered.cores.indices { lowered.cores[core].registers[.powerVersion] = version }
    return lowered
  }

  private static func worse(_ a: ArmVerdict.Outcome, _ b: ArmVerdict.Outcome) -> ArmVerdict.Outcome {
    let order: [ArmVerdict.Outcome] = [.runs, .runsWithWarnings, .undetermined, .blocked]
    return order.last { $0 == a || $0 == b } ?? a
  }
}
