public import CPUCatalog
internal import CPUCompatibility
internal import GuestVerdicts
internal import X86CPU

/// Classes of hosts and guests, prepared for verdicts on every pair.
///
/// Hosts that need more numbers than one `VerdictSpace` has are judged in several blocks; the verdicts are the same.
public struct PreparedFleet: Sendable {
  /// The classes of hosts.
  public let hostForms: [HostForm]
  /// The classes of guests.
  public let guestForms: [GuestForm]
  /// The catalogue whose features the forms have.
  public let catalog: Catalog
  let blocks: [Block]
  private let blockOfHost: [Int]

  /// Hosts that share a space.
  struct Block: Sendable {
    let hosts: Range<Int>
    let demands: [GuestDemand]
    /// What the hosts offer to guests that KVM runs.
    let offers: [HostOffer]
    /// What they offer to emulated guests; empty if there are none.
    let emulated: [HostOffer]
  }

  /// Prepares classes, in O(hosts + guests).
  ///
  /// - Parameter accepted: Features whose loss is accepted for all of these guests, by a waiver.
  public init(
    hosts hostForms: [HostForm], guests guestForms: [GuestForm], accepting accepted: [Feature] = [],
    catalog: Catalog = .standard
  ) {
    self.hostForms = hostForms
    self.guestForms = guestForms
    self.catalog = catalog
    let accepted = FeatureSet(accepted.map(\.index))
    let guestNumbering = guestForms.map(\.demand.numbering)
    let hostNumbering = hostForms.map(\.offer.numbering)
    let guests = Array(Set(guestNumbering))
    var blocks: [Block] = []
    var open = hostForms.isEmpty ? [] : [hostForms.indices]
    while let range = open.popLast() {
      let hosts = Array(Set(hostNumbering[range]))
      guard let space = try? VerdictSpace(guests.lazy.map(\.guest), on: hosts.map(\.host), catalog: catalog)
      else {
        // One host with any guests always fits: nothing distinguishes more than its own few answers.
        precondition(range.count > 1, "the numbers of one host do not fit into a space")
        let middle = range.lowerBound + range.count / 2
        open.append(middle..<range.upperBound)
        open.append(range.lowerBound..<middle)
        continue
      }
      let hostNumbers = Dictionary(uniqueKeysWithValues: hosts.map { ($0, $0.numbers(in: space)) })
      let guestNumbers = Dictionary(uniqueKeysWithValues: guests.map { ($0, $0.numbers(in: space)) })
      var demands: [GuestDemand] = []
      demands.reserveCapacity(guestForms.count)
      for place in guestForms.indices {
        guard let numbers = guestNumbers[guestNumbering[place]] else { continue }
        demands.append(guestForms[place].demand.demand(with: numbers))
      }
      func offers(toEmulatedGuests isEmulated: Bool) -> [HostOffer] {
        var offers: [HostOffer] = []
        offers.reserveCapacity(range.count)
        for place in range {
          guard let numbers = hostNumbers[hostNumbering[place]] else { continue }
          offers.append(
            hostForms[place].offer.offer(toEmulatedGuests: isEmulated, with: numbers, accepting: accepted))
        }
        return offers
      }
      blocks.append(
        Block(
          hosts: range, demands: demands, offers: offers(toEmulatedGuests: false),
          emulated: demands.contains { $0.isEmulated } ? offers(toEmulatedGuests: true) : []))
    }
    self.blocks = blocks
    var blockOfHost = [Int](repeating: 0, count: hostForms.count)
    for (index, block) in blocks.enumerated() { for host in block.hosts { blockOfHost[host] = index } }
    self.blockOfHost = blockOfHost
  }

  /// The verdict on a class of guests on a class of hosts, by their places.
  public func verdict(ofGuest guest: Int, onHost host: Int) -> FleetVerdict {
    if let other = FleetVerdict.ofOtherArchitecture(guestForms[guest], on: hostForms[host]) { return other }
    let block = blocks[blockOfHost[host]]
    let place = host - block.hosts.lowerBound
    return .rules(
      block.demands[guest].isEmulated
        ? GuestVerdict(of: block.demands, at: guest, on: block.emulated, at: place)
        : GuestVerdict(of: block.demands, at: guest, on: block.offers, at: place))
  }

  /// What a guest has and would lose on a host, in order of location.
  ///
  /// Nothing where one of them is of another architecture than x86: the verdict's reasons name registers and fields.
  public func lost(ofGuest guest: Int, onHost host: Int) -> [Feature] {
    guard guestForms[guest].arm == nil, hostForms[host].arm == nil else { return [] }
    let block = blocks[blockOfHost[host]]
    let place = host - block.hosts.lowerBound
    let demand = block.demands[guest]
    let offer = demand.isEmulated ? block.emulated[place] : block.offers[place]
    return catalog.features(in: demand[.needs].intersection(offer[.missingGrave].union(offer[.missingLight])))
  }
}
