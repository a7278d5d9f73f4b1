import Foundation
import Glibc
import LiveMigration
import TestSupport
import Testing

/// A guest that writes memory faster than a bandwidth limit lets it be sent, between two hosts of the suite's own.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .enabled(if: MigrationCertificates.isMade, "openssl is not installed"), .busyHostPair)
struct BusyGuestTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  /// All of them move by this limit: a pass over the guest's 32 MiB takes a second.
  static let limit = ["--bandwidth", "32"]

  @Test func itDoesNotArriveByItself() throws {
    let guest = try hosts.guest("busy", isBusy: true)
    let report = hosts.folder + "/busy.json"
    let ended = try hosts.begin([guest, "--timeout", "8", "--report", report] + Self.limit).wait()
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("took too long, stays at the source"), "\(ended)")
    // Said while it runs, and in the report, with what would help and what that costs.
    for text in [ended.errors, ended.output] {
      #expect(text.contains("the copy is no nearer to its end"), "\(ended)")
      #expect(text.contains("--auto-converge: It slows the guest's CPUs"), "\(ended)")
      #expect(text.contains("--postcopy: ") && text.contains("--comp-methods xbzrle: "), "\(ended)")
    }
    #expect(try hosts.places(guest) == "a")
    #expect(Array(hosts.steps(guest).suffix(4)) == ["abort", "returned", "verify", "settled source"])
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: report)))
    let results = (json as? [String: Any])?["results"] as? [[String: Any]]
    let convergence = results?.first?["convergence"] as? [String: Any]
    let rate = try #require(convergence?["rate"] as? Int)
    #expect((16 << 20)...(48 << 20) ~= rate)
    #expect(try #require(convergence?["dirtyRate"] as? Int) > rate / 2)
    #expect((convergence?["advice"] as? [Any])?.isEmpty == false)
    #expect(results?.first?["options"] == nil)
  }

  @Test func autoConvergeBringsItThere() throws {
    let guest = try hosts.guest("throttled", isBusy: true)
    let options = ["--auto-converge", "--auto-converge-initial", "60", "--auto-converge-increment", "39"]
    let report = hosts.folder + "/throttled.json"
    let ended = try hosts.begin([guest, "--timeout", "90", "--report", report] + options + Self.limit).wait()
    #expect(ended.status == 0, "\(ended)")
    #expect(ended.output.contains("options: \(options.joined(separator: " "))"), "\(ended)")
    #expect(try hosts.places(guest) == "b")
    // LIVE, PEER2PEER, PERSIST_DEST, UNDEFINE_SOURCE, ABORT_ON_ERROR, AUTO_CONVERGE.
    #expect(hosts.journal(guest).contains("\"flags\":12315"))
    #expect(
      hosts.journal(guest).contains("\"busy\":{\"autoConverge\":{\"increment\":39,\"initial\":60}}"))
    let json = try String(contentsOfFile: report, encoding: .utf8)
    #expect(json.contains("\"autoConverge\"") && !json.contains("\"convergence\""))
  }

  @Test func compressionOfWhatChangedBringsItThere() throws {
    let guest = try hosts.guest("compressed", isBusy: true)
    let ended = try hosts.begin(
      [guest, "--timeout", "90", "--comp-methods", "xbzrle", "--comp-xbzrle-cache", "67108864"] + Self.limit
    ).wait()
    #expect(ended.status == 0, "\(ended)")
    #expect(try hosts.places(guest) == "b")
  }

  /// On request alone, and what it risks is said before it begins.
  @Test(.enabled(if: MigrationDaemon.canHaveUserFaults, "QEMU may not use userfaultfd here"))
  func postCopyBringsItThere() throws {
    let guest = try hosts.guest("post-copied", isBusy: true)
    let ended = try hosts.begin([guest, "--postcopy", "--postcopy-after", "2"] + Self.limit).wait()
    #expect(ended.status == 0, "\(ended)")
    #expect(try hosts.places(guest) == "b")
    #expect(hosts.steps(guest).contains("post-copy"))
    #expect(ended.output.contains("[option.postcopy]"), "\(ended)")
    let risk = try #require(ended.errors.firstRange(of: "the guest is lost or left in two parts"))
    let begin = try #require(ended.errors.firstRange(of: "post-copy begins (after "))
    #expect(risk.lowerBound < begin.lowerBound)
  }

  /// The journal has the options: whoever takes the migration up begins post-copy.
  @Test(.enabled(if: MigrationDaemon.canHaveUserFaults, "QEMU may not use userfaultfd here"))
  func aKilledMartletKeepsTheOptions() throws {
    let guest = try hosts.guest("kept", isBusy: true)
    let killed = try hosts.begin(
      [guest, "--postcopy"] + Self.limit, environment: ["MARTLET_FAULT": "after:copying"]
    ).wait()
    #expect(killed.status == -SIGKILL, "\(killed)")
    let resumed = try hosts.resume(guest)
    #expect(resumed.status == 0, "\(resumed)")
    #expect(hosts.steps(guest).contains("post-copy"))
    #expect(try hosts.places(guest) == "b")
  }
}
