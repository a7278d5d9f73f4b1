import CPUCatalog
import CPUCompatibility
import FleetPlanning
import GuestVerdicts
import Testing
import VerdictSamples
import X86CPU

/// Verdicts on forms, which a store keeps as bytes, are those that the pairwise judge gives on the records themselves.
@Suite struct FormTests {
  @Test(arguments: [UInt64(11), 12, 13]) func formsAreJudgedAsPairsAre(seed: UInt64) throws {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: seed)
    let samples = (0..<60).map { _ in maker.sample() }
    let hosts = try samples.map { sample in
      let form = HostForm(sample.host, map: sample.map ?? features.map)
      return try #require(HostForm(key: form.key, bytes: form.bytes))
    }
    let guests = try samples.map { sample in
      let form = GuestForm(sample.guest)
      return try #require(GuestForm(key: form.key, bytes: form.bytes))
    }
    let fleet = PreparedFleet(hosts: hosts, guests: guests)
    let matrix = FleetMatrix(fleet)
    var outcomes = OutcomeCounts()
    for (guest, sample) in samples.enumerated() {
      for (host, other) in samples.enumerated() {
        let map = other.host.map ?? other.map ?? features.map
        let pair = VerdictPair(sample.guest, on: other.host, catalog: .standard, map: map)
        let verdict = fleet.verdict(ofGuest: guest, onHost: host)
        #expect(verdict == .rules(pair.verdict), "guest \(guest) on host \(host)")
        #expect(matrix.outcome(ofGuest: guest, onHost: host) == verdict.outcome)
        #expect(fleet.lost(ofGuest: guest, onHost: host).map(\.index) == pair.lost.map(\.index))
        switch verdict.outcome {
        case .runs: outcomes.runs += 1
        case .runsWithWarnings: outcomes.runsWithWarnings += 1
        case .undetermined: outcomes.undetermined += 1
        case .blocked: outcomes.blocked += 1
        }
      }
    }
    #expect(matrix.counts == outcomes)
    #expect(VerdictOutcome.allCases.filter { outcomes[$0] > 0 }.count > 2)
  }

  /// A waiver makes of a form what preparing with a policy that warns of the features makes of the record.
  @Test func acceptedLossesAreThePolicys() throws {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: 21)
    let samples = (0..<40).map { _ in maker.sample() }
    var changed = 0
    for number in 0..<12 {
      let lost = samples[number].guest.wanted?.evidence.present ?? FeatureSet()
      let accepted = Catalog.standard.features(in: lost).enumerated().filter { ($0.offset + number) % 2 == 0 }
        .map(\.element)
      var rules = CompatibilityPolicy.Rules()
      rules.warn = FeatureSet(accepted.map(\.index))
      let hosts = samples.map { HostForm($0.host, map: $0.map ?? features.map) }
      let guests = samples.map { GuestForm($0.guest) }
      let fleet = PreparedFleet(hosts: hosts, guests: guests, accepting: accepted)
      let plain = PreparedFleet(hosts: hosts, guests: guests)
      for (host, other) in samples.enumerated() {
        let map = other.host.map ?? other.map ?? features.map
        let pair = VerdictPair(
          samples[number].guest, on: other.host, catalog: .standard, map: map, policy: rules)
        let verdict = fleet.verdict(ofGuest: number, onHost: host)
        #expect(verdict == .rules(pair.verdict), "guest \(number) on host \(host)")
        if verdict != plain.verdict(ofGuest: number, onHost: host) { changed += 1 }
      }
    }
    #expect(changed > 5)
  }

  /// More maps than one space numbers, so that hosts are judged in several blocks.
  @Test func moreMapsThanASpaceHolds() throws {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: 31)
    var hosts = (0..<150).map { _ in maker.sample().host }
    for place in hosts.indices {
      var configuration = hosts[place].configuration ?? HostConfiguration(captured: "")
      configuration.mapFeatures = Set(["own-name-\(place)", "vmx", "aes", "avx"])
      hosts[place].configuration = configuration
    }
    let guests = (0..<5).map { _ in maker.sample().guest }
    let fleet = PreparedFleet(
      hosts: hosts.map { HostForm($0, map: features.map) }, guests: guests.map { GuestForm($0) })
    for (guest, wanted) in guests.enumerated() {
      for (host, other) in hosts.enumerated() {
        let pair = VerdictPair(wanted, on: other, catalog: .standard, map: other.map ?? features.map)
        #expect(fleet.verdict(ofGuest: guest, onHost: host) == .rules(pair.verdict))
      }
    }
  }

  @Test func damagedFormsAreRefused() {
    let features = SampleFeatures()
    var maker = SampleMaker(features: features, seed: 41)
    let sample = maker.sample()
    let (host, guest) = (HostForm(sample.host, map: features.map), GuestForm(sample.guest))
    for length in stride(from: 0, to: host.bytes.count, by: 37) {
      #expect(HostForm(key: host.key, bytes: Array(host.bytes.prefix(length))) == nil)
    }
    for length in stride(from: 0, to: guest.bytes.count, by: 23) {
      #expect(GuestForm(key: guest.key, bytes: Array(guest.bytes.prefix(length))) == nil)
    }
    #expect(HostForm(key: host.key, bytes: host.bytes + [0]) == nil)
    #expect(GuestForm(key: guest.key, bytes: host.bytes) == nil)
  }
}
