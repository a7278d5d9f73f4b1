import CPUCatalog
import CPUCompatibility
import CPUReaders
import GuestVerdicts
import Testing
import VerdictSamples

@testable import FleetPlanning
@testable import MartletQuestions

/// Guests without a target are those that a walk over every guest and every other host finds, rule by rule.
@Suite struct StuckReferenceTests {
  @Test(arguments: [UInt64(51), 52, 53], [false, true]) func samplesAreAsTheWalkFinds(
    seed: UInt64, withinPools: Bool
  ) throws {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: seed)
    let samples = (0..<40).map { _ in maker.sample() }
    let hosts = Array(Set(samples.map { HostForm($0.host, map: $0.map ?? features.map) })).sorted {
      $0.key < $1.key
    }
    let guests = Array(Set(samples.map { GuestForm($0.guest) })).sorted { $0.key < $1.key }
    // Some classes have two hosts, some guests an unknown host.
    let fleetHosts = (0..<hosts.count * 3 / 2).map { place in
      FleetSnapshot.Host(
        id: Int64(place), name: "h\(place)", form: place % hosts.count,
        pool: place % 4 == 3 ? nil : "p\(place % 4)")
    }
    let residents = (0..<guests.count * 2).map { place in
      FleetSnapshot.Residents(
        form: place % guests.count, host: place % 9 == 8 ? nil : (place * 7) % fleetHosts.count,
        count: 1 + place % 3)
    }
    let fleet = FleetSnapshot(
      hostForms: hosts, guestForms: guests, hosts: fleetHosts, residents: residents)
    let found = try check(fleet, withinPools)
    #expect(found.stuck.count + found.undetermined.count > 0)
  }

  @Test(arguments: [false, true]) func aSimulatedFleetIsAsTheWalkFinds(withinPools: Bool) throws {
    let simulated = try #require(SimulatedFleet(hosts: 24, guests: 120, seed: 9))
    let records = try Records()
    var hosts: [HostForm] = []
    var guests: [GuestForm] = []
    var members: [FleetSnapshot.Host] = []
    var residents: [FleetSnapshot.Residents] = []
    for index in 0..<24 {
      let inventory = try records.inventory(of: simulated.document(ofHost: index))
      let form = HostForm(inventory.hosts[0].cpu, map: records.interpreter.map)
      let place = hosts.firstIndex(of: form) ?? hosts.count
      if place == hosts.count { hosts.append(form) }
      members.append(
        .init(
          id: Int64(index), name: simulated.name(ofHost: index), form: place,
          pool: simulated.pool(ofHost: index)))
      for guest in inventory.guests {
        let form = GuestForm(try records.guest(guest, on: inventory.hosts[0].cpu).running)
        let place = guests.firstIndex(of: form) ?? guests.count
        if place == guests.count { guests.append(form) }
        residents.append(.init(form: place, host: index))
      }
    }
    let fleet = FleetSnapshot(hostForms: hosts, guestForms: guests, hosts: members, residents: residents)
    let found = try check(fleet, withinPools)
    #expect(!found.stuck.isEmpty)
    let folded = fleet.foldingCounters().fleet
    #expect(folded.guestCount == 120 && folded.hosts.count == 24)
    _ = try check(folded, withinPools)
  }

  /// Compares with the walk; what was found.
  private func check(_ fleet: FleetSnapshot, _ withinPools: Bool) throws -> StuckGuests {
    let prepared = PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms)
    let found = StuckGuests(fleet, prepared, FleetMatrix(prepared), withinPools: withinPools)
    var entries: [[Int]: StuckGuests.Group] = [:]
    for (isStuck, groups) in [(1, found.stuck), (0, found.undetermined)] {
      for group in groups {
        let key = [isStuck, group.form, group.host ?? -1]
        if let known = entries[key] {
          // Groups that only their next start distinguishes, or that were given twice.
          #expect(known.remedy == group.remedy && known.target == group.target)
          entries[key]?.count += group.count
        } else {
          entries[key] = group
        }
      }
    }
    var expected: [[Int]: Int] = [:]
    for group in fleet.residents {
      let walk = Walk(group, fleet, prepared, withinPools)
      guard !walk.runs else { continue }
      let key = [walk.isOpen ? 0 : 1, group.form, group.host ?? -1]
      expected[key, default: 0] += group.count
      let entry = try #require(entries[key])
      #expect(entry.remedy == walk.remedy)
      #expect(entry.lost.count == walk.lost && entry.rules.count == walk.rules)
      #expect((entry.target == nil) == (walk.remedy == .addHost))
      if let target = entry.target {
        let verdict = prepared.verdict(ofGuest: group.form, onHost: target)
        #expect(entry.rules == verdict.open)
        #expect(entry.lost == prepared.lost(ofGuest: group.form, onHost: target).map(\.name))
      }
    }
    #expect(entries.mapValues(\.count) == expected)
    return found
  }

  /// Every other host that a guest may go to, one by one.
  private struct Walk {
    var runs = false
    var isOpen = false
    var remedy = StrandingRemedy.addHost
    var lost = 0
    var rules = 0

    init(
      _ group: FleetSnapshot.Residents, _ fleet: FleetSnapshot, _ prepared: PreparedFleet, _ withinPools: Bool
    ) {
      let pool = group.host.flatMap { fleet.hosts[$0].pool }
      // Guests on an unknown host belong to the hosts without a pool, or else to the first pool.
      let pools = Set(fleet.hosts.map(\.pool))
      let counted =
        pool == nil && !pools.contains(nil) ? pools.compactMap(\.self).sorted().first : pool
      var best: (remedy: StrandingRemedy, lost: Int, rules: Int)?
      for (place, host) in fleet.hosts.enumerated() where place != group.host {
        if withinPools, host.pool != counted { continue }
        let verdict = prepared.verdict(ofGuest: group.form, onHost: host.form)
        switch verdict.outcome {
        case .runs, .runsWithWarnings: runs = true
        case .undetermined: isOpen = true
        case .blocked: break
        }
        let lost = prepared.lost(ofGuest: group.form, onHost: host.form)
        guard let remedy = Self.remedy(verdict, lost) else { continue }
        let own = (remedy, lost.count, verdict.open.count)
        if best.map({ own < ($0.remedy, $0.lost, $0.rules) }) ?? true { best = own }
      }
      if let best { (remedy, lost, rules) = best }
    }

    private static func remedy(_ verdict: FleetVerdict, _ lost: [Feature]) -> StrandingRemedy? {
      guard case .rules(let verdict) = verdict else { return nil }
      let blocks = verdict.blocks.indices.map { VerdictRule.all[$0] }
      if !blocks.isEmpty, !lost.isEmpty, blocks.allSatisfy({ $0.header.id == "libvirt.missing-features" }),
        lost.allSatisfy(\.effect.isHint)
      {
        return .acceptLoss
      }
      let rules = blocks.isEmpty ? verdict.unknown.indices.map { VerdictRule.all[$0] } : blocks
      return rules.map { StrandingRemedy(opening: $0) }.max()
    }
  }
}
