import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

extension SampleAim {
  /// What besides the CPU stops a guest.
  static let moves: [SampleAim] =
    [
      obstacle("move.sev blocks", .sev), obstacle("move.sev-snp blocks", .sevSNP),
      obstacle("move.tdx blocks", .tdx), obstacle("move.hyperv-passthrough blocks", .hypervPassthrough),
      obstacle("move.shared-memory blocks", .peerMemory),
      obstacle("move.shared-memory blocks", .legacyMemory),
      obstacle("move.transient-disk blocks", .transientDisk), obstacle("move.snapshots blocks", .snapshots),
      obstacle("move.block-job blocks", .blockJob), obstacle("move.image-format blocks", .imageFormat),
      obstacle("move.host-nvme unknown", .hostNVMe),
      obstacle("move.host-device blocks", .hostSCSI, libvirt: ["7.0.0", "7.1.0", "6.6.0"]),
      obstacle("move.vdpa blocks", .vdpa, libvirt: ["7.0.0", "7.1.0", "9.0.0"]),
      obstacle("move.vfio blocks", .vfio, qemu: ["7.2.22", "7.2", "8.0.0", "10.0.3", "6.2.0"]),
      obstacle("move.vhost-scsi blocks", .vhostSCSI),
      obstacle(
        "move.virtiofs blocks", .virtiofs, libvirt: ["9.0.0", "10.0.0", "10.1.0", "11.3.0"],
        qemu: ["7.2.9", "8.1.5", "8.2.1", "9.2.0"]),
      obstacle("move.device blocks", .stateless), obstacle("move.virgl blocks", .virgl),
      obstacle("move.checkpoints warns", .checkpoints), obstacle("move.host-usb warns", .hostUSB),
      obstacle("move.host-channel warns", .hostChannel), obstacle("gap.vfio", .vfio),
      obstacle("gap.teamed-device", .teamedDevice), obstacle("gap.host-scsi", .hostSCSI),
      obstacle("gap.vdpa", .vdpa), obstacle("gap.virtiofs", .virtiofs), obstacle("gap.9p", .plan9),
      obstacle("gap.tpm", .emulatedTPM), obstacle("gap.tpm", .hostTPM), obstacle("gap.disks", .hostDisk),
      obstacle("gap.firmware", .firmware), obstacle("gap.huge-pages", .hugePages),
      SampleAim("gap.guest-state") { sample, _, _ in sample.guest.machine?.tellsState = false },
      SampleAim("gap.devices") { sample, _, _ in sample.guest.machine = nil },
    ] + resources

  private static let resources = [
    SampleAim("host.pinned-cpus blocks") { sample, _, random in
      sample.host.resources = listed(cpus: 0..<8)
      sample.guest.machine?.pins = [[0, 1], UInt8.random(in: 0..<4, using: &random) > 0 ? [8, 9] : [7, 8]]
    },
    SampleAim("host.pinned-cpus warns") { sample, _, random in
      sample.host.resources = listed(cpus: 0..<8)
      sample.guest.machine?.pins = [[3, Int.random(in: 7..<12, using: &random)], [2]]
    },
    SampleAim("host.numa-nodes blocks") { sample, _, random in
      sample.host.resources = listed(cpus: 0..<8)
      sample.guest.machine?.boundNodes = [0, Int.random(in: 1...3, using: &random)]
    },
    SampleAim("host.huge-pages blocks") { sample, _, random in
      sample.host.resources = listed(cpus: 0..<8)
      sample.guest.machine?.hugePageSizes = Bool.random(using: &random) ? [1_048_576] : [2048, 1_048_576]
      if UInt8.random(in: 0..<4, using: &random) == 0 { sample.host.resources?.pageSizes = [] }
    },
    SampleAim("gap.pinned-cpus") { sample, _, _ in sample.guest.machine?.pins = [[1, 2]] },
    SampleAim("gap.numa-nodes") { sample, _, _ in sample.guest.machine?.boundNodes = [1] },
  ]

  private static func listed(cpus: Range<Int>) -> HostResources {
    var resources = HostResources()
    resources.cpus = Set(cpus)
    resources.nodes = [0, 1]
    resources.pageSizes = [4, 2048]
    return resources
  }

  /// An obstacle, with versions of the libvirt and QEMU that the guest runs on where they decide.
  private static func obstacle(
    _ rule: String, _ obstacle: GuestObstacle, libvirt: [String] = [], qemu: [String] = []
  ) -> SampleAim {
    SampleAim(rule) { sample, _, random in
      sample.guest.machine?.obstacles[obstacle, default: []].append("a thing")
      guard !libvirt.isEmpty || !qemu.isEmpty, UInt8.random(in: 0..<8, using: &random) > 0 else { return }
      sample.moveFromTwin()
      var configuration =
        sample.guest.source?.configuration ?? HostConfiguration(captured: "2026-01-01T00:00:00Z")
      if let version = libvirt.randomElement(using: &random) { configuration.libvirtVersion = version }
      if let version = qemu.randomElement(using: &random) {
        configuration.qemuVersions = ["/usr/bin/qemu": version]
      }
      sample.guest.source?.configuration = configuration
    }
  }
}
