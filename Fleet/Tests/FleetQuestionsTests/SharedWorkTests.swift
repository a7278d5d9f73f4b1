import CPUCompatibility
import CPUReaders
import FleetPlanning
import FleetStorage
import GuestVerdicts
import MartletQuestions
import Synchronization
import Testing

@testable import FleetQuestions

/// What is read or worked out once gives the answers of the long way.
@Suite struct SharedWorkTests {
  /// A host's or guest's page reads its rows, and does not count the fleet.
  @Test func showingOneCountsNothing() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 3, guests: 6)
    let revision = try sample.fleet.settled()
    #expect(try FleetShowQuestion(name: "host-000001").answer(in: sample.fleet).host?.name == "host-000001")
    #expect(
      try FleetShowQuestion(name: "vm-0000001", isGuest: true).answer(in: sample.fleet).guest != nil)
    #expect(sample.fleet.memory.counts(of: revision) == nil)
    _ = try FleetListQuestion().answer(in: sample.fleet)
    #expect(sample.fleet.memory.counts(of: revision)?.hosts == 3)
  }

  /// A forecast that reads few definitions is the one that reads every guest's.
  @Test(arguments: [["kernel=6.18", "qemu=10.0"], ["libvirt=12.8.0"]]) func forecastsAreThoseOfEveryGuest(
    changes: [String]
  ) async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 10, guests: 120, seed: 21)
    let report = try FleetForecastQuestion(changes: changes).answer(in: sample.fleet)
    let simulated = try #require(SimulatedFleet(hosts: 10, guests: 120, seed: 21))
    let records = sample.fleet.records
    let (catalog, map) = (records.options.catalog, records.interpreter.map)
    let masks = ExposureMasks(catalog)
    let upgrade = try HostChange(changes, of: "what-if").upgrade
    var judged = 0
    for entry in report.classes {
      let first = try #require(Int(entry.hosts[0].dropFirst(5)))
      let before = try records.inventory(of: simulated.document(ofHost: first)).hosts[0].cpu
      let forecast = UpgradeForecast(of: before, to: upgrade, masks: masks, catalog: catalog)
      let known = UpgradeForecast(of: before, to: HostUpgrade(), masks: masks, catalog: catalog).upgraded
      var counts = [Int](repeating: 0, count: 6)
      for host in entry.hosts {
        let index = try #require(Int(host.dropFirst(5)))
        let inventory = try records.inventory(of: simulated.document(ofHost: index))
        let residents = try inventory.guests.map { guest in
          let running = GuestForm(try records.guest(guest, on: inventory.hosts[0].cpu).running)
          let after = forecast.upgraded(for: running.machine)
          let (later, next) = (try records.guest(guest, on: after), try records.guest(guest, on: known))
          return UpgradeEffect.Residents(
            running: running, next: GuestForm(next.next ?? next.running),
            later: GuestForm(later.next ?? later.running), after: HostForm(after, map: map))
        }
        let effect = UpgradeEffect(
          residents, on: HostForm(before, map: map), knownAs: HostForm(known, map: map), catalog: catalog)
        for outcome in effect.outcomes {
          judged += 1
          switch outcome.comesBack {
          case .runs, .runsWithWarnings: counts[0] += 1
          case .undetermined: counts[1] += 1
          case .blocked: counts[outcome.isHeldAnyway ? 2 : 3] += 1
          }
          if outcome.returns == .blocked, !outcome.isHeldAnyway { counts[4] += 1 }
          if !outcome.gained.isEmpty || !outcome.removed.isEmpty { counts[5] += 1 }
        }
      }
      func sum(_ guests: [FleetForecastReport.Guests]) -> Int { guests.reduce(0) { $0 + $1.count } }
      #expect(
        counts == [
          entry.comeBack, entry.undetermined, entry.heldAnyway, sum(entry.cannotComeBack), sum(entry.trapped),
          entry.changed,
        ], "\(entry.hosts)")
    }
    #expect(judged == 120)
  }

  /// Reading one guest of each kind of an invented fleet makes the fleet that its captures make.
  @Test func guestsOfAKindAreReadOnce() async throws {
    let simulated = try #require(SimulatedFleet(hosts: 60, guests: 900, seed: 13))
    let (whole, short) = (try SampleStore(), try SampleStore())
    for (sample, isShort) in [(whole, false), (short, true)] {
      var question = FleetAddQuestion()
      question.documents = (60, { simulated.document(ofHost: $0) })
      if isShort { question.guests = { simulated.guests(ofHost: $0) } }
      let report = try await question.answer(in: sample.fleet)
      #expect(report.guests.added == 900 && report.refused.isEmpty)
    }
    let kinds = Set((0..<60).flatMap { simulated.guests(ofHost: $0).map(\.kind) })
    #expect(kinds.count < 900)
    let (a, b) = (try whole.fleet.store.guests(), try short.fleet.store.guests())
    #expect(a.count == 900 && b.count == 900)
    for (first, second) in zip(a, b) {
      #expect(first.name == second.name && first.uuid == second.uuid && first.hostName == second.hostName)
      #expect(first.form == second.form && first.next == second.next && first.taken == second.taken)
      #expect(first.cpus == second.cpus && first.memory == second.memory)
    }
  }

  /// Hosts are read again once anything has changed the store, whoever did.
  @Test func aChangedStoreIsReadAgain() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 4, guests: 12)
    let other = try OpenFleet(path: sample.path, map: .builtin)
    #expect(try sample.fleet.hosts().hosts.map(\.pool) == other.hosts().hosts.map(\.pool))
    let pools = try other.hosts().hosts.map(\.pool)
    _ = try FleetChangeQuestion(names: ["host-000001"]).tag(["pool=another"], in: sample.fleet)
    #expect(try other.hosts().hosts.map(\.pool) != pools)
    #expect(try other.hosts().hosts.first { $0.name == "host-000001" }?.pool == "another")
    _ = try FleetChangeQuestion(names: ["host-000002"]).remove(in: other)
    #expect(try sample.fleet.hosts().hosts.count == 3)
    let revision = try sample.fleet.store.revision()
    #expect(try sample.fleet.hosts().hosts.count == 3 && sample.fleet.store.revision() == revision)
  }

  /// Guests without a known host are read again by parts.
  @Test func guestsWithoutHostsAreReadAgain() async throws {
    let sample = try SampleStore()
    let report = try await sample.add(
      (0..<300).map {
        ("vm-\($0).xml", SampleStore.guest("vm-\($0)", $0 % 2 == 0 ? "Skylake-Server" : "EPYC"))
      })
    #expect(report.guests.added == 300)
    let other = try OpenFleet(path: sample.path, map: MapChoice("builtin:11.3.0"))
    #expect(try other.store.staleGuests(tables: other.tables).count == 300)
    try other.settle()
    #expect(try other.store.staleGuests(tables: other.tables).isEmpty)
    let revision = try other.store.revision()
    try other.settle()
    #expect(try other.store.revision() == revision && other.store.guests().count == 300)
  }

  /// Records that were read by other tables are read again, several at a time, as if they had just been added.
  @Test func recordsAreReadAgainByOtherTables() async throws {
    let sample = try SampleStore()
    try await sample.simulate(hosts: 70, guests: 210)
    let new = try SampleStore()
    let map = MapChoice("builtin:11.3.0")
    let fresh = try OpenFleet(path: new.folder + "/fresh.martlet", isCreating: true, map: map)
    let simulated = try #require(SimulatedFleet(hosts: 70, guests: 210, seed: 7))
    var question = FleetAddQuestion()
    question.documents = (70, { simulated.document(ofHost: $0) })
    question.source = "simulated"
    _ = try await question.answer(in: fresh)
    try fresh.settle()

    let told = Mutex<[OpenFleet.Settling]>([])
    let other = try OpenFleet(path: sample.path, map: map).noting { settling in
      told.withLock { $0.append(settling) }
    }
    #expect(other.tables != sample.fleet.tables && other.tables == fresh.tables)
    try other.settle()
    let notes = told.withLock(\.self)
    #expect(notes.first?.done == 0 && notes.last.map { $0.done == $0.total } == true)
    #expect(notes.contains { $0.done > 0 && $0.done < $0.total })
    let (a, b) = (try other.store.fleet(), try fresh.store.fleet())
    #expect(Set(a.hostForms.map(\.key)) == Set(b.hostForms.map(\.key)))
    let (ours, theirs) = (try other.store.guests(), try fresh.store.guests())
    #expect(ours.count == 210 && ours.count == theirs.count)
    #expect(ours.map(\.form) == theirs.map(\.form) && ours.map(\.next) == theirs.map(\.next))
    // Once is enough.
    told.withLock { $0 = [] }
    try other.settle()
    let more = told.withLock(\.count)
    #expect(more == 0)
  }
}
