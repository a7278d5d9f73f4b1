import LibvirtCPU
import NovaCompatibility
import Testing

@Suite struct VerdictTests {
  static let zero =
    "CPU doesn't have compatibility.\n\n0\n\nRefer to http://libvirt.org/html/libvirt-libvirt-host.html#virCPUCompareResult"

  /// What the article's guest meets: release, function, exception, and the response to a call that names the host.
  @Test(arguments: [
    (
      "2013.2", "virConnectCompareCPU", "InvalidCPUInfo",
      "Live migration of instance INSTANCE to host dst failed"
    ),
    (
      "icehouse", "virConnectCompareCPU", "InvalidCPUInfo",
      "Live migration of instance INSTANCE to host dst failed"
    ),
    (
      "2014.2", "virConnectCompareCPU", "InvalidCPUInfo",
      "Unacceptable CPU info: CPU doesn't have compatibility.\n\n0\n\nRefer to "
        + "http://libvirt.org/html/libvirt-libvirt.html#virCPUCompareResult"
    ),
    ("kilo", "virConnectCompareCPU", "InvalidCPUInfo", "Unacceptable CPU info: \(zero)"),
    ("20.6.1", "virConnectCompareCPU", "InvalidCPUInfo", "Unacceptable CPU info: \(zero)"),
    (
      "21.0.0", "virConnectCompareCPU", "MigrationPreCheckError",
      "Migration pre-check error: Unacceptable CPU info: \(zero)"
    ),
    (
      "26.3.0", "virConnectCompareCPU", "MigrationPreCheckError",
      "Migration pre-check error: Unacceptable CPU info: \(zero)"
    ),
    (
      "27", "virConnectCompareHypervisorCPU", "MigrationPreCheckError",
      "Migration pre-check error: Unacceptable CPU info: \(zero)"
    ),
  ])
  func refuseTheArticlesHosts(
    _ release: String, _ function: String, _ exception: String, _ message: String
  ) throws {
    let verdict = try question(
      release, from: articleCPU("sandybridge"), to: articleCPU("broadwell")
    ).verdict()
    #expect(verdict.outcome == .refuses)
    let check = try #require(verdict.firstRefusal)
    #expect(check.kind == .destinationCPU)
    #expect(check.comparison?.subject == .sourceHost)
    #expect(check.comparison?.function.rawValue == function)
    #expect(check.comparison?.answer?.missing.contains("monitor") == true)
    #expect(check.refusal?.exception == exception)
    #expect(verdict.answer.httpStatus == 400)
    #expect(verdict.answer.message == message)
    #expect(verdict.answer.hidesCause == message.hasPrefix("Live migration of"))
  }

  @Test func askForNothingButMonitorOfAnOldNova() throws {
    let verdict = try question(
      "icehouse", from: articleCPU("sandybridge"), to: articleCPU("broadwell")
    ).verdict()
    #expect(verdict.firstRefusal?.comparison?.answer?.missing == ["monitor"])
  }

  @Test(arguments: ["2014.2", "kilo", "20.0.0", "26.0.0", "34.0.0"])
  func compareCustomGuestsFromKiloOn(_ release: String) throws {
    var configuration = NovaConfiguration()
    configuration.cpuMode = .custom
    configuration.cpuModels = ["SandyBridge"]
    let verdict = try question(
      release, from: articleCPU("sandybridge"), to: articleCPU("broadwell"), configuration
    ).verdict()
    #expect(verdict.outcome == (release == "2014.2" ? .refuses : .passes))
    #expect(verdict.answer.httpStatus == (release == "2014.2" ? 400 : 202))
  }

  @Test func refuseHostsThatAreAlikeFrom27On() throws {
    let host = try articleCPU("sandybridge")
    #expect(try question("26.3.0", from: host, to: host).verdict().outcome == .passes)
    let verdict = try question("27.0.0", from: host, to: host).verdict()
    #expect(verdict.outcome == .refuses)
    #expect(verdict.firstRefusal?.comparison?.answer?.missing.contains("dtes64") == true)
    #expect(verdict.notes.contains { $0.contains("identical hosts may fail") })
  }

