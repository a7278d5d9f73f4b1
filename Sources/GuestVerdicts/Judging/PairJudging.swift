extension GuestVerdict {
  /// The verdict on one guest and one host, prepared in one space.
  ///
  /// - Parameter offer: For a guest that QEMU emulates, the host's offer to emulated guests.
  public init(of demand: GuestDemand, on offer: HostOffer) {
    self.init(of: [demand], at: 0, on: [offer], at: 0)
  }

  /// The verdict on one guest and one host among many; nothing is copied, so that it takes nanoseconds.
  ///
  /// - Parameters:
  ///   - demand: A place in `demands`.
  ///   - offer: A place in `offers`.
  public init(of demands: [GuestDemand], at demand: Int, on offers: [HostOffer], at offer: Int) {
    precondition(demands.indices.contains(demand) && offers.indices.contains(offer))
    let book = VerdictRulebook.shared
    let rules = unsafe demands.withUnsafeBytes { demands in
      unsafe offers.withUnsafeBytes { offers in
        unsafe book.program.judge(
          demands.wordsOfElement(demand, size: DemandLayout.count),
          offers.wordsOfElement(offer, size: OfferLayout.count), oneSided: book.oneSided)
      }
    }
    self.init(rules: rules)
  }

  /// The verdicts on one guest and each of many hosts, in their order.
  ///
  /// - Parameter offers: For a guest that QEMU emulates, the hosts' offers to emulated guests.
  public static func verdicts(of demand: GuestDemand, on offers: [HostOffer]) -> [GuestVerdict] {
    let book = VerdictRulebook.shared
    return unsafe withUnsafeBytes(of: demand) { demand in
      unsafe offers.withUnsafeBytes { offers in
        let count = offers.count / (OfferLayout.count * 8)
        return unsafe [GuestVerdict](unsafeUninitializedCapacity: count) { verdicts, initialized in
          guard count > 0, let place = verdicts.baseAddress else { return }
          let words = unsafe demand.wordsOfElement(0, size: DemandLayout.count)
          let first = unsafe offers.wordsOfElement(0, size: OfferLayout.count)
          for index in 0..<count {
            let rules = unsafe book.program.judge(
              words, first + index * OfferLayout.count, oneSided: book.oneSided)
            unsafe (place + index).initialize(to: GuestVerdict(rules: rules))
          }
          initialized = count
        }
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The words of an element of an array, each element as many words as `size`; the array must not be empty.
  @unsafe fileprivate func wordsOfElement(_ index: Int, size: Int) -> UnsafePointer<UInt64> {
    guard let base = baseAddress else { fatalError("an element of an empty array has no bitmap words") }
    return unsafe (base + index * size * 8).assumingMemoryBound(to: UInt64.self)
  }
}

extension VerdictRulebook {
  /// The masks and the program of the standard rulebook, by themselves: what a pair needs.
  struct Shared: Sendable {
    let program: PairProgram
    let oneSided, blocking, unknown, warning: RuleMask
  }

  /// Those of the rules of this build.
  static let shared: Shared = {
    let book = VerdictRulebook.standard
    return Shared(
      program: book.program, oneSided: book.oneSided, blocking: book.blocking, unknown: book.unknown,
      warning: book.warning)
  }()
}
