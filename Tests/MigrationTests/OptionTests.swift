import Foundation
import Glibc
import TestSupport
import Testing

/// Options, each by what it changes.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct MigrationOptionTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  @Test func allMovesWhatRuns() throws {
    for name in try hosts.a.virsh("list", "--name").output.split(separator: "\n") {
      try hosts.a.virsh("destroy", String(name))
    }
    let none = try hosts.migrate("--all")
    #expect(none.status == 0 && none.output.contains("No guest runs at"), "\(none)")
    let guests = try ["all-2", "all-1", "all-off"].map { try hosts.guest($0) }
    try hosts.a.virsh("destroy", "all-off")
    let ended = try hosts.migrate("--all", "--parallel", "2")
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("2 guests: 2 moved"), "\(ended)")
    #expect(try guests.map { try hosts.places($0) } == ["b", "b", ""])
    #expect(try hosts.a.state("all-off") == "shut off")
  }

  @Test func tunnelledMemoryGoesThroughTheDaemons() throws {
    let guest = try hosts.guest("tunnelled")
    let both = try hosts.migrate(guest, "--tunnelled")
    #expect(both.status == 64, "\(both)")
    let ended = try hosts.martlet([guest, "--from", hosts.a.uri, "--to", hosts.b.uri, "--tunnelled"]).wait()
    #expect(ended.status == 0, "\(ended)")
    #expect(try hosts.places(guest) == "b")
    // LIVE, PEER2PEER, TUNNELLED, PERSIST_DEST, UNDEFINE_SOURCE, ABORT_ON_ERROR.
    #expect(hosts.journal(guest).contains("\"flags\":4127"))
  }

  @Test func aDryRunOfWhatIsBlockedSaysSo() throws {
    let guest = try hosts.guest("dry-blocked")
    try hosts.a.virsh("suspend", guest)
    let ended = try hosts.migrate(guest, "--dry-run")
    #expect(ended.status == 1, "\(ended)")
    #expect(ended.output.contains("[guest.state]") && ended.output.contains("resume \(guest)"))
    #expect(hosts.steps(guest).isEmpty)
  }

  @Test func whatIsNothingCannotBeAccepted() throws {
    let ended = try hosts.migrate("anyone", "--accept", "no-such-feature")
    #expect(ended.status == 64 && ended.errors.contains("no-such-feature"), "\(ended)")
  }

  @Test func aGuestThatAnotherMovesIsLeftAlone() throws {
    let guest = try hosts.guest("wanted-by-virsh")
    let other = try Command(
      [
        "/usr/bin/virsh", "-q", "-c", hosts.a.uri, "migrate", "--live", "--p2p", "--persistent",
        "--undefinesource", "--bandwidth", "10", guest, hosts.b.uri, "--migrateuri", "tcp://127.0.0.1",
      ], environment: [:])
    Thread.sleep(forTimeInterval: 2)
    let ended = try hosts.migrate(guest)
    #expect(ended.status == 1, "\(ended)")
    #expect(ended.output.contains("[guest.job]"), "\(ended)")
    #expect(hosts.steps(guest).isEmpty)
    let moved = other.wait()
    #expect(moved.status == 0, "\(moved)")
    #expect(try hosts.places(guest) == "b")
  }

  @Test(.enabled(if: getuid() == 0, "a daemon with a QEMU of its own needs root's mounts"))
  func whatIsAcceptedIsStillLibvirtsToRefuse() throws {
    let guest = try hosts.guest("accepting")
    let poor = try MigrationDaemon(hosts.folder + "/d", lacking: HostPair.lacking)
    defer { poor.stop() }
    let policy = hosts.folder + "/policy.yaml"
    try "warn: [\(HostPair.lacking)]\n".write(toFile: policy, atomically: false, encoding: .utf8)
    for words in [["--accept", HostPair.lacking], ["--policy", policy]] {
      let ended = try hosts.begin([guest] + words, to: poor).wait()
      #expect(ended.status == 1, "\(ended)")
      let lines = ended.output.split(separator: "\n").map(String.init)
      #expect(lines.filter { $0.contains("blocks:") && !$0.contains("[target.libvirt") }.isEmpty, "\(ended)")
      #expect(lines.contains { $0.contains("warns:") && $0.contains("[cpu.missing]") }, "\(ended)")
      #expect(
        lines.contains { $0.contains("blocks:") && $0.contains("required features: \(HostPair.lacking)") })
      #expect(try hosts.places(guest) == "a")
      #expect(hosts.steps(guest).isEmpty)
    }
  }
}
