internal import CPUCatalog
internal import CVerdictKernels

/// All rules, made ready for judging: their comparisons with places of columns, and constant masks.
struct VerdictRulebook: Sendable {
  /// The compiled form of `VerdictRule.all`.
  static let standard = VerdictRulebook(VerdictRule.all)

  /// The distinct comparisons.
  let comparisons: [verdict_comparison]
  /// The comparisons of each term, concatenated, as indices into `comparisons`.
  let order: [Int]
  let terms: [verdict_term]
  let rules: [verdict_rule]
  /// The same for C.
  let program: PairProgram
  /// Rules that compare no columns: they hold if both sides can meet them.
  let oneSided: RuleMask
  /// The rules of each weight, and the gaps.
  let blocking, unknown, warning, notes, gaps: RuleMask
  /// The rules of each authority.
  let hypervisor, libvirt, policy: RuleMask
  /// The rule for an unknown guest CPU, which makes every answer unknown.
  let unexpanded: RuleMask

  private let shapes: [RuleShape]

  init(_ all: [VerdictRule]) {
    precondition(all.count <= RuleMask.capacity)
    var comparisons: [RuleShape.Comparison] = []
    var order: [Int] = []
    var terms: [verdict_term] = []
    var rules: [verdict_rule] = []
    var oneSided = RuleMask()
    for (index, rule) in all.enumerated() {
      let first = terms.count
      for term in rule.shape.terms {
        guard let (members, isNone) = term.comparisons else { continue }
        terms.append(
          verdict_term(first: UInt32(order.count), count: UInt32(members.count), is_none: isNone ? 1 : 0))
        for comparison in members {
          let place = comparisons.firstIndex(of: comparison) ?? comparisons.count
          if place == comparisons.count { comparisons.append(comparison) }
          order.append(place)
        }
      }
      let isSingle = terms.count == first + 1 && terms[first].count == 1 && terms[first].is_none == 0
      rules.append(
        verdict_rule(
          first: UInt32(first), count: UInt32(terms.count - first),
          single: isSingle ? terms[first].first : .max))
      if terms.count == first { oneSided.insert(index) }
    }
    let compiled = comparisons.map { verdict_comparison($0) }
    self.comparisons = compiled
    program = PairProgram(order.map { compiled[$0] }, terms, rules)
    self.order = order
    self.terms = terms
    self.rules = rules
    self.oneSided = oneSided
    shapes = all.map(\.shape)
    func mask(_ isMember: (VerdictRule) -> Bool) -> RuleMask {
      var mask = RuleMask()
      for (index, rule) in all.enumerated() where isMember(rule) { mask.insert(index) }
      return mask
    }
    blocking = mask { $0.weight == .blocks }
    unknown = mask { $0.weight == .unknown }
    warning = mask { $0.weight == .warns }
    notes = mask { $0.weight == .note }
    gaps = mask { $0.weight == nil }
    hypervisor = mask { $0.authority == .hypervisor && $0.weight != nil }
    libvirt = mask { $0.authority == .libvirt && $0.weight != nil }
    policy = mask { $0.authority == .policy && $0.weight != nil }
    unexpanded = mask { $0.header.id == "guest.not-expanded" }
  }

  /// The rules that a guest with these flags and columns can meet on some host.
  func live(demandFlags flags: UInt64, told: UInt64) -> RuleMask {
    live { term in
      switch term {
      case .guest(let needed): flags & needed.rawValue == needed.rawValue
      case .guestWithout(let excluded): flags & excluded.rawValue == 0
      case .any(let members): members.contains { verdict_comparison($0).demand_bit & told != 0 }
      case .host, .hostWithout, .none: true
      }
    }
  }

  /// The rules that some guest can meet on a host with these flags and columns.
  func live(offerFlags flags: UInt64, told: UInt64) -> RuleMask {
    live { term in
      switch term {
      case .host(let needed): flags & needed.rawValue == needed.rawValue
      case .hostWithout(let excluded): flags & excluded.rawValue == 0
      case .any(let members): members.contains { verdict_comparison($0).offer_bit & told != 0 }
      case .guest, .guestWithout, .none: true
      }
    }
  }

  private func live(_ isPossible: (RuleShape.Term) -> Bool) -> RuleMask {
    var live = RuleMask()
    for (index, shape) in shapes.enumerated() where shape.terms.allSatisfy(isPossible) { live.insert(index) }
    return live
  }
}

extension RuleShape.Term {
  /// The comparisons of a term, and whether none of them may hold; nil for a term about one side.
  var comparisons: ([RuleShape.Comparison], isNone: Bool)? {
    switch self {
    case .any(let members): (members, false)
    case .none(let members): (members, true)
    case .guest, .guestWithout, .host, .hostWithout: nil
    }
  }
}
