import Foundation
import Glibc
import TestSupport
import Testing

/// Real guests between two real libvirtd on this machine, peer to peer over loopback.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct MigrateTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  @Test func aGuestMovesAndStaysWhatItWas() throws {
    let guest = try hosts.guest("moves")
    let report = hosts.folder + "/report.html"
    let ended = try hosts.migrate(guest, "--report", report)
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("moves: moved"))
    #expect(ended.output.contains("running definition same, QEMU's -cpu same"), "\(ended)")
    #expect(try hosts.places(guest) == "b")
    #expect(try hosts.a.state(guest) == nil, "the source gave its definition up")
    #expect(try hosts.b.virsh("dumpxml", "--inactive", guest).status == 0, "the target keeps it")
    #expect(hosts.steps(guest).first == "planned")
    #expect(hosts.steps(guest).last == "settled target")
    let page = try String(contentsOfFile: report, encoding: .utf8)
    #expect(page.contains("moves: moved") && page.contains("</html>"))
  }

  @Test func aDryRunStartsNothing() throws {
    let guest = try hosts.guest("dry")
    let ended = try hosts.migrate(guest, "--dry-run")
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("dry: can move"))
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).isEmpty)
  }

  @Test func eventsAreOneObjectALine() throws {
    let guest = try hosts.guest("events")
    let ended = try hosts.migrate(guest, "--format", "json", "--bandwidth", "10", "--max-downtime", "100")
    #expect(ended.status == 0, "\(ended)")
    let events = try ended.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(events.allSatisfy { $0["schema"] as? String == "martlet.migration-event/2.0" })
    #expect(events.first?["event"] as? String == "preflight")
    let progress = events.filter { $0["event"] as? String == "progress" }
      .compactMap { $0["progress"] as? [String: Any] }
    #expect(!progress.isEmpty)
    #expect(progress.allSatisfy { $0["total"] is Int && $0["remaining"] is Int })
    let result = events.last?["result"] as? [String: Any]
    #expect(result?["outcome"] as? String == "moved")
    #expect(result?["place"] as? String == "target")
  }

  @Test func aTransientGuestMoves() throws {
    let guest = try hosts.guest("transient", persistent: false)
    let ended = try hosts.migrate(guest)
    #expect(ended.status == 0, "\(ended)")
    #expect(try hosts.places(guest) == "b")
    #expect(try hosts.b.virsh("dominfo", guest).output.contains("Persistent:     no"))
  }

  @Test func severalGuestsAtATime() throws {
    let guests = try ["one", "two", "three"].map { try hosts.guest($0) }
    let ended = try hosts.migrate("one", "two", "three", "--parallel", "2")
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("3 guests: 3 moved"))
    for guest in guests { #expect(try hosts.places(guest) == "b") }
  }

  @Test func theFirstThatStaysEndsTheRestUnlessTold() throws {
    _ = try [hosts.guest("held"), hosts.guest("after")]
    try hosts.a.virsh("suspend", "held")
    let stopped = try hosts.migrate("held", "after")
    #expect(stopped.status == 75, "\(stopped)")
    #expect(stopped.output.contains("held: blocked") && stopped.output.contains("after: not begun"))
    let wentOn = try hosts.migrate("held", "after", "--keep-going")
    #expect(wentOn.status == 1, "\(wentOn)")
    #expect(wentOn.output.contains("after: moved"))
    #expect(try hosts.places("after") == "b")
  }

  // MARK: What the preflight finds

  @Test func aNameThatIsTakenBlocks() throws {
    let guest = try hosts.guest("taken")
    let other =
      "<domain type='qemu'><name>taken</name><memory>65536</memory><os><type arch='x86_64'>hvm</type></os></domain>"
    let path = hosts.folder + "/other.xml"
    try other.write(toFile: path, atomically: false, encoding: .utf8)
    try hosts.b.virsh("define", path)
    let ended = try hosts.migrate(guest)
    #expect(ended.status == 1, "\(ended)")
    #expect(ended.output.contains("another guest with this name") && ended.output.contains("[target.name]"))
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).isEmpty)
  }

  @Test func aDefinitionOfTheGuestItselfNeedsAcceptance() throws {
    let guest = try hosts.guest("left")
    let definition = try hosts.a.virsh("dumpxml", "--inactive", guest).output
    let path = hosts.folder + "/left-again.xml"
    try definition.write(toFile: path, atomically: false, encoding: .utf8)
    try hosts.b.virsh("define", path)
    let ended = try hosts.migrate(guest)
    #expect(ended.status == 1 && ended.output.contains("[target.definition]"), "\(ended)")
    #expect(try hosts.places(guest) == "a")
    let accepted = try hosts.migrate(guest, "--accept", "target.definition")
    #expect(accepted.status == 0, "\(accepted)")
    #expect(try hosts.places(guest) == "b")
  }

  @Test(.enabled(if: getuid() == 0, "a daemon with a QEMU of its own needs root's mounts"))
  func aFeatureThatTheTargetLacksBlocks() throws {
    let guest = try hosts.guest("needy")
    let poor = try MigrationDaemon(hosts.folder + "/c", lacking: HostPair.lacking)
    defer { poor.stop() }
    let ended = try hosts.migrate(guest, to: poor)
    #expect(ended.status == 1, "\(ended)")
    #expect(ended.output.contains("needy: blocked, nothing started"))
    #expect(
      ended.output.contains("martlet fix --apply needy")
        && ended.output.contains("--allow-drop \(HostPair.lacking)"))
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).isEmpty)
    // libvirt itself says the same of it.
    let theirs = try hosts.a.virsh(
      "migrate", "--live", "--p2p", guest, poor.uri, "--migrateuri", "tcp://127.0.0.1")
    #expect(theirs.status == 1 && theirs.errors.contains(HostPair.lacking), "\(theirs)")
  }

  @Test func whatIsNotThereIsSaid() throws {
    let nobody = try hosts.migrate("nobody-of-that-name")
    #expect(nobody.status == 66 && nobody.errors.contains("nobody-of-that-name"), "\(nobody)")
    let guest = try hosts.guest("lonely")
    let ended = try Command(
      [
        martletPath, "migrate", guest, "--from", hosts.a.uri, "--to",
        "qemu+unix:///session?socket=/tmp/no-such",
      ],
      environment: ["HOME": hosts.folder]
    ).wait()
    #expect(ended.status == 69, "\(ended)")
  }
}
