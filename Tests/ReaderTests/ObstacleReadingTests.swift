import CPUCompatibility
import Foundation
import TestSupport
import Testing

@testable import CPUReaders

/// What besides the CPU stops a guest, by the devices of its definition.
@Suite struct ObstacleReadingTests {
  private func machine(_ inside: String) throws -> GuestMachine {
    let text = "<domain type='kvm'><name>web</name>\(inside)</domain>"
    return try #require(try GuestMachine(Document(name: "guest.xml", bytes: Array(text.utf8))))
  }

  @Test(arguments: [
    ("<launchSecurity type='sev'><policy>0x3</policy></launchSecurity>", [GuestObstacle.sev: ["sev"]]),
    ("<launchSecurity type='sev-snp'/>", [.sevSNP: ["sev-snp"]]),
    ("<launchSecurity type='tdx'/>", [.tdx: ["tdx"]]),
    ("<launchSecurity type='cca'/>", [.unknownPart: ["<launchSecurity> with type='cca'"]]),
    ("<launchSecurity/>", [.unknownPart: ["<launchSecurity> without a type"]]),
    ("<cputune><vcpupin vcpu='0' cpuset='x'/></cputune>", [.unknownPart: ["cpuset='x'"]]),
    ("<vcpu cpuset='1-'>2</vcpu>", [.unknownPart: ["cpuset='1-'"]]),
    ("<numatune><memory nodeset='0,z'/></numatune>", [.unknownPart: ["nodeset='0,z'"]]),
    (
      "<memoryBacking><hugepages><page size='2' unit='MB2'/></hugepages></memoryBacking>",
      [.unknownPart: ["huge pages of 2 MB2"], .hugePages: ["the host's usual size"]]
    ),
    ("<memoryBacking><source type='file'/></memoryBacking>", [.fileMemory: ["memory in a file"]]),
    ("<memoryBacking><source type='memfd'/><locked/></memoryBacking>", [:]),
    (
      "<q:commandline xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><q:arg value='-x'/></q:commandline>",
      [.unknownPart: ["<q:commandline>"]]
    ), ("<launchSecurity type='s390-pv'/>", [:]),
    ("<features><hyperv mode='passthrough'/></features>", [.hypervPassthrough: ["hyperv"]]),
    ("<features><hyperv mode='custom'><vapic state='on'/></hyperv></features>", [:]),
    ("<memoryBacking><hugepages/></memoryBacking>", [.hugePages: ["the host's usual size"]]),
    (
      "<memoryBacking><hugepages><page size='1' unit='GiB'/><page size='2' unit='M'/></hugepages></memoryBacking>",
      [.hugePages: ["2048 KiB", "1048576 KiB"]]
    ),
    ("<os firmware='efi'><type machine='q35'>hvm</type></os>", [.firmware: ["UEFI"]]),
    (
      "<os><type>hvm</type><loader readonly='yes' type='pflash'>/f/CODE.fd</loader><nvram>/v/VARS.fd</nvram></os>",
      [.firmware: ["/f/CODE.fd", "/v/VARS.fd"]]
    ),
  ]) func besidesTheDevices(inside: String, expected: [GuestObstacle: [String]]) throws {
    #expect(try machine(inside).obstacles == expected)
  }

  /// What a device is that Martlet does not know is never taken for harmless, and what is harmless is not listed.
  @Test(arguments: [
    ("<hostdev mode='capabilities' type='misc'/>", "<hostdev> with type='misc'"),
    ("<hostdev mode='subsystem' type='new'/>", "<hostdev> with type='new'"),
    ("<teleporter/>", "<teleporter>"), ("<interface type='new'/>", "<interface> with type='new'"),
    ("<disk type='new'><target dev='vdx'/></disk>", "<disk> with type='new'"),
    ("<filesystem type='mount'><driver type='new'/></filesystem>", "<filesystem> with driver type='new'"),
    ("<filesystem type='ram'/>", "<filesystem> with type='ram'"),
    ("<tpm model='tpm-crb'><backend type='new'/></tpm>", "<tpm> with backend type='new'"),
    ("<rng model='virtio'><backend model='new'/></rng>", "<rng> with backend model='new'"),
    ("<shmem name='s'><model type='new'/></shmem>", "<shmem> with model type='new'"),
    ("<memory model='sgx-epc'/>", "<memory> with model='sgx-epc'"),
    ("<serial type='new'/>", "<serial> with type='new'"),
    ("<sound model='new'/>", "<sound> with model='new'"),
    ("<smartcard mode='host'/>", "<smartcard> with mode='host'"),
    ("<controller type='new'/>", "<controller> with type='new'"),
  ]) func whatIsNotKnownIsNamed(device: String, expected: String) throws {
    #expect(try machine("<devices>\(device)</devices>").obstacles[.unknownPart] == [expected])
  }

