import Foundation
import Glibc
import TestSupport
import Testing

/// Guests that belong to a manager, and targets that are the source itself.
@Suite(
  .serialized, .ownThreads,
  .enabled(if: MigrationDaemon.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .hostPair)
struct ManagedMigrationTests {
  let hosts: HostPair

  init() throws { hosts = try #require(HostPair.current) }

  private static let nova =
    "<metadata><n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'><n:name>web</n:name></n:instance></metadata>"

  @Test(arguments: [
    ("managed-1", nova, "openstack server migrate --live-migration "),
    ("managed-2", "<metadata><o:vm xmlns:o='http://ovirt.org/vm/1.0'/></metadata>", "/ovirt-engine/api/vms/"),
    (
      "shop_managed-3", "<metadata><kubevirt xmlns='http://kubevirt.io'/></metadata>",
      "virtctl migrate managed-3 -n shop"
    ),
    ("i-2-34-VM", "", "cmk migrate virtualmachine virtualmachineid="),
    (
      "managed-5",
      "<sysinfo type='smbios'><system><entry name='product'>CloudStack KVM Hypervisor</entry></system></sysinfo>",
      "cmk find hostsformigration"
    ),
  ]) func aManagersGuestIsLeftToIt(name: String, mark: String, command: String) throws {
    let guest = try hosts.guest(name, mark: mark)
    for more in [[], ["--dry-run"], ["--accept", "guest.manager"]] {
      let ended = try hosts.begin([guest] + more).wait()
      #expect(ended.status == 1, "\(ended)")
      #expect(ended.output.contains("belongs to a manager, nothing done"), "\(ended)")
      #expect(ended.output.contains("[guest.manager]") && ended.output.contains(command))
      #expect(!ended.output.contains("martlet fix"))
    }
    #expect(try hosts.places(guest) == "a")
    #expect(hosts.steps(guest).isEmpty)

    let forced = try hosts.migrate(guest, "--unmanaged")
    #expect(forced.status == 0, "\(forced)")
    #expect(forced.output.contains("warns:") && forced.output.contains("Moved without"), "\(forced)")
    #expect(try hosts.places(guest) == "b")
    #expect(hosts.steps(guest).last == "settled target")
  }

  @Test func oneOfAManagersHoldsAllUnlessTold() throws {
    _ = try (hosts.guest("free-1"), hosts.guest("novas", mark: Self.nova), hosts.guest("free-2"))
    let held = try hosts.migrate("free-1", "novas", "free-2", "--parallel", "2")
    #expect(held.status == 1, "\(held)")
    #expect(
      held.output.contains("novas: belongs to a manager") && held.output.contains("free-1: not started"))
    for guest in ["free-1", "novas", "free-2"] {
      #expect(try hosts.places(guest) == "a")
      #expect(hosts.steps(guest).isEmpty)
    }
    #expect(held.output.contains("free-2: not started") && held.output.contains("openstack server migrate"))
    let wentOn = try hosts.migrate("free-1", "novas", "free-2", "--keep-going")
    #expect(wentOn.status == 1, "\(wentOn)")
    #expect(try ["free-1", "novas", "free-2"].map { try hosts.places($0) } == ["b", "a", "b"])
  }

  /// Stranded by a crash of both daemons: settled by who began it, or with the flag.
  @Test func whatWasLostOfAManagersIsSettledWithTheFlagAlone() throws {
    let guest = try hosts.guest("lost-novas", mark: Self.nova)
    let killed = try hosts.migrate(guest, "--unmanaged", environment: ["MARTLET_FAULT": "after:start"])
    #expect(killed.status == -SIGKILL, "\(killed)")
    // Begun with the flag: it needs none to be settled.
    let settled = try hosts.resume(guest)
    #expect(settled.status == 75 || settled.status == 0, "\(settled)")
    #expect(hosts.steps(guest).last?.hasPrefix("settled") == true)
  }

  @Test func anOldJournalOfAManagersGuestStaysOpen() throws {
    let guest = try hosts.guest("old-novas", mark: Self.nova)
    let killed = try hosts.migrate(guest, "--unmanaged", environment: ["MARTLET_FAULT": "after:start"])
    #expect(killed.status == -SIGKILL, "\(killed)")
    // As a version wrote it that knew of no managers.
    let journals = hosts.folder + "/state/martlet/migrations"
    let path = try #require(
      try FileManager.default.contentsOfDirectory(atPath: journals).map { "\(journals)/\($0)" }.first {
        try String(contentsOfFile: $0, encoding: .utf8).contains("\"guest\":\"old-novas\"")
      })
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let old = text.replacing(",\"isUnmanaged\":true", with: "").replacing("\"isUnmanaged\":true,", with: "")
    #expect(old != text)
    try old.write(toFile: path, atomically: false, encoding: .utf8)
    let refused = try hosts.resume(guest)
    #expect(refused.status == 1, "\(refused)")
    #expect(
      refused.output.contains("openstack server migrate")
        && refused.output.contains("--resume old-novas --unmanaged"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == old)
    let settled = try hosts.resume(guest, "--unmanaged")
    #expect(settled.status == 75 || settled.status == 0, "\(settled)")
    #expect(hosts.steps(guest).last?.hasPrefix("settled") == true)
  }

  // MARK: The source itself

  @Test func theSourceIsNoTarget() throws {
    let guest = try hosts.guest("stays")
    let same = try hosts.migrate(guest, to: hosts.a)
    #expect(same.status == 1, "\(same)")
    #expect(same.output.contains("[target.host]") && same.output.contains("are the same"))
    // By another way to the same socket.
    let link = hosts.folder + "/way"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: hosts.a.folder + "/run/libvirt/libvirt-sock")
    let linked = try hosts.martlet([
      guest, "--from", hosts.a.uri, "--to", "qemu+unix:///session?socket=\(link)",
    ]).wait()
    #expect(linked.status == 1 && linked.output.contains("[target.host]"), "\(linked)")
    #expect(linked.output.contains(hosts.a.hostUUID))
    #expect(!linked.output.contains("[target.guest]"))
    #expect(hosts.steps(guest).isEmpty)
  }

  /// libvirt refuses it too, once it has begun.
  @Test func anotherHostOfTheSameUUIDIsNoTarget() throws {
    let guest = try hosts.guest("twins")
    let twin = try MigrationDaemon(hosts.folder + "/t", hostUUID: hosts.a.hostUUID)
    defer { twin.stop() }
    let ended = try hosts.migrate(guest, to: twin)
    #expect(ended.status == 1 && ended.output.contains("[target.host]"), "\(ended)")
    let other = try hosts.a.virsh(
      "migrate", "--live", "--p2p", guest, twin.uri, "--migrateuri", "tcp://127.0.0.1")
    #expect(other.status != 0 && other.errors.contains("same host"), "\(other)")
    #expect(try hosts.places(guest) == "a")
  }

  /// The source's libvirt would ask itself, and says so.
  @Test(arguments: ["qemu:///session", "qemu+tcp://localhost:16509/session", "qemu+unix:///session"])
  func aPeerThatIsTheSourceIsRefused(peer: String) throws {
    let guest = try hosts.guest("peerless-\(peer.count)")
    let ended = try hosts.migrate(guest, "--peer-uri", peer)
    #expect(ended.status == 1 && ended.output.contains("[target.host]"), "\(ended)")
    let other = try hosts.a.virsh("migrate", "--live", "--p2p", guest, peer)
    #expect(other.status != 0 && other.errors.contains("same host"), "\(other)")
  }

  @Test func aPeerThatIsTheSourcesOwnSocketIsRefused() throws {
    let guest = try hosts.guest("selfless")
    let ended = try hosts.migrate(guest, "--peer-uri", hosts.a.uri)
    #expect(ended.status == 1 && ended.output.contains("[target.host]"), "\(ended)")
    #expect(hosts.steps(guest).isEmpty)
  }

  // MARK: Commands that are printed

  /// It finds the journals where they are.
  @Test(arguments: ["journals", "two words"]) func aPrintedResumptionWorks(name: String) throws {
    let guest = try hosts.guest("follow-\(name.count)", mark: Self.nova)
    let journals = "\(hosts.folder)/\(name)"
    let killed = try hosts.migrate(
      guest, "--unmanaged", "--journal", journals, environment: ["MARTLET_FAULT": "after:start"])
    #expect(killed.status == -SIGKILL, "\(killed)")
    let path = try #require(
      try FileManager.default.contentsOfDirectory(atPath: journals).first { $0.hasSuffix(".jsonl") })
    let text = try String(contentsOfFile: "\(journals)/\(path)", encoding: .utf8)
    let old = text.replacing(",\"isUnmanaged\":true", with: "").replacing("\"isUnmanaged\":true,", with: "")
    #expect(old != text)
    try old.write(toFile: "\(journals)/\(path)", atomically: false, encoding: .utf8)
    let refused = try hosts.resume(guest, "--journal", journals)
    let printed =
      "--resume \(guest) --unmanaged --journal " + (name.contains(" ") ? "'\(journals)'" : journals)
    #expect(refused.status == 1 && refused.output.contains(printed), "\(refused)")
    let settled = try hosts.resume(guest, "--unmanaged", "--journal", journals)
    #expect(settled.status == 75 || settled.status == 0, "\(settled)")
  }
}
