import Foundation
import Glibc
import TestSupport
import Testing

/// Losses that are accepted, where libvirt's check alone stands against them, between two libvirtd.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .enabled(if: getuid() == 0, "a daemon with a QEMU of its own needs root's mounts"), .hostPair)
struct MigrationWaiverTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  /// A guest of a model with erms, at whose start libvirt checks its CPU as `check` says.
  private func guest(_ name: String, check: String) throws -> String {
    let off = ["pcid", "tsc-deadline", "x2apic", "vme"].map { "<feature policy='disable' name='\($0)'/>" }
    return try hosts.guest(
      name,
      cpu:
        "<cpu mode='custom' match='exact' check='\(check)'><model fallback='forbid'>IvyBridge</model>\(off.joined())</cpu>"
    )
  }

  @Test func aWaivedHintGoesPastLibvirtsCheck() throws {
    let guest = try guest("hinted", check: "none")
    let poor = try MigrationDaemon(hosts.folder + "/p", lacking: "erms")
    defer { poor.stop() }
    // libvirt itself refuses it.
    let theirs = try hosts.a.virsh(
      "migrate", "--live", "--p2p", guest, poor.uri, "--migrateuri", "tcp://127.0.0.1")
    #expect(theirs.status == 1 && theirs.errors.contains("missing features: erms"), "\(theirs)")
    let blocked = try hosts.migrate(guest, to: poor)
    #expect(blocked.status == 1 && blocked.output.contains("blocked, nothing started"), "\(blocked)")

    let ended = try hosts.migrate(guest, "--accept", "erms=CHG-1204", to: poor)
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("erms: its loss is accepted (CHG-1204)"), "\(ended)")
    #expect(ended.output.contains("whose loss was accepted"), "\(ended)")
    #expect(try hosts.a.state(guest) != "running")
    #expect(try poor.state(guest) == "running")
    // The running guest is without it, and the next start is as it was.
    let live = try poor.virsh("dumpxml", guest).output
    #expect(live.contains("<feature policy='disable' name='erms'/>"))
    let next = try poor.virsh("dumpxml", "--inactive", guest).output
    #expect(!next.contains("erms") && !next.contains("qemu:del"), "\(next)")
    #expect(hosts.journal(guest).contains("\"waived\":[\"erms\"]"))

    // Back where the feature is, libvirt starts the guest without it, and checks its CPU again.
    let back = try hosts.martlet(
      [guest, "--from", poor.uri, "--to", hosts.a.uri, "--migrate-uri", "tcp://127.0.0.1"]
    ).wait()
    #expect(back.status == 0, "\(back)")
    let home = try hosts.a.virsh("dumpxml", guest).output
    #expect(home.contains("<feature policy='disable' name='erms'/>") && !home.contains("qemu:del"), "\(home)")
  }

  @Test func whereNoDefinitionPassesTheGateIsNamed() throws {
    let guest = try guest("held", check: "partial")
    let poor = try MigrationDaemon(hosts.folder + "/q", lacking: "erms")
    defer { poor.stop() }
    let ended = try hosts.migrate(guest, "--accept", "erms=CHG-1204", to: poor)
    #expect(ended.status == 1, "\(ended)")
    #expect(
      ended.output.contains("no definition opens its check") && ended.output.contains("[target.libvirt-gate]")
    )
    #expect(ended.output.contains("check='partial'") && ended.output.contains("erms"), "\(ended)")
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).isEmpty)
  }

  @Test func aGraveLossIsNotOpened() throws {
    let guest = try guest("grave", check: "none")
    let poor = try MigrationDaemon(hosts.folder + "/r", lacking: HostPair.lacking)
    defer { poor.stop() }
    let ended = try hosts.migrate(guest, "--accept", HostPair.lacking, to: poor)
    #expect(ended.status == 1, "\(ended)")
    #expect(ended.output.contains("costs more than time, accepted or not"), "\(ended)")
    #expect(try hosts.places(guest) == "a")
  }

  @Test func theReportHoldsWaiversOfAPolicy() throws {
    let guest = try guest("ended", check: "none")
    let poor = try MigrationDaemon(hosts.folder + "/s", lacking: "erms")
    defer { poor.stop() }
    let policy = hosts.folder + "/policy.yaml"
    try """
    waivers:
      - {guest: "end*", feature: erms, reason: CHG-7, until: 2020-01-31}
      - {guest: other, feature: erms, reason: not this guest's}
    """.write(toFile: policy, atomically: false, encoding: .utf8)
    let report = hosts.folder + "/report.html"
    let late = try hosts.migrate(guest, "--policy", policy, "--report", report, to: poor)
    #expect(late.status == 1, "\(late)")
    #expect(late.output.contains("ended on 2020-01-31 and does nothing (CHG-7)"), "\(late)")
    #expect(!late.output.contains("not this guest's"))
    #expect(try String(contentsOfFile: report, encoding: .utf8).contains("ended on 2020-01-31"))
    try "waivers: [{guest: ended, feature: erms, reason: CHG-8, until: 9999-12-31}]".write(
      toFile: policy, atomically: false, encoding: .utf8)
    let dry = try hosts.migrate(
      guest, "--policy", policy, "--dry-run", "--report", hosts.folder + "/report.json", to: poor)
    #expect(dry.status == 0 && dry.output.contains("can move"), "\(dry)")
    let json = try String(contentsOfFile: hosts.folder + "/report.json", encoding: .utf8)
    let packed = json.filter { !$0.isWhitespace }
    #expect(packed.contains("\"CHG-8\"") && packed.contains("\"state\":\"accepted\""), "\(json)")
    #expect(try hosts.places(guest) == "a")
  }

  @Test func unknownNamesAreNotAccepted() throws {
    let guest = try guest("named", check: "none")
    let feature = try hosts.migrate(guest, "--accept", "ermss=x")
    #expect(feature.status == 64 && feature.errors.contains("did you mean erms"), "\(feature)")
    let warning = try hosts.migrate(guest, "--accept", "target.defintion")
    #expect(warning.status == 64 && warning.errors.contains("did you mean target.definition"), "\(warning)")
    let empty = try hosts.migrate(guest, "--accept", "erms=")
    #expect(empty.status == 64 && empty.errors.contains("reason after = is empty"), "\(empty)")
  }
}
