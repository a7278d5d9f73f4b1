internal import ArmCompatibility
public import CPUCatalog
internal import CPUCompatibility
public import GuestVerdicts

/// The least that opens a host to a guest without a target, by the rules that block it there; cheapest first.
public enum StrandingRemedy: String, Sendable, Codable, CaseIterable, Comparable {
  /// Collect evidence: a record is missing, not a feature.
  case collectEvidence = "collect-evidence"
  /// End or remove what holds the guest: a block job, snapshots, a device of the host.
  case removeObstacle = "remove-obstacle"
  /// Accept the loss for this guest: only libvirt refuses, and what is lost costs at most time.
  case acceptLoss = "accept-loss"
  /// Change the policy, which alone refuses.
  case changePolicy = "change-policy"
  /// Bring back on the host what guests lost there, or move to newer software there.
  case upgradeHost = "upgrade-host"
  /// Stop the guest and start it with less: with the CPU, machine type or counter that the target has.
  case powerCycle = "power-cycle"
  /// Move the guest while it is shut down; its CPU changes with the vendor, or on arm64 with the host.
  case coldMove = "cold-move"
  /// Add a host that fits: nothing at hand can take the guest.
  case addHost = "add-host"

  /// Orders from the cheapest to the dearest.
  public static func < (a: Self, b: Self) -> Bool { a.cost < b.cost }

  private var cost: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

  /// The least that makes one rule hold no longer.
  public init(opening rule: VerdictRule) {
    if rule.weight == .unknown {
      self = .collectEvidence
      return
    }
    let id = rule.header.id
    switch id {
    case "cpu.vendor", "libvirt.vendor": self = .coldMove
    case "policy.keep": self = .changePolicy
    case "hyperv.missing", "nested.state", "machine.kvm", "machine.cpus", "libvirt.mode",
      "libvirt.address-mode",
      "libvirt.deprecated-features", "libvirt.unknown-name":
      self = .upgradeHost
    case _ where id.hasPrefix("move.") || id.hasPrefix("host."):
      self = Self.needsPowerCycle.contains(id) ? .powerCycle : .removeObstacle
    default: self = .powerCycle
    }
  }

  /// Obstacles that last as long as the guest runs.
  private static let needsPowerCycle: Set<String> = [
    "move.sev", "move.sev-snp", "move.tdx", "move.shared-memory", "move.virgl", "move.vhost-scsi",
    "move.transient-disk", "move.image-format", "move.vfio", "move.virtiofs",
  ]

  /// The dearest of those that a verdict's rules need, since all of them must go; nil if nothing blocks or is open.
  ///
  /// - Parameter lost: What the guest would lose there.
  public init?(opening verdict: FleetVerdict, losing lost: [Feature]) {
    switch verdict {
    case .rules(let verdict):
      self.init(opening: verdict, losesOnlyHints: !lost.isEmpty && lost.allSatisfy(\.effect.isHint))
    case .arm: self.init(openingArm: verdict.open)
    }
  }

  /// The dearest of those that registers and fields of arm64 need; nil if nothing blocks or is open, and for another architecture.
  ///
  /// What the destination's kernel lacks goes with a newer kernel there; what its core or its QEMU lacks, with a start on that host. Where
  /// something blocks, missing records count no longer.
  ///
  /// - SeeAlso: Documentation/arm.md, What decides.
  init?(openingArm open: [DecidingReason]) {
    let reasons = open.compactMap { entry -> ArmReason? in
      guard case .arm(let reason) = entry else { return nil }
      return reason
    }
    let blocks = reasons.filter { $0.weight == .blocks }
    guard !reasons.isEmpty, !reasons.contains(.architecture) else { return nil }
    guard !blocks.isEmpty else {
      self = .collectEvidence
      return
    }
    let ofKernel: Set<ArmFinding.Kind> = [.fixed, .caches, .register, .firmware]
    let isKernels = blocks.allSatisfy { ArmFinding.Kind(rawValue: $0.kind).map(ofKernel.contains) ?? false }
    self = isKernels ? .upgradeHost : .coldMove
  }

  /// The same by masks: no rule of a verdict is examined alone.
  ///
  /// - Parameter losesOnlyHints: Whether the guest would lose something there, all of it costing at most time.
  init?(opening verdict: GuestVerdict, losesOnlyHints: @autoclosure () -> Bool) {
    let blocks = verdict.blocks
    if !blocks.isEmpty, blocks.isSubset(of: Self.acceptable), losesOnlyHints() {
      self = .acceptLoss
      return
    }
    let open = blocks.isEmpty ? verdict.unknown : blocks
    guard let dearest = Self.openings.first(where: { !($0.rules & open).isEmpty }) else { return nil }
    self = dearest.remedy
  }

  /// The rules that each remedy opens, the dearest remedy first.
  private static let openings: [(remedy: Self, rules: RuleMask)] = allCases.sorted(by: >).map { remedy in
    (remedy, RuleMask(VerdictRule.all.indices.filter { Self(opening: VerdictRule.all[$0]) == remedy }))
  }

  /// libvirt's refusals of a loss, which can be accepted.
  private static let acceptable = RuleMask(
    VerdictRule.all.indices.filter { VerdictRule.all[$0].header.id == "libvirt.missing-features" })
}
