import CPUCompatibility
import CPUDiagnosis
import CPULevelling
import CPUReaders
import ConfigurationLint
import FailureMessages
import Foundation
import LibvirtCPU
import MartletQuestions
import ReportContract
import Reports
import TestSupport
import Testing

/// What a question answers in process is what the command prints.
@Suite(.ownThreads) struct CommandParityTests {
  private let files: Scratch
  private let old = example("sandybridge.txt")
  private let new = example("broadwell.txt")

  init() throws { files = try Scratch() }

  /// Compares an answer with what a command prints as JSON.
  private func expect(
    _ json: String, _ arguments: [String], status: Int32 = 0, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try martlet(arguments)
    #expect(result.status == status, "\(result.errors)", sourceLocation: location)
    #expect(json == result.output, sourceLocation: location)
    #expect(json.contains("\"schema\" : \"martlet."), sourceLocation: location)
  }

  @Test func diagnose() async throws {
    let log = example("nova.log")
    let diagnosis = try await DiagnoseQuestion(
      from: [.argument(old)], to: [.argument(new)], logs: [.argument(log)]
    ).answer()
    try expect(
      try diagnosis.json(),
      ["diagnose", "--from", old, "--to", new, "--log", log, "--format", "json"],
      status: diagnosis.result.exitStatus)
    #expect(diagnosis.result.exitStatus == 1)
  }

  @Test func check() async throws {
    let guest = try files.write(
      Samples.guest("Broadwell-noTSX", "<feature policy='require' name='monitor'/>"), "guest.xml")
    let policy = try files.write("warn: [erms]\n", "policy.yaml")
    let report = try await CheckQuestion(
      guest: .argument(guest), hosts: [.argument(new), .argument(old)], from: [.argument(old)],
      policy: .argument(policy), stack: ["nova=27.0.0", "cpu_mode=host-model"]
    ).answer()
    try expect(
      try report.json(),
      [
        "check", guest, "--on", new, "--on", old, "--from", old, "--policy", policy, "--stack", "nova=27.0.0",
        "--stack", "cpu_mode=host-model", "--format", "json",
      ], status: report.exitStatus)
    #expect(report.exitStatus == 1)
  }

  @Test func compareAndShow() async throws {
    let comparison = try await CompareQuestion(wanted: .argument(old), host: .argument(new)).answer()
    try expect(
      try comparison.json(), ["compare", old, new, "--format", "json"], status: comparison.result.exitStatus)
    let profile = try await ShowQuestion(records: [.argument(old)]).answer()
    try expect(try profile.json(), ["show", old, "--format", "json"])
  }

  @Test func level() async throws {
    let hosts = try ["IvyBridge", "Haswell-noTSX"].map {
      try files.write(Samples.domainCapabilities($0), $0 + ".xml")
    }
    let question = LevelQuestion(hosts: hosts.map(DocumentSource.argument))
    let report = try await question.answer()
    try expect(
      try report.json(), ["level"] + hosts + ["--format", "json"], status: report.status.exitStatus)
    let emission = try await EmissionQuestion(question, for: .libvirt).answer()
    let printed = try martlet(["level"] + hosts + ["--for", "libvirt"])
    #expect(emission.text == printed.output, "\(printed)")
    #expect(printed.output.contains("<model fallback="))
  }

  @Test func upgrade() async throws {
    let guest = try files.write(Samples.guest("IvyBridge"), "guest.xml")
    let host = try files.write(Samples.domainCapabilities("IvyBridge"), "host.xml")
    let report = try await UpgradeQuestion(
      hosts: [.argument(host)], guests: [.argument(guest)], kernel: "6.18", qemu: "11.1", libvirt: "12.8"
    ).answer()
    try expect(
      try report.json(),
      [
        "upgrade", "--host", host, "--guest", guest, "--kernel", "6.18", "--qemu", "11.1", "--libvirt",
        "12.8",
        "--format", "json",
      ], status: report.exitStatus)
    #expect(report.hosts[0].guests.map(\.guest) == ["web"] && report.target.unknown.isEmpty)
    for (words, text) in [
      ([], "give at least one of --kernel, --qemu and --libvirt"),
      (["--kernel", "new"], "give a series such as 6.18"),
      (["--qemu", "x"], "give a version such as 11.1"),
      (["--libvirt", "12"], "give a version such as 12.8.0"),
    ] {
      let refused = try martlet(["upgrade", "--host", host] + words)
      #expect(refused.status == 64 && refused.errors.contains(text))
    }
    let newer = try martlet([
      "upgrade", "--host", host, "--kernel", "8.3", "--qemu", "13.0", "--libvirt", "14.0",
    ])
    for part in ["Linux 8.3 is newer", "QEMU 13.0 is newer", "libvirt 14.0.0 is newer"] {
      #expect(newer.output.contains(part), "\(newer.output)")
    }
    #expect(newer.status == 2)
  }

  @Test func lint() async throws {
    let configuration = try files.write(
      "[libvirt]\ncpu_mode = custom\ncpu_models = SandyBridgee\n", "nova.conf")
    let report = try await LintQuestion(files: [.argument(configuration)]).answer()
    try expect(try report.json(), ["lint", configuration, "--format", "json"], status: report.exitStatus)
    #expect(report.exitStatus == 1)
  }

  @Test func explainFeatures() async throws {
    try expect(try FeatureQuestion("hle").answer().json(), ["explain", "hle", "--format", "json"])
    try expect(
      try await FeaturesQuestion(filter: "avx512").answer().json(),
      ["features", "avx512", "--format", "json"])
    let ladders = try await LadderQuestion("monitor", on: [.argument(new)]).answer()
    #expect(ladders.count == 1)
    try expect(try ladders[0].json(), ["explain", "monitor", "--on", new, "--format", "json"])
  }

