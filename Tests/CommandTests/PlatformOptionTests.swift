import Foundation
import Testing

/// `--platform`: every verb that prints commands for hosts takes it, and fits them.
@Suite struct PlatformOptionTests {
  private let host = "Tests/ReportTests/Inputs/host.json"

  /// The verbs of the command, by its own help.
  private func verbs() throws -> [String] {
    let lines = try martlet("--help").output.components(separatedBy: "SUBCOMMANDS:")[1].split(separator: "\n")
    return lines.compactMap { $0.firstMatch(of: /^  ([a-z][a-z-]*) {2,}/).map { String($0.1) } }
  }

  /// A line that is pasted on a host.
  private func hostCommands(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter {
      $0.contains(
        #/^\s*(sudo )?(systemctl|modprobe|apt-get|dnf|zypper|pacman|grubby|update-grub|pbl|virsh|docker|podman|journalctl|dpkg|rpm|rm|tee|usermod) /#
      )
    }
  }

  @Test func everyVerbThatPrintsCommandsForHostsTakesIt() throws {
    let all = try verbs()
    #expect(all.count > 14 && all.contains("migrate"), "\(all)")
    var without: Set<String> = []
    for verb in all where try !martlet(verb, "--help").output.contains("--platform") { without.insert(verb) }
    for verb in ["diagnose", "check", "doctor", "explain", "fix", "migrate", "patch-map"] {
      #expect(!without.contains(verb), "\(verb)")
    }
    // Verbs without it print no command for a host, whatever they are given here.
    let guest = "Tests/ReportTests/Inputs/guest.xml"
    let (old, new) = ("Tests/ReportTests/Inputs/old.xml", "Tests/ReportTests/Inputs/new.xml")
    let inputs: [String: [[String]]] = [
      "compare": [["compare", old, new], ["compare", new, old]], "show": [["show", host], ["show", old]],
      "level": [["level", old, new], ["level", old, new, "--for", "nova"]],
      "lint": [["lint", guest], ["lint", "Tests/ReportTests/Inputs/nova.conf"]],
      "upgrade": [["upgrade", "--host", host, "--kernel", "6.12"]], "features": [["features"]],
      "schema": [["schema"]],
    ]
    for verb in without {
      for arguments in inputs[verb] ?? [] {
        let answer = try martlet(arguments)
        #expect(answer.status != 64 && !answer.output.isEmpty, "\(arguments): \(answer.errors)")
        #expect(hostCommands(answer.output).isEmpty, "\(arguments): \(hostCommands(answer.output))")
      }
      #expect(
        inputs[verb] != nil
          || [
            "audit", "capture", "case", "completions", "fleet", "help", "lab", "libvirt", "openstack",
            "serve", "token", "webhook",
          ].contains(verb),
        "\(verb) is not tried")
    }
  }

  /// A host whose old kernel has nesting off, as far as its record tells.
  private func recordWithoutNesting() throws -> String {
    func part(_ kind: String, _ source: String, _ content: String) -> [String: Any] {
      [
        "kind": kind, "source": source, "content": content, "encoding": "text",
        "time": "2026-11-23T12:00:00Z",
        "about": ["cpus": "0"],
      ]
    }
    func dump(_ ecx: String) -> String {
      """
      CPU 0:
         0x00000000 0x00: eax=0x00000007 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000306f2 ebx=0x00100800 ecx=0x\(ecx) edx=0xbfebfbff
         0x00000007 0x00: eax=0x00000000 ebx=0x000037ab ecx=0x00000000 edx=0x9c000400

      """
    }
    let record: [String: Any] = [
      "schema": "martlet.snapshot/1.1", "martlet": "1.0.0", "captured": "2026-11-23T12:00:00Z",
      "method": "probe",
      "isRedacted": false, "identity": ["hostName": "node1", "started": [String: String]()],
      "missing": [String](),
      "parts": [
        part("cpuid", "CPUID on cpu 0", dump("7ffefbff")),
        part("kvm-supported-cpuid", "KVM_GET_SUPPORTED_CPUID", dump("7ffefbdf")),
        part("file", "/proc/sys/kernel/osrelease", "4.15.0-20-generic\n"),
      ],
    ]
    let file = FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).json")
    try JSONSerialization.data(withJSONObject: record).write(to: file)
    return file.path
  }

  @Test func aCauseHasThePlatformsCommands() throws {
    let record = try recordWithoutNesting()
    defer { try? FileManager.default.removeItem(atPath: record) }
    func explained(_ options: String...) throws -> String {
      try martlet(["explain", "vmx", "--on", record] + options).output
    }
    let rhel = try explained("--platform", "rhel")
    #expect(rhel.contains("lsinitrd") && !rhel.contains("lsinitramfs"), "\(rhel)")
    let debian = try explained("--platform", "debian")
    #expect(debian.contains("lsinitramfs") && !debian.contains("lsinitrd"), "\(debian)")
    // Without a platform there are commands too, and no title that stands for them.
    for text in [rhel, debian, try explained()] {
      #expect(text.contains("modprobe -r kvm_intel && modprobe kvm_intel"), "\(text)")
      #expect(
        !text.contains("the commands of each platform") || text.contains("COMMANDS BY PLATFORM"), "\(text)")
    }
    let json = try explained("--platform", "suse", "--format", "json")
    #expect(json.contains("lsinitrd") && json.contains("\"system\" : \"suse\""), "\(json)")
  }

  /// Where nothing is recognised, what to collect fits too.
  @Test func whatToCollectFits() throws {
    let answer = try martlet(
      ["explain", "-", "--platform", "kolla,ubuntu"], input: "nothing of this is known\n")
    #expect(
      answer.output.contains("docker logs") || answer.output.contains("docker exec"), "\(answer.output)")
    #expect(!answer.output.contains("journalctl -u libvirtd"), "\(answer.output)")
  }

  /// What is printed to go on with has the platform that was given.
  @Test func theNextCommandKeepsIt() throws {
    let answer = try martlet([
      "check", "Tests/ReportTests/Inputs/guest.xml", "--on", "Tests/ReportTests/Inputs/new.xml", "--platform",
      "kolla,ubuntu",
    ])
    let next = answer.output.split(separator: "\n").filter { $0.contains("martlet fix") }
    #expect(next.allSatisfy { $0.contains("--platform kolla,ubuntu") }, "\(answer.output)")
  }

  @Test func anUnknownPlatformIsRefused() throws {
    for verb in [["migrate", "web", "--from", "a", "--to", "b"], ["doctor", host], ["explain", "rtm"]] {
      let answer = try martlet(verb + ["--platform", "plan9"])
      #expect(answer.status == 64 && answer.errors.contains("plan9"), "\(verb): \(answer.errors)")
    }
  }
}
