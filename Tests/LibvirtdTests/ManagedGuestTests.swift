import Foundation
import Testing

/// `martlet fix --apply` and `--undo` of guests that belong to a manager.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct ManagedGuestTests {
  @Test(arguments: [
    (
      "OpenStack Nova", "<n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'/>",
      "openstack server reboot"
    ),
    ("oVirt", "<o:vm xmlns:o='http://ovirt.org/vm/1.0'/>", "--for ovirt"),
    ("KubeVirt", "<kubevirt xmlns='http://kubevirt.io'><uid/></kubevirt>", "virtctl restart"),
    ("OpenNebula", "<one:vm xmlns:one='http://opennebula.org/xmlns/libvirt/1.0'/>", "onevm updateconf"),
  ]) func aManagersDefinitionIsLeftAlone(title: String, mark: String, way: String) throws {
    let guest = try GuestToFix(mark: mark)
    let before = try guest.definition()
    let refused = try guest.apply()
    #expect(refused.status == 77, "\(refused)")
    #expect(refused.errors.contains("belongs to \(title)") && refused.errors.contains(way))
    #expect(refused.errors.contains("--unmanaged"))
    #expect(try guest.definition() == before)
    #expect(try guest.saved().isEmpty)
    let plan = try guest.fix(guest.plan())
    #expect(plan.status == 0 && plan.output.contains("belongs to \(title)"), "\(plan)")
    #expect(!plan.output.contains("virsh shutdown"))

    let forced = try guest.apply("applied", at: nil, "--unmanaged")
    #expect(forced.status == 0, "\(forced)")
    let words = forced.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("the edit is lost"), "\(forced)")
    #expect(try guest.definition() != before)
    let left = try guest.undo()
    #expect(left.status == 77 && left.errors.contains("does not restore its definition"), "\(left)")
    // The command that is printed takes it back.
    let command = try #require(forced.output.firstMatch(of: /to undo +martlet (.*)/)).1
    let script = "'\(GuestToFix.command)' \(command)"
    let undone = try Program(command: ["/bin/sh", "-c", script], environment: guest.environment).run()
    #expect(undone.status == 0, "\(undone)")
    #expect(try guest.definition() == before)
  }

  /// A guest that runs: what it runs with tells too.
  @Test func aRunningGuestOfNovasIsLeftAlone() throws {
    let guest = try GuestToFix(
      "<cpu mode='host-model'/>", mark: "<n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.0'/>")
    let before = try guest.definition()
    try #require(try guest.daemon.virsh("start", "applied", "--paused").status == 0)
    let refused = try guest.apply()
    #expect(refused.status == 77, "\(refused)")
    #expect(try guest.definition() == before)
  }

  @Test func aGuestOfNobodysNeedsNoFlag() throws {
    let guest = try GuestToFix()
    #expect(try guest.apply("applied", at: nil, "--unmanaged").status == 0)
    #expect(try guest.undo().status == 0)
    #expect(try guest.fix(guest.plan() + ["--unmanaged"]).status == 64)
  }
}