  @Test(arguments: [
    "<interface type='bridge'/>", "<interface type='network'/>",
    "<disk type='network'><target dev='vda'/></disk>",
    "<rng model='virtio'><backend model='builtin'/></rng>", "<sound model='ich9'/>", "<console type='pty'/>",
    "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel>",
    "<watchdog model='itco'/>",
    "<memballoon model='virtio'/>", "<controller type='pci' model='pcie-root'/>",
    "<input type='tablet' bus='usb'/>",
    "<graphics type='vnc'/>", "<audio id='1' type='none'/>", "<vsock model='virtio'/>",
    "<panic model='isa'/>",
    "<iommu model='intel'/>", "<memory model='dimm'/>", "<smartcard mode='passthrough' type='spicevmc'/>",
  ]) func whatMovesIsNoObstacle(device: String) throws {
    #expect(try machine("<devices>\(device)</devices>").obstacles.isEmpty)
  }

  @Test(arguments: [
    (
      "<interface type='vhostuser'><source type='unix' path='/run/s' mode='server'/></interface>",
      GuestObstacle.vhostUser, "/run/s"
    ),
    ("<disk type='vhostuser'><target dev='vdb'/></disk>", .vhostUser, "vdb"),
    ("<disk type='vhostvdpa'><source dev='/dev/v0'/><target dev='vdb'/></disk>", .vdpa, "/dev/v0"),
    ("<video><driver name='vhostuser'/><model type='virtio'/></video>", .vhostUser, "video"),
  ]) func otherProgramsServeDevices(device: String, obstacle: GuestObstacle, subject: String) throws {
    #expect(try machine("<devices>\(device)</devices>").obstacles == [obstacle: [subject]])
  }

  @Test func timersAndDetailsOfEnlightenmentsAreRead() throws {
    let machine = try machine(
      """
      <clock offset='utc'><timer name='kvmclock' present='no'/><timer name='hypervclock' present='yes'/>
      <timer name='tsc' frequency='2600000000'/></clock><features><hyperv><stimer state='on'><direct state='on'/></stimer>
      <tlbflush state='on'><direct state='off'/><extended state='on'/></tlbflush></hyperv></features>
      """)
    #expect(machine.timers == ["kvmclock": false, "hypervclock": true])
    #expect(machine.counterFrequency == 2_600_000_000)
    #expect(machine.features["hyperv.stimer"] == "on" && machine.features["hyperv.stimer.direct"] == "on")
    #expect(machine.features["hyperv.tlbflush.direct"] == "off")
    #expect(machine.features["hyperv.tlbflush.extended"] == "on")
  }

  @Test(arguments: [
    (
      "<hostdev mode='subsystem' type='pci'><source><address domain='0x0000' bus='0x3b' slot='0x00' function='0x2'/></source></hostdev>",
      [GuestObstacle.vfio: ["0000:3b:00.2"]]
    ),
    (
      "<hostdev mode='subsystem' type='pci'><source><address bus='6' slot='2' function='0'/></source><teaming type='transient' persistent='ua-b'/></hostdev>",
      [.teamedDevice: ["0000:06:02.0"]]
    ),
    (
      "<hostdev mode='subsystem' type='mdev' model='vfio-pci'><source><address uuid='c2177883'/></source></hostdev>",
      [.vfio: ["c2177883"]]
    ),
    (
      "<hostdev type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>",
      [.hostUSB: ["0x1234:0xbeef"]]
    ),
    (
      "<hostdev type='scsi'><source><adapter name='scsi_host0'/></source></hostdev>",
      [.hostSCSI: ["scsi_host0"]]
    ),
    (
      "<hostdev type='scsi_host'><source protocol='vhost' wwpn='naa.5123'/></hostdev>",
      [.vhostSCSI: ["naa.5123"]]
    ),
    (
      "<interface type='hostdev'><source><address type='pci' domain='0x0000' bus='0x03' slot='0x07' function='0x1'/></source></interface>",
      [.vfio: ["0000:03:07.1"]]
    ),
    ("<interface type='vdpa'><source dev='/dev/vhost-vdpa-0'/></interface>", [.vdpa: ["/dev/vhost-vdpa-0"]]),
    ("<interface type='bridge'><model type='virtio'/></interface>", [:]),
    (
      "<disk type='file' device='disk'><driver name='qemu' type='vmdk'/><source file='/i/a'/><target dev='vda'/><transient/></disk>",
      [.imageFormat: ["vda (vmdk)"], .transientDisk: ["vda"], .hostDisk: ["/i/a"]]
    ),
    (
      "<disk type='file'><source file='/i/a'/><backingStore type='file'><format type='qcow2'/><source file='/i/b'/><backingStore type='file'><format type='vpc'/></backingStore></backingStore><target dev='vda'/></disk>",
      [.imageFormat: ["vda (vpc)"], .hostDisk: ["/i/a"]]
    ),
    ("<disk type='file' device='cdrom'><source file='/i/a.iso'/><target dev='sda'/></disk>", [:]),
    ("<disk type='file'><source file='/i/a'/><target dev='sda'/><readonly/></disk>", [:]),
    ("<disk type='network'><source protocol='rbd' name='p/i'/><target dev='vda'/></disk>", [:]),
    ("<disk type='volume'><source pool='p' volume='v'/><target dev='vda'/></disk>", [.hostDisk: ["p/v"]]),
    (
      "<disk type='block'><source dev='/dev/mapper/x'/><mirror type='file'/><target dev='vdb'/></disk>",
      [.hostDisk: ["/dev/mapper/x"], .blockJob: ["vdb"]]
    ),
    ("<disk type='nvme'><source type='pci'/><target dev='vde'/></disk>", [.hostNVMe: ["vde"]]),
    ("<filesystem type='mount'><driver type='virtiofs'/><target dir='t'/></filesystem>", [.virtiofs: ["t"]]),
    ("<filesystem type='mount'><source dir='/s'/><target dir='t'/></filesystem>", [.plan9: ["t"]]),
    (
      "<filesystem type='ram'><target dir='t'/></filesystem>",
      [.unknownPart: ["<filesystem> with type='ram'"]]
    ),
    ("<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>", [.emulatedTPM: ["tpm-crb"]]),
    (
      "<tpm><backend type='passthrough'><device path='/dev/tpm1'/></backend></tpm>", [.hostTPM: ["/dev/tpm1"]]
    ),
    ("<shmem name='s'><model type='ivshmem-plain'/></shmem>", [.peerMemory: ["s"]]),
    ("<shmem name='s' role='master'><model type='ivshmem-plain'/></shmem>", [:]),
    ("<shmem name='s' role='master'/>", [.legacyMemory: ["s"]]),
    (
      "<rng model='virtio'><backend model='random'>/dev/hwrng</backend></rng>", [.hostChannel: ["/dev/hwrng"]]
    ),
    ("<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>", [:]),
    ("<rng model='virtio'><backend model='builtin'/></rng>", [:]),
    ("<serial type='dev'><source path='/dev/ttyS0'/></serial>", [.hostChannel: ["/dev/ttyS0"]]),
    ("<serial type='pty'><source path='/dev/pts/1'/></serial>", [:]),
    ("<sound model='usb'/><sound model='ich9'/>", [.stateless: ["usb-audio"]]),
    (
      "<crypto model='virtio' type='qemu'><backend model='builtin'/></crypto>",
      [.stateless: ["virtio-crypto"]]
    ),
    ("<input type='passthrough' bus='virtio'/>", [.stateless: ["virtio-input-host"]]),
    ("<input type='tablet' bus='usb'/>", [:]),
    (
      "<video><model type='virtio'><acceleration accel3d='yes'/></model></video>", [.virgl: ["virtio"]]
    ), ("<video><model type='virtio'><acceleration accel3d='no'/></model></video>", [:]),
    (
      "<memory model='nvdimm'><source><path>/m/nv</path></source></memory>", [.hostDisk: ["/m/nv"]]
    ),
  ]) func devices(device: String, expected: [GuestObstacle: [String]]) throws {
    #expect(try machine("<devices>\(device)</devices>").obstacles == expected)
  }

