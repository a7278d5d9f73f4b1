import CPUReaders
import FleetStorage
import FleetTestSupport
import Foundation
import HostSnapshots
import MartletQuestions
import PostgresClient
import SharedTables
import Synchronization
import Testing

@testable import FleetQuestions
@testable import RefreshSchedule

/// Hosts of an invented fleet that answer by a closure.
private final class AnsweringHosts: Sendable {
  /// What each host is: its guests and whether its record has another UUID than before.
  struct Host { var guests: [String] = []; var uuid: String; var model = "Skylake-Server" }

  let hosts = Mutex<[String: Host]>([:])
  private let clock = Mutex(1_795_000_000)

  init(_ count: Int) {
    hosts.withLock { hosts in
      for number in 0..<count {
        hosts["ssh://h\(number)"] = Host(
          guests: ["g\(number)"], uuid: String(format: "00000000-0000-4000-8000-%012d", number))
      }
    }
  }

  var uris: [String] { hosts.withLock { $0.keys.sorted() } }

  /// A capture, each a second later than the one before.
  func capture(_ uri: String, later: Int = 1) throws -> Document {
    let time = Date(
      timeIntervalSince1970: Double(
        clock.withLock { clock in
          clock += later
          return clock
        })
    ).formatted(.iso8601)
    let host = try #require(hosts.withLock { $0[uri] })
    var snapshot = Snapshot(martlet: "1", method: .probe, captured: time)
    snapshot.identity.hostName = String(uri.dropFirst("ssh://".count))
    snapshot.identity.hostUUID = host.uuid
    snapshot.parts = [
      Snapshot.Part(
        .libvirtDomainCapabilities, source: "virsh domcapabilities", time: time,
        about: ["emulator": "/usr/bin/qemu-system-x86_64", "type": "kvm"],
        text: SampleStore.host(host.model))
    ]
    for guest in host.guests {
      let uuid =
        "11111111-0000-4000-8000-" + String(repeating: "0", count: 12 - guest.count + 1)
        + guest.dropFirst()
      let definition = SampleStore.guest(guest, "Penryn").replacing(
        "</name>", with: "</name><uuid>\(uuid)</uuid>")
      snapshot.parts.append(
        Snapshot.Part(
          .domain, source: "virsh dumpxml \(guest)", time: time, about: ["domain": guest, "state": "live"],
          text: definition))
    }
    return Document(name: uri, bytes: snapshot.json())
  }

  /// Adds every host as `fleet add URI` does.
  func add(to fleet: OpenFleet) async throws {
    for uri in uris {
      var question = FleetAddQuestion()
      let document = try capture(uri)
      question.documents = (1, { _ in document })
      question.source = uri
      #expect(try await question.answer(in: fleet).hosts.added == 1)
    }
  }
}

extension RefreshSchedule {
  fileprivate func makeDue() throws {
    try change { db in
      _ = try db.run("UPDATE @refresh_hosts SET due = $1", [.integer(try db.now() - 1000)])
    }
  }
}

@Suite(.timeLimit(.minutes(10)))
struct RefresherTests {
  private static let daily = RefreshPlan(interval: 86_400_000, connections: 200)

  /// Asks all hosts and lets the desk write what they answer; how each ended.
  ///
  /// A turn without an answer is given back.
  private static func ask(
    _ desk: inout RefreshDesk, _ refresher: FleetRefresher, _ schedule: RefreshSchedule,
    _ answer: (String) async throws -> RefreshAnswer?
  ) async throws -> [String: ScheduledHost] {
    _ = desk.work(free: 0)
    try schedule.makeDue()
    for turn in desk.work(free: 1000) {
      if let answer = try await answer(turn.uri) {
        desk.note(turn, answer)
      } else {
        try schedule.giveBack([turn])
      }
    }
    _ = desk.work(free: 0)
    return Dictionary(uniqueKeysWithValues: try schedule.hosts().map { ($0.uri, $0) })
  }

