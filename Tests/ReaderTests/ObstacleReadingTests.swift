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
    ("<launchSecurity type='tdx'/>", [.tdx: ["tdx"]]), ("<launchSecurity type='s390-pv'/>", [:]),
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
    ("<filesystem type='ram'><target dir='t'/></filesystem>", [:]),
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
    let found = try #require(resources(inCapabilities: Document(name: "c", bytes: Array(text.utf8))))
    #expect(found.cpus == [0, 2, 7] && found.nodes == [0, 3] && found.pageSizes == [4, 2048])
    let bare = Document(name: "c", bytes: Array("<capabilities><host/></capabilities>".utf8))
    #expect(resources(inCapabilities: bare) == nil)
  }
}
