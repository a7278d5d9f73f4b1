/// What happens to a guest on a host: the rules that hold for the pair, and what follows from them by constant masks.
public struct GuestVerdict: Sendable, Hashable, BitwiseCopyable {
  /// The rules that hold, by their places in `VerdictRule.all`.
  public let rules: RuleMask

  init(rules: RuleMask) { self.rules = rules }

  /// What keeps the guest from running.
  public var blocks: RuleMask { rules & VerdictRulebook.shared.blocking }
  /// What leaves open whether it runs.
  public var unknown: RuleMask { rules & VerdictRulebook.shared.unknown }
  /// What the guest loses or meets.
  public var warns: RuleMask { rules & VerdictRulebook.shared.warning }
  /// What is good to know.
  public var notes: RuleMask { rules & VerdictRulebook.standard.notes }
  /// What could not be checked.
  public var gaps: RuleMask { rules & VerdictRulebook.standard.gaps }

  /// What happens.
  public var outcome: VerdictOutcome { Self.outcome(of: rules) }

  /// The outcome of one authority alone; `runs` for Nova, which `Reports` judges.
  public func outcome(by authority: VerdictAuthority) -> VerdictOutcome {
    let book = VerdictRulebook.standard
    let own: RuleMask =
      switch authority {
      case .hypervisor: book.hypervisor
      case .libvirt: book.libvirt
      case .policy: book.policy
      case .nova: RuleMask()
      }
    return Self.outcome(of: rules & (own | book.unexpanded))
  }

  /// Whether one of those that decide has something to say.
  public func concerns(_ authority: VerdictAuthority) -> Bool {
    switch authority {
    case .hypervisor, .libvirt: true
    case .policy: !(rules & VerdictRulebook.standard.policy).isEmpty
    case .nova: false
    }
  }

  private static func outcome(of rules: RuleMask) -> VerdictOutcome {
    let book = VerdictRulebook.shared
    if !(rules & book.blocking).isEmpty { return .blocked }
    if !(rules & book.unknown).isEmpty { return .undetermined }
    return (rules & book.warning).isEmpty ? .runs : .runsWithWarnings
  }
}
