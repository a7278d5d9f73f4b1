import CPUCompatibility
import CPUDiagnosis
import CPUReaders
import FleetDocuments
import FleetProgram
import Foundation
import GuestVerdicts
import MartletQuestions
import ReportContract
import ReportRendering
import Reports
import TestSupport
import Testing

/// Stands in for martlet-fleet: it notes its arguments, prints an answer or a line of errors, and ends with a status.
private struct StandIn {
  let folder: String

  init(_ answer: FetchedDocuments? = nil, errors: String = "", status: Int = 0) throws {
    folder = NSTemporaryDirectory() + "/martlet-fleet-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let bytes = answer?.json() ?? []
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/answer"))
    let text = """
      #!/bin/sh
      printf '%s\\n' "$@" >> '\(folder)/arguments'
      cat '\(folder)/answer'
      printf '%s' '\(errors)' >&2
      exit \(status)

      """
    try writeProgram(text, at: folder + "/martlet-fleet")
  }

  func end() { try? FileManager.default.removeItem(atPath: folder) }

  var arguments: [String] {
    ((try? String(contentsOfFile: folder + "/arguments", encoding: .utf8)) ?? "").split(separator: "\n").map(
      String.init)
  }

  /// Options that ask the program.
  func options(settings: [String] = []) -> RecordOptions {
    var options = RecordOptions()
    options.access.cloud = CloudAccess(
      name: "test", guestSettings: settings, program: FleetExecutable(path: folder + "/martlet-fleet"))
    return options
  }
}

private let base = [
  "fpu", "vme", "de", "pse", "tsc", "msr", "pae", "mce", "cx8", "apic", "sep", "mtrr", "pge", "mca", "cmov",
  "pat", "pse36",
  "clflush", "mmx", "fxsr", "sse", "sse2", "syscall", "nx", "rdtscp", "lm", "pni", "pclmuldq", "ssse3",
  "cx16", "sse4.1", "sse4.2",
  "x2apic", "popcnt", "tsc-deadline", "aes", "xsave", "avx", "lahf_lm",
]

private func hypervisor(_ name: String, _ features: [String]) -> FetchedDocuments.Item {
  let list = features.map { "\"\($0)\"" }.joined(separator: ",")
  return .init(
    .hypervisor, name: "nova:\(name)",
    content:
      #"{"hypervisors":[{"cpu_info":{"arch":"x86_64","features":[\#(list)],"model":"SandyBridge","topology":{"cells":1,"cores":8,"sockets":1,"threads":2},"vendor":"Intel"},"hypervisor_hostname":"\#(name)","hypervisor_version":6002000,"service":{"host":"\#(name)"}}],"notes":["its age is unknown"]}"#
  )
}

private let id = "11111111-1111-4111-8111-000000000001"

private func answer(_ hosts: [FetchedDocuments.Item], server: Bool = false) -> FetchedDocuments {
  var answer = FetchedDocuments(fetched: "2026-01-01T00:00:00Z")
  answer.documents = hosts
  var facts = CloudFacts(cloud: "test", maximumMicroversion: "2.88")
  if server {
    var web = CloudServer(id: id)
    (web.name, web.host, web.hypervisor, web.instance) = ("web", "sandy", "sandy", "instance-00000001")
    (web.vcpus, web.memory, web.extraSpecs) = (2, 2_048, [:])
    facts.servers = [web]
  }
  answer.cloud = facts
  return answer
}

@Suite struct CloudTests {
  @Test func aCloudIsSeveralHosts() async throws {
    var fetched = answer([hypervisor("sandy", base + ["monitor"]), hypervisor("bare", base)])
    fetched.missing.append(
      .init(kind: "host", name: "arm", reason: "its architecture is aarch64; Martlet judges x86"))
    let program = try StandIn(fetched)
    defer { program.end() }
    let report = try await FeaturesQuestion(filter: "monitor", on: ["nova:"], records: program.options())
      .answer()
    let notes = report.inputs.filter { $0.format == "not-obtained" }
    #expect(notes.map(\.name) == ["nova:arm"])
    #expect(notes.first?.notes.first?.contains("aarch64") == true)
    #expect(report.inputs.contains { $0.name == "nova:bare" && $0.notes.contains("its age is unknown") })
    #expect(program.arguments == ["fetch", "hypervisors", "--time-limit=120", "--os-cloud=test"])
  }

