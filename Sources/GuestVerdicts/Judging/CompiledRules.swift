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
    case .exceedsEntry(let a, let table, let index):
      self.init(
        verdict_kind_exceeds_entry, DemandLayout.place(a), DemandLayout.bit(a) | DemandLayout.bit(index),
        OfferLayout.place(table), OfferLayout.bit(table), index: DemandLayout.place(index))
    case .entryIsWithin(let table, let index, let range):
      self.init(
        verdict_kind_entry_within, DemandLayout.place(index), DemandLayout.bit(index),
        OfferLayout.place(table), OfferLayout.bit(table), index: DemandLayout.place(index), range: range)
    }
  }

  private init(_ kind: verdict_kind, _ a: DemandNumber, _ b: OfferNumber, _ tolerance: UInt64 = 0) {
    self.init(
      kind, DemandLayout.place(a), DemandLayout.bit(a), OfferLayout.place(b), OfferLayout.bit(b), tolerance)
  }

  private init(
    _ kind: verdict_kind, _ demand: Int, _ demandBit: UInt64, _ offer: Int, _ offerBit: UInt64,
    _ tolerance: UInt64 = 0, index: Int = 0, range: NumberRange? = nil
  ) {
    self.init(
      demand_bit: demandBit, offer_bit: offerBit, tolerance: tolerance, first: range?.first ?? 0,
      end: range?.end ?? 0, demand: UInt32(demand), offer: UInt32(offer), index: UInt32(index),
      kind: kind.rawValue)
  }

  /// Whether it compares sets of features.
  var comparesSets: Bool { kind == verdict_kind_meets.rawValue }

  /// Whether it looks a code up in a set.
  var looksUp: Bool { kind == verdict_kind_member.rawValue }

  /// Whether it takes an entry of a table.
  var takesEntry: Bool { index != 0 }

  /// The words of a host's column.
  var width: Int { comparesSets || looksUp || takesEntry ? 16 : 1 }

  /// Whether it holds for a guest's number and the words of a host's column, both told.
  ///
  /// - Parameter entry: The guest's number that points into a table; of comparisons without one anything.
  func holds(_ value: UInt64, entry: UInt64, _ host: ArraySlice<UInt64>) -> Bool {
    if looksUp { return host[host.startIndex + Int(value) >> 6] >> (value & 63) & 1 != 0 }
    if takesEntry { return verdict_holds_entry(self, value, host[host.startIndex + Int(entry)]) != 0 }
    return verdict_holds(kind, tolerance, value, host[host.startIndex]) != 0
  }
}
