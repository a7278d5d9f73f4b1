import CPUCompatibility
import TestSupport
import Testing

@testable import CPUReaders

/// Whose guest a definition is, by the marks that managers leave.
@Suite struct OwnershipTests {
  private func owner(_ inside: String, name: String = "web") throws -> GuestOwnership? {
    let text =
      "<domain type='kvm'><name>\(name)</name><uuid>6f1b5c1e-8a6c-4a42-9a3c-0a1b2c3d4e5f</uuid>\(inside)</domain>"
    return try GuestMachine(Document(name: "guest.xml", bytes: Array(text.utf8)))?.ownership
  }

  @Test(arguments: [
    "<metadata><k xmlns='http://kubevirt.io.example.org/notes'/></metadata>",
    "<metadata><k xmlns='http://kubevirt.iot/'/></metadata>",
    "<sysinfo><system><entry name='manufacturer'>oVirtual Machines</entry></system></sysinfo>",
    "<sysinfo><system><entry name='family'>RHV4U</entry></system></sysinfo>",
    "<sysinfo><system><entry name='product'>CloudStacker</entry></system></sysinfo>",
  ]) func aLongerNameIsAnother(inside: String) throws {
    #expect(try owner(inside) == nil)
  }

  @Test(arguments: [
    (
      GuestManager.nova,
      "<metadata><nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.0'><nova:name>a</nova:name></nova:instance></metadata>"
    ),
    (
      .nova,
      "<metadata><app:x xmlns:app='urn:other'/><n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'/></metadata>"
    ),
    (
      .nova,
      "<sysinfo type='smbios'><system><entry name='product'> OpenStack Nova </entry></system></sysinfo>"
    ),
    (
      .nova,
      "<sysinfo type='smbios'><system><entry name='product'>OpenStack Compute</entry></system></sysinfo>"
    ),
    (
      .nova,
      "<devices><disk type='file'><source file='/var/lib/nova/instances/6f1b/disk'/></disk></devices>"
    ),
    (.nova, "<os><kernel>/var/lib/nova/instances/6f1b/kernel</kernel></os>"),
    (
      .nova,
      "<devices><console type='file'><source path='/var/lib/nova/instances/6f1b/console.log'/></console></devices>"
    ),
    (
      .ovirt,
      "<metadata xmlns:ovirt-vm='http://ovirt.org/vm/1.0'><ovirt-vm:vm/></metadata>"
    ),
    (.ovirt, "<metadata><qos xmlns='http://ovirt.org/vm/tune/1.0'/></metadata>"),
    (.ovirt, "<sysinfo type='smbios'><system><entry name='manufacturer'>oVirt</entry></system></sysinfo>"),
    (
      .ovirt,
      "<sysinfo><system><entry name='manufacturer'>Red Hat</entry><entry name='family'>RHV</entry></system></sysinfo>"
    ),
    (
      .ovirt,
      "<devices><disk type='block'><source dev='/rhev/data-center/mnt/blockSD/a/images/b/c'/></disk></devices>"
    ),
    (.kubevirt, "<metadata><kubevirt xmlns='http://kubevirt.io'><uid/></kubevirt></metadata>"),
    (.kubevirt, "<sysinfo><system><entry name='family'>KubeVirt</entry></system></sysinfo>"),
    (
      .kubevirt,
      "<devices><disk type='file'><source file='/var/run/kubevirt-private/vmi-disks/a/disk.img'/></disk></devices>"
    ),
    (
      .cloudstack,
      "<sysinfo><system><entry name='product'>CloudStack KVM Hypervisor</entry></system></sysinfo>"
    ),
    (.opennebula, "<metadata><one:vm xmlns:one='http://opennebula.org/xmlns/libvirt/1.0'/></metadata>"),
  ]) func aManagersMarkIsKnown(manager: GuestManager, inside: String) throws {
    let found = try #require(try owner(inside))
    #expect(found.manager == manager)
    #expect(found.name == "web" && found.uuid?.hasPrefix("6f1b") == true)
    #expect(found.evidence.allSatisfy { !$0.source.isEmpty && !$0.mark.isEmpty })
  }

  @Test(arguments: [
    ("instance-0000002a", GuestManager?.some(.nova)), ("instance-deadbeef", .nova),
    ("i-2-34-VM", .cloudstack),
    ("i-10-7-QA-1", .cloudstack), ("one-7", .opennebula), ("instance-2a", nil), ("instance-0000002A", nil),
    ("instance-0000002a-copy", nil), ("i-2-VM", nil), ("i-a-3-VM", nil), ("one-two", nil), ("one-", nil),
    ("web", nil),
    ("default_web", nil), ("", nil),
  ]) func aNameAloneTells(name: String, manager: GuestManager?) throws {
    #expect(try owner("", name: name)?.manager == manager)
  }