  @Test func oneHostIsNeededWhereAVerbTakesOne() async throws {
    let program = try StandIn(answer([hypervisor("sandy", base), hypervisor("bare", base)]))
    defer { program.end() }
    let failure = await #expect(throws: QuestionError.self) {
      try await DiagnoseQuestion(from: ["nova:"], to: ["nova:bare"], records: program.options()).answer()
    }
    #expect(failure?.kind == .usage && failure?.message.contains("choose one, such as nova:sandy") == true)
  }

  /// A server's guest is what Nova writes with the settings that the user gives.
  @Test func aServerIsAGuest() async throws {
    let program = try StandIn(answer([hypervisor("sandy", base + ["monitor", "avx2"])], server: true))
    defer { program.end() }
    func check(_ settings: [String], stack: [String] = []) async throws -> [String] {
      let report = try await CheckQuestion(
        guest: .argument("nova:server=\(id)"), hosts: [.document(record("bare", base))], stack: stack,
        records: program.options(settings: settings)
      ).answer()
      #expect(report.guest.name == "instance-00000001")
      return report.hosts.map { "\($0.outcome)" }
    }
    // host-model means what the host has, and the other host lacks avx2; a custom model asks for no more than both have.
    let asHost = try await check(["cpu_mode=host-model"])
    let custom = try await check([], stack: ["cpu_mode=custom", "cpu_models=SandyBridge"])
    #expect(asHost != custom, "\(asHost) \(custom)")
    let unknown = await #expect(throws: QuestionError.self) { _ = try await check([]) }
    #expect(unknown?.kind == .usage && unknown?.message.contains("--nova-cpu cpu_mode=host-model") == true)
    for wrong in ["cpu_mode", "colour=red", "cpu_mode=fastest"] {
      let failure = await #expect(throws: QuestionError.self) { _ = try await check([wrong]) }
      #expect(failure?.kind == .usage)
    }
  }

  private func record(_ name: String, _ features: [String]) -> Document {
    Document(name: "\(name).json", bytes: Array(hypervisor(name, features).content.utf8))
  }

  /// Each failure keeps its cause, its one line, and loses what could move a cursor.
  @Test(
    arguments: zip(
      [64, 65, 66, 69, 75, 77],
      [
        QuestionError.Kind.usage, .badInput, .noInput, .unavailable, .temporary, .noPermission,
      ])) func failuresKeepTheirCause(_ status: Int, _ kind: QuestionError.Kind) async throws
  {
    let program = try StandIn(errors: "first line\nmartlet-fleet: the \u{1b}[2Jreason", status: status)
    defer { program.end() }
    let failure = await #expect(throws: QuestionError.self) {
      try await DoctorQuestion(hosts: ["nova:node1"], records: program.options()).answer()
    }
    #expect(failure?.kind == kind)
    #expect(failure?.message == "nova:node1: the  [2Jreason")
  }

  @Test func answersOfAnotherFormAreRefused() async throws {
    for text in [
      "", "{}", "[1]",
      #"{"schema":"martlet.fetched/2.0","martlet":"1","fetched":"","documents":[],"missing":[]}"#,
    ] {
      let program = try StandIn()
      defer { program.end() }
      try text.write(toFile: program.folder + "/answer", atomically: true, encoding: .utf8)
      let failure = await #expect(throws: QuestionError.self) {
        try await DoctorQuestion(hosts: ["nova:node1"], records: program.options()).answer()
      }
      #expect(failure?.kind == .badInput, "\(text)")
    }
  }

  /// An answer with more than the limits allow is refused before it is read.
  @Test func largeAnswersAreRefused() {
    var fetched = answer([])
    fetched.missing = (0..<30).map { .init(kind: "host", name: "\($0)", reason: "x") }
    let bytes = fetched.json()
    #expect(throws: FetchedError.self) {
      try FetchedDocuments(json: bytes, limits: FetchedLimits(bytes: 1 << 20, parts: 20))
    }
    #expect(throws: FetchedError.self) {
      try FetchedDocuments(json: bytes, limits: FetchedLimits(bytes: 100, parts: 100))
    }
    #expect((try? FetchedDocuments(json: bytes)) == fetched)
  }

  /// The program is the one in the folder of the running executable, or its absence says how to build it.
  @Test func theProgramIsBesideTheExecutable() {
    let found: Result<FleetExecutable, FleetFailure>
    do throws(FleetFailure) { found = .success(try FleetExecutable.besideThis()) } catch {
      found = .failure(error)
    }
    switch found {
    case .success(let program): #expect(program.path.hasSuffix("/martlet-fleet") && RealCloud.program != nil)
    case .failure(let failure):
      #expect(failure.kind == .unavailable && failure.reason.contains("./quickstart --fleet"))
    }
  }

  /// Nova's record of the failed move gives the hosts and the log.
  @Test func aFailedMoveIsDiagnosed() async throws {
    var fetched = answer([hypervisor("sandy", base + ["monitor"]), hypervisor("broad", base)], server: true)
    var action = CloudAction(server: id, request: "req-1", action: "live-migration")
    action.message = "Error"
    var event = CloudEvent(event: "compute_check_can_live_migrate_destination")
    (event.result, event.host, event.finished) = ("Error", "broad", "2026-01-01T00:00:00.000000")
    event.details =
      "Migration pre-check error: Unacceptable CPU info: CPU doesn't have compatibility.\n\n0\n\nRefer to http://libvirt.org/html/libvirt-libvirt-host.html#virCPUCompareResult"
    action.events = [event]
    var migration = CloudMigration(id: "m1", server: id, status: "error")
    (migration.source, migration.destination) = ("sandy", "broad")
    fetched.cloud?.actions = [action]
    fetched.cloud?.migrations = [migration]
    let program = try StandIn(fetched)
    defer { program.end() }
    let diagnosis = try await ServerDiagnosisQuestion(server: id, records: program.options()).answer()
    #expect(diagnosis.features.map(\.name) == ["monitor"])
    #expect(diagnosis.inputs.contains { $0.role == "log" && $0.name.contains("req-1") })
    let notes = diagnosis.inputs.filter { $0.format == "not-obtained" }.flatMap(\.notes)
    #expect(notes.contains { $0.contains("neither nova.conf nor the guest's definition") })
    let json = String(decoding: Data(try diagnosis.json().utf8), as: UTF8.self)
    #expect(json.contains("CPU doesn't have compatibility"))

    // libvirt's refusal shows nowhere but in the migration's status.
    fetched.cloud?.actions[0].events[0].result = "Success"
    fetched.cloud?.actions[0].events[0].details = nil
    fetched.cloud?.actions[0].message = nil
    let late = try StandIn(fetched)
    defer { late.end() }
    let second = try await ServerDiagnosisQuestion(server: id, records: late.options()).answer()
    #expect(second.inputs.flatMap(\.notes).contains { $0.contains("Live Migration failure") })

    // Without a failed move, the user names the destination.
    fetched.cloud?.migrations = []
    let quiet = try StandIn(fetched)
    defer { quiet.end() }
    let failure = await #expect(throws: QuestionError.self) {
      _ = try await ServerDiagnosisQuestion(server: id, records: quiet.options()).answer()
    }
    #expect(failure?.kind == .usage && failure?.message.contains("--to nova:HOST") == true)
    let named = try await ServerDiagnosisQuestion(server: id, to: ["nova:broad"], records: quiet.options())
      .answer()
    #expect(named.to.name == "broad")
    #expect(quiet.arguments.contains("--node=broad"))
  }
}

