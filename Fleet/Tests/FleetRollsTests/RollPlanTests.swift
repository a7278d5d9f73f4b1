import CPUReaders
import FleetPlanning
import FleetQuestions
import FleetRolls
import FleetStorage
import FleetTestSupport
import Foundation
import MartletQuestions
import PlanChecker
import ReportContract
import Testing

@testable import FleetPlans

/// Plans of rolls of invented fleets: made from a store, and held against it.
@Suite struct RollPlanTests {
  private let samples: RollSamples

  init() throws { samples = try RollSamples() }

  @Test(arguments: [
    RollPlan.Request(batch: 3), .init(hosts: ["host-00000*"], batch: 2),
    .init(changes: ["kernel=6.18", "qemu=11.1"], batch: 4), .init(changes: ["libvirt=12.8.0"]),
  ])
  func plansHold(request: RollPlan.Request) async throws {
    let fleet = try await samples.fleet(hosts: 16, guests: 96, seed: 31)
    let plan = try FleetRollQuestion(request).answer(in: fleet)
    #expect(plan.batches.allSatisfy { (1...request.batch).contains($0.hosts.count) })
    #expect(
      plan.batches.flatMap(\.hosts).sorted() == plan.hosts.filter(\.changes).map(\.name)
        && plan.hosts.filter(\.changes).count == (request.hosts.isEmpty ? 16 : 10))
    #expect(plan.moves >= plan.bound && plan.restarts.count >= plan.provenRestarts)
    #expect(plan.restarts.allSatisfy { $0.batch <= $0.latest && $0.latest <= plan.batches.count })
    let read = try RollPlan(reading: Document(name: "plan", bytes: Array(try plan.json().utf8)))
    #expect(try read.json() == plan.json())
    let report = try RollVerificationQuestion(of: read).answer(in: fleet)
    #expect(report.status == .verified && report.exitStatus == 0, "\(report.failures) \(report.changes)")
    #expect(report.moves == plan.moves && (report.pairs > 0 || plan.moves == 0))
    #expect(try FleetRollQuestion(request).answer(in: fleet).json() == plan.json())
  }

  /// Each claim of a plan, changed by hand.
  @Test func changedClaimsAreRefused() async throws {
    let fleet = try await samples.fleet(hosts: 8, guests: 40, seed: 32)
    let plan = try FleetRollQuestion(.init(changes: ["kernel=6.18"], batch: 2)).answer(in: fleet)
    #expect(try RollVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
    func expect(_ part: String, _ change: (inout RollPlan) -> Void) throws {
      var changed = plan
      change(&changed)
      #expect(try changed.json() != plan.json())
      let report = try RollVerificationQuestion(of: changed).answer(in: fleet)
      #expect(report.status == .refused && report.exitStatus == 1, "\(part)")
      #expect(report.failures.contains { $0.contains(part) }, "\(part): \(report.failures)")
    }
    let busy = try #require(plan.batches.indices.last { !plan.batches[$0].moves.isEmpty })
    let restart = try #require(plan.restarts.first)
    try expect("number of moves") { $0.moves -= 1 }
    try expect("the bound") { $0.bound += 1 }
    try expect("list of restarts") { $0.restarts.removeFirst() }
    try expect("list of restarts") { $0.restarts[0].latest += 1 }
    try expect("list of restarts") { $0.restarts[0].starts = nil }
    try expect("proven restarts") { $0.provenRestarts += 1 }
    try expect("what hosts become") { $0.predictions.removeLast() }
    try expect("left out") { $0.undetermined.append(.init(hosts: [], reason: "", collect: "")) }
    try expect("to be pinned") {
      $0.pins.append(.init(guests: ["vm"], canPin: true, gained: [], reasons: []))
    }
    try expect("never change") { $0.batches.removeLast() }
    try expect("still on hosts") { $0.batches[busy].moves.removeLast() }
    try expect("still on hosts") { changed in
      let place = changed.batches.firstIndex { $0.restarts.contains(restart.guest) } ?? 0
      changed.batches[place].restarts.removeAll { $0 == restart.guest }
    }
    try expect("does not list") { $0.batches[busy].moves[0].guest = "nobody" }
    try expect("not on the host") { $0.batches[busy].moves[0].from = $0.batches[busy].moves[0].to }
    try expect("lists its hosts or guests twice") { $0.hosts.append($0.hosts[0]) }
    try expect("out of range") { $0.request.batch = 0 }
    // A guest that only hosts of its own kind take, sent to a host of another vendor.
    let forms = try #require(plan.foreignMove)
    try expect("does not take") { $0.batches[0].moves.insert(forms, at: 0) }
  }

  @Test func stalePlansSayWhatChanged() async throws {
    let fleet = try await samples.fleet(hosts: 6, guests: 24, seed: 33)
    let plan = try FleetRollQuestion(.init(batch: 2)).answer(in: fleet)
    func changes() throws -> [String] {
      let report = try RollVerificationQuestion(of: plan).answer(in: fleet)
      #expect(report.status == (report.changes.isEmpty ? .verified : .stale))
      return report.changes
    }
    #expect(try changes().isEmpty)
    try FleetWaiveQuestion().waive(
      guest: plan.guests[0].name, feature: "erms", reason: "CHG-1", until: nil, in: fleet)
    #expect(try changes() == ["other waivers hold for the guest \(plan.guests[0].name)"])
    _ = try FleetChangeQuestion(names: [plan.hosts[5].name]).remove(in: fleet)
    #expect(try changes().contains("\(plan.hosts[5].name) is gone"))
    let other = try FleetRollQuestion(.init(batch: 3)).answer(in: fleet)
    let difference = RollDifferenceReport(from: plan, to: other, inputs: [])
    #expect(!difference.isEmpty && difference.exitStatus == 1)
    #expect(difference.request == ["batches of 3 instead of 2"])
    #expect(difference.fleet.contains("\(plan.hosts[5].name) is gone"))
    #expect(RollDifferenceReport(from: plan, to: plan, inputs: []).isEmpty)
  }

  /// What nothing tells is not planned: no host has this revision.
  @Test func unknownMicrocodeLeavesHostsOut() async throws {
    let fleet = try await samples.fleet(hosts: 6, guests: 12, seed: 34)
    let plan = try FleetRollQuestion(.init(changes: ["microcode=0xdeadbeef"])).answer(in: fleet)
    #expect(plan.batches.isEmpty && plan.exitStatus == 2 && plan.text.hasPrefix("NO GO"))
    #expect(plan.undetermined.flatMap(\.hosts).count == 6)
    #expect(try RollVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
  }

  /// Guests that start on a host with new features are refused by those without, and the plan says so before.
  @Test func guestsThatAStartWouldBindAreNamed() async throws {
    let feature = "ssbd"
    func capture(_ name: String, guests: Int, isNew: Bool) throws -> Document {
      let simulated = try #require(SimulatedFleet(hosts: 1, guests: guests, seed: 44))
      var text = String(decoding: simulated.document(ofHost: 0).bytes, as: UTF8.self)
      if isNew {
        text = text.replacing(/microcode version='[0-9]+'/, with: "microcode version='9999'")
      } else {
        text = text.replacing(try Regex("<feature [^>]*name='\(feature)'/>"), with: "")
      }
      // Another machine of the same kind.
      text = text.replacing("host-000000", with: name)
      if name != "a" {
        let uuid = try #require(text.firstMatch(of: /<uuid>([0-9a-f-]{36})/)).1
        text = text.replacing(uuid, with: "0000000\(name)-" + uuid.dropFirst(9))
      }
      return Document(name: "\(name).json", bytes: Array(text.utf8))
    }
    let fleet = try await samples.fleet(of: [
      capture("a", guests: 12, isNew: false), capture("b", guests: 0, isNew: false),
      capture("c", guests: 0, isNew: true),
    ])
    let plan = try FleetRollQuestion(.init(changes: ["microcode=0x270f"])).answer(in: fleet)
    #expect(plan.hosts.filter(\.changes).map(\.name) == ["a", "b"])
    #expect(plan.predictions.allSatisfy { $0.evidence == "c" && $0.gained == [feature] && $0.lost.isEmpty })
    let pin = try #require(plan.pins.first { $0.canPin })
    #expect(!pin.guests.isEmpty && pin.gained == [feature])
    #expect(plan.text.contains("DO NOT POWER-CYCLE") && plan.text.contains("To pin a guest"))
    #expect(try RollVerificationQuestion(of: plan).answer(in: fleet).status == .verified)
  }

  /// The schemas that are printed describe what is printed.
  @Test func documentsAreAsTheirSchemasSay() async throws {
    guard try run(["python3", "-c", "import jsonschema"]).status == 0 else { return }
    let fleet = try await samples.fleet(hosts: 8, guests: 48, seed: 36)
    let plan = try FleetRollQuestion(.init(changes: ["kernel=6.18"], batch: 2)).answer(in: fleet)
    let other = try FleetRollQuestion(.init()).answer(in: fleet)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schemas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (document, type) in [
      (try plan.json(), RollPlan.self as any PublishedDocument.Type),
      (try RollVerificationQuestion(of: plan).answer(in: fleet).json(), RollVerificationReport.self),
      (try RollDifferenceReport(from: plan, to: other, inputs: []).json(), RollDifferenceReport.self),
    ] {
      let (one, two) = (folder.appendingPathComponent("document"), folder.appendingPathComponent("schema"))
      try document.write(to: one, atomically: true, encoding: .utf8)
      try SchemaDocument(of: type, isStrict: true).text.write(to: two, atomically: true, encoding: .utf8)
      let check = try run([
        "python3", "-c",
        "import json, sys, jsonschema; jsonschema.Draft202012Validator(json.load(open(sys.argv[2]))).validate(json.load(open(sys.argv[1])))",
        one.path, two.path,
      ])
      #expect(check.status == 0, "\(type): \(check.output)")
    }
  }

  @Test func requestsThatMeanNothingAreRefused() async throws {
    let fleet = try await samples.fleet(hosts: 3, guests: 3, seed: 35)
    for request in [
      RollPlan.Request(changes: ["kernel=six"]), .init(changes: ["firmware=1"]), .init(hosts: ["nobody"]),
    ] {
      #expect(throws: QuestionError.self) { try FleetRollQuestion(request).answer(in: fleet) }
    }
  }

  /// `RECORD_SNAPSHOTS=1` writes the answers again; the run then fails.
  @Test func answersAreAsRecorded() async throws {
    let fleet = try await samples.fleet(hosts: 8, guests: 40, seed: 7)
    let request = RollPlan.Request(changes: ["kernel=6.18", "qemu=11.1"], batch: 2)
    let plan = try FleetRollQuestion(request).answer(in: fleet)
    let report = try RollVerificationQuestion(of: plan).answer(in: fleet)
    let difference = RollDifferenceReport(
      from: try FleetRollQuestion(.init(batch: 2)).answer(in: fleet), to: plan, inputs: [])
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")
    for (name, text) in [
      ("roll.txt", plan.text), ("roll.json", try plan.json()), ("roll.html", plan.html),
      ("verify.txt", report.text), ("diff.txt", difference.text),
    ] {
      // The store's path differs with each run, digests with each version.
      let text = text.replacing(fleet.store.path, with: "fleet.martlet")
        .replacing(/[0-9a-f]{64}/, with: "DIGEST").replacing(/>[0-9a-f]{16}</, with: ">DIGEST<")
        .replacing(MartletVersion.current, with: "VERSION")
      let file = folder.appendingPathComponent(name)
      if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(name)")
      } else {
        #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name)")
      }
    }
    #expect(!plan.html.contains("<script") && plan.html.contains("</html>"))
    #expect(plan.batches.flatMap(\.moves).allSatisfy { plan.html.contains("<td>\($0.guest)</td>") })
  }
}

