import CPUCompatibility
import CPUDiagnosis
import Foundation
import GuestVerdicts
import MartletQuestions
import ReportContract
import Reports
import Testing

/// The article's case in a real deployment: keystone, Placement and Nova from PyPI, two hosts, one without `monitor`.
@Suite(
  .enabled(if: RealCloud.python != nil, "Nova with keystone was not fetched (Scripts/fetch-openstack)"),
  .enabled(if: RealCloud.program != nil, "martlet-fleet is not beside martlet (./test builds it)"),
  .serialized)
struct RealCloudTests {
  private static let cpuText = "Unacceptable CPU info: CPU doesn't have compatibility"

  @Test func theArticleEndToEnd() async throws {
    let cloud = try RealCloud()
    defer { cloud.end() }
    let options = try cloud.options(settings: ["cpu_mode=host-model"])

    // Which host lacks what.
    let comparison = try await CompareQuestion(wanted: "nova:sandy", host: "nova:broad", records: options)
      .answer()
    #expect(comparison.missing == ["monitor"])

    // Nova refuses the move: at once in an old API, later in a new one.
    let id = try await cloud.boot(on: "sandy")
    let action = "/compute/v2.1/servers/\(id)/action"
    let early = try await cloud.send(
      "POST", action, #"{"os-migrateLive": {"host": "broad", "block_migration": "auto"}}"#,
      microversion: "2.29")
    #expect(early.status == 400 && early.body.contains(Self.cpuText), "\(early)")
    try await cloud.wait("the server is free again") { try await cloud.server(id).status == "ACTIVE" }
    let move = #"{"os-migrateLive": {"host": "broad", "block_migration": "auto"}}"#
    let late = try await cloud.send("POST", action, move)
    #expect(late.status == 202, "\(late)")
    try await cloud.wait("the move has failed") { try await cloud.migration(of: id) == "error" }
    try await cloud.wait("the server is free again") { try await cloud.server(id).status == "ACTIVE" }

    // What Martlet predicts is what happened.
    let predicted = try await CheckQuestion(
      guest: .argument("nova:server=\(id)"), hosts: ["nova:sandy", "nova:broad"], records: options
    ).answer()
    func nova(_ report: CheckReport, on host: String) -> Verdict.Outcome? {
      report.hosts.first { $0.host == host }?.answers.first { $0.by == .nova }?.outcome
    }
    // This release compares with what KVM gives, which no API shows: the host's lack alone is certain, and Nova's answer is not.
    #expect(nova(predicted, on: "broad") == .undetermined, "\(predicted.hosts)")
    #expect(
      predicted.hosts.flatMap(\.reasons).contains { $0.text.contains("Nova compares the whole CPU of sandy") }
    )

    // The diagnosis has the feature, Nova's own text, and a custom model as a remedy.
    let diagnosis = try await ServerDiagnosisQuestion(server: id, records: options).answer()
    #expect(diagnosis.from.name == "sandy" && diagnosis.to.name == "broad")
    #expect(diagnosis.features.map(\.name) == ["monitor"])
    let json = String(decoding: Data(try diagnosis.json().utf8), as: UTF8.self)
    #expect(json.contains("CPU doesn't have compatibility"))
    #expect(diagnosis.remedies.contains { "\($0)".contains("cpu_mode") && "\($0)".contains("custom") })

