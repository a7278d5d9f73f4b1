public import GuestVerdicts

/// The outcomes of every class of guests on every class of hosts.
public struct FleetMatrix: Sendable {
  /// The number of classes of guests and of hosts.
  public let guestCount, hostCount: Int
  private let parts: [(hosts: Range<Int>, matrix: VerdictMatrix)]
  private let partOfHost: [Int]
  private let arm: ArmOutcomes?

  /// Judges all pairs, many hosts at a time.
  public init(_ fleet: PreparedFleet) {
    guestCount = fleet.guestForms.count
    hostCount = fleet.hostForms.count
    var parts: [(Range<Int>, VerdictMatrix)] = []
    var partOfHost = [Int](repeating: 0, count: hostCount)
    for block in fleet.blocks {
      for host in block.hosts { partOfHost[host] = parts.count }
      parts.append(
        (block.hosts, VerdictMatrix(block.demands, on: block.offers, toEmulatedGuests: block.emulated)))
    }
    self.parts = parts
    self.partOfHost = partOfHost
    arm = ArmOutcomes(fleet.hostForms, fleet.guestForms)
  }

  /// What happens to a class of guests on a class of hosts, by their places.
  public func outcome(ofGuest guest: Int, onHost host: Int) -> VerdictOutcome {
    if let outcome = arm?.outcome(ofGuest: guest, onHost: host) { return outcome }
    let part = parts[partOfHost[host]]
    return part.matrix.outcome(ofDemand: guest, onOffer: host - part.hosts.lowerBound)
  }

  /// Classes of hosts as bits, in the order in which the matrix has them.
  public struct HostBits: Sendable, Hashable {
    /// 64 classes a word, for each part of the matrix.
    fileprivate var words: [[UInt64]]

    /// Whether there is no class.
    public var isEmpty: Bool { words.allSatisfy { $0.allSatisfy { $0 == 0 } } }

    /// Whether there is a class that is in both.
    public func meets(_ other: HostBits) -> Bool {
      for (mine, others) in zip(words, other.words) {
        for place in mine.indices where mine[place] & others[place] != 0 { return true }
      }
      return false
    }
  }

  /// Some classes of hosts, by their places.
  public func bits(ofHosts hosts: some Sequence<Int>) -> HostBits {
    var words = parts.map { [UInt64](repeating: 0, count: ($0.hosts.count + 63) / 64) }
    for host in hosts {
      let part = partOfHost[host]
      let place = host - parts[part].hosts.lowerBound
      words[part][place >> 6] |= 1 << UInt64(place & 63)
    }
    return HostBits(words: words)
  }

  /// The classes of hosts on which a class of guests has this outcome.
  public func bits(with outcome: VerdictOutcome, forGuest guest: Int) -> HostBits {
    var bits = HostBits(words: parts.map { $0.matrix.hosts(with: outcome, forDemand: guest) })
    for host in arm?.hosts(forGuest: guest) ?? [] {
      let part = partOfHost[host]
      let place = host - parts[part].hosts.lowerBound
      let bit: UInt64 = 1 << UInt64(place & 63)
      if arm?.outcome(ofGuest: guest, onHost: host) == outcome {
        bits.words[part][place >> 6] |= bit
      } else {
        bits.words[part][place >> 6] &= ~bit
      }
    }
    return bits
  }

  /// The classes of hosts on which a class of guests runs, with warnings or without.
  func bits(runningForGuest guest: Int) -> HostBits {
    var bits = bits(with: .runs, forGuest: guest)
    let warned = self.bits(with: .runsWithWarnings, forGuest: guest)
    for part in bits.words.indices {
      for place in bits.words[part].indices { bits.words[part][place] |= warned.words[part][place] }
    }
    return bits
  }

  /// The places of the classes of hosts in `bits`, ascending, until `body` returns false.
  func forEachHost(in bits: HostBits, and others: HostBits, _ body: (Int) -> Bool) {
    for (part, words) in zip(parts, zip(bits.words, others.words)) {
      for place in words.0.indices {
        var rest = words.0[place] & words.1[place]
        while rest != 0 {
          guard body(part.hosts.lowerBound + place << 6 + rest.trailingZeroBitCount) else { return }
          rest &= rest &- 1
        }
      }
    }
  }

  /// The number of pairs of classes with each outcome.
  public var counts: OutcomeCounts {
    var counts = OutcomeCounts()
    if arm != nil {
      for guest in 0..<guestCount {
        for host in 0..<hostCount {
          switch outcome(ofGuest: guest, onHost: host) {
          case .runs: counts.runs += 1
          case .runsWithWarnings: counts.runsWithWarnings += 1
          case .undetermined: counts.undetermined += 1
          case .blocked: counts.blocked += 1
          }
        }
      }
      return counts
    }
    for part in parts {
      for own in part.matrix.countsByDemand {
        counts.runs += own.runs
        counts.runsWithWarnings += own.runsWithWarnings
        counts.undetermined += own.undetermined
        counts.blocked += own.blocked
      }
    }
    return counts
  }
}