  @Test func explainMessages() async throws {
    let log = example("nova.log")
    let question = MessageQuestion(
      logs: [.argument(log)], stack: ["nova=27.0.0"], from: [.argument(old)], to: [.argument(new)])
    try expect(
      try await question.answer().json(),
      [
        "explain", "--log", log, "--stack", "nova=27.0.0", "--from", old, "--to", new, "--format", "json",
      ])
    // A log that is at hand says the same as one in a file.
    var other = question
    other.logs = [.document(try Document(argument: log))]
    #expect(try await other.answer().json() == question.answer().json())
  }

  @Test func fix() async throws {
    let guest = try files.write(Samples.guest("Haswell-noTSX"), "guest.xml")
    let host = try files.write(Samples.domainCapabilities("IvyBridge"), "host.xml")
    let arguments = [
      "fix", guest, "--on", host, "--allow-drop", "fault", "--allow-drop", "state-refused", "--format",
      "json",
    ]
    var question = FixQuestion(
      guest: .argument(guest), hosts: [.argument(host)], allowed: ["fault", "state-refused"])
    question.arguments = arguments
    let report = try await question.answer()
    try expect(try report.json(), arguments)
    #expect(report.result == .fixed && !report.drops.isEmpty)
  }

  /// Who asks without a command line gets commands that ask the same.
  @Test func theCommandsOfAFixWithoutACommandLineWork() async throws {
    let guest = try files.write(Samples.guest("Haswell-noTSX", name: "-g"), "guest.xml")
    let host = try files.write(Samples.domainCapabilities("IvyBridge"), "-host.xml")
    let report = try await FixQuestion(
      guest: .argument(guest), hosts: [.argument(host)], from: [.argument(host)],
      allowed: ["fault", "state-refused"],
      records: RecordOptions(map: .builtin)
    ).answer()
    let first = try #require(report.commands.first)
    let answer = try feed(
      ["/bin/sh"], "martlet() { '\(martletPath)' \"$@\"; }\n\(first) && cat ./*.fixed.xml")
    #expect(answer.status == 0, "\(first): \(answer.output)")
    #expect(answer.output.contains(String(decoding: report.edited, as: UTF8.self)), "\(answer.output)")
  }

  @Test func patchMap() throws {
    let map = try files.write(
      """
      <cpus><arch name='x86'><vendor name='Intel' string='GenuineIntel'/>
      <feature name='monitor'><cpuid eax_in='0x01' ecx='0x00000008'/></feature>
      <feature name='aes'><cpuid eax_in='0x01' ecx='0x02000000'/></feature>
      <model name='one'><vendor name='Intel'/><feature name='monitor'/><feature name='aes'/></model></arch></cpus>
      """, "cpu_map.xml")
    let output = files.path + "/edited.xml"
    var question = PatchMapQuestion(path: map, features: ["monitor"], output: output)
    let report = try question.answer()
    let written = try String(contentsOfFile: output, encoding: .utf8)
    #expect(!written.contains("monitor") && written.contains("aes"))
    try expect(
      try report.json(), ["patch-map", map, "--drop", "monitor", "-o", output, "--force", "--format", "json"])
    #expect { _ = try question.answer() } throws: { ($0 as? QuestionError)?.kind == .cannotWrite }
    question.output = map
    #expect { _ = try question.answer() } throws: { ($0 as? QuestionError)?.kind == .usage }
  }

  @Test func libvirtsOwnOperations() async throws {
    let host = try files.write(Samples.capabilities("Haswell-noTSX"), "host.xml")
    let other = try files.write(Samples.capabilities("IvyBridge"), "other.xml")
    let guest = try files.write(Samples.guest("Broadwell-noTSX"), "guest.xml")
    let era = LibvirtEra(map: .builtin, version: LibvirtVersion("9.0.0"))
    let words = ["--cpu-map", "builtin", "--libvirt-version", "9.0.0", "--format", "json"]
    let comparison = try await LibvirtCompareQuestion(host: .argument(host), cpu: .argument(guest), era: era)
      .answer()
    #expect(comparison.outcome == .incompatible)
    try expect(try comparison.json(), ["libvirt", "compare", host, guest] + words, status: 1)
    let baseline = try await LibvirtBaselineQuestion(hosts: [.argument(host), .argument(other)], era: era)
      .answer()
    try expect(try baseline.json(), ["libvirt", "baseline", host, other] + words)
    let expanded = try await LibvirtExpandQuestion(
      guest: .argument(guest), host: .argument(host), expandsFeatures: true, era: era
    ).answer()
    try expect(
      try expanded.json(), ["libvirt", "expand", guest, "--on", host, "--features"] + words)
    let data = try files.write(
      """
      <cpudata arch='x86'><cpuid eax_in='0x00000000' ecx_in='0x00' eax='0x0000000d' ebx='0x756e6547' ecx='0x6c65746e' edx='0x49656e69'/>
      <cpuid eax_in='0x00000001' ecx_in='0x00' eax='0x000206a7' ebx='0x00100800' ecx='0x1fbae3ff' edx='0xbfebfbff'/></cpudata>
      """, "cpudata.xml")
    let decoded = try await LibvirtDecodeQuestion(.argument(data), as: .host, era: era).answer()
    try expect(try decoded.json(), ["libvirt", "decode", data, "--as", "host"] + words)
  }
}
