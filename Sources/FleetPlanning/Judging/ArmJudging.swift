internal import ArmCPU
internal import ArmCatalog
internal import ArmCompatibility
internal import GuestVerdicts

extension FleetVerdict {
  /// The verdict where the guest, the host or both are of arm64; nil for two of x86.
  static func ofOtherArchitecture(_ guest: GuestForm, on host: HostForm) -> FleetVerdict? {
    guard guest.arm != nil || host.arm != nil else { return nil }
    guard let demand = guest.arm, let host = host.arm else { return .arm(.blocked, [.architecture]) }
    let verdict = ArmVerdict(of: demand.guest, from: demand.source, to: host)
    let outcome: VerdictOutcome =
      switch verdict.outcome {
      case .runs: .runs
      case .runsWithWarnings: .runsWithWarnings
      case .undetermined: .undetermined
      case .blocked: .blocked
      }
    return .arm(outcome, ArmReason.reasons(verdict.findings))
  }
}

/// Verdicts of a fleet in which some hosts or guests are of arm64.
struct ArmOutcomes: Sendable {
  private let isArmHost: [Bool]
  /// By arm64 guest, the outcome on each host.
  private let rows: [Int: [VerdictOutcome]]

  /// Judges every pair with a guest or a host of arm64; nil for a fleet of x86 alone.
  init?(_ hosts: [HostForm], _ guests: [GuestForm]) {
    isArmHost = hosts.map { $0.arm != nil }
    var rows: [Int: [VerdictOutcome]] = [:]
    for (place, guest) in guests.enumerated() where guest.arm != nil {
      rows[place] = hosts.map {
        FleetVerdict.ofOtherArchitecture(guest, on: $0)?.outcome ?? .undetermined
      }
    }
    self.rows = rows
    guard isArmHost.contains(true) || !rows.isEmpty else { return nil }
  }

  /// The outcome on a host; nil where both are of x86.
  func outcome(ofGuest guest: Int, onHost host: Int) -> VerdictOutcome? {
    if let row = rows[guest] { return row[host] }
    return isArmHost[host] ? .blocked : nil
  }

  /// The hosts for which a guest's outcome is decided here.
  func hosts(forGuest guest: Int) -> [Int] {
    rows[guest] != nil ? Array(isArmHost.indices) : isArmHost.indices.filter { isArmHost[$0] }
  }
}

extension ArmHost {
  /// Who designed its cores, `Arm`; nil if no record shows their MIDR_EL1, or several did.
  var designer: String? {
    let names = Set(
      cores.map { core in core.mainID.flatMap { ArmNames.standard.core($0)?.implementer } })
    return names.count == 1 ? names.first ?? nil : nil
  }
}