  @Test(arguments: [
    "", "<metadata/>", "<description>http://openstack.org/xmlns/libvirt/nova/1.1</description>",
    "<!-- <metadata><n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'/></metadata> -->",
    "<metadata><libosinfo:libosinfo xmlns:libosinfo='http://libosinfo.org/xmlns/libvirt/domain/1.0'/></metadata>",
    // The namespace is declared, and nothing is in it.
    "<metadata xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.1'><x xmlns='urn:x'/></metadata>",
    "<sysinfo type='smbios'><system><entry name='manufacturer'>Red Hat</entry><entry name='product'>KVM</entry></system></sysinfo>",
    "<sysinfo type='smbios'><bios><entry name='product'>OpenStack Nova</entry></bios></sysinfo>",
    "<devices><disk type='file'><source file='/var/lib/libvirt/images/var/lib/nova/instances/a'/></disk></devices>",
  ]) func othersAreNobodys(inside: String) throws {
    #expect(try owner(inside) == nil)
  }

  /// What was imported keeps marks of the old manager; the metadata tell who has it now.
  @Test func theSurestMarkNamesTheOwner() throws {
    let both = try #require(
      try owner(
        "<devices><disk><source file='/rhev/data-center/a/b'/></disk></devices><sysinfo><system><entry name='manufacturer'>oVirt</entry></system></sysinfo>"
          + "<metadata><n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'/></metadata>",
        name: "one-3"))
    #expect(both.manager == .nova && both.evidence.count == 1)
    let two = try #require(
      try owner(
        "<sysinfo><system><entry name='product'>OpenStack Nova</entry></system></sysinfo>",
        name: "instance-00000001"))
    #expect(
      two.evidence.map(\.mark) == [
        "the machine's product OpenStack Nova (sysinfo)", "the name instance-00000001",
      ])
  }

  // MARK: Configurations that are no definitions of libvirt's

  private func configured(_ text: String, _ name: String = "config") -> GuestOwnership? {
    GuestOwnership(configuration: Document(name: name, bytes: Array(text.utf8)))
  }

  @Test func configurationsOfOtherManagersAreKnown() {
    let proxmox =
      "#a note\nboot: order=scsi0\ncores: 4\ncpu: host\nmemory: 4096\nnet0: virtio=AA:BB\n\n[before]\ncores: 2\n"
    #expect(configured(proxmox, "/etc/pve/qemu-server/101.conf")?.name == "101")
    #expect(configured(proxmox, "standard input")?.manager == .proxmox)
    #expect(configured(proxmox, "standard input")?.name == nil)
    let command =
      "/usr/bin/kvm -id 9001 -name 'web,debug-threads=on' -chardev 'socket,id=qmp,path=/var/run/qemu-server/9001.qmp,server=on'"
    #expect(configured(command)?.manager == .proxmox && configured(command)?.name == "9001")
    let incus =
      "architecture: x86_64\nconfig:\n  limits.cpu: \"2\"\n  volatile.uuid: a\ndevices: {}\nephemeral: false\nprofiles:\n- default\n"
    #expect(configured(incus)?.manager == .incus && configured(incus)?.name == nil)
    #expect(configured("name: web\n" + incus)?.name == "web")
    #expect(configured("qemu-system-x86_64 -readconfig /run/incus/web/qemu.conf -S")?.name == "web")
    let kubevirt =
      "apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata:\n  name: web\n  namespace: shop\nspec: {}\n"
    #expect(configured(kubevirt)?.manager == .kubevirt && configured(kubevirt)?.name == "shop_web")
    #expect(configured(kubevirt.replacing("  namespace: shop\n", with: ""))?.name == "default_web")
  }

  @Test func whatIsNoGuestsConfigurationIsNobodys() {
    for text in [
      "", "\n", "[libvirt]\ncpu_mode = custom\n",
      "cpu-model: martlet-level\n    flags +aes\n    reported-model Haswell\n",
      "processor: 0\nmodel: 60\nflags: fpu\n", "kind: Deployment\napiVersion: apps/v1\n",
      "config:\n  instances.vm.cpu.x86_64.baseline: kvm64\n", "<domain/>", "{\"cpu\": 1}",
      "Architecture: x86_64\nVendor ID: GenuineIntel\nFlags: fpu\n",
    ] { #expect(configured(text) == nil, "\(text)") }
    for fixture in Fixture.all {
      #expect(configured(fixture.text) == nil, "\(fixture.format)")
    }
  }
}