extension CloudTests {
  /// Failed moves of one cause are one group, whatever their hosts.
  @Test func failedMovesAreGroupedByCause() async throws {
    var fetched = answer([
      hypervisor("sandy", base + ["monitor"]), hypervisor("broad", base),
      hypervisor("other", base + ["monitor"]),
    ])
    for index in 0..<4 {
      let server = "s\(index)"
      var web = CloudServer(id: server)
      (web.name, web.host) = ("web\(index)", "sandy")
      fetched.cloud?.servers.append(web)
      var migration = CloudMigration(
        id: "m\(index)", server: server, status: index == 3 ? "completed" : "error")
      (migration.source, migration.destination) = ("sandy", index == 2 ? "other" : "broad")
      migration.updated = "2026-01-01T00:00:0\(index)"
      fetched.cloud?.migrations.append(migration)
      var action = CloudAction(server: server, request: "req-\(index)", action: "live-migration")
      action.started = "2026-01-01T00:00:00"
      var event = CloudEvent(event: "compute_check_can_live_migrate_destination")
      (event.result, event.host) = (index < 2 ? "Error" : "Success", migration.destination)
      if index < 2 {
        event.details =
          "Migration pre-check error: Unacceptable CPU info: CPU doesn't have compatibility.\n\n0\n\nRefer to x"
      }
      action.events = [event]
      fetched.cloud?.actions.append(action)
    }
    for (host, state, status) in [
      ("sandy", "up", "enabled"), ("broad", "up", "disabled"), ("other", "down", "enabled"),
      ("lost", nil, "UNKNOWN"),
    ] {
      var service = CloudService(host: host)
      (service.state, service.status) = (state, status)
      service.reason = status == "disabled" ? "maintenance" : nil
      fetched.cloud?.services.append(service)
    }
    let program = try StandIn(fetched)
    defer { program.end() }
    let report = try await CloudDiagnosisQuestion(hours: 6, records: program.options()).answer()
    #expect(program.arguments.starts(with: ["fetch", "cloud", "--hours=6"]))
    #expect(
      report.answer == "3 of 4 live migrations of the last 6 hours failed, for 2 causes."
        && report.exitStatus == 1)
    #expect(report.groups.map(\.moves.count) == [2, 1])
    #expect(
      report.services.map { "\($0.host) \($0.state)" } == [
        "broad disabled", "other down", "lost unreachable",
      ])
    #expect(
      report.text(TextStyle(width: 100, usesColor: false)).contains(
        "broad: nova-compute is disabled (maintenance)"))
    #expect(report.groups.map(\.missing) == [["monitor"], []])
    #expect(report.groups[0].rule != nil && report.groups[0].serversOnSources == 4)
    #expect(report.groups[0].command == "martlet diagnose --server s0 --os-cloud test")
    #expect(report.groups[1].cause.contains("Nova's checks passed"))
  }
}

