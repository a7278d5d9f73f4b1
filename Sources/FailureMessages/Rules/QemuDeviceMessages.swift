/// What QEMU prints of devices, memory and TPMs that cannot be moved, or that the destination has otherwise.
let qemuDeviceMessages: [MessageRule] = [
  MessageRule(
    id: "qemu.virtio-features",
    component: .qemu,
    phase: .perform,
    title: "A virtio device of the guest has features that the destination's does not offer",
    printedBy:
      "QEMU on the destination, when it loads the state of a virtio device; the line behind names it",
    versions: "seen in 7.2.0, 10.0.13 and 10.2.2, where the numbers have 128 bits",
    patterns: ["Features {hex} unsupported. Allowed features: {hex}"],
    proves: """
      The guest's driver agreed on virtio features ({hex}), and the destination's device offers fewer: the \
      first number's bits that the second has not.
      """,
    doesNotProve: "It is no feature of the CPU.",
    causes: ["virtio.backend", "stream.versions"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination: the next line names the device",
      "virsh dumpxml --migratable GUEST | grep -A9 '<interface'    # vhost, vhost-user, offloads",
      "qemu-system-x86_64 --version; uname -r; lsmod | grep vhost    # on both hosts",
    ],
    citation: "QEMU 7.2.0 and 10.2.2 hw/virtio/virtio.c, virtio_load",
    examples: [
      "qemu-kvm: Features 0x130afffa7 unsupported. Allowed features: 0x79bfffe7",
      "kvm: Features 0x10000000000000301 unsupported. Allowed features: 0x0000000000000000000000079bfffe7f",
    ],
    counterexamples: ["Hyper-V features unsupported"]),
  MessageRule(
    id: "qemu.unknown-ramblock",
    component: .qemu,
    phase: .perform,
    title: "The guest has a block of memory that the destination was started without",
    printedBy: "QEMU on the destination, at the beginning of the guest's memory",
    versions: "seen in 7.2.0, 10.0.13 and 10.2.2",
    patterns: ["Unknown ramblock \"{word}\", cannot accept migration", "Unknown ramblock \"{word}\""],
    proves:
      "The source has a block of memory {word} (a device's memory, a ROM, a DIMM) that the destination lacks.",
    doesNotProve: "It is no feature of the CPU.",
    causes: ["ram.differs", "stream.section"],
    collect: [
      "virsh dumpxml --migratable GUEST    # on the source; compare with the destination's",
      "grep -c . /var/log/libvirt/qemu/GUEST.log; grep -n -e -device /var/log/libvirt/qemu/GUEST.log    # both hosts",
    ],
    citation: "QEMU 7.2.0 and 10.2.2 migration/ram.c, parse_ramblocks",
    examples: [
      "qemu-kvm: Unknown ramblock \"0000:00:02.0/vga.vram\", cannot accept migration",
      "kvm: Unknown ramblock \"mem1\", cannot accept migration",
    ]),
  MessageRule(
    id: "qemu.ramblock-size",
    component: .qemu,
    phase: .perform,
    title: "A block of the guest's memory has another size at the destination",
    printedBy: "QEMU on the destination, at the beginning of the guest's memory",
    versions: "seen in 7.2.0 and 10.2.2",
    patterns: ["Size mismatch: {word}: {hex} != {hex}"],
    proves:
      "The block {word} has another size at the destination: a ROM or firmware of another build, or other memory.",
    doesNotProve: "It is no feature of the CPU.",
    causes: ["ram.differs", "stream.versions"],
    collect: [
      "virsh dumpxml --migratable GUEST | grep -e '<memory' -e '<loader' -e '<rom'    # on the source",
      "dpkg -l ovmf seabios ipxe-qemu; rpm -q edk2-ovmf seabios ipxe-roms-qemu    # on both hosts",
    ],
    citation: "QEMU 7.2.0 softmmu/physmem.c and 10.2.2 system/physmem.c, qemu_ram_resize",
    examples: [
      "qemu-kvm: Size mismatch: 0000:00:03.0/virtio-net-pci.rom: 0x40000 != 0x80000: Invalid argument",
      "Size mismatch: pc.bios: 0x40000 != 0x20000: Invalid argument",
    ]),
  MessageRule(
    id: "qemu.vfio-blocked",
    component: .qemu,
    phase: .begin,
    title: "An assigned device cannot migrate in its current setup",
    printedBy: "QEMU on the source; libvirt repeats it",
    versions: "seen in 10.0.13; the newer wordings of qemu.non-migratable-device",
    patterns: [
      "Migration is disabled for VFIO device",
      "Migration couldn't be initialized for VFIO device",
      "VFIO device doesn't support device and IOMMU dirty tracking",
      "Multiple VFIO devices migration is supported only if all of them support P2P migration",
      "Migration is currently not supported with vIOMMU enabled",
    ],
    proves:
      "A device of the host that was given to the guest cannot hand its state over, or not in this setting.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["device.blocks"],
    collect: [
      "virsh dumpxml GUEST | grep -A4 -e '<hostdev' -e '<iommu'",
      "lspci -nnk; uname -r    # on both hosts: the device and its vfio driver",
    ],
    citation: """
      QEMU 10.0.13 hw/vfio/migration.c, vfio_migration_realize; hw/vfio/common.c, \
      vfio_block_multiple_devices_migration
      """,
    examples: [
      "0000:81:00.2: VFIO device doesn't support device and IOMMU dirty tracking",
      "error: 0000:81:00.2: Migration is disabled for VFIO device",
    ],
    counterexamples: ["0000:00:05.0: VFIO device doesn't support migration"]),
  MessageRule(
    id: "qemu.9p",
    component: .qemu,
    phase: .begin,
    title: "A folder of the host that is mounted in the guest (9p) stops the migration",
    printedBy: "QEMU on the source; libvirt repeats it",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["Migration is disabled when VirtFS export path '{*}' is mounted"],
    proves: "The guest has mounted a folder by virtio-9p: QEMU does not migrate while it is mounted.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["device.shared-folder"],
    collect: ["virsh dumpxml GUEST | grep -A5 '<filesystem'", "mount -t 9p    # in the guest"],
    citation: "QEMU 10.0.13 hw/9pfs/9p.c, v9fs_attach",
    examples: [
      "Migration is disabled when VirtFS export path '/srv/share' is mounted in the guest using mount_tag 'share'",
      "error: internal error: Migration is disabled when VirtFS export path 'NULL' is mounted in the guest",
    ]),
  MessageRule(
    id: "qemu.ivshmem",
    component: .qemu,
    phase: .begin,
    title: "Memory shared with other guests (ivshmem) stops the migration",
    printedBy: "QEMU on the source",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["Migration is disabled when using feature 'peer mode' in device 'ivshmem'"],
    proves: "The guest's ivshmem device is a peer, not the master: only the master's memory moves.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["device.shared-memory"],
    collect: ["virsh dumpxml GUEST | grep -A5 '<shmem'"],
    citation: "QEMU 10.0.13 hw/misc/ivshmem-pci.c, ivshmem_common_realize",
    examples: [
      "Migration is disabled when using feature 'peer mode' in device 'ivshmem'",
      "qemu-kvm: Migration is disabled when using feature 'peer mode' in device 'ivshmem'",
    ]),
  MessageRule(
    id: "qemu.vhost-blocked",
    component: .qemu,
    phase: .begin,
    title: "A vhost device cannot tell which memory it writes, or holds state elsewhere",
    printedBy: "QEMU on the source",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: [
      "Migration disabled: vhost lacks VHOST_F_LOG_ALL feature",
      "Migration disabled: vhost-user backend lacks VHOST_USER_PROTOCOL_F_LOG_SHMFD feature",
      "Migration disabled: failed to allocate shared memory",
      "vhost-scsi does not support migration in all cases",
    ],
    proves:
      "A device outside of QEMU (vhost, vhost-user, vhost-scsi) does not log the memory that it writes.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["vhost.backend"],
    collect: [
      "virsh dumpxml GUEST | grep -A6 -e vhostuser -e '<hostdev' -e '<vsock'",
      "uname -r; lsmod | grep vhost    # on both hosts",
    ],
    citation: """
      QEMU 10.0.13 hw/virtio/vhost.c, vhost_dev_init; hw/virtio/vhost-user.c, vhost_user_backend_init; \
      hw/scsi/vhost-scsi.c, vhost_scsi_realize
      """,
    examples: [
      "Migration disabled: vhost-user backend lacks VHOST_USER_PROTOCOL_F_LOG_SHMFD feature.",
      "qemu-kvm: Migration disabled: vhost lacks VHOST_F_LOG_ALL feature.",
    ]),
  MessageRule(
    id: "qemu.gpu-blocked",
    component: .qemu,
    phase: .begin,
    title: "A graphics card with the host's 3D cannot be migrated",
    printedBy: "QEMU on the source",
    versions: "seen in 10.0.13",
    patterns: ["virgl is not yet migratable", "rutabaga is not yet migratable"],
    proves: "The guest's graphics card uses the host's 3D, whose state stays there.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["device.blocks"],
    collect: ["virsh dumpxml GUEST | grep -A4 '<video'"],
    citation: "QEMU 10.0.13 hw/display/virtio-gpu-base.c and virtio-gpu-rutabaga.c",
    examples: ["virgl is not yet migratable", "qemu-system-x86_64: rutabaga is not yet migratable"]),
  MessageRule(
    id: "qemu.virtiofs-state",
    component: .qemu,
    phase: .perform,
    title: "virtiofsd could not give or take the state of a shared folder",
    printedBy: "QEMU on either side, when it moves the state of vhost-user-fs",
    versions: "seen in 10.0.13 and 10.2.2",
    patterns: [
      "Error loading back-end state of {word} device",
      "Error saving back-end state of {word} device",
      "Back-end does not support migration state transfer",
      "Back-end did not accept migration state transfer",
    ],
    proves:
      "The virtiofsd behind a shared folder cannot transfer its state, or the other side's cannot take it.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["virtiofs.state", "device.shared-folder"],
    collect: [
      "virtiofsd --version    # on both hosts", "virsh dumpxml GUEST | grep -A6 '<filesystem'",
      "tail -n 20 /var/log/libvirt/qemu/GUEST-fs0-virtiofsd.log    # on both hosts",
    ],
    citation: """
      QEMU 10.0.13 hw/virtio/vhost-user-fs.c, vuf_save_state and vuf_load_state; hw/virtio/vhost-user.c, \
      vhost_user_set_device_state_fd
      """,
    examples: [
      "qemu-kvm: Error loading back-end state of vhost-user-fs device /machine/peripheral/fs0/virtio-backend (tag: \"share\"): x",
      "Back-end does not support migration state transfer",
    ]),
  MessageRule(
    id: "qemu.swtpm",
    component: .qemu,
    phase: .perform,
    title: "The emulated TPM could not give or take its state",
    printedBy: "QEMU on either side, in talks with swtpm",
    versions: "seen in 7.2.0 and 10.2.2",
    patterns: [
      "Migration disabled: TPM emulator does not support migration",
      "tpm-emulator: Setting the stateblob (type {number}) failed",
      "tpm-emulator: Getting the stateblob (type {number}) failed",
      "tpm-emulator: Could not read stateblob (type {number})",
      "tpm-emulator: Writing the stateblob (type {number})",
      "tpm-emulator: TPM result for CMD_INIT: {hex}",
      "tpm-emulator: TPM result for CMD_LOCK_STORAGE: {hex}",
      "tpm-emulator: Could not lock storage within 3 seconds",
    ],
    proves: "swtpm could not hand its state over, take it, start with it, or lock its storage.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["swtpm.state"],
    collect: [
      "swtpm --version    # on both hosts",
      "tail -n 20 /var/log/swtpm/libvirt/qemu/GUEST-swtpm.log    # on both hosts",
      "ls -lZ /var/lib/libvirt/swtpm    # on the destination",
    ],
    citation: """
      QEMU 7.2.0 and 10.2.2 backends/tpm/tpm_emulator.c, tpm_emulator_block_migration, \
      tpm_emulator_set_state_blob, tpm_emulator_lock_storage
      """,
    examples: [
      "qemu-kvm: tpm-emulator: Setting the stateblob (type 1) failed with a TPM error 0x1f",
      "qemu-kvm: tpm-emulator: TPM result for CMD_INIT: 0x9 operation failed",
    ]),
  MessageRule(
    id: "qemu.stream-begin",
    component: .qemu,
    phase: .perform,
    title: "What the destination was given is no stream of a guest that it can read",
    printedBy: "QEMU on the destination, at the beginning of the stream",
    versions: "seen in 7.2.0 and, with the values, 10.2.2",
    patterns: [
      "Not a migration stream", "Configuration section missing", "Unsupported migration stream version",
    ],
    proves:
      "The stream does not begin as this QEMU expects: it is truncated, or comes from another program or setting.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["qemu.text-behind", "stream.versions"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on both hosts",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "QEMU 7.2.0 and 10.2.2 migration/savevm.c, qemu_loadvm_state_header; 10.0.13 migration/cpr.c",
    examples: [
      "qemu-kvm: Not a migration stream", "qemu-kvm: Configuration section missing, 51564d ! 7",
    ]),
  MessageRule(
    id: "qemu.get-registers",
    component: .qemu,
    phase: .perform,
    title: "KVM did not give a part of the vCPU's state",
    printedBy: "QEMU on the source, when it saves the guest's CPUs",
    versions: "seen in 10.0.13 and 10.2.2, not in 7.2.0",
    patterns: [
      "Failed to get XSAVE", "Failed to get XCRs", "Failed to get MSRs", "Failed to get nested state",
      "Failed to get special registers", "Failed to get vCPU events",
    ],
    proves: "KVM_GET_… for the named part failed on the source; the guest runs on there.",
    doesNotProve: "It does not name the feature.",
    causes: ["state.xsave", "nested.kernel", "msr.kernel-differs"],
    collect: ["uname -r; dmesg | tail -n 40    # on the source"],
    citation: "QEMU 10.0.13 target/i386/kvm/kvm.c, kvm_arch_get_registers",
    examples: [
      "qemu-system-x86_64: Failed to get MSRs: Invalid argument",
      "kvm: Failed to get XSAVE: Invalid argument",
    ]),
  MessageRule(
    id: "qemu.load-setup",
    component: .qemu,
    phase: .perform,
    title: "The destination could not prepare for a part of the stream",
    printedBy: "QEMU on the destination; newer ones name the part before the reason",
    versions: "seen in 10.2.2, not in 7.2.0",
    patterns: ["Load state of device {word} failed: ", "Failed to load vmstate version_id: {number}, ret: "],
    proves: "QEMU did not accept the named part; the reason follows.",
    doesNotProve: "The CPU is not at fault unless the part is cpu.",
    causes: ["qemu.text-behind", "stream.versions"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "QEMU 10.2.2 migration/savevm.c, qemu_loadvm_state_setup and vmstate_load",
    examples: [
      "qemu-kvm: Load state of device ram failed: multifd not ready",
      "qemu-kvm: Failed to load vmstate version_id: 3, ret: -22",
    ]),
]
