import BrowserDriver
import CPUReaders
import FleetPlanning
import FleetQuestions
import Foundation
import MartletQuestions
import ServiceLifecycle
import Testing

@testable import FleetService

/// A fleet's service on loopback with a browser before it, for all tests of a suite.
final class PageSite: Sendable {
  @TaskLocal static var current: PageSite?

  let browser: PageBrowser
  /// The address of a service without tokens, which lets everybody on this machine read and plan.
  let address: String
  /// The address of one that may move guests, and the token for that.
  let guarded: (address: String, token: String)
  /// Where the program writes that moves guests.
  let log: String
  /// The plans of both services.
  let plans: PlanFolder
  private let servers: [(group: ServiceGroup, run: Task<Void, any Error>)]
  private let served: ServedFleet

  init(driver: String) async throws {
    served = try await ServedFleet(hosts: 16, guests: 80)
    try await served.addChanges()
    let settingsOfAll = try served.settings()
    plans = PlanFolder(path: settingsOfAll.plans)
    let open = try await Self.serve(settingsOfAll, served.fleet)
    var (settings, tokens) = try served.guarded()
    settings.allowsExecution = true
    settings.audit = served.folder + "/guarded.audit"
    // The page asks before anybody is signed in, each time that a test opens it.
    settings.attempts = 10_000
    settings.moves = try served.recordedMoves()
    log = served.folder + "/log"
    let closed = try await Self.serve(settings, served.fleet)
    address = open.address
    guarded = (closed.address, tokens["mover"] ?? "")
    servers = [open.server, closed.server]
    browser = try await PageBrowser(driver: driver)
  }

  /// Ends the browser and the services.
  func close() async {
    await browser.quit()
    for server in servers {
      await server.group.triggerGracefulShutdown()
      _ = await server.run.result
    }
  }

  /// Starts a service; its address once it listens.
  private static func serve(
    _ settings: ServiceSettings, _ fleet: OpenFleet
  ) async throws -> (address: String, server: (group: ServiceGroup, run: Task<Void, any Error>)) {
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let group = try FleetServer(settings, fleet: fleet) { line.yield($0) }.group(signals: [])
    let run = Task {
      defer { line.finish() }
      try await group.run()
    }
    for await line in lines {
      guard let address = line.firstMatch(of: /http:\/\/[^ ]+/)?.0 else { continue }
      return (String(address), (group, run))
    }
    try await run.value
    throw BrowserFailure(description: "the service said no address")
  }
}

extension ServedFleet {
  /// A second record of a host, with another kernel; a guest whose name is markup; a pool with a number of two digits.
  fileprivate func addChanges() async throws {
    let simulated = try #require(SimulatedFleet(hosts: 16, guests: 80, seed: 7))
    let first = String(decoding: simulated.document(ofHost: 0).bytes, as: UTF8.self)
    let captured = try #require(first.firstMatch(of: /"captured" : "([^"]+)"/)?.1)
    let kernel = try #require(first.firstMatch(of: /\d+\.\d+\.\d+-\d+-(generic|amd64)/)?.0)
    let later = first.replacing(
      "\"captured\" : \"\(captured)\"", with: "\"captured\" : \"2026-11-28T03:00:00Z\""
    )
    .replacing(kernel, with: "6.18.1-amd64")
    let guest = """
      <domain type='kvm'><name>\(PageTests.markup.replacing("<", with: "&lt;"))</name>
      <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
      <cpu mode='custom' match='exact'><model>Haswell</model></cpu></domain>
      """
    let texts = [("later.json", later), ("guest.xml", guest)]
    var question = FleetAddQuestion()
    question.documents = (texts.count, { Document(name: texts[$0].0, bytes: Array(texts[$0].1.utf8)) })
    question.source = "simulated"
    let report = try await question.answer(in: fleet)
    try #require(report.refused.isEmpty, "\(report.refused)")
    _ = try FleetChangeQuestion(names: ["host-000013"]).tag(["pool=room-10"], in: fleet)
  }
}

/// Starts the services and the browser once for a suite, and ends them.
struct PageScope: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let site = try await PageSite(driver: try #require(chromedriver))
    let result: Result<Void, any Error>
    do {
      try await PageSite.$current.withValue(site) { try await function() }
      result = .success(())
    } catch { result = .failure(error) }
    await site.close()
    try result.get()
  }
}
