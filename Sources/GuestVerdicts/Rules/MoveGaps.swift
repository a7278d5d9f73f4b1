internal import CPUCompatibility

extension VerdictRule {
  /// What besides the CPU can stop a move, and no record shows.
  static let moveGaps: [VerdictRule] = [
    obstacle(
      "gap.vfio", .hypervisor, nil, "Whether the VFIO devices can move", of: [.vfio],
      while: .qemuUnless(before: [7, 3]),
      citation:
        "qemu 10.0 and at commit 019d9e6cc408 (between 8.2 and 9.1) hw/vfio/migration.c, vfio_migration_realize (state, dirty tracking, virtual IOMMU); commit 8bbcb64a71d8 of June 2023 (on by default from 8.1.0; distributions' 7.2 and 8.0 may have it, such as Oracle Linux' 7.2.0-4); libvirt 9.0.0 src/qemu/qemu_migration.c, qemuDomainGetMigrationBlockers"
    ),
    obstacle(
      "gap.teamed-device", .hypervisor, nil, "Whether the destination has a device for the network team",
      of: [.teamedDevice],
      citation: "libvirt 9.0.0 docs/formatdomain.rst, Teaming a virtio/hostdev NIC pair"),
    obstacle(
      "gap.host-scsi", .hypervisor, nil, "Whether the destination has the SCSI device", of: [.hostSCSI],
      citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed (QEMU is asked)"),
    obstacle(
      "gap.vdpa", .hypervisor, nil, "Whether the vDPA device can move", of: [.vdpa],
      citation: "qemu 10.0 hw/virtio/vhost.c, vhost_dev_init (VHOST_F_LOG_ALL)"),
    obstacle(
      "gap.vhost-user", .hypervisor, nil, "Whether a vhost-user device can move", of: [.vhostUser],
      citation: "qemu 10.0 hw/virtio/vhost.c, vhost_dev_init (VHOST_F_LOG_ALL)"),
    obstacle(
      "gap.virtiofs", .libvirt, nil, "Whether virtiofsd can move its state", of: [.virtiofs],
      while: .libvirtUnless(before: [10, 1]),
      citation:
        "libvirt 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed (migrate-precopy; not with a socket of another's virtiofsd); devel@lists.libvirt.org, msg04725; virtiofsd 1.13.3 doc/migration.md"
    ),
    obstacle(
      "gap.9p", .hypervisor, nil, "Whether the guest has mounted a 9P folder", of: [.plan9],
      citation: "qemu 7.2, 10.0 and 10.2 hw/9pfs/9p.c, v9fs_attach (migration_blocker)"),
    obstacle(
      "gap.tpm", .hypervisor, nil, "Whether the TPM's state can move", of: [.emulatedTPM, .hostTPM],
      citation:
        "qemu 7.2 and 10.0 backends/tpm/tpm_emulator.c, tpm_emulator_block_migration; libvirt 9.0.0 NEWS.rst (shared state from 8.10.0); docs.openstack.org/nova/2026.1/admin/emulated-tpm.html (33.0.0)"
    ),
    obstacle(
      "gap.disks", .libvirt, nil, "Whether the guest's disks are the same at both ends", of: [.hostDisk],
      citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsSafe"),
    obstacle(
      "gap.firmware", .hypervisor, nil, "Whether the destination has the guest's firmware files",
      of: [.firmware],
      citation: "qemu 10.0 hw/i386/pc_sysfw.c; libvirt 9.0.0 docs/formatdomain.rst, Operating system booting"),
    obstacle(
      "gap.huge-pages", .hypervisor, nil, "Whether the destination has enough free huge pages",
      of: [.hugePages],
      citation: "libvirt 9.0.0 docs/formatdomain.rst, Memory Backing"),
    obstacle(
      "gap.file-memory", .hypervisor, nil, "Whether the destination has room for the guest's memory in files",
      of: [.fileMemory], citation: "libvirt 9.0.0 docs/formatdomain.rst, Memory Backing (source type file)"),
    obstacle(
      "gap.unknown-part", .hypervisor, nil,
      "What a part of the definition means for a move, which Martlet does not know or check",
      of: [.unknownPart], citation: theRecords),
    VerdictRule(
      "gap.guest-state", .libvirt, nil, "Whether the guest has snapshots, checkpoints or block jobs",
      citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed",
      RuleShape(.guest(.untoldState)),
      explain: { pair in pair.guest.machine?.tellsState == false ? [.uncheckedGuestState] : [] }),
    VerdictRule(
      "gap.devices", .hypervisor, nil, "Whether anything besides the CPU stops the guest",
      citation: theRecords,
      RuleShape(.guest(.withoutMachine)),
      explain: { pair in pair.guest.machine == nil ? [.uncheckedDevices] : [] }),
  ]
}