  private static let noValidHost = "No valid host was found. There are not enough hosts available."

  /// The answer by microversion, naming of the host and force; what the conductor's event is called.
  @Test(arguments: [
    (
      NovaQuestion.Request(microversion: .init(2, 29)), 400, "Migration pre-check error",
      "conductor_migrate_server"
    ),
    (.init(microversion: .init(2, 29), namesHost: false), 400, noValidHost, "conductor_migrate_server"),
    (.init(microversion: .init(2, 30)), 400, noValidHost, "conductor_migrate_server"),
    (
      .init(microversion: .init(2, 33), isForced: true), 400, "Migration pre-check error",
      "conductor_migrate_server"
    ),
    (.init(microversion: .init(2, 34)), 202, "", "conductor_live_migrate_instance"),
    (.init(microversion: .init(2, 67), isForced: true), 202, "", "conductor_live_migrate_instance"),
  ])
  func answerByMicroversion(
    _ request: NovaQuestion.Request, _ status: Int, _ message: String, _ event: String
  ) throws {
    let answer = try question(
      "34.0.0", from: articleCPU("sandybridge"), to: articleCPU("broadwell"), .init(), request
    ).verdict().answer
    #expect(answer.httpStatus == status)
    #expect(answer.message?.hasPrefix(message) == (message.isEmpty ? nil : true))
    #expect(answer.hidesCause == (message != "Migration pre-check error"))
    let events = answer.places.filter { $0.kind == .instanceActionEvent }
    #expect(events.map(\.name) == ["compute_check_can_live_migrate_destination", event])
    #expect(events.map(\.shownFrom) == [NovaMicroversion(2, 84), NovaMicroversion(2, 84)])
    #expect(events.first?.tellsCause == true)
    #expect(events.last?.tellsCause == !request.goesByScheduler)
    let skipped = answer.places.filter {
      $0.text.hasPrefix("Skipping host: dst because: Migration pre-check")
    }
    #expect(skipped.isEmpty == !request.goesByScheduler)
  }

  @Test func showNoDetailsOfEventsBeforeUssuri() throws {
    let answer = try question(
      "20.0.0", from: articleCPU("sandybridge"), to: articleCPU("broadwell")
    ).verdict().answer
    let events = answer.places.filter { $0.kind == .instanceActionEvent }
    #expect(events.map(\.text) == ["Error", "Error"])
    #expect(events.allSatisfy { !$0.tellsCause && $0.shownFrom == nil })
  }

  @Test func refuseAMicroversionThatTheReleaseLacks() throws {
    let host = hostCPU("Nehalem")
    let request = NovaQuestion.Request(microversion: .init(2, 95))
    let verdict = try question("26.0.0", from: host, to: host, .init(), request).verdict()
    #expect(verdict.answer.httpStatus == 406)
    #expect(
      verdict.answer.message
        == "Version 2.95 is not supported by the API. Minimum is 2.1 and maximum is 2.93.")
    #expect(try question("27.0.0", from: host, to: host, .init(), request).verdict().outcome == .passes)
  }

  @Test(arguments: [
    (7_000_000, 7_002_000, NovaVerdict.Outcome.passes), (7_002_000, 7_002_000, .passes),
    (7_002_001, 7_002_000, .refuses),
  ])
  func wantNoOlderHypervisor(_ from: Int, _ to: Int, _ outcome: NovaVerdict.Outcome) throws {
    let host = hostCPU("Nehalem")
    var asked = try question("26.0.0", from: host, to: host)
    asked.source.hypervisorVersion = from
    asked.destination.hypervisorVersion = to
    let verdict = asked.verdict()
    #expect(verdict.outcome == outcome)
    if outcome == .refuses {
      #expect(
        verdict.answer.message == "The instance requires a newer hypervisor version than has been provided.")
      asked.conductorConfiguration?.workarounds = [.skipHypervisorVersionCheck]
      #expect(asked.verdict().outcome == .passes)
      asked.release = try NovaRelease("25.1.0")
      #expect(asked.verdict().outcome == .refuses)
      #expect(asked.verdict().notes.contains { $0.contains("25.1.1 and later") })
    }
  }
}
