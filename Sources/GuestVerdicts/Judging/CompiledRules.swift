/// One comparison, with the places of its columns.
struct CompiledComparison: Sendable, BitwiseCopyable {
  enum Kind: UInt8, Sendable {
    case meets, shares, member, exceeds, isBelow, differs, isOutside
  }

  var kind: Kind
  /// Where the columns begin in the words of a demand and of an offer.
  var demand: Int
  var offer: Int
  /// The columns' bits in `told`.
  var demandBit: UInt64
  var offerBit: UInt64
  /// Millionths, of a comparison within a tolerance.
  var tolerance: UInt64

  init(_ comparison: RuleShape.Comparison) {
    switch comparison {
    case .meets(let a, let b):
      self.init(
        .meets, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b), OfferLayout.bit(b))
    case .shares(let a, let b):
      self.init(
        .shares, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b), OfferLayout.bit(b))
    case .member(let a, let b):
      self.init(
        .member, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b), OfferLayout.bit(b))
    case .exceeds(let a, let b): self.init(.exceeds, a, b)
    case .isBelow(let a, let b): self.init(.isBelow, a, b)
    case .differs(let a, let b): self.init(.differs, a, b)
    case .isOutside(let a, let b, let millionths): self.init(.isOutside, a, b, millionths)
    }
  }

  private init(_ kind: Kind, _ a: DemandNumber, _ b: OfferNumber, _ tolerance: UInt64 = 0) {
    self.init(
      kind, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b), OfferLayout.bit(b), tolerance)
  }

  private init(
    _ kind: Kind, _ demand: Int, _ demandBit: UInt64, _ offer: Int, _ offerBit: UInt64,
    _ tolerance: UInt64 = 0
  ) {
    self.kind = kind
    self.demand = demand
    self.demandBit = demandBit
    self.offer = offer
    self.offerBit = offerBit
    self.tolerance = tolerance
  }

  /// Whether a comparison of two numbers or small sets holds, both of them told.
  @inline(__always)
  func holds(_ a: UInt64, _ b: UInt64) -> Bool {
    switch kind {
    case .shares: a & b != 0
    case .exceeds: a > b
    case .isBelow: a < b
    case .differs: a != b
    case .isOutside: (a > b ? a - b : b - a) > millionths(tolerance, of: b)
    case .meets, .member: false
    }
  }
}

/// A term that compares columns: some of its comparisons must hold, or none.
struct CompiledTerm: Sendable, BitwiseCopyable {
  /// Its comparisons, among all of the rulebook's, by their places in `VerdictRulebook.order`.
  var first: Int
  var count: Int
  /// Whether none may hold.
  var isNone: Bool
}

/// A rule's terms that compare columns; those of one side alone are in the live masks.
struct CompiledRule: Sendable, BitwiseCopyable {
  var firstTerm: Int
  var termCount: Int
}
