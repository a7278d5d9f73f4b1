internal import CPUCompatibility

extension VerdictRule {
  /// What besides the CPU keeps a running guest where it is, or changes when it moves.
  ///
  /// The end that it runs on refuses, so that the versions are those of its current host.
  static let moveRules: [VerdictRule] = [
    obstacle(
      "move.sev", .hypervisor, .blocks, "QEMU does not move a guest whose memory SEV or SEV-ES encrypts",
      of: [.sev],
      citation: "qemu 7.2, 10.0 and 10.2 target/i386/sev.c, sev_launch_finish (sev_mig_blocker)"),
    obstacle(
      "move.sev-snp", .hypervisor, .blocks, "QEMU does not move a guest whose memory SEV-SNP encrypts",
      of: [.sevSNP],
      citation: "qemu 10.0 and 10.2 target/i386/sev.c, sev_snp_launch_finish (sev_mig_blocker)"),
    obstacle(
      "move.tdx", .hypervisor, .blocks, "QEMU does not move a TDX guest", of: [.tdx],
      citation: "qemu 10.2 docs/system/i386/tdx.rst, Live Migration (future work)"),
    obstacle(
      "move.hyperv-passthrough", .hypervisor, .blocks,
      "QEMU does not move a guest with its host's Hyper-V enlightenments", of: [.hypervPassthrough],
      while: .kvm,
      citation: "qemu 7.2, 10.0 and 10.2 target/i386/kvm/kvm.c, hyperv_init_vcpu (hv_passthrough_mig_blocker)"
    ),
    obstacle(
      "move.shared-memory", .libvirt, .blocks, "libvirt does not move shared memory whose role is not master",
      of: [.peerMemory],
      citation: "libvirt 7.0.0, 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"),
    obstacle(
      "move.shared-memory", .hypervisor, .blocks, "QEMU does not move shared memory whose role is not master",
      of: [.peerMemory],
      citation: "qemu 7.2 hw/misc/ivshmem.c, 10.0 hw/misc/ivshmem-pci.c, ivshmem_common_realize"),
    obstacle(
      "move.shared-memory", .libvirt, .blocks, "libvirt does not move legacy shared memory",
      of: [.legacyMemory],
      citation:
        "libvirt 7.0.0 and 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed; 11.3.0 src/qemu/qemu_validate.c, qemuValidateDomainDeviceDefShmem (the model is gone)"
    ),
    obstacle(
      "move.transient-disk", .libvirt, .blocks, "libvirt does not move a transient disk",
      of: [.transientDisk],
      citation: "libvirt 7.0.0, 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"),
    obstacle(
      "move.snapshots", .libvirt, .blocks, "libvirt does not move a guest with snapshots", of: [.snapshots],
      citation: "libvirt 7.0.0, 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"),
    obstacle(
      "move.block-job", .libvirt, .blocks, "libvirt does not move a guest with a running block job",
      of: [.blockJob],
      citation: "libvirt 7.0.0, 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"),
    obstacle(
      "move.image-format", .hypervisor, .blocks, "QEMU does not move an image of this format",
      of: [.imageFormat],
      citation:
        "qemu 7.2 and 10.0 block/qcow.c, vdi.c, vmdk.c, vpc.c, vhdx.c, parallels.c (migrate_add_blocker)"),
    obstacle(
      "move.host-nvme", .libvirt, .unknown,
      "libvirt moves a guest with an NVMe drive of the host only if it copies the drive's contents",
      of: [.hostNVMe],
      citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsSafe"),
    obstacle(
      "move.host-device", .libvirt, .blocks, "libvirt before 7.1 does not move a guest with a host device",
      of: [.vfio, .hostSCSI, .vhostSCSI], while: .libvirt(before: [7, 1]),
      citation: "libvirt 7.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowedHostdev"),
    obstacle(
      "move.vdpa", .libvirt, .blocks, "libvirt before 7.1 does not move a vDPA device", of: [.vdpa],
      while: .libvirt(before: [7, 1]),
      citation: "libvirt 7.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"),
    obstacle(
      "move.vfio", .hypervisor, .blocks, "QEMU up to 7.2 does not move VFIO devices", of: [.vfio],
      while: .qemu(before: [7, 3]),
      citation:
        "qemu 7.2 hw/vfio/migration.c, vfio_migration_probe; hw/vfio/pci.c (x-enable-migration is off)"),
    obstacle(
      "move.vhost-scsi", .hypervisor, .blocks, "QEMU does not move a SCSI target of the host's kernel",
      of: [.vhostSCSI],
      citation: "qemu 7.2, 10.0 and 10.2 hw/scsi/vhost-scsi.c, vhost_scsi_realize"),
    obstacle(
      "move.virtiofs", .libvirt, .blocks, "libvirt up to 10.0 does not move virtiofs", of: [.virtiofs],
      while: .libvirt(before: [10, 1]),
      citation: "libvirt 7.0.0, 9.0.0 and 10.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed"),
    obstacle(
      "move.virtiofs", .hypervisor, .blocks, "QEMU before 8.2 does not move virtiofs", of: [.virtiofs],
      while: .qemu(before: [8, 2]),
      citation:
        "qemu 7.2 hw/virtio/vhost-user-fs.c, vuf_vmstate (unmigratable); commit bca3e2a13814 of 7 November 2023 (state and back end's state, first in 8.2.0); 10.0 and 10.2"
    ),
    obstacle(
      "move.device", .hypervisor, .blocks, "QEMU has no state to move for a device", of: [.stateless],
      citation: theStateless),
    obstacle(
      "move.virgl", .hypervisor, .blocks, "QEMU does not move a GPU that renders with the host's OpenGL",
      of: [.virgl],
      citation: "qemu 7.2, 10.0 and 10.2 hw/display/virtio-gpu-base.c, virtio_gpu_base_device_realize"),
    obstacle(
      "move.checkpoints", .libvirt, .warns, "libvirt does not move checkpoints", of: [.checkpoints],
      citation:
        "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration_cookie.c, qemuMigrationCookieXMLFormat (no checkpoints); src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed (not refused)"
    ),
    obstacle(
      "move.host-usb", .hypervisor, .warns, "A USB device of the host stays behind", of: [.hostUSB],
      citation:
        "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowedHostdev; qemu 7.2 hw/usb/host-libusb.c, usb_host_post_load"
    ),
    obstacle(
      "move.host-channel", .hypervisor, .warns,
      "A device or file of the host feeds the guest, and the destination uses its own", of: [.hostChannel],
      citation:
        "libvirt 9.0.0 docs/formatdomain.rst, Random number generator device, Consoles and serial ports"),
  ]

  private static let theStateless =
    "qemu 7.2, 10.0 and 10.2 (unmigratable) hw/virtio/virtio-crypto.c, hw/input/virtio-input-host.c, hw/usb/dev-audio.c, dev-serial.c, dev-network.c, dev-mtp.c, hw/nvme/ctrl.c, hw/i386/amd_iommu.c; 10.0 and 10.2 hw/audio/virtio-snd.c"

  /// A rule about obstacles, which one version or all make what it says.
  static func obstacle(
    _ id: String, _ authority: VerdictAuthority, _ weight: VerdictWeight?, _ title: String,
    of obstacles: [GuestObstacle], while condition: MoveCondition = .always, citation: String
  ) -> VerdictRule {
    VerdictRule(
      id, authority, weight, title, citation: citation,
      condition.term.map { RuleShape(.obstacle(obstacles), $0) } ?? RuleShape(.obstacle(obstacles)),
      explain: { pair in
        guard let machine = pair.guest.machine,
          let decision = condition.decision(of: pair.guest)
        else { return [] }
        return obstacles.compactMap { obstacle in
          machine.obstacles[obstacle].map {
            var found = Finding.Obstacle(obstacle: obstacle, subjects: $0, version: decision.version)
            if [.sev, .sevSNP, .tdx].contains(obstacle) { found.start = .init(of: machine, on: pair.host) }
            return weight == nil ? .uncheckedObstacle(found) : .obstacle(found)
          }
        }
      })
  }
}