extension CloudTests {
  /// A record with a service, a zone and aggregates, as martlet-fleet hands it over.
  private func placed(
    _ name: String, _ features: [String], state: String = "up", status: String = "enabled",
    reason: String = "null",
    zone: String = "az1"
  ) -> FetchedDocuments.Item {
    var item = hypervisor(name, features)
    item.content = item.content.replacingOccurrences(
      of: #""service":{"host":"\#(name)"}"#,
      with:
        #""state":"\#(state)","status":"\#(status)","aggregates":["pool","ssd"],"service":{"host":"\#(name)","zone":"\#(zone)","disabled_reason":\#(reason)}"#
    )
    return item
  }

  /// A service that is down or disabled stops a move by Nova, and each host's zone and aggregates stand in the answer.
  @Test func servicesAndPlacesAreInTheAnswers() async throws {
    let features = base + ["avx2"]
    let program = try StandIn(
      answer(
        [
          placed("sandy", features), placed("free", features),
          placed("dead", features, state: "down", zone: "az2"),
          placed("off", features, status: "disabled", reason: #""maintenance""#),
        ], server: true))
    defer { program.end() }
    func check(_ stack: [String]) async throws -> CheckReport {
      try await CheckQuestion(
        guest: .argument("nova:server=\(id)"), hosts: ["nova:"], stack: stack,
        records: program.options(settings: ["cpu_mode=custom", "cpu_models=SandyBridge"])
      ).answer()
    }
    func reason(_ report: CheckReport, _ host: String) -> Verdict.Reason? {
      report.hosts.first { $0.host == host }?.reasons.first { $0.id == "nova.service" }
    }
    let report = try await check(["microversion=2.88"])
    #expect(report.hosts.map(\.compute?.zone) == ["az1", "az1", "az2", "az1"])
    #expect(report.hosts[1].compute?.aggregates == ["pool", "ssd"])
    #expect(reason(report, "free") == nil)
    #expect(reason(report, "dead")?.weight == .blocks && reason(report, "off")?.weight == .blocks)
    #expect(reason(report, "dead")?.text.contains("nova-compute on dead is down") == true)
    #expect(reason(report, "off")?.text.contains("disabled (maintenance)") == true)
    let text = report.text(TextStyle(width: 100, usesColor: false))
    #expect(text.contains("Where Nova has the hosts") || text.contains("WHERE NOVA HAS THE HOSTS"), "\(text)")
    #expect(text.contains("sandy, free and off: zone az1, aggregates pool, ssd"), "\(text)")
    let json = try report.json()
    #expect(json.contains(#""zone" : "az2""#) || json.contains(#""zone": "az2""#), "\(json.prefix(300))")
    // Below 2.30 the scheduler is not asked about a named host; a service that is down stops the move all the same.
    let old = try await check(["microversion=2.29"])
    #expect(reason(old, "off")?.weight == .warns && reason(old, "dead")?.weight == .blocks)

    // The diagnosis of a move names them too.
    let one = try StandIn(answer([placed("off", features, status: "disabled", reason: #""maintenance""#)]))
    defer { one.end() }
    let stopped = try await DiagnoseQuestion(
      from: [.document(record("sandy", features))], to: ["nova:off"], records: one.options()
    ).answer()
    #expect(stopped.to.compute?.disabledReason == "maintenance")
    #expect(
      stopped.statements.contains {
        $0.id == "record.compute-service" && $0.text.contains("nova-compute on off is disabled (maintenance)")
      })
    #expect(
      stopped.text(TextStyle(width: 100, usesColor: false)).contains(
        "Nova has it in zone az1, aggregates pool, ssd."))
  }

  /// A record that says nothing of services makes no reason, and no place.
  @Test func silenceAboutServicesIsNoReason() async throws {
    let report = try await CheckQuestion(
      guest: .document(
        Document(
          name: "g.xml",
          bytes: Array("<cpu match='exact'><model>SandyBridge</model><vendor>Intel</vendor></cpu>".utf8))),
      hosts: [.document(record("bare", base))], records: RecordOptions()
    ).answer()
    #expect(report.hosts[0].compute == nil)
    #expect(!report.hosts[0].reasons.contains { $0.id == "nova.service" })
  }
}
