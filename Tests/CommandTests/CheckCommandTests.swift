import Foundation
import TestSupport
import Testing

/// `martlet check` as a command.
@Suite struct CheckCommandTests {
  private let host = "Examples/article/broadwell.txt"

  private func guest(_ features: String) -> String {
    "<cpu mode='custom' match='exact' check='full'><model>Broadwell-noTSX</model>\(features)</cpu>"
  }

  private struct Report: Decodable {
    struct Host: Decodable {
      struct Reason: Decodable {
        var id, by, weight, text: String
        var feature: String?
      }
      var host, outcome: String
      var reasons: [Reason]
    }
    var schema: String
    var hosts: [Host]
  }

  private func report(_ result: CommandResult) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test func theArticlesGuestIsBlockedByMonitorAlone() throws {
    let text = guest("<feature policy='require' name='monitor'/>")
    let result = try martlet("check", "-", "--on", host, "--format", "json", input: text)
    #expect(result.status == 1, "\(result.errors)")
    let report = try report(result)
    #expect(report.schema == "martlet.check/2.0" && report.hosts.map(\.outcome) == ["blocked"])
    #expect(report.hosts[0].reasons.compactMap(\.feature) == ["monitor"])
    #expect(try martlet("check", "-", "--on", host, input: guest("")).status == 0)
  }

  /// An edit of the definition does not last: the manager's own way is printed in its place.
  @Test(arguments: [
    ("http://openstack.org/xmlns/libvirt/nova/1.1", "--for nova"), ("http://ovirt.org/vm/1.0", "--for ovirt"),
    ("http://kubevirt.io", "--for kubevirt"),
  ]) func aManagersGuestIsChangedByItsManager(namespace: String, system: String) throws {
    let text = """
      <domain type='kvm'><name>web</name><metadata><m xmlns='\(namespace)'/></metadata>
      \(guest("<feature policy='require' name='monitor'/>"))</domain>
      """
    let result = try martlet("check", "-", "--on", host, input: text)
    #expect(result.status == 1, "\(result.errors)")
    #expect(!result.output.contains("martlet fix"), "\(result.output)")
    #expect(result.output.contains("martlet level \(host) \(system)"), "\(result.output)")
  }

