internal import ArmCompatibility
public import GuestVerdicts

/// What happens to a class of guests on a class of hosts, and what decides it, by the rules of their architecture.
public enum FleetVerdict: Sendable, Hashable {
  /// The rules of x86 that hold.
  case rules(GuestVerdict)
  /// What stands in the way of an arm64 guest, or of a guest of another architecture than the host's.
  case arm(VerdictOutcome, [ArmReason])

  /// What happens.
  public var outcome: VerdictOutcome {
    switch self {
    case .rules(let verdict): verdict.outcome
    case .arm(let outcome, _): outcome
    }
  }

  /// What blocks, then what leaves open, then what warns.
  public var deciding: [DecidingReason] {
    switch self {
    case .rules(let verdict): verdict.deciding.map(DecidingReason.rule)
    case .arm(_, let reasons): reasons.map(DecidingReason.arm)
    }
  }

  /// What blocks.
  public var blocks: [DecidingReason] {
    switch self {
    case .rules(let verdict): verdict.blocks.indices.map(DecidingReason.rule)
    case .arm(_, let reasons): reasons.filter { $0.weight == .blocks }.map(DecidingReason.arm)
    }
  }

  /// What blocks, then what leaves open.
  public var open: [DecidingReason] {
    switch self {
    case .rules(let verdict): (verdict.blocks.indices + verdict.unknown.indices).map(DecidingReason.rule)
    case .arm(_, let reasons): reasons.filter { $0.weight != .warns }.map(DecidingReason.arm)
    }
  }
}

/// Something that decides a verdict on classes.
public enum DecidingReason: Sendable, Hashable {
  /// A rule by its place in `VerdictRule.all`.
  case rule(Int)
  /// Registers or fields of arm64.
  case arm(ArmReason)
}

/// Registers and fields that do the same to an arm64 guest for the same cause.
public struct ArmReason: Sendable, Hashable {
  /// The cause, a word of `ArmFinding.Kind`.
  public var kind: String
  /// What it does to the verdict.
  public var weight: VerdictWeight
  /// The registers and the fields, `ID_AA64ISAR0_EL1.SM3`, in order.
  public var places: [String]

  /// Another architecture than the host's; nothing else counts then.
  static let architecture = ArmReason(
    kind: ArmFinding.Kind.architecture.rawValue, weight: .blocks, places: ["architecture"])
}

extension ArmReason {
  /// The reasons in findings, those that block first; what is only worth knowing is none.
  static func reasons(_ findings: [ArmFinding]) -> [ArmReason] {
    var reasons: [ArmReason] = []
    for finding in findings {
      let weight: VerdictWeight
      switch finding.weight {
      case .blocks: weight = .blocks
      case .unknown: weight = .unknown
      case .warns: weight = .warns
      case .notes: continue
      }
      let kind = finding.kind.rawValue
      if let place = reasons.firstIndex(where: { $0.kind == kind && $0.weight == weight }) {
        if !reasons[place].places.contains(finding.place) { reasons[place].places.append(finding.place) }
      } else {
        reasons.append(ArmReason(kind: kind, weight: weight, places: [finding.place]))
      }
    }
    return reasons
  }
}
