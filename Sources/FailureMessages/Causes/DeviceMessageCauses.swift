internal import CPUCatalog

/// Causes in devices, memory, disks and encrypted guests, outside the CPU.
let deviceMessageCauses: [MessageCause] = [
  MessageCause(
    id: "virtio.backend",
    layers: [.guest, .kernel, .qemu],
    text: """
      At the destination another program or kernel serves the device (vhost-net, vhost-user, a switch \
      in user space), or the network card has other offload settings; it offers fewer virtio features.
      """,
    tellsApart:
      "The line behind names the device; compare its <driver> and <host> on both sides, and uname -r.",
    remedies: ["libvirt.same-definition", "kernel.align", "qemu.upgrade", "guest.cold-restart"],
    citation: "QEMU 10.0.13 hw/virtio/virtio.c, virtio_load; hw/net/vhost_net.c, vhost_net_get_features"),
  MessageCause(
    id: "ram.differs",
    layers: [.qemu, .guest],
    text: """
      The two sides have other memory: a DIMM or a shared memory that was added, a graphics card's memory, or \
      ROMs and firmware of packages of another version, whose size differs.
      """,
    tellsApart:
      "The block's name: a PCI address and .rom or vram is a device, pc.bios or pflash firmware, mem a DIMM.",
    remedies: ["libvirt.same-definition", "qemu.upgrade", "guest.cold-restart"],
    citation: "QEMU 10.2.2 migration/ram.c, parse_ramblock; system/physmem.c, qemu_ram_resize"),
  MessageCause(
    id: "device.shared-folder",
    layers: [.guest],
    text:
      "The guest has a folder of the host mounted (9p, virtiofs), and what it holds open is known to that host alone.",
    tellsApart: "virsh dumpxml GUEST | grep -A6 '<filesystem'",
    remedies: ["device.detach", "guest.cold-restart"],
    citation: "QEMU 10.0.13 hw/9pfs/9p.c, v9fs_attach; libvirt 9.0.0 src/qemu/qemu_migration.c"),
  MessageCause(
    id: "virtiofs.state",
    layers: [.guest, .libvirt, .qemu],
    text: """
      The virtiofsd on one side cannot hand its state over (VHOST_USER_PROTOCOL_F_DEVICE_STATE), or the folder \
      is not the same at the destination.
      """,
    tellsApart: "virtiofsd --version on both hosts; is the folder on shared storage, under the same path?",
    remedies: ["qemu.upgrade", "libvirt.upgrade", "device.detach"],
    citation: """
      QEMU 10.0.13 hw/virtio/vhost-user.c, vhost_user_check_device_state; libvirt 11.3.0 \
      src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed
      """),
  MessageCause(
    id: "device.shared-memory",
    layers: [.guest],
    text:
      "Memory that guests of one host share (<shmem>, ivshmem) stays on that host, unless this guest is its master.",
    tellsApart: "virsh dumpxml GUEST | grep -A5 '<shmem'",
    remedies: ["device.detach", "guest.cold-restart"],
    citation: "QEMU 10.0.13 hw/misc/ivshmem-pci.c, ivshmem_common_realize"),
  MessageCause(
    id: "vhost.backend",
    layers: [.guest, .kernel],
    text: """
      The program or kernel behind the device does not log which memory it writes, or keeps state that the \
      orchestrator must move.
      """,
    tellsApart: "The versions of the switch or daemon behind the vhost-user socket, and of the kernel.",
    remedies: ["device.detach", "kernel.align", "guest.cold-restart"],
    citation:
      "QEMU 10.0.13 hw/virtio/vhost-user.c, vhost_user_backend_init; hw/virtio/vhost.c, vhost_dev_init"),
  MessageCause(
    id: "swtpm.state",
    layers: [.guest],
    text: """
      swtpm on one side is older, may not read its storage (SELinux, AppArmor, owner), or both sides have the \
      same storage and the source still holds its lock.
      """,
    tellsApart: "swtpm --version on both hosts; swtpm's log; is /var/lib/libvirt/swtpm shared?",
    remedies: ["qemu.look-log", "libvirt.upgrade", "guest.cold-restart"],
    citation: """
      QEMU 10.2.2 backends/tpm/tpm_emulator.c, tpm_emulator_lock_storage; libvirt 11.3.0 \
      src/qemu/qemu_tpm.c, qemuTPMCanMigrateSharedStorage
      """),
  MessageCause(
    id: "snapshots.present",
    layers: [.libvirt, .guest],
    text:
      "Snapshots' records, a running block job or a transient disk belong to this host and do not move along.",
    tellsApart: "virsh snapshot-list GUEST; virsh blockjob GUEST DISK --info.",
    remedies: ["guest.drop-records"],
    citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed; virsh(1), snapshot-delete"),
  MessageCause(
    id: "storage.local",
    layers: [.guest, .cloud],
    text: "A disk is on storage that the destination does not have, or is cached by the source's host.",
    tellsApart: "findmnt -T on the disk's path on both hosts.",
    remedies: ["guest.copy-storage"],
    citation: "libvirt 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsSafe; virsh(1), migrate"),
  MessageCause(
    id: "confidential.no-migration",
    layers: [.guest, .qemu],
    text: "The guest's memory is encrypted for this host's CPU alone; QEMU has no migration of such guests.",
    tellsApart: "virsh dumpxml GUEST | grep -A8 '<launchSecurity'",
    remedies: ["guest.cold-restart"],
    citation: "QEMU 10.2.2 target/i386/sev.c, sev_launch_finish and sev_snp_launch_finish"),
  MessageCause(
    id: "confidential.cpuid",
    layers: [.firmware, .qemu],
    text: """
      With SEV-SNP and TDX, firmware also decides what CPUID may report: the guest's CPU model requests \
      something else.
      """,
    tellsApart: "The versions of QEMU, kernel, SEV firmware or TDX module (dmesg) on both hosts.",
    remedies: ["qemu.upgrade", "guest.disable-feature", "guest.cold-restart"],
    citation:
      "QEMU 10.2.2 target/i386/sev.c, sev_snp_cpuid_report_mismatches; target/i386/kvm/tdx.c, tdx_check_features"
  ),
  MessageCause(
    id: "confidential.off",
    layers: [.firmware, .kvm, .kernel],
    text:
      "SEV or TDX is off in this host's firmware or by a parameter of kvm_amd or kvm_intel, or the CPU lacks it.",
    tellsApart: "grep . /sys/module/kvm_amd/parameters/sev* /sys/module/kvm_intel/parameters/tdx; dmesg.",
    remedies: ["firmware.align", "kernel.align", "pool.other-host"],
    citation: "linux 6.12 arch/x86/kvm/svm/sev.c, sev_hardware_setup"
  ),
  MessageCause(
    id: "firecracker.other-cpu",
    layers: [.silicon, .microcode, .kernel],
    text: """
      The snapshot was taken on another CPU model, microcode or kernel, and no CPU template hides the \
      difference.
      """,
    tellsApart: "cpu-template-helper fingerprint compare tells what differs between the two hosts.",
    remedies: ["pool.other-host", "kernel.align", "microcode.align"],
    citation: "Firecracker docs/snapshotting/versioning.md; docs/cpu_templates/cpu-template-helper.md"),
  MessageCause(
    id: "firecracker.version",
    layers: [.qemu],
    text:
      "A Firecracker of another snapshot format wrote the file: another major version, or a later minor one.",
    tellsApart: "firecracker --version on both hosts; firecracker --describe-snapshot FILE.",
    remedies: ["pool.other-host"],
    citation: "Firecracker src/vmm/src/snapshot/mod.rs, load_with_version_check"),
  MessageCause(
    id: "kvm.two-modules",
    layers: [.kernel],
    text:
      "Both of KVM's modules are asked for, or built into the kernel; the one that is not the CPU's stays out.",
    tellsApart: "lsmod | grep kvm: is the module of the CPU's vendor there? Then nothing is wrong.",
    remedies: ["kvm.own-module"],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_x86_vendor_init; Clear Linux issue 526"),
]