  @Test func aPolicyIsReadAndItsMistakesAreNamed() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).yaml")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = guest("<feature policy='require' name='monitor'/>")
    try "warn: [monitor]\n".write(toFile: path, atomically: true, encoding: .utf8)
    let accepted = try martlet("check", "-", "--on", host, "--policy", path, input: text)
    #expect(accepted.status == 0 && accepted.output.contains("runs with warnings"))
    try "warn: [monitors]\n".write(toFile: path, atomically: true, encoding: .utf8)
    let wrong = try martlet("check", "-", "--on", host, "--policy", path, input: text)
    #expect(
      wrong.status == 65 && wrong.errors.contains(":1:8: no feature is called monitors; did you mean monitor")
    )
    #expect(try martlet("check", "-", "--on", host, "--policy", "nowhere.yaml", input: text).status == 66)
  }

  /// The article's guest has all that it needs: it is Nova that compares hosts, by release and cpu_mode.
  @Test(arguments: [
    (["nova=26.3.0", "cpu_mode=host-model"], "blocked", ["nova.destination-cpu"]),
    (["nova=26.3.0"], "undetermined", []),
    (["nova=26.3.0", "cpu_mode=custom", "cpu_models=SandyBridge"], "undetermined", []),
    (["nova=juno", "cpu_mode=custom", "cpu_models=SandyBridge"], "blocked", ["nova.destination-cpu"]),
    (["nova=26.3.0", "cpu_mode=host-model", "skip_cpu_compare_on_dest=true"], "undetermined", []),
    (
      [
        "nova=26.3.0", "cpu_mode=custom", "cpu_models=SandyBridge",
        "skip_hypervisor_version_check_on_lm=true",
      ], "runs", []
    ),
    (["nova=26.3.0", "microversion=2.94"], "blocked", ["nova.api-version"]),
    (["nova=27.0.0", "cpu_mode=host-model"], "undetermined", []),
  ])
  func novaIsAskedByReleaseAndMode(stack: [String], outcome: String, blocking: [String]) throws {
    let result = try martlet(
      ["check", "-", "--from", "Examples/article/sandybridge.txt", "--on", host, "--format", "json"]
        + stack.flatMap { ["--stack", $0] },
      input: "<cpu mode='custom' match='exact' check='full'><model>SandyBridge</model></cpu>")
    let verdict = try #require(try report(result).hosts.first)
    #expect(verdict.outcome == outcome, "\(verdict.reasons.map(\.text))")
    #expect(verdict.reasons.filter { $0.weight == "blocks" }.map(\.id) == blocking)
    #expect(result.status == ["runs": 0, "blocked": 1, "undetermined": 2][outcome])
  }

  @Test func novaMayPassWhatLibvirtRefuses() throws {
    let result = try martlet(
      [
        "check", "-", "--from", "Examples/article/sandybridge.txt", "--on", host, "--stack", "nova=26.3.0",
        "--stack",
        "skip_cpu_compare_on_dest=yes",
      ], input: guest("<feature policy='require' name='monitor'/>"))
    #expect(result.status == 1)
    #expect(result.output.contains("blocked by") && result.output.contains("libvirt"))
    #expect(result.output.contains("[workarounds]skip_cpu_compare_on_dest"))
    #expect(!result.output.contains("skip_cpu_compare_on_dest = true"))
  }

  @Test func novasWordsAreWholeAndTheRemedyIsItsOwn() throws {
    let result = try martlet(
      [
        "check", "-", "--from", "Examples/article/sandybridge.txt", "--on", host, "--stack", "nova=zed",
        "--stack",
        "cpu_mode=host-model", "--stack", "microversion=2.34",
      ], input: "<cpu mode='host-model'/>")
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        "“Migration pre-check error: Unacceptable CPU info: CPU doesn't have compatibility."))
    #expect(result.output.contains("monitor is missing"))
    #expect(result.output.contains("answers 202 before anything is checked"))
  }

  @Test(arguments: [
    "cpu_mode=custom", "nova=99", "nova=26 cpu_mode=host", "nov=26", "nova=26 microversion=new",
  ])
  func wrongStacks(pairs: String) throws {
    let stack = pairs.split(separator: " ").flatMap { ["--stack", String($0)] }
    let result = try martlet(["check", "-", "--on", host] + stack, input: guest(""))
    #expect(result.status == 64 && result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  }

  @Test func wrongInputsAreNamed() throws {
    let hostAsGuest = try martlet("check", host, "--on", host)
    #expect(hostAsGuest.status == 65 && hostAsGuest.errors.contains("not a guest definition"))
    #expect(try martlet("check", "-", input: guest("")).status == 64)
    let model = try martlet("check", "-", "--on", host, input: "<cpu><model>NoSuch</model></cpu>")
    #expect(model.status == 65 && model.errors.contains("no model NoSuch"))
    let alone = try martlet("check", "-", "--on", host, input: "<cpu mode='host-model'/>")
    #expect(alone.status == 2 && alone.output.contains("--from HOST"))
  }

  /// Every reason that the code can give is in the documentation, and no other.
  @Test func everyReasonIsDocumented() throws {
    let folders = ["Reports/Check", "GuestVerdicts/Rules"].map { packageRoot + "/Sources/" + $0 }
    let files = try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: folder).map { folder + "/" + $0 }
    }
    var given = Set<String>()
    for file in files {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      for match in text.matches(
        of:
          /"((?:guest|cpu|libvirt|nova|state|address|clock|nested|machine|hypervisor|passthrough|host|policy|move|pmu|hyperv)\.[a-z-]+)"/
      ) {
        given.insert(String(match.1))
      }
    }
    let page = try String(contentsOfFile: packageRoot + "/Documentation/check.md", encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let documented = Set(
      rows.flatMap { $0.split(separator: "|")[0].matches(of: /`([a-z.-]+)`/).map { String($0.1) } })
    #expect(given == documented)
  }

  /// A guest whose CPU is the host's is planned for with --from alone: the command that is printed has it.
  @Test func theFixThatIsPrintedRuns() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func capabilities(_ model: String) -> String {
      """
      <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc</machine><arch>x86_64</arch>
      <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model><vendor>Intel</vendor></mode></cpu>
      </domainCapabilities>
      """
    }
    let files = [
      "new.xml": capabilities("Haswell-noTSX"), "old.xml": capabilities("IvyBridge"),
      "guest.xml": "<domain type='kvm'><name>g</name><cpu mode='host-model'/></domain>",
      "policy.yaml": "warn: [erms]\n",
    ]
    for (name, text) in files {
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    let words = "check guest.xml --from new.xml --on old.xml --policy policy.yaml"
    let start = "cd '\(folder)'; martlet() { '\(martletPath)' \"$@\"; }\n"
    let checked = try inShell("\(start) martlet \(words)")
    #expect(checked.status == 1, "\(checked)")
    let fix = try #require(
      checked.output.split(separator: "\n").map { $0.drop { $0 == " " } }.first {
        $0.hasPrefix("martlet fix ")
      })
    #expect(fix.contains("--from new.xml") && fix.contains("--policy policy.yaml"))
    let fixed = try inShell("\(start) \(fix)")
    #expect(fixed.status == 0, "\(fix): \(fixed)")
    #expect(fixed.output.contains("policy='disable' name='avx2'"))
  }
}
