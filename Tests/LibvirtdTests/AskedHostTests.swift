import Foundation
import TestSupport
import Testing

/// Hosts and guests that arguments name by a libvirt URI, asked of a private libvirtd, and what virsh prints of them.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct AskedHostTests {
  private let daemon: PrivateLibvirtd

  init() throws { daemon = try #require(PrivateLibvirtd.current) }

  private func martlet(_ arguments: String...) throws -> Answer {
    try Program(
      command: [GuestToFix.command] + arguments, environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
    ).run()
  }

  private func object(_ answer: Answer) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any], "\(answer)")
  }

  private func define(_ xml: String) throws {
    try #require(try daemon.virsh("define", daemon.file("asked.xml", xml)).status == 0)
  }

  private static func domain(_ cpu: String, name: String = "asked", machine: String = "pc") -> String {
    "<domain type='qemu'><name>\(name)</name><memory unit='MiB'>16</memory><os><type arch='x86_64' machine='\(machine)'>hvm</type></os>"
      + "\(cpu)<devices/></domain>"
  }

  /// A daemon is a host in every verb: it says what virsh capabilities and domcapabilities say, and what it does not tell.
  @Test func aDaemonIsAHost() throws {
    let shown = try object(try martlet("show", daemon.uri, "--format", "json"))
    let name = try daemon.virsh("hostname").output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(shown["name"] as? String == name)
    let input = try #require((shown["inputs"] as? [[String: Any]])?.first)
    #expect(input["name"] as? String == daemon.uri && input["format"] as? String == "snapshot")
    let notes = try #require(input["notes"] as? [String])
    #expect(
      notes.contains { $0.hasPrefix("cpuid from \(daemon.uri) is missing: libvirt does not report it") },
      "\(notes)")
    let guest = try daemon.file(
      "g.xml", Self.domain("<cpu mode='custom' match='exact'><model>qemu64</model></cpu>"))
    for verb in [["check", guest, "--on"], ["fix", guest, "--on"], ["level"], ["compare", guest]] {
      let answer = try Program(
        command: [GuestToFix.command] + verb + [daemon.uri, "--format", "json"],
        environment: ["PATH": "/usr/bin:/bin"]
      ).run()
      #expect((0...2).contains(answer.status ?? -1) && answer.output.contains(name), "\(verb): \(answer)")
    }
    let text = try martlet("check", guest, "--on", daemon.uri)
    let words = text.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains("NOT OBTAINED - \(daemon.uri) did not give") && words.contains("cpuid, msr and"),
      "\(text)")
  }

  /// A guest that is named by its daemon is the guest that virsh dumpxml prints, and runs on the daemon's host.
  @Test func aDaemonsGuestIsAGuest() throws {
    try define(
      Self.domain(
        "<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>SandyBridge</model></cpu>"))
    defer { _ = try? daemon.virsh("undefine", "asked") }
    let file = try daemon.file("dumped.xml", daemon.virsh("dumpxml", "asked").output)
    let uuid = try daemon.virsh("domuuid", "asked").output.trimmingCharacters(in: .whitespacesAndNewlines)
    let host = try daemon.file("host.xml", GuestToFix.host)
    for name in ["asked", uuid] {
      let asked = try object(try martlet("check", "\(daemon.uri)#\(name)", "--on", host, "--format", "json"))
      let dumped = try object(
        try martlet("check", file, "--from", daemon.uri, "--on", host, "--format", "json"))
      #expect(asked["guest"] as? NSDictionary == dumped["guest"] as? NSDictionary, "\(name)")
      #expect(asked["hosts"] as? NSArray == dumped["hosts"] as? NSArray)
    }
    // What fix prints is of the domain, as with --connect.
    let named = try martlet("fix", "\(daemon.uri)#asked", "--on", host, "--format", "json")
    let connected = try martlet("fix", "asked", "--connect", daemon.uri, "--on", host, "--format", "json")
    #expect(try object(named)["edited"] as? String == object(connected)["edited"] as? String)
    #expect(named.status == connected.status, "\(named)")
    let both = try martlet("fix", "\(daemon.uri)#asked", "--connect", daemon.uri, "--on", host)
    #expect(both.status == 64 && both.errors.contains("names the libvirt already"), "\(both)")
    let nobody = try martlet("check", "\(daemon.uri)#nobody", "--on", host)
    #expect(nobody.status == 66 && nobody.errors.contains("nobody"), "\(nobody)")
    let nowhere = try martlet("fix", daemon.uri, "--on", host)
    #expect(nowhere.status == 64 && nowhere.errors.contains("#NAME"), "\(nowhere)")
    #expect(
      try martlet("lint", daemon.uri).output.contains("\(daemon.uri)#asked")
        == martlet("lint", "\(daemon.uri)#asked").output.contains("\(daemon.uri)#asked"))
  }

  /// libvirt's own operations take a daemon as what virsh prints of it, and answer as virsh does.
  @Test func aDaemonIsAHostOfLibvirtsOperations() throws {
    try define(
      Self.domain(
        "<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>SandyBridge</model></cpu>"))
    defer { _ = try? daemon.virsh("undefine", "asked") }
    let uri = daemon.uri
    let capabilities = try daemon.file("capabilities.xml", daemon.virsh("capabilities").output)
    let offers = try daemon.file("offers.xml", daemon.virsh("domcapabilities", "--virttype", "qemu").output)
    let guest = try daemon.file("guest.xml", daemon.virsh("dumpxml", "asked").output)
    let model = try daemon.file("model.xml", "<cpu mode='host-model'/>")
    func libvirt(_ words: String...) throws -> Answer {
      try Program(
        command: [GuestToFix.command, "libvirt"] + words,
        environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
      ).run()
    }
    let asked = try libvirt("compare", uri, guest)
    let plain = try libvirt("compare", capabilities, guest)
    #expect(asked == plain, "\(asked)")
    let virsh = try daemon.virsh("cpu-compare", guest)
    #expect(asked.output == virsh.output && asked.status == virsh.status, "\(asked) \(virsh)")
    let named = try libvirt("compare", uri, "\(uri)#asked")
    #expect(named.status == asked.status, "\(named)")
    let (one, other) = (try libvirt("baseline", uri), try libvirt("baseline", capabilities))
    #expect(one == other && one.status == 0, "\(one)")
    let (expanded, wanted) = (
      try libvirt("expand", model, "--on", uri), try libvirt("expand", model, "--on", offers)
    )
    #expect(expanded.status == 0 && expanded == wanted, "\(expanded)")
    let (guests, dumped) = (
      try libvirt("expand", "\(uri)#asked", "--on", uri), try libvirt("expand", guest, "--on", offers)
    )
    #expect(guests == dumped, "\(guests)")
    let json = try object(try libvirt("compare", uri, guest, "--format", "json"))
    let input = try #require((json["inputs"] as? [[String: Any]])?.first)
    #expect(input["format"] as? String == "snapshot" && (input["notes"] as? [String])?.isEmpty == false)
    let registers = try libvirt("decode", uri)
    #expect(registers.status == 65 && registers.errors.contains("has no CPUID"), "\(registers)")
    let nobody = try libvirt("compare", uri, "\(uri)#nobody")
    #expect(nobody.status == 66, "\(nobody)")
  }

  /// A definition that names no CPU gets what libvirt itself writes into it, for each kind of machine.
  @Test(arguments: ["pc", "q35"])
  func theDefaultIsLibvirts(machine: String) throws {
    let plain = Self.domain("", machine: machine)
    try define(plain)
    defer { _ = try? daemon.virsh("undefine", "asked") }
    let written = try daemon.virsh("dumpxml", "asked").output
    let model = try #require(
      written.firstMatch(of: /<model fallback='forbid'>([^<]*)<\/model>/), "\(written)"
    ).1
    #expect(written.contains("<cpu mode='custom' match='exact' check='none'>"))
    let host = try daemon.file("host.xml", GuestToFix.host)
    let file = try daemon.file("plain.xml", plain)
    let mine = try object(try martlet("check", file, "--on", host, "--format", "json"))
    #expect((mine["guest"] as? [String: Any])?["model"] as? String == String(model))
    // The same verdict as on what libvirt writes.
    let dumped = try object(
      try martlet("check", daemon.file("dumped.xml", written), "--on", host, "--format", "json"))
    let outcomes = [mine, dumped].map { ($0["hosts"] as? [[String: Any]])?.map { $0["outcome"] as? String } }
    #expect(outcomes[0] == outcomes[1])
  }

  /// What the running guest got of the default is within what is said of it before.
  @Test func theDefaultIsWhatQEMUGives() throws {
    try define(Self.domain(""))
    defer { _ = try? daemon.virsh("undefine", "asked") }
    let before = try object(try martlet("show", "\(daemon.uri)#asked", "--format", "json"))
    try #require(try daemon.virsh("start", "asked", "--paused").status == 0)
    defer { _ = try? daemon.virsh("destroy", "asked") }
    let running = try object(try martlet("show", "\(daemon.uri)#asked", "--format", "json"))
    func present(_ profile: [String: Any]) -> Set<String> {
      Set(
        (profile["features"] as? [[String: Any]] ?? []).filter { ($0["state"] as? String) == "present" }
          .compactMap { $0["name"] as? String })
    }
    let model = present(before)
    #expect(!model.isEmpty)
    // QEMU adds to the model without being asked; it drops of it only what TCG lacks.
    let dropped = model.subtracting(present(running))
    #expect(dropped.isSubset(of: ["svm"]), "\(dropped)")
  }

  /// What libvirt has of a running guest beyond its definition is asked with it, and `check` judges it.
  @Test func snapshotsOfARunningGuestCount() throws {
    let image = try daemon.file("asked.qcow2", "")
    let tool = Process()
    tool.executableURL = URL(fileURLWithPath: try #require(installedProgram("qemu-img")))
    tool.arguments = ["create", "-q", "-f", "qcow2", image, "1M"]
    try tool.run()
    tool.waitUntilExit()
    try #require(tool.terminationStatus == 0)
    // QEMU runs as another user where root runs the tests.
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: image)
    let folder = URL(fileURLWithPath: image).deletingLastPathComponent().path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
    let disk = """
      <devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='\(image)'/>
      <target dev='vda' bus='virtio'/></disk></devices>
      """
    try define(Self.domain("").replacing("<devices/>", with: disk))
    let started = try daemon.virsh("start", "asked", "--paused")
    try #require(started.status == 0, "\(started)")
    defer {
      _ = try? daemon.virsh("destroy", "asked")
      _ = try? daemon.virsh("undefine", "asked", "--snapshots-metadata")
    }
    let host = try daemon.file("host.xml", GuestToFix.host)
    func reasons() throws -> (ids: Set<String>, unchecked: Set<String>) {
      let answer = try object(
        try martlet("check", "\(daemon.uri)#asked", "--on", host, "--format", "json"))
      let verdict = try #require((answer["hosts"] as? [[String: Any]])?.first)
      func words(_ list: String, _ key: String) -> Set<String> {
        Set((verdict[list] as? [[String: Any]] ?? []).compactMap { $0[key] as? String })
      }
      return (words("reasons", "id"), words("unchecked", "kind"))
    }
    let before = try reasons()
    #expect(!before.ids.contains("move.snapshots") && !before.unchecked.contains("unchecked-guest-state"))
    try #require(try daemon.virsh("snapshot-create-as", "asked", "s1").status == 0)
    #expect(try reasons().ids.contains("move.snapshots"))
  }
}
