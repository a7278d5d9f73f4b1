internal import ArmCPU
internal import ArmCompatibility
internal import MartletQuestions

/// Replays the moves that pools of arm64 hosts promise: every pair of hosts, in both directions, of a guest that starts as the plan says.
///
/// It takes the pool's words alone: no group, no setting and no cost that anybody derived.
struct ArmPoolReplay {
  private let fleet: PlannedFleet
  private let formOfHost: [String: Int]

  /// Replays moves between these hosts.
  init(_ fleet: PlannedFleet) {
    self.fleet = fleet
    formOfHost = Dictionary(
      fleet.hosts.map { ($0.name, $0.form) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a pool promises and the verdicts deny, a sentence without a full stop each; in O(forms²) verdicts.
  func flaws(of pool: PoolPlan.Pool) -> [String] {
    let forms = pool.hosts.compactMap { formOfHost[$0] }
    let machines = Set(forms).sorted().compactMap { form in
      fleet.arm.hosts[form].map { (form: form, host: $0) }
    }
    guard !machines.isEmpty || pool.arm != nil else { return [] }
    guard machines.count == Set(forms).count, forms.count == pool.hosts.count, let arm = pool.arm else {
      return ["\(pool.name) mixes architectures"]
    }
    guard let guest = Self.guest(arm.option) else {
      return ["\(pool.name) starts guests by \(arm.option), which is no model host with properties off"]
    }
    for from in machines {
      for to in machines {
        let verdict = ArmVerdict(of: guest, from: from.host, to: to.host)
        guard verdict.outcome != .runs else { continue }
        let (one, other) = (name(from.form, pool), name(to.form, pool))
        return [
          "\(pool.name): a guest from \(one) does not simply run on \(other): \(verdict.findings.first?.place ?? "nothing is known")"
        ]
      }
    }
    return []
  }

  private func name(_ form: Int, _ pool: PoolPlan.Pool) -> String {
    pool.hosts.first { formOfHost[$0] == form } ?? ""
  }

  /// The guest that an option starts; nil for another model, and for anything but properties that are off.
  private static func guest(_ option: String) -> ArmGuest? {
    let prefix = "-cpu host"
    guard option.hasPrefix(prefix) else { return nil }
    var guest = ArmGuest()
    guest.mode = "host-passthrough"
    for part in option.dropFirst(prefix.count).split(separator: ",", omittingEmptySubsequences: true) {
      guard part.hasSuffix("=off") else { return nil }
      let name = String(part.dropLast(4))
      guard name == "pauth" || name == "pmu" || name.hasPrefix("sve") else { return nil }
      guest.features[name] = false
    }
    return guest
  }
}
