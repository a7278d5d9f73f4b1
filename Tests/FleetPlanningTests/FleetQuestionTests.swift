import CPUCatalog
import CPUCompatibility
import CPUReaders
import FleetPlanning
import GuestVerdicts
import LibvirtCPU
import Testing

/// Small fleets whose answers are known.
@Suite struct FleetQuestionTests {
  private let forms = SampleForms()

  private func host(_ model: String, vendor: String = "Intel", without: [String] = []) throws -> HostForm {
    try forms.host(model, vendor: vendor, without: without)
  }

  private func guest(_ model: String) throws -> GuestForm { try forms.guest(model) }

  /// Two Haswell hosts, one Westmere; guests of both models.
  private func fleet(pools: [String?] = [nil, nil, nil]) throws -> FleetSnapshot {
    let hosts = try [host("Haswell-noTSX"), host("Westmere")]
    let guests = try [guest("Haswell-noTSX"), guest("Westmere")]
    return FleetSnapshot(
      hostForms: hosts, guestForms: guests,
      hosts: [
        .init(id: 1, name: "a", form: 0, pool: pools[0]), .init(id: 2, name: "b", form: 0, pool: pools[1]),
        .init(id: 3, name: "c", form: 1, pool: pools[2]),
      ],
      residents: [
        .init(form: 0, host: 0, count: 3), .init(form: 1, next: 1, host: 2, count: 2),
        .init(form: 1, next: 0, host: 1, count: 1),
      ])
  }

