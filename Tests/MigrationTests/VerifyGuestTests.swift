import Foundation
import Glibc
import TestSupport
import Testing

/// `--verify-guest`: CPUID of a real guest before and after its move between two libvirtd.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct VerifyGuestTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  private let channel =
    "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>"

  @Test func theSameCPUIsVerifiedByQEMUWhereNoAgentAnswers() throws {
    let guest = try hosts.guest("verified", devices: channel)
    let ended = try hosts.migrate(guest, "--verify-guest", "--report", hosts.folder + "/verified.json")
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("CPUID in the guest: same, by QEMU"), "\(ended)")
    let report = try String(contentsOfFile: hosts.folder + "/verified.json", encoding: .utf8)
    #expect(report.contains("Guest agent is not responding"), "\(report)")
    #expect(hosts.journal(guest).contains("\"readings\""))
    // Nobody asked for it: nothing is read.
    let plain = try hosts.guest("unasked")
    let moved = try hosts.migrate(plain)
    #expect(moved.status == 0 && !moved.output.contains("CPUID in the guest"), "\(moved)")
    #expect(!hosts.journal(plain).contains("readings"))
  }

  @Test(.enabled(if: getuid() == 0, "a daemon with a QEMU of its own needs root's mounts"))
  func anotherCPUIsReportedAndTheGuestIsNotLost() throws {
    let guest = try hosts.guest("altered")
    let other = try MigrationDaemon(hosts.folder + "/o", lacking: "stepping=5")
    defer { other.stop() }
    let ended = try hosts.migrate(guest, "--verify-guest", to: other)
    #expect(ended.status == 1, "\(ended)")
    #expect(ended.output.contains("altered: moved, but its CPU changed"))
    #expect(ended.output.contains("CPUID in the guest: different, by QEMU"))
    #expect(
      ended.output.contains("signature (family, model, stepping) is 0x106a5; it was 0x106a3"), "\(ended)")
    #expect(try other.state(guest) == "running")
    #expect(hosts.steps(guest).last == "settled target")
  }

  @Test(.enabled(if: getuid() == 0, "a daemon with a QEMU of its own needs root's mounts"))
  func anAcceptedLossIsSeenInTheGuest() throws {
    let off = ["pcid", "tsc-deadline", "x2apic", "vme"].map { "<feature policy='disable' name='\($0)'/>" }
    let guest = try hosts.guest(
      "waived",
      cpu:
        "<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>IvyBridge</model>\(off.joined())</cpu>"
    )
    let poor = try MigrationDaemon(hosts.folder + "/p", lacking: "erms")
    defer { poor.stop() }
    let ended = try hosts.migrate(guest, "--verify-guest", "--accept", "erms", to: poor)
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("CPUID in the guest: same, by QEMU"), "\(ended)")
    #expect(ended.output.contains("the CPUID that QEMU gives the guest no longer shows erms, as accepted"))
  }

  @Test(
    .enabled(if: getuid() == 0, "a daemon with a QEMU of its own needs root's mounts"),
    .enabled(if: HostPair.agentGuest != nil, "Scripts/fetch-agent-guest has not run (no Debian archive?)"))
  func anAgentReadsCPUIDInTheGuest() throws {
    let off = ["pcid", "tsc-deadline", "x2apic", "vme"].map { "<feature policy='disable' name='\($0)'/>" }
    let guest = try hosts.agentGuest(
      "with-agent",
      cpu:
        "<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>IvyBridge</model>\(off.joined())</cpu>"
    )
    let same = try hosts.migrate(guest, "--verify-guest")
    #expect(same.status == 0 && same.output.contains("CPUID in the guest: same, by its agent"), "\(same)")
    let poor = try MigrationDaemon(hosts.folder + "/l", lacking: "erms")
    defer { poor.stop() }
    let words = [
      guest, "--from", hosts.b.uri, "--to", poor.uri, "--migrate-uri", "tcp://127.0.0.1", "--verify-guest",
    ]
    let lost = try hosts.martlet(words + ["--accept", "erms"]).wait()
    #expect(lost.status == 0, "\(lost)")
    #expect(lost.output.contains("CPUID in the guest no longer shows erms, as accepted"), "\(lost)")
  }

  @Test func aMigrationThatIsTakenUpIsVerifiedToo() throws {
    let guest = try hosts.guest("taken-up")
    let command = try hosts.begin([guest, "--verify-guest", "--bandwidth", "20"])
    try hosts.waitForCopy(guest)
    command.signal(SIGKILL)
    _ = command.wait()
    let ended = try hosts.resume(guest)
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("CPUID in the guest: same, by QEMU"), "\(ended)")
  }
}