extension RollPlan {
  /// A move of a guest to a host that never takes it; nil if there is none in the first batch's hosts' company.
  fileprivate var foreignMove: Move? {
    let leaving = Set(batches[0].hosts)
    let forced = Set(restarts.filter { $0.isForced && $0.why.hasPrefix("no other host") }.map(\.guest))
    guard let guest = guests.first(where: { forced.contains($0.name) && !leaving.contains($0.host) }),
      let host = hosts.first(where: { $0.name != guest.host && !leaving.contains($0.name) })
    else { return nil }
    return Move(guest: guest.name, from: guest.host, to: host.name)
  }
}

/// Stores with invented fleets, in a folder that goes with the value.
final class RollSamples: Sendable {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "martlet-rolls-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A store with an invented fleet.
  func fleet(hosts: Int, guests: Int, seed: UInt64) async throws -> OpenFleet {
    let simulated = try #require(SimulatedFleet(hosts: hosts, guests: guests, seed: seed))
    return try await fleet(of: (0..<hosts).map { simulated.document(ofHost: $0) })
  }

  /// A store of captures.
  func fleet(of documents: [Document]) async throws -> OpenFleet {
    let fleet = try OpenFleet(path: folder.appendingPathComponent(UUID().uuidString).path, isCreating: true)
    var question = FleetAddQuestion()
    question.documents = (documents.count, { documents[$0] })
    let report = try await question.answer(in: fleet)
    try #require(report.hosts.added == documents.count && report.refused.isEmpty)
    return fleet
  }
}

/// Runs a program, and returns what it prints with its exit status.
private func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = output
  try process.start()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: data, as: UTF8.self), process.terminationStatus)
}