  @Test func targetsAreRanked() throws {
    let fleet = try fleet()
    let prepared = PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms)
    let wide = GuestTargets(ofForm: 0, runningOn: 0, among: fleet.hosts, in: prepared)
    #expect(wide.classes.map(\.hosts) == [[1], [2]])
    #expect(wide.classes[0].outcome <= .runsWithWarnings && wide.classes[1].outcome == .blocked)
    #expect(wide.classes[1].lost.contains("avx2") && !wide.classes[1].rules.isEmpty)
    let narrow = GuestTargets(ofForm: 1, runningOn: 2, among: fleet.hosts, in: prepared)
    #expect(narrow.classes.map(\.hosts) == [[0, 1]])
    #expect(
      GuestTargets(ofForm: 1, runningOn: 2, among: fleet.hosts, in: prepared, pool: "x").classes.isEmpty)
  }

  @Test func guestsOfAHost() throws {
    let fleet = try fleet()
    let prepared = PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms)
    let guests = HostGuests(on: 2, in: fleet, prepared)
    #expect(guests.classes.map(\.form) == [1, 0])
    #expect(guests.classes[0].count == 3 && guests.classes[0].here == 2)
    #expect(guests.classes[1].outcome == .blocked && guests.classes[1].count == 3)
  }

  /// A guest is stuck if the only host that takes it is its own; pools narrow what counts.
  @Test func stuckGuestsHaveNoOtherHost() throws {
    func stuck(_ fleet: FleetSnapshot, pools: Bool) -> StuckGuests {
      let prepared = PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms)
      return StuckGuests(fleet, prepared, FleetMatrix(prepared), withinPools: pools)
    }
    let all = stuck(try fleet(), pools: false)
    #expect(all.stuck.isEmpty && all.undetermined.isEmpty && all.guests == 6)
    let pooled = stuck(try fleet(pools: ["x", "y", "y"]), pools: true)
    #expect(pooled.stuck.map(\.host) == [0] && pooled.stuck.map(\.count) == [3])
    #expect(pooled.stuck[0].remedy == .addHost && pooled.stuck[0].target == nil)
    var without = try fleet()
    without.hosts.remove(at: 1)
    without.residents = [.init(form: 0, host: 0, count: 3)]
    let alone = stuck(without, pools: false)
    #expect(alone.stuck.map(\.remedy) == [.powerCycle] && alone.stuck[0].target == 1)
    #expect(alone.stuck[0].lost.contains("avx2"))
  }

  /// A host without evidence takes nobody for certain, and makes nobody stuck.
  @Test func missingEvidenceIsUndetermined() throws {
    var fleet = try fleet()
    let unknown = HostCPU(name: "u", architecture: nil, vendor: nil, modelName: nil, observations: [])
    fleet.hostForms.append(HostForm(unknown, map: forms.interpreter.map))
    fleet.hosts = [fleet.hosts[0], .init(id: 9, name: "u", form: 2)]
    fleet.residents = [.init(form: 0, host: 0, count: 4)]
    let prepared = PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms)
    let found = StuckGuests(fleet, prepared, FleetMatrix(prepared))
    #expect(found.stuck.isEmpty && found.undetermined.map(\.count) == [4])
    #expect(found.undetermined[0].remedy == .collectEvidence)
    let avx2 = try #require(Catalog.standard["avx2"])
    #expect(fleet.hostForms[2].gives(avx2) == nil)
    #expect(fleet.hostForms[0].gives(avx2) == true && fleet.hostForms[1].gives(avx2) == false)
  }

  @Test func theLedgerTellsWhatAPowerCycleChanges() throws {
    let fleet = try fleet()
    let prepared = PreparedFleet(hosts: fleet.hostForms, guests: fleet.guestForms)
    let ledger = PowerCycleLedger(fleet, prepared)
    #expect(ledger.current == 2 && ledger.undetermined == 3)
    #expect(ledger.entries.map(\.count) == [1] && ledger.entries[0].host == 1)
    #expect(ledger.entries[0].gained.contains("avx2") && ledger.entries[0].lost.isEmpty)
  }

  /// A host that loses avx2 strands its guests; one that gains it has guests that cannot go back.
  @Test func driftTellsWhomItStrands() throws {
    let guests = try [guest("Haswell-noTSX")]
    func fleet(_ form: HostForm, id: Int64 = 1) -> FleetSnapshot {
      FleetSnapshot(
        hostForms: [form], guestForms: guests, hosts: [.init(id: id, name: "a", form: 0)],
        residents: [.init(form: 0, host: 0, count: 5)])
    }
    let (whole, less) = try (host("Haswell-noTSX"), host("Haswell-noTSX", without: ["avx2"]))
    let loss = FleetDrift(from: fleet(whole), to: fleet(less))
    #expect(loss.changes.map(\.lost) == [["avx2"]] && loss.changes[0].gained.isEmpty)
    #expect(loss.changes[0].stranded.map(\.count) == [5] && loss.changes[0].noReturn.isEmpty)
    let gain = FleetDrift(from: fleet(less), to: fleet(whole))
    #expect(gain.changes.map(\.gained) == [["avx2"]] && gain.changes[0].stranded.isEmpty)
    #expect(gain.changes[0].noReturn.map(\.count) == [5])
    let same = FleetDrift(from: fleet(whole), to: fleet(whole))
    #expect(same.changes.isEmpty && same.unchanged == 1)
    let other = FleetDrift(from: fleet(whole), to: fleet(whole, id: 2))
    #expect(other.added == [2] && other.removed == [1])
  }

  @Test func losesAreTheirLayers() throws {
    let avx2 = try #require(Catalog.standard["avx2"])
    let xml = "<cpu><arch>x86_64</arch><model>Westmere</model><vendor>Intel</vendor></cpu>"
    let document = Document(name: "w", bytes: Array(xml.utf8))
    let cpu = try forms.interpreter.host(try Reader.read(document).selecting(document), in: document)
    let lacking = LossGround(avx2, on: cpu, peersHave: false)
    #expect(!lacking.isLost && lacking.layers.contains(.silicon))
    let lost = LossGround(avx2, on: cpu, peersHave: true)
    #expect(lost.isLost && !lost.layers.contains(.silicon) && !lost.layers.isEmpty)
  }
}