  @Test func answersThatTellNothingNewAreNotStored() async throws {
    let sample = try SampleStore()
    let hosts = AnsweringHosts(2)
    try await hosts.add(to: sample.fleet)
    let schedule = try RefreshSchedule.beside(sample.path)
    let said = Mutex<[String]>([])
    var refresher = FleetRefresher(sample.fleet, schedule, plan: Self.daily)
    refresher.say = { line in said.withLock { $0.append(line) } }
    var desk = RefreshDesk(refresher)
    let run = AddingRun(
      question: FleetAddQuestion(), fleet: sample.fleet, items: [], now: "2026-11-20T00:00:00Z")
    func read(_ uri: String, later: Int = 1) throws -> RefreshAnswer {
      .read(run.read([try hosts.capture(uri, later: later)], missing: [], of: uri))
    }
    func documents() throws -> Int { try sample.fleet.store.counts()["documents"] ?? 0 }
    func home(_ guest: String) throws -> String? {
      try sample.fleet.store.guests(matching: guest).first?.hostName
    }

    // The first answer is stored, and known to report nothing new by the store itself.
    var ends = try await Self.ask(&desk, refresher, schedule) { try read($0) }
    #expect(ends.count == 2 && ends.values.allSatisfy { $0.outcome == .unchanged && $0.failures == 0 })
    #expect(try documents() == 4)
    // From then on such answers change neither documents nor the store's revision.
    let revision = try sample.fleet.store.revision()
    ends = try await Self.ask(&desk, refresher, schedule) { try read($0) }
    #expect(ends.values.allSatisfy { $0.outcome == .unchanged && $0.answered != nil })
    #expect(try documents() == 4 && sample.fleet.store.revision() == revision)
    // What changes is stored.
    hosts.hosts.withLock { $0["ssh://h0"]?.model = "Cascadelake-Server" }
    ends = try await Self.ask(&desk, refresher, schedule) { try read($0) }
    #expect(ends["ssh://h0"]?.outcome == .changed && ends["ssh://h1"]?.outcome == .unchanged)
    #expect(try documents() == 5)
    // A guest goes to another host and comes back before its first host is asked again.
    hosts.hosts.withLock { $0["ssh://h1"]?.guests.append("g0") }
    ends = try await Self.ask(&desk, refresher, schedule) { $0 == "ssh://h1" ? try read($0) : nil }
    #expect(try ends["ssh://h1"]?.outcome == .changed && home("g0") == "h1")
    hosts.hosts.withLock { _ = $0["ssh://h1"]?.guests.removeLast() }
    ends = try await Self.ask(&desk, refresher, schedule) { $0 == "ssh://h0" ? try read($0) : nil }
    #expect(try home("g0") == "h0")
    ends = try await Self.ask(&desk, refresher, schedule) { try read($0) }
    #expect(try home("g0") == "h0" && home("g1") == "h1")
    // After a day an answer is stored although it reports nothing new.
    let count = try documents()
    ends = try await Self.ask(&desk, refresher, schedule) { try read($0) }
    #expect(try documents() == count)
    ends = try await Self.ask(&desk, refresher, schedule) { try read($0, later: 90_000) }
    #expect(try documents() == count + 2)
    #expect(ends.values.allSatisfy { $0.outcome == .unchanged })
    #expect(said.withLock { $0 }.isEmpty)
  }

  @Test func whatDoesNotAnswerSaysWhy() async throws {
    let sample = try SampleStore()
    let hosts = AnsweringHosts(4)
    try await hosts.add(to: sample.fleet)
    let schedule = try RefreshSchedule.beside(sample.path)
    let refresher = FleetRefresher(sample.fleet, schedule, plan: Self.daily)
    var desk = RefreshDesk(refresher)
    let run = AddingRun(
      question: FleetAddQuestion(), fleet: sample.fleet, items: [], now: "2026-11-20T00:00:00Z")
    hosts.hosts.withLock { $0["ssh://h3"]?.uuid = "99999999-0000-4000-8000-000000000000" }
    let ends = try await Self.ask(&desk, refresher, schedule) { uri in
      switch uri {
      case "ssh://h0": .none("ssh://h0: No route to\nhost", isLate: false)
      case "ssh://h1": .none("ssh://h1: it gave no answer within 120 s", isLate: true)
      case "ssh://h2":
        .read(run.read([Document(name: uri, bytes: Array("nonsense".utf8))], missing: [], of: uri))
      default: .read(run.read([try hosts.capture(uri)], missing: [], of: uri))
      }
    }
    #expect(uris(ends) { $0 == .failed } == ["ssh://h0", "ssh://h2", "ssh://h3"])
    #expect(uris(ends) { $0 == .hung } == ["ssh://h1"])
    #expect(ends["ssh://h0"]?.words == "No route to host")
    #expect(ends["ssh://h1"]?.words == "it gave no answer within 120 s")
    #expect(ends["ssh://h3"]?.words?.contains("--reinstalled") == true)
    let report = try FleetRefreshQuestion(schedule).answer(in: sample.fleet)
    #expect(report.hosts.total == 4 && report.hosts.failing == 4 && report.answers?.count == 4)
    #expect(report.text.contains("No route to host") && report.text.contains("Every 86400 s"))
    let round = try FleetRefreshQuestion(schedule).round(0..<Int.max, own: 4, in: sample.fleet)
    #expect(round.round?.asked == 4 && round.round?.failed == 3 && round.round?.hung == 1)
    #expect(round.text.contains("asked 4 hosts (4 here)") && round.answers == nil)
    // A host that was removed has no turns any more.
    try sample.fleet.store.remove(
      hosts: sample.fleet.store.hosts(matching: "h0").map(\.id), at: "2026-11-21T00:00:00Z")
    var other = RefreshDesk(refresher)
    _ = other.work(free: 0)
    #expect(try schedule.hosts().map(\.uri) == ["ssh://h1", "ssh://h2", "ssh://h3"])
  }

