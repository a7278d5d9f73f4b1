public import CPUCatalog
public import CPUCompatibility
public import GuestVerdicts
internal import Wording

/// What an edit of features does not help against, by the rules of verdicts: sentences without a full stop, each with its hosts.
public struct FixObstacles: Sendable, Hashable {
  /// What refuses the guest wherever it is started.
  public private(set) var atStart: [String] = []
  /// What refuses it only if it moves while it runs.
  public private(set) var whileRunning: [String] = []
  /// What leaves open whether it runs.
  public private(set) var unknown: [String] = []

  /// The obstacles of `guest` on each of `hosts`.
  ///
  /// - Parameters:
  ///   - map: The map of a host whose record holds none of its own.
  ///   - policy: Its rules hold for each host by its own name.
  public init(
    of guest: GuestCPU, on hosts: [HostCPU], catalog: Catalog, map: MapProjection, policy: CompatibilityPolicy
  ) {
    var found: [(reason: Verdict.Reason, hosts: [String])] = []
    for host in hosts {
      let pair = VerdictPair(
        guest, on: host, catalog: catalog, map: map, policy: policy.rules(forHost: host.ownName))
      for reason in Verdict(pair, calling: "the host").reasons
      where (reason.weight == .blocks || reason.weight == .unknown) && !Self.edited.contains(reason.id) {
        if let known = found.firstIndex(where: {
          $0.reason.text == reason.text && $0.reason.weight == reason.weight
        }) {
          if found[known].hosts.last != host.name { found[known].hosts.append(host.name) }
        } else {
          found.append((reason, [host.name]))
        }
      }
    }
    for (reason, hosts) in found {
      let text = reason.text.hasSuffix(".") ? String(reason.text.dropLast()) : reason.text
      let sentence = "\(listed(hosts, limit: 4)): \(text)"
      switch reason.weight {
      case .unknown: unknown.append(sentence)
      case _ where Self.concernsRunning(reason): whileRunning.append(sentence)
      default: atStart.append(sentence)
      }
    }
  }

  /// Rules on features, which the edit itself follows, and on the vendor, which its plan names.
  private static let edited: Set<String> = [
    "cpu.missing", "cpu.not-told", "cpu.unknown-name", "cpu.vendor", "guest.not-expanded", "host.mixed-cpus",
    "libvirt.forbidden", "libvirt.missing-features", "libvirt.not-told", "libvirt.vendor", "policy.keep",
  ]

  /// Whether a rule concerns the state of a running guest, so that a guest which starts there does not meet it.
  private static func concernsRunning(_ reason: Verdict.Reason) -> Bool {
    reason.id.hasPrefix("move.")
      || [
        "clock.invtsc", "hypervisor.interfaces", "nested.state", "state.layout", "state.registers",
        "state.spec-ctrl",
      ].contains(
        reason.id)
  }
}
