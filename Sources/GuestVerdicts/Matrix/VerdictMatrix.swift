/// The verdicts on all pairs of guests and hosts, worked out sideways: for each rule, on all hosts at once.
///
/// Of each pair the outcome is kept; its rules and reasons are those of `GuestVerdict` and `VerdictPair`, when somebody asks.
public struct VerdictMatrix: Sendable {
  /// How many guests there are.
  public let demandCount: Int
  /// How many hosts there are.
  public let offerCount: Int
  /// The outcomes of each guest.
  public internal(set) var countsByDemand: [OutcomeCounts]
  /// The outcomes on each host.
  public internal(set) var countsByOffer: [OutcomeCounts]
  /// For how many pairs each rule holds, by its place in `VerdictRule.all`.
  public internal(set) var pairsByRule: [Int]

  /// The words of a guest's bitmaps.
  let stride: Int
  /// The two bits of each outcome's rank, a bitmap of hosts for each guest.
  var high: [UInt64]
  var low: [UInt64]
  /// The rules that hold for each pair, where they were asked for.
  var rules: [RuleMask]

  /// The verdicts on `demands`, in O(guests × hosts × needs ÷ 2,048).
  ///
  /// - Parameters:
  ///   - offers: The hosts' offers to guests that KVM runs, prepared in the space of the demands.
  ///   - emulatedOffers: The same hosts' offers to guests whose CPU QEMU emulates; needed if there are such guests.
  public init(
    _ demands: [GuestDemand], on offers: [HostOffer], toEmulatedGuests emulatedOffers: [HostOffer] = []
  ) {
    self.init(demands, on: offers, toEmulatedGuests: emulatedOffers, recordingRules: false)
  }

  /// - Parameter recordingRules: Whether the rules that hold for each pair are kept, 16 bytes each.
  package init(
    _ demands: [GuestDemand], on offers: [HostOffer], toEmulatedGuests emulatedOffers: [HostOffer] = [],
    recordingRules: Bool
  ) {
    precondition(
      offers.allSatisfy { !$0.flags.contains(.toEmulated) }
        && emulatedOffers.allSatisfy { $0.flags.contains(.toEmulated) },
      "offers to guests of one kind among those to the other")
    demandCount = demands.count
    offerCount = offers.count
    stride = (offers.count + MatrixBlock.capacity - 1) / MatrixBlock.capacity * MatrixBlock.words
    high = Array(repeating: 0, count: demands.count * stride)
    low = Array(repeating: 0, count: demands.count * stride)
    countsByDemand = Array(repeating: OutcomeCounts(), count: demands.count)
    countsByOffer = Array(repeating: OutcomeCounts(), count: offers.count)
    pairsByRule = Array(repeating: 0, count: VerdictRule.all.count)
    rules = recordingRules ? Array(repeating: RuleMask(), count: demands.count * offers.count) : []
    for isEmulated in [false, true] {
      let chosen = demands.indices.filter { demands[$0].isEmulated == isEmulated }
      guard !chosen.isEmpty else { continue }
      precondition(!isEmulated || emulatedOffers.count == offers.count)
      judge(chosen, of: demands, isEmulated ? emulatedOffers : offers)
    }
    for demand in demands.indices {
      countsByDemand[demand].runs = offers.count - countsByDemand[demand].notRunning
    }
    for offer in offers.indices {
      countsByOffer[offer].runs = demands.count - countsByOffer[offer].notRunning
    }
  }

  /// What happens to the guest at one place on the host at another; a place that is none ends the program.
  public func outcome(ofDemand demand: Int, onOffer offer: Int) -> VerdictOutcome {
    precondition((0..<demandCount).contains(demand) && (0..<offerCount).contains(offer))
    let (word, bit) = (demand * stride + offer >> 6, UInt64(offer & 63))
    switch (high[word] >> bit & 1, low[word] >> bit & 1) {
    case (0, 0): return .runs
    case (0, _): return .runsWithWarnings
    case (_, 0): return .undetermined
    default: return .blocked
    }
  }

  /// The hosts on which the guest at that place has this outcome: a bit for each, 64 to a word, the first in bit 0.
  public func hosts(with outcome: VerdictOutcome, forDemand demand: Int) -> [UInt64] {
    (0..<(offerCount + 63) / 64).map { word in
      let (a, b) = (high[demand * stride + word], low[demand * stride + word])
      let known: UInt64 = word == offerCount / 64 ? 1 << UInt64(offerCount % 64) &- 1 : ~0
      switch outcome {
      case .runs: return ~a & ~b & known
      case .runsWithWarnings: return ~a & b
      case .undetermined: return a & ~b
      case .blocked: return a & b
      }
    }
  }

  /// The rules that hold for a pair, of a matrix that recorded them.
  package func rules(ofDemand demand: Int, onOffer offer: Int) -> RuleMask {
    rules[demand * offerCount + offer]
  }
}

extension OutcomeCounts {
  fileprivate var notRunning: Int { runsWithWarnings + undetermined + blocked }
}
