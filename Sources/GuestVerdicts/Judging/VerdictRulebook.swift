internal import CPUCatalog
internal import CPUCompatibility
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
  /// What each rule requires of a host alone.
  private let hostSides: [HostSide]

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
    hostSides = all.map { HostSide($0.shape) }
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

  /// The rules that the guest can meet on some host.
  func live(of demand: GuestDemand, _ facts: VerdictFacts) -> RuleMask {
    var live = RuleMask()
    for (index, shape) in shapes.enumerated()
    where shape.terms.allSatisfy({ $0.isPossible(for: demand, facts) }) {
      live.insert(index)
    }
    return live
  }

  /// The rules that some guest can meet on the host.
  func live(of offer: HostOffer, _ facts: VerdictFacts) -> RuleMask {
    var live = RuleMask()
    let (flags, told) = (offer.flags, offer.told)
    for (index, side) in hostSides.enumerated()
    where side.isPossible(flags, told) && side.others.allSatisfy({ $0.isPossible(for: offer, facts) }) {
      live.insert(index)
    }
    return live
  }
}

/// What a rule requires of a host alone: flags and known columns for the most part.
private struct HostSide {
  /// The flags that the host must have.
  private var needed: OfferFlags = []
  /// Those that it must not have.
  private var excluded: OfferFlags = []
  /// For each term that compares columns, the bits of its columns; the host must tell at least one.
  private var told: [UInt64] = []
  /// The terms that look at more.
  private(set) var others: [RuleShape.Term] = []

  init(_ shape: RuleShape) {
    for term in shape.terms {
      switch term {
      case .host(let flags): needed.formUnion(flags)
      case .hostWithout(let flags): excluded.formUnion(flags)
      case .any(let members): told.append(members.reduce(0) { $0 | verdict_comparison($1).offer_bit })
      case .hostNumber, .hostBits: others.append(term)
      case .guest, .guestWithout, .guestNumber, .guestNumberIsNot, .guestBits, .obstacle, .none: break
      }
    }
  }

  func isPossible(_ flags: OfferFlags, _ columns: UInt64) -> Bool {
    flags.isSuperset(of: needed) && flags.isDisjoint(with: excluded) && told.allSatisfy { $0 & columns != 0 }
  }
}

extension RuleShape.Term {
  /// The comparisons of a term, and whether none of them may hold; nil for a term about one side.
  var comparisons: ([RuleShape.Comparison], isNone: Bool)? {
    switch self {
    case .any(let members): (members, false)
    case .none(let members): (members, true)
    default: nil
    }
  }

  /// Whether the guest's side of the term holds; of a term that compares columns, whether the guest tells one.
  fileprivate func isPossible(for demand: GuestDemand, _ facts: VerdictFacts) -> Bool {
    switch self {
    case .guest(let needed): demand.flags.isSuperset(of: needed)
    case .guestWithout(let excluded): demand.flags.isDisjoint(with: excluded)
    case .guestNumber(let number, let range): demand[number].map(range.contains) ?? false
    case .guestNumberIsNot(let number, let range): !(demand[number].map(range.contains) ?? false)
    case .obstacle(let obstacles): obstacles.contains { demand[.obstacles] & $0.bit != 0 }
    case .guestBits(let set, let share, let group): facts.has(share, of: group, demand[set])
    case .any(let members):
      members.contains {
        let bits = verdict_comparison($0).demand_bit
        return demand.told & bits == bits
      }
    case .host, .hostWithout, .hostNumber, .hostBits, .none: true
    }
  }

  /// Whether a term about the host's numbers or features holds; true for any other.
  fileprivate func isPossible(for offer: HostOffer, _ facts: VerdictFacts) -> Bool {
    switch self {
    case .hostNumber(let number, let range): offer[number].map(range.contains) ?? false
    case .hostBits(let set, let share, let group): facts.has(share, of: group, offer[set])
    default: true
    }
  }
}
