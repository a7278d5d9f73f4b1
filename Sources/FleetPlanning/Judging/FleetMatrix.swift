public import GuestVerdicts

/// The outcomes of every class of guests on every class of hosts.
public struct FleetMatrix: Sendable {
  /// The number of classes of guests and of hosts.
  public let guestCount, hostCount: Int
  private let parts: [(hosts: Range<Int>, matrix: VerdictMatrix)]
  private let partOfHost: [Int]

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
  }

  /// What happens to a class of guests on a class of hosts, by their places.
  public func outcome(ofGuest guest: Int, onHost host: Int) -> VerdictOutcome {
    let part = parts[partOfHost[host]]
    return part.matrix.outcome(ofDemand: guest, onOffer: host - part.hosts.lowerBound)
  }

  /// The places of the hosts on which a class of guests has this outcome, ascending.
  public func hosts(with outcome: VerdictOutcome, forGuest guest: Int) -> [Int] {
    var found: [Int] = []
    for part in parts {
      for (word, bits) in part.matrix.hosts(with: outcome, forDemand: guest).enumerated() {
        var rest = bits
        while rest != 0 {
          found.append(part.hosts.lowerBound + (word << 6) + rest.trailingZeroBitCount)
          rest &= rest &- 1
        }
      }
    }
    return found
  }

  /// The number of pairs of classes with each outcome.
  public var counts: OutcomeCounts {
    var counts = OutcomeCounts()
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
