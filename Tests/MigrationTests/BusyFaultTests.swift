import Foundation
import Glibc
import LiveMigration
import TestSupport
import Testing

/// What options for busy guests meet: a post-copy that breaks, an end that cannot do them, certificates that are missing or
/// wrong.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .enabled(if: MigrationCertificates.isMade, "openssl is not installed"), .busyHostPair)
struct BusyFaultTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  /// libvirt keeps both parts, and the same migration joins them again.
  @Test(.enabled(if: MigrationDaemon.canHaveUserFaults, "QEMU may not use userfaultfd here"))
  func aPostCopyThatBrokeIsTakenUp() throws {
    let guest = "broken"
    try hosts.breakPostCopy(guest)
    // Killed once more on the way.
    let killed = try hosts.resume(guest, environment: ["MARTLET_FAULT": "before:recover"])
    #expect(killed.status == -SIGKILL, "\(killed)")
    let resumed = try hosts.resume(guest)
    #expect(resumed.status == 0, "\(resumed) \(hosts.journal(guest))")
    #expect(try hosts.places(guest) == "b")
    #expect(hosts.steps(guest).contains("recover") && hosts.steps(guest).last == "settled target")
  }

  /// A target that is gone has nothing to be joined with: only a human may give up what is left.
  @Test(.enabled(if: MigrationDaemon.canHaveUserFaults, "QEMU may not use userfaultfd here"))
  func aPostCopyWhoseTargetIsGoneIsTold() throws {
    let guest = "half"
    try hosts.breakPostCopy(guest)
    try hosts.b.virsh("destroy", guest)
    let resumed = try hosts.resume(guest)
    #expect(resumed.status == 75, "\(resumed)")
    #expect(resumed.output.contains("has no part of the guest"), "\(resumed)")
    #expect(!resumed.output.contains("martlet migrate --resume"))
    #expect(!hosts.steps(guest).contains("recover"))
    // The printed way settles it.
    try hosts.a.virsh("destroy", guest)
    let settled = try hosts.resume(guest)
    #expect(settled.status == 75 && hosts.steps(guest).last == "settled nowhere", "\(settled)")
  }

  @Test func whatAnEndCannotDoIsRefusedBeforeAnythingMoves() throws {
    let guest = try hosts.guest("refused", isBusy: true)
    let ended = try hosts.migrate(guest, "--parallel-connections", "2", "--comp-methods", "zlib")
    // libvirt itself: it has zlib since 9.4.0.
    let theirs = try hosts.a.virsh(
      "migrate", "--live", "--p2p", "--parallel", "--comp-methods", "zlib", guest, hosts.b.uri,
      "--migrateuri", "tcp://127.0.0.1")
    let isRefused = theirs.errors.contains("Unsupported compression method")
    #expect((ended.status == 1) == isRefused, "\(ended) \(theirs)")
    guard isRefused else { return }
    #expect(ended.output.contains("[option.support]") && ended.output.contains("needs libvirt 9.4.0"))
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).isEmpty)
  }

  // MARK: TLS

  @Test func memoryIsEncrypted() throws {
    let guest = try hosts.guest("encrypted")
    let named = ["--tls", "--tls-destination"]
    // Only who checks the certificate finds the wrong name.
    let wrong = try hosts.begin([guest] + named + ["elsewhere.martlet.test"]).wait()
    #expect(wrong.status == 75, "\(wrong)")
    #expect(wrong.output.contains("failed, stays at the source"))
    #expect(wrong.output.contains("--tls-destination"), "\(wrong)")
    #expect(try hosts.places(guest) == "a")
    let ended = try hosts.begin([guest] + named + [MigrationCertificates.targetName]).wait()
    #expect(ended.status == 0, "\(ended)")
    #expect(try hosts.places(guest) == "b")
    let second = try hosts.guest("encrypted-too")
    let byAddress = try hosts.migrate(second, "--tls", "--parallel-connections", "2")
    #expect(byAddress.status == 0, "\(byAddress)")
    #expect(try hosts.places(second) == "b")
  }

  @Test func withoutCertificatesNothingMoves() throws {
    let guest = try hosts.guest("bare")
    let bare = try MigrationDaemon(
      hosts.folder + "/n", settings: ["migrate_tls_x509_cert_dir = \"\(hosts.folder)/n/data\""])
    defer { bare.stop() }
    let ended = try hosts.migrate(guest, "--tls", to: bare)
    #expect(ended.status == 75, "\(ended)")
    #expect(ended.output.contains("the target ca-cert.pem, server-cert.pem, server-key.pem"), "\(ended)")
    #expect(try hosts.places(guest) == "a")
  }
}

extension HostPair {
  /// Starts a guest that writes memory without an end.
  @discardableResult
  func guest(busy name: String) throws -> String { try guest(name, isBusy: true) }

  /// Leaves a busy guest in two parts, as a network that fails in post-copy does.
  ///
  /// - SeeAlso: libvirt 9.0.0 include/libvirt/libvirt-domain.h, VIR_DOMAIN_ABORT_JOB_POSTCOPY.
  func breakPostCopy(_ guest: String) throws {
    if try a.state(guest) == nil { try self.guest(busy: guest) }
    let command = try begin([guest, "--postcopy", "--postcopy-bandwidth", "4", "--bandwidth", "32"])
    for _ in 0..<300 where !steps(guest).contains("post-copy") { Thread.sleep(forTimeInterval: 0.05) }
    // A target whose CPUs do not run yet is ended by libvirt.
    for _ in 0..<100 {
      if try b.virsh("domstate", guest, "--reason").output.contains("running (post-copy)") { break }
    }
    var isBroken = false
    for _ in 0..<50 where !isBroken {
      isBroken = try a.virsh("domjobabort", guest, "--postcopy").status == 0
    }
    let ended = command.wait()
    guard isBroken, ended.status == 75, ended.output.contains("the post-copy broke") else {
      throw Unmade(description: "the post-copy did not break: \(ended)")
    }
  }
}
