internal import CVerdictKernels

extension verdict_comparison {
  /// A comparison with the places of its columns.
  init(_ comparison: RuleShape.Comparison) {
    switch comparison {
    case .meets(let a, let b):
      self.init(
        verdict_kind_meets, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b),
        OfferLayout.bit(b))
    case .shares(let a, let b):
      self.init(
        verdict_kind_shares, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b),
        OfferLayout.bit(b))
    case .member(let a, let b):
      self.init(
        verdict_kind_member, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b),
        OfferLayout.bit(b))
    case .exceeds(let a, let b): self.init(verdict_kind_exceeds, a, b)
    case .isBelow(let a, let b): self.init(verdict_kind_below, a, b)
    case .differs(let a, let b): self.init(verdict_kind_differs, a, b)
    case .isOutside(let a, let b, let millionths): self.init(verdict_kind_outside, a, b, millionths)
    }
  }

  private init(_ kind: verdict_kind, _ a: DemandNumber, _ b: OfferNumber, _ tolerance: UInt64 = 0) {
    self.init(
      kind, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b), OfferLayout.bit(b), tolerance)
  }

  private init(
    _ kind: verdict_kind, _ demand: Int, _ demandBit: UInt64, _ offer: Int, _ offerBit: UInt64,
    _ tolerance: UInt64 = 0
  ) {
    self.init(
      demand_bit: demandBit, offer_bit: offerBit, tolerance: tolerance, demand: UInt32(demand),
      offer: UInt32(offer), kind: kind.rawValue)
  }

  /// Whether it compares sets of features.
  var comparesSets: Bool { kind == verdict_kind_meets.rawValue }

  /// Whether it looks a code up in a set.
  var looksUp: Bool { kind == verdict_kind_member.rawValue }
}
