/// The verdicts on all pairs of guests and hosts, computed for many hosts at once.
///
/// It stores each pair's outcome; `GuestVerdict` and `VerdictPair` give rules and reasons on demand.
public struct VerdictMatrix: Sendable {
  /// The number of guests.
  public let demandCount: Int
  /// The number of hosts.
  public let offerCount: Int
  /// The outcomes of each guest.
  public internal(set) var countsByDemand: [OutcomeCounts]
  /// The outcomes on each host.
  public internal(set) var countsByOffer: [OutcomeCounts]
  /// The number of pairs for which each rule holds, by index in `VerdictRule.all`.
  public internal(set) var pairsByRule: [Int]

  /// The words of a guest's bitmaps.
  let stride: Int
  /// The two bits of each outcome's rank, as one bitmap of hosts per guest.
  var high: [UInt64]
  var low: [UInt64]
  /// The rules that hold for each pair, if recorded.
  var rules: [RuleMask]

  /// Computes the verdicts on `demands`, in O(guests × hosts × needs ÷ 2,048).
  ///
  /// - Parameters:
  ///   - offers: The hosts' offers to guests that KVM runs, prepared in the space of the demands.
  ///   - emulatedOffers: The same hosts' offers to guests whose CPU QEMU emulates; needed if there are such guests.
  public init(
    _ demands: [GuestDemand], on offers: [HostOffer], toEmulatedGuests emulatedOffers: [HostOffer] = []
  ) {
    self.init(demands, on: offers, toEmulatedGuests: emulatedOffers, recordingRules: false)
  }

  /// - Parameter recordingRules: Whether to store the rules that hold for each pair, 32 bytes each.
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

  /// The outcome of a guest on a host, by index; an invalid index traps.
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

  /// The hosts on which a guest has this outcome: one bit per host, 64 per word, the first in bit 0.
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

  /// The rules that hold for a pair, if the matrix recorded them.
  package func rules(ofDemand demand: Int, onOffer offer: Int) -> RuleMask {
    rules[demand * offerCount + offer]
  }
}

extension OutcomeCounts {
  fileprivate var notRunning: Int { runsWithWarnings + undetermined + blocked }
}
