import CPUCatalog
import CPUCompatibility
import CPUReaders
import FleetPlanning
import GuestVerdicts
import LibvirtCPU
import Testing

@testable import MartletQuestions

/// Invented fleets are read as captures are, the same ones for the same seed, and fold into classes whose members are alike.
@Suite struct SimulatedFleetTests {
  @Test func theSameSeedMakesTheSameFleet() throws {
    let a = try #require(SimulatedFleet(hosts: 40, guests: 400, seed: 7))
    let b = try #require(SimulatedFleet(hosts: 40, guests: 400, seed: 7))
    let c = try #require(SimulatedFleet(hosts: 40, guests: 400, seed: 8))
    #expect((0..<40).allSatisfy { a.document(ofHost: $0).bytes == b.document(ofHost: $0).bytes })
    #expect((0..<40).contains { a.document(ofHost: $0).bytes != c.document(ofHost: $0).bytes })
  }

  @Test func membersOfAClassAreJudgedAlike() throws {
    let simulated = try #require(SimulatedFleet(hosts: 60, guests: 600, seed: 3))
    let records = try Records()
    var hosts: [HostCPU] = []
    var guests: [GuestCPU] = []
    var names: Set<String> = []
    for index in 0..<60 {
      let inventory = try records.inventory(of: simulated.document(ofHost: index))
      try #require(inventory.hosts.count == 1)
      #expect(inventory.hosts[0].name == simulated.name(ofHost: index))
      #expect(inventory.hosts[0].uuid != nil && inventory.hosts[0].facts.memory ?? 0 > 1 << 37)
      hosts.append(inventory.hosts[0].cpu)
      for found in inventory.guests {
        #expect(found.uuid != nil && names.insert(found.name).inserted)
        let both = try records.guest(found, on: inventory.hosts[0].cpu)
        guests.append(both.running)
        let next = try #require(both.next)
        #expect(next.wanted != nil)
      }
    }
    #expect(guests.count == 600)
    let map = records.interpreter.map
    let (hostForms, guestForms) = (hosts.map { HostForm($0, map: map) }, guests.map { GuestForm($0) })
    let (hostClasses, guestClasses) = (Array(Set(hostForms)), Array(Set(guestForms)))
    #expect(hostClasses.count > 20 && guestClasses.count > 60 && guestClasses.count < 600)
    let fleet = PreparedFleet(hosts: hostClasses, guests: guestClasses)
    var outcomes: Set<VerdictOutcome> = []
    for guest in stride(from: 0, to: 600, by: 7) {
      let row = try #require(guestClasses.firstIndex(of: guestForms[guest]))
      for host in hosts.indices {
        let column = try #require(hostClasses.firstIndex(of: hostForms[host]))
        let pair = VerdictPair(guests[guest], on: hosts[host], catalog: .standard, map: map)
        let verdict = fleet.verdict(ofGuest: row, onHost: column)
        #expect(verdict == .rules(pair.verdict))
        outcomes.insert(verdict.outcome)
      }
    }
    #expect(
      outcomes.isSuperset(of: [.blocked, .runsWithWarnings]) || outcomes.isSuperset(of: [.blocked, .runs]))
  }

  /// An invented guest runs where it is: the fleet holds no guest that its own host would refuse.
  @Test func guestsRunWhereTheyAre() throws {
    let simulated = try #require(SimulatedFleet(hosts: 80, guests: 800, seed: 5))
    let records = try Records()
    var blocked: [String] = []
    for index in 0..<80 {
      let inventory = try records.inventory(of: simulated.document(ofHost: index))
      let host = inventory.hosts[0].cpu
      for found in inventory.guests {
        let guest = try records.guest(found, on: host).running
        let pair = VerdictPair(guest, on: host, catalog: .standard, map: records.interpreter.map)
        let grave = pair.explanation(of: pair.verdict).filter { rule, _ in
          rule.weight == .blocks && !rule.header.id.hasPrefix("move.")
        }
        if !grave.isEmpty { blocked.append("\(found.name) on \(host.name): \(grave.map(\.finding))") }
      }
    }
    #expect(blocked.isEmpty, "\(blocked.count): \(blocked.prefix(5).joined(separator: "\n"))")
  }

  @Test(arguments: [(12, "Intel"), (6, "AMD")]) func asManyDifferentCPUsAsAsked(count: Int, vendor: String)
    throws
  {
    let simulated = try #require(
      SimulatedFleet(hosts: 40, guests: 0, seed: 2, distinct: .init(count: count, vendor: vendor)))
    let records = try Records()
    var offers: Set<[String]> = []
    for index in 0..<40 {
      let host = try records.inventory(of: simulated.document(ofHost: index)).hosts[0].cpu
      #expect(host.vendor == vendor)
      // What is offered, whatever the software of the host names.
      let seen = host.observations.filter { $0.point.kind == .libvirtHostCPU }.map {
        Catalog.standard.names(of: $0.evidence.present)
      }
      offers.insert(seen.flatMap(\.self))
    }
    #expect(offers.count >= count)
    #expect(SimulatedFleet(hosts: 3, guests: 0, seed: 2, distinct: .init(count: 4, vendor: "Intel")) == nil)
    #expect(
      SimulatedFleet(hosts: 9000, guests: 0, seed: 2, distinct: .init(count: 8000, vendor: "AMD")) == nil)
  }
}
