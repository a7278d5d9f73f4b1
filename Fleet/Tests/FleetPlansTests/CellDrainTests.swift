import CPUReaders
import FleetDrains
import FleetPlans
import FleetQuestions
import Foundation
import PlanChecker
import ReportContract
import Testing

/// Drains of guests with huge pages and bound memory: where they go, what keeps them from a host, and what is unknown.
@Suite struct CellDrainTests {
  private typealias Host = CellFleet.Host
  private typealias Guest = CellFleet.Guest
  private let samples: PlanSamples

  init() throws { samples = try PlanSamples() }

  private func fleet(_ hosts: [Host]) async throws -> OpenFleet {
    let fleet = try OpenFleet(
      path: samples.folder.appendingPathComponent(UUID().uuidString).path, isCreating: true)
    try await samples.add(try CellFleet.documents(hosts), to: fleet)
    return fleet
  }

  private func drain(
    _ fleet: OpenFleet, capacity: String = "", _ change: (inout DrainPlan.Request) -> Void = { _ in }
  ) throws -> DrainPlan {
    var request = DrainPlan.Request(hosts: ["a"])
    request.capacity = try HostCapacity(Document(name: "c.yaml", bytes: Array(capacity.utf8)))
    change(&request)
    let plan = try FleetDrainQuestion(request).answer(in: fleet)
    let read = try DrainPlan(json: Array(try plan.json().utf8))
    let report = try DrainVerificationQuestion(of: read).answer(in: fleet)
    #expect(report.status == .verified, "\(report.failures) \(report.changes)")
    return plan
  }

  @Test func boundGuestsGoWhereTheirCellHasPages() async throws {
    let fleet = try await fleet([
      Host(name: "a", pages: [8, 8], guests: [.bound("db", 8, to: 1)]),
      Host(name: "b", pages: [16, 4]), Host(name: "c", pages: [0, 12], guests: [.bound("other", 4, to: 1)]),
    ])
    let plan = try drain(fleet)
    #expect(plan.moves.map(\.to) == ["c"] && plan.isOptimal)
    #expect(plan.hosts[1].capacity["1 GiB pages of cell 1"] == 4)
    let refusal = try #require(plan.refusals?.first)
    #expect(plan.refusals?.count == 1 && refusal.host == "b" && refusal.guests == ["db"])
    #expect(refusal.resource == "1 GiB pages of cell 1" && refusal.free == 4 && refusal.needed == 8)
    // Without c's pages there is no plan, and the screen says why.
    let closed = try drain(fleet, capacity: "hosts: {c: {cells: {1: {huge-pages: {1048576: 4}}}}}")
    #expect(closed.outcome == .impossible && closed.proof != nil)
    #expect(closed.text.contains("c: no 1 GiB pages of cell 1 free; db needs 8"))
    #expect(closed.text.contains("b: 4 1 GiB pages of cell 1 free; db needs 8"))
    // What the file says of a cell of b opens it.
    let opened = try drain(
      fleet, capacity: "hosts: {b: {cells: {1: {huge-pages: {1048576: 8}}}}, c: {takes-guests: no}}")
    #expect(opened.moves.map(\.to) == ["b"])
  }

