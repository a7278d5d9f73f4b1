internal import CVerdictKernels

/// The rules as C reads them, at a place that does not move; of the one rulebook there is, and never freed.
@safe struct PairProgram: @unchecked Sendable {
  private let book: UnsafePointer<verdict_book>

  /// - Parameter comparisons: Those of each term, one behind the other.
  init(_ comparisons: [verdict_comparison], _ terms: [verdict_term], _ rules: [verdict_rule]) {
    func fixed<Part>(_ parts: [Part]) -> UnsafePointer<Part> {
      let place = UnsafeMutablePointer<Part>.allocate(capacity: max(parts.count, 1))
      for (index, part) in parts.enumerated() { unsafe (place + index).initialize(to: part) }
      return unsafe UnsafePointer(place)
    }
    unsafe book = fixed([
      verdict_book(comparisons: fixed(comparisons), terms: fixed(terms), rules: fixed(rules))
    ])
  }

  /// The rules that hold for the words of a demand and of an offer.
  @unsafe func judge(
    _ demand: UnsafePointer<UInt64>, _ offer: UnsafePointer<UInt64>, oneSided: RuleMask
  ) -> RuleMask {
    let told = unsafe (demand[DemandLayout.told], offer[OfferLayout.told])
    var holding = RuleMask()
    for place in 0..<RuleMask.wordCount {
      let live = unsafe demand[DemandLayout.live + place] & offer[OfferLayout.live + place]
      let decided = oneSided.words[place]
      let open = live & ~decided
      holding.words[place] =
        open == 0
        ? live
        : unsafe live & decided
          | verdict_pair(book, open, UInt32(64 * place), demand, told.0, offer, told.1)
    }
    return holding
  }
}