  private func uris(
    _ ends: [String: ScheduledHost], _ isWanted: (ScheduledHost.Outcome?) -> Bool
  ) -> [String] { ends.values.filter { isWanted($0.outcome) }.map(\.uri).sorted() }

  /// Two processes share the hosts within the connections; what one holds when it is ended, the other one asks.
  @Test(arguments: PostgresServer.isInstalled ? [false, true] : [false])
  func controllersShareHosts(isDatabase: Bool) async throws {
    let sample = try SampleStore()
    let store = isDatabase ? try PostgresServer.shared().makeDatabase() : sample.path
    let fleet = try OpenFleet(path: store, isCreating: true, map: .builtin)
    let hosts = AnsweringHosts(12)
    try await hosts.add(to: fleet)
    let schedule = try RefreshSchedule.beside(store)
    let plan = RefreshPlan(interval: 86_400_000, connections: 5)
    try schedule.set(plan)
    try schedule.register(hosts.uris)
    try schedule.makeDue()
    let seen = Mutex((now: 0, most: 0, asked: [String: Int](), isHanging: true))
    func refresher() throws -> FleetRefresher {
      var refresher = FleetRefresher(fleet, try RefreshSchedule.beside(store), plan: plan)
      refresher.share = 3
      refresher.ask = { uri, _ in
        let isHanging = seen.withLock { seen in
          seen.now += 1
          seen.most = max(seen.most, seen.now)
          seen.asked[uri, default: 0] += 1
          return seen.isHanging
        }
        // The first ones hang until their process is ended.
        if isHanging { try? await Task.sleep(for: .seconds(3600)) }
        seen.withLock { $0.now -= 1 }
        do { return .success(([try hosts.capture(uri)], [])) } catch {
          return .failure(QuestionError(.unavailable, "\(error)"))
        }
      }
      return refresher
    }
    let first = try refresher(), second = try refresher()
    #expect(first.holder != second.holder)
    let tasks = [first, second].map { refresher in Task { await refresher.run() } }
    while seen.withLock({ $0.now }) < 5 { try await Task.sleep(for: .milliseconds(20)) }
    let held = try schedule.state()
    #expect(held.held == 5 && held.holders.values.sorted() == [2, 3])
    #expect(held.holders.keys.allSatisfy { [first.holder, second.holder].contains($0) })
    tasks[0].cancel()
    await tasks[0].value
    #expect(try schedule.state().holders[first.holder] == nil)
    seen.withLock { $0.isHanging = false }
    tasks[1].cancel()
    await tasks[1].value
    #expect(try schedule.state().held == 0 && schedule.hosts().allSatisfy { $0.failures == 0 })
    // A third one asks all that are left, those that were given back among them.
    let third = try refresher()
    let last = Task { await third.run() }
    while try schedule.state().due + schedule.state().held > 0 {
      try await Task.sleep(for: .milliseconds(20))
    }
    last.cancel()
    await last.value
    let state = try schedule.state()
    #expect(state.unanswered == 0 && state.failing == 0 && state.held == 0)
    #expect(try schedule.hosts().allSatisfy { $0.outcome == .unchanged })
    seen.withLock { #expect($0.most == 5 && $0.asked.count == 12) }
    #expect(try fleet.store.counts()["hosts"] == 12)
  }

  @Test func machinesOfOneDatabaseDoNotAskThemselves() throws {
    for uri in ["this", "qemu:///system", "xen:///"] { #expect(OpenFleet.isOfThisMachine(uri)) }
    for uri in ["ssh://a", "qemu+ssh://root@a/system", "nova:"] { #expect(!OpenFleet.isOfThisMachine(uri)) }
  }
}