    // The remedy: a custom model, nova-compute restarted, the guest rebooted hard, and the move completes.
    _ = try await cloud.send("POST", "/control/custom-model")
    #expect(try await cloud.send("POST", action, #"{"reboot": {"type": "HARD"}}"#).status == 202)
    try await cloud.wait("the guest has the custom model") {
      try await cloud.send("GET", "/control/guest/\(id)")["cpu"]?.contains("SandyBridge") == true
    }
    try await cloud.wait("the server runs again") { try await cloud.server(id).status == "ACTIVE" }
    let custom = try cloud.options(settings: ["cpu_mode=custom", "cpu_models=SandyBridge"])
    let allowed = try await CheckQuestion(
      guest: .argument("nova:server=\(id)"), hosts: ["nova:broad"], records: custom
    ).answer()
    #expect(nova(allowed, on: "broad") != .blocked, "\(allowed.hosts)")
    let second = try await cloud.send("POST", action, move)
    #expect(second.status == 202, "\(second)")
    try await cloud.wait("the move is complete") { try await cloud.migration(of: id) == "completed" }
    let there = try await cloud.server(id)
    #expect(there.host == "broad" && there.status == "ACTIVE")
  }

  @Test func whoMayNotIsToldSo() async throws {
    let cloud = try RealCloud()
    defer { cloud.end() }
    let wrong = try cloud.options(password: "wrong")
    let denied = await #expect(throws: QuestionError.self) {
      try await DoctorQuestion(hosts: ["nova:sandy"], records: wrong).answer()
    }
    #expect(
      denied?.kind == .noPermission
        && denied?.message.contains("refuses the user, password or project") == true)
    let reader = try cloud.options(user: "demo")
    let role = await #expect(throws: QuestionError.self) {
      try await DoctorQuestion(hosts: ["nova:sandy"], records: reader).answer()
    }
    #expect(
      role?.kind == .noPermission
        && role?.message.contains("os_compute_api:os-hypervisors:list-detail") == true,
      "\(role?.message ?? "")")
    let absent = await #expect(throws: QuestionError.self) {
      try await DoctorQuestion(hosts: ["nova:nobody"], records: try cloud.options()).answer()
    }
    #expect(
      absent?.kind == .noInput && absent?.message.contains("there are sandy, broad") == true,
      "\(absent?.message ?? "")")

    // libvirt refuses after Nova's checks: the API shows no reason.
    _ = try await cloud.send("POST", "/control/late-refusal")
    let id = try await cloud.boot(on: "sandy")
    let answer = try await cloud.send(
      "POST", "/compute/v2.1/servers/\(id)/action",
      #"{"os-migrateLive": {"host": "broad", "block_migration": "auto"}}"#)
    #expect(answer.status == 202)
    try await cloud.wait("the move has failed") {
      ["error", "failed"].contains(try await cloud.migration(of: id))
    }
    let diagnosis = try await ServerDiagnosisQuestion(server: id, records: try cloud.options()).answer()
    #expect(diagnosis.inputs.flatMap(\.notes).contains { $0.contains("grep 'Live Migration failure'") })
    try await servicesAndHints(cloud, id)
  }

  /// What the real services and Placement say beside cpu_info.
  private func servicesAndHints(_ cloud: RealCloud, _ id: String) async throws {
    _ = try await cloud.send("POST", "/control/disable-broad")
    let check = try await CheckQuestion(
      guest: .argument("nova:server=\(id)"), hosts: ["nova:broad"],
      records: try cloud.options(settings: ["cpu_mode=custom", "cpu_models=SandyBridge"])
    ).answer()
    #expect(check.hosts[0].compute?.zone == "nova" && check.hosts[0].compute?.isEnabled == false)
    #expect(
      check.hosts[0].reasons.contains {
        $0.id == "nova.service" && $0.text.contains("nova-compute on broad is disabled (maintenance)")
      }, "\(check.hosts[0].reasons)")

    // Without cpu_info of the one host that is named, its traits are hints: present ones are known, and nothing is absent.
    _ = try await cloud.send("POST", "/control/hide-cpu-info")
    let profile = try await ShowQuestion(records: ["nova:broad"], options: try cloud.options()).answer()
    #expect(profile.points.map(\.point) == ["placement-traits"], "\(profile.points)")
    let states = Dictionary(profile.features.map { ($0.name, $0.points["placement-traits"]) }) { first, _ in
      first
    }
    #expect(states["avx2"] == "present", "\(states)")
    #expect(!states.values.contains("absent"))
  }
}
