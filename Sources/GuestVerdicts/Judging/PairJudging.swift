extension GuestVerdict {
  /// The verdict on one guest and one host, prepared in one space.
  ///
  /// - Parameter offer: For a guest that QEMU emulates, the host's offer to emulated guests.
  public init(of demand: GuestDemand, on offer: HostOffer) {
    self.init(rules: VerdictRulebook.standard.judge(demand, offer))
  }
}

extension VerdictRulebook {
  /// The rules that hold for a pair: only those that both sides can meet are looked at.
  func judge(_ demand: GuestDemand, _ offer: HostOffer) -> RuleMask {
    let live = demand.live & offer.live
    let decided = live & oneSided
    let told = (demand: demand.told, offer: offer.told)
    let (demandWords, offerWords) = (demand.words.span, offer.words.span)
    return RuleMask(
      low: decided.low | holding(live.low & ~oneSided.low, from: 0, demandWords, offerWords, told),
      high: decided.high | holding(live.high & ~oneSided.high, from: 64, demandWords, offerWords, told))
  }

  /// Of the rules `open`, which begin with number `base`, those that hold.
  @inline(__always)
  private func holding(
    _ open: UInt64, from base: Int, _ demand: Span<UInt64>, _ offer: Span<UInt64>,
    _ told: (demand: UInt64, offer: UInt64)
  ) -> UInt64 {
    var open = open
    var holding: UInt64 = 0
    while open != 0 {
      let index = open.trailingZeroBitCount
      open &= open &- 1
      let rule = rules[base + index]
      var isHolding = true
      for place in rule.firstTerm..<rule.firstTerm + rule.termCount where isHolding {
        let term = terms[place]
        var isAny = false
        for member in term.first..<term.first + term.count where !isAny {
          let comparison = comparisons[order[member]]
          guard comparison.demandBit & told.demand != 0, comparison.offerBit & told.offer != 0 else {
            continue
          }
          isAny = holds(comparison, demand, offer)
        }
        isHolding = isAny != term.isNone
      }
      if isHolding { holding |= 1 << UInt64(index) }
    }
    return holding
  }

  @inline(__always)
  private func holds(_ comparison: CompiledComparison, _ demand: Span<UInt64>, _ offer: Span<UInt64>) -> Bool
  {
    switch comparison.kind {
    case .meets:
      var common: UInt64 = 0
      for word in 0..<16 { common |= demand[comparison.demand + word] & offer[comparison.offer + word] }
      return common != 0
    case .member:
      let code = Int(demand[comparison.demand])
      return offer[comparison.offer + code >> 6] >> UInt64(code & 63) & 1 != 0
    default: return comparison.holds(demand[comparison.demand], offer[comparison.offer])
    }
  }
}