  @Test func pinsAndNodes() throws {
    let machine = try machine(
      """
      <vcpu placement='static' cpuset='0-3,^2'>4</vcpu><cputune><vcpupin vcpu='0' cpuset='8'/><emulatorpin cpuset='1-2'/></cputune>
      <numatune><memory mode='strict' nodeset='0-1'/><memnode cellid='0' nodeset='3'/></numatune>
      """)
    #expect(machine.pins == [[0, 1, 3], [8], [1, 2]] && machine.boundNodes == [0, 1, 3])
    #expect(machine.cpus == 4)
    for text in ["a", "3-1", "1-99999999", "^x", "-"] { #expect(CPUReaders.numbers(inSet: text) == nil) }
  }

  /// A state from libvirt goes beside what the definition shows.
  @Test func libvirtsStateIsAdded() throws {
    var machine = try machine(
      "<devices><disk type='block'><source dev='/d'/><mirror/><target dev='vda'/></disk></devices>")
    #expect(!machine.tellsState && machine.disks == ["vda"])
    machine.add(GuestState(snapshots: 2, checkpoints: 0, blockJobs: ["vda", "vdb"]))
    #expect(machine.tellsState && machine.obstacles[.snapshots] == ["2"])
    #expect(machine.obstacles[.blockJob] == ["vda", "vdb"] && machine.obstacles[.checkpoints] == nil)
  }

  @Test func capabilitiesListWhatGuestsCanBeBoundTo() throws {
    let text = """
      <capabilities><host><cpu><arch>x86_64</arch><model>Nehalem</model></cpu><topology><cells num='2'>
      <cell id='0'><pages unit='KiB' size='4'>9</pages><pages unit='KiB' size='2048'>1</pages><cpus num='2'><cpu id='0'/><cpu id='2'/></cpus></cell>
      <cell id='3'><cpus num='1'><cpu id='7'/></cpus></cell></cells></topology></host></capabilities>
      """
    let found = try #require(
      CapabilitiesLists(Document(name: "c", bytes: Array(text.utf8))).resources)
    #expect(found.cpus == [0, 2, 7] && found.nodes == [0, 3] && found.pageSizes == [4, 2048])
    let bare = Document(name: "c", bytes: Array("<capabilities><host/></capabilities>".utf8))
    #expect(CapabilitiesLists(bare).resources == nil)
  }
}