  @Test func othersMakeRoomInACell() async throws {
    let fleet = try await fleet([
      Host(name: "a", pages: [16, 16], guests: [.bound("db", 12, to: 0)]),
      Host(name: "b", pages: [16, 16], guests: [.bound("web", 8, to: 0)]),
      Host(name: "c", pages: [8, 0]),
    ])
    let plan = try drain(fleet)
    #expect(plan.moves.map(\.guest) == ["web", "db"] && plan.moves.map(\.to) == ["c", "b"])
    #expect(
      plan.isOptimal && plan.proof != nil && plan.text.contains("no 1 GiB pages of cell 0 free") == false)
    #expect(plan.text.contains("b: 8 1 GiB pages of cell 0 free; db needs 12"))
    // A cell less, and the verdict of the checker changes with it.
    let tight = try drain(fleet, capacity: "hosts: {c: {huge-pages: {1048576: 7}}}")
    #expect(tight.outcome == .impossible)
  }

  /// Guests without a binding may lie on any node: what they hold is nobody's room, unless the file says so.
  @Test func memoryWithoutABindingCountsInEveryCell() async throws {
    let strict = "<numatune><memory mode='strict' nodeset='0'/></numatune>"
    let hosts = [
      Host(name: "a", pages: [0, 0], guests: [Guest(name: "db", memory: 16, text: strict)]),
      Host(name: "b", pages: [0, 0], guests: [Guest(name: "web", memory: 20)]),
    ]
    let plan = try drain(try await fleet(hosts))
    #expect(plan.outcome == .impossible && plan.refusals?.first?.resource == "memory of cell 0")
    // 32 GiB less 512 MiB of the host's and 20 GiB of web's.
    #expect(plan.refusals?.first?.free == 11_776 && plan.shortage?.missing == 4608)
    #expect(
      plan.text.contains("4 608 MiB of memory of cell 0")
        || plan.text.contains("4,608 MiB of memory of cell 0"))
    let stated = try drain(try await fleet(hosts), capacity: "hosts: {b: {cells: {0: {memory-mib: 16384}}}}")
    #expect(stated.moves.map(\.to) == ["b"])
    // A wish is no binding.
    var wish = hosts
    wish[0].guests[0].text = strict.replacingOccurrences(of: "strict", with: "preferred")
    #expect(try drain(try await fleet(wish)).moves.map(\.to) == ["b"])
  }

  @Test func whatIsUnknownIsNoRoom() async throws {
    let guest = Guest.bound("db", 8, to: 1)
    let silent = try await fleet([
      Host(name: "a", pages: [8, 8], guests: [guest]), Host(name: "b", pages: nil),
    ])
    let plan = try drain(silent, capacity: "hosts: {b: {memory-mib: 65536}}")
    #expect(plan.outcome == .undetermined && plan.exitStatus == 2)
    #expect(plan.stuck.first?.advice.contains("huge-pages and cells") == true)
    #expect(plan.notes.contains { $0.hasPrefix("b: the huge pages or NUMA cells are unknown") })
    let stated = try drain(
      silent,
      capacity:
        "hosts: {b: {memory-mib: 65536, huge-pages: {1048576: 8}, cells: {1: {huge-pages: {1048576: 8}}}}}")
    #expect(stated.moves.map(\.to) == ["b"])
    // The default size of huge pages is nobody's guess.
    let usual = Guest(name: "db", memory: 8, text: "<memoryBacking><hugepages/></memoryBacking>")
    let open = try await fleet([
      Host(name: "a", pages: [8, 8], guests: [usual]), Host(name: "b", pages: [8, 8]),
    ])
    #expect(try drain(open).outcome == .undetermined)
    #expect(try drain(open, capacity: "default-huge-page-kib: 1048576").moves.map(\.to) == ["b"])
    #expect(try drain(open, capacity: "default-huge-page-kib: 2048").outcome == .impossible)
    // A binding that cannot be read is not moved.
    let odd = Guest(name: "db", memory: 8, text: "<numatune><memory mode='strict' nodeset='x'/></numatune>")
    let unclear = try drain(
      try await fleet([Host(name: "a", pages: [8, 8], guests: [odd]), Host(name: "b", pages: [8, 8])]))
    #expect(
      unclear.outcome == .undetermined && unclear.stuck.first?.reason.contains("cannot be read") == true)
  }

  /// Guests without huge pages have no use of memory that is in them.
  @Test func hugePagesAreNoMemoryOfOthers() async throws {
    let fleet = try await fleet([
      Host(name: "a", pages: [0, 0], guests: [Guest(name: "web", memory: 24)]),
      Host(name: "b", pages: [24, 24]), Host(name: "c", pages: [16, 16]),
    ])
    let plan = try drain(fleet)
    #expect(plan.moves.map(\.to) == ["c"])
    let closed = try drain(fleet, capacity: "hosts: {c: {takes-guests: no}}")
    #expect(closed.outcome == .impossible && closed.shortage?.resource == "memory outside huge pages")
  }

  @Test func changedClaimsAboutCellsAreRefused() async throws {
    let fleet = try await fleet([
      Host(name: "a", pages: [8, 8], guests: [.bound("db", 8, to: 1)]),
      Host(name: "b", pages: [16, 4]), Host(name: "c", pages: [0, 12], guests: [.bound("other", 4, to: 1)]),
    ])
    var plan = try drain(fleet)
    func refused(_ plan: DrainPlan) throws -> [String] {
      let report = try DrainVerificationQuestion(of: plan).answer(in: fleet)
      #expect(report.status == .refused)
      return report.failures
    }
    try #require(plan.moves.count == 1)
    plan.moves[0].to = "b"
    #expect(try refused(plan).contains { $0.contains("b has too little 1 GiB pages of cell 1") })
    plan = try drain(fleet)
    plan.refusals = nil
    #expect(try refused(plan).contains { $0.contains("lack pages or cells") })
    // The guest's binding changed since: the plan is stale.
    plan = try drain(fleet)
    let other = try CellFleet.documents([
      Host(name: "a", pages: [8, 8], guests: [.bound("db", 8, to: 0)])
    ])
    try await samples.add(
      other.map { document in
        Document(
          name: document.name,
          bytes: Array(
            String(decoding: document.bytes, as: UTF8.self).replacing("2026-11-10T", with: "2026-11-11T").utf8
          ))
      }, to: fleet)
    let report = try DrainVerificationQuestion(of: plan).answer(in: fleet)
    #expect(report.status == .stale && report.changes.contains { $0.hasPrefix("db ") })
  }
}
