/// What libvirt prints of guests that it does not migrate for their devices, disks or snapshots.
let libvirtDeviceMessages: [MessageRule] = [
  MessageRule(
    id: "libvirt.hostdev",
    component: .libvirt,
    phase: .begin,
    title: "A device of the host that is assigned to the guest stops the migration",
    printedBy: "libvirt on the source, before anything is asked of the destination",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0; the last wording in older ones",
    patterns: [
      "cannot migrate a domain with <hostdev mode='capabilities'>",
      "cannot migrate a domain with <hostdev mode='subsystem' type='{word}'>",
      "cannot migrate a domain with <interface type='{word}'>", "domain has assigned non-USB host devices",
    ],
    proves: "The guest has a device of the host, or a network card of it, that cannot come along.",
    doesNotProve: "It says nothing about the CPU, nor of the destination.",
    causes: ["device.blocks"],
    collect: ["virsh dumpxml GUEST | grep -A4 -e '<hostdev' -e '<interface'"],
    citation:
      "libvirt 7.0.0, 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowedHostdev; gvt-linux issue 166",
    examples: [
      "Requested operation is not valid: cannot migrate a domain with <hostdev mode='subsystem' type='pci'>",
      "error: operation is not supported: cannot migrate a domain with <interface type='hostdev'>",
    ]),
  MessageRule(
    id: "libvirt.virtiofs",
    component: .libvirt,
    phase: .begin,
    title: "A shared folder (virtiofs) stops the migration",
    printedBy: "libvirt on the source",
    versions: "the first wording in 9.0.0, the second in 11.3.0",
    patterns: [
      "migration with virtiofs device is not supported",
      "migration with this virtiofs device is not supported",
    ],
    proves: "The guest has a folder of the host by virtiofs, whose virtiofsd cannot hand its state over.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["virtiofs.state", "device.shared-folder"],
    collect: [
      "virsh dumpxml GUEST | grep -A6 '<filesystem'", "virtiofsd --version; virsh version    # on both hosts",
    ],
    citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed",
    examples: [
      "error: Operation not supported: migration with virtiofs device is not supported",
      "operation is not supported: migration with this virtiofs device is not supported",
    ]),
  MessageRule(
    id: "libvirt.shmem",
    component: .libvirt,
    phase: .begin,
    title: "Memory shared with other guests stops the migration",
    printedBy: "libvirt on the source",
    versions: "seen in 9.0.0; the second wording in 11.3.0 too",
    patterns: [
      "migration with legacy shmem device is not supported", "shmem device '{word}' cannot be migrated",
    ],
    proves: "The guest has a <shmem> device that is not the master of its memory, or one of the old kind.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["device.shared-memory"],
    collect: ["virsh dumpxml GUEST | grep -A5 '<shmem'"],
    citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed",
    examples: [
      "error: Requested operation is not valid: migration with legacy shmem device is not supported",
      "shmem device 'shm0' cannot be migrated, only shmem with role='master' can be migrated",
    ]),
  MessageRule(
    id: "libvirt.network-device",
    component: .libvirt,
    phase: .begin,
    title: "A network card of the guest cannot be migrated",
    printedBy: "libvirt on the source",
    versions: "seen in 9.0.0 and 11.3.0",
    patterns: ["vDPA devices cannot be migrated", "a slirp-helper cannot be migrated"],
    proves: "A card of type vdpa, or one by slirp-helper, holds state that stays on the host.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["device.blocks"],
    collect: ["virsh dumpxml GUEST | grep -A5 '<interface'"],
    citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed",
    examples: [
      "Requested operation is not valid: vDPA devices cannot be migrated",
      "error: Requested operation is not valid: a slirp-helper cannot be migrated",
    ]),
  MessageRule(
    id: "libvirt.snapshots",
    component: .libvirt,
    phase: .begin,
    title: "Snapshots, a running copy of a disk, or a transient disk stop the migration",
    printedBy: "libvirt on the source",
    versions: "seen in 9.0.0 and 11.3.0",
    patterns: [
      "cannot migrate domain with {number} snapshots", "domain has active block job",
      "migration with transient disk is not supported",
    ],
    proves: """
      libvirt keeps records of the guest that would not move along: of snapshots, of a block job, of a disk \
      whose changes are thrown away.
      """,
    doesNotProve: "It says nothing about the CPU.",
    causes: ["snapshots.present"],
    collect: ["virsh snapshot-list GUEST", "virsh domblklist GUEST", "virsh blockjob GUEST vda --info"],
    citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed",
    examples: [
      "error: Requested operation is not valid: cannot migrate domain with 3 snapshots",
      "Requested operation is not valid: domain has active block job",
    ]),
  MessageRule(
    id: "libvirt.swtpm",
    component: .libvirt,
    phase: .begin,
    title: "The emulated TPM stops the migration, or did not start",
    printedBy: "libvirt on the source, or on the destination where it starts swtpm",
    versions: "seen in 9.0.0 and 11.3.0",
    patterns: [
      "the running swtpm does not support migration with shared storage", "swtpm died and reported: ",
      "swtpm died unexpectedly",
    ],
    proves: "swtpm is too old for the storage that it is on, or it ended at its start.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["swtpm.state"],
    collect: [
      "swtpm --version    # on both hosts", "findmnt -T /var/lib/libvirt/swtpm    # on both hosts",
      "tail -n 20 /var/log/swtpm/libvirt/qemu/GUEST-swtpm.log    # on the destination",
    ],
    citation: """
      libvirt 9.0.0 and 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed; src/qemu/qemu_tpm.c, \
      qemuTPMEmulatorStart
      """,
    examples: [
      "error: the running swtpm does not support migration with shared storage",
      "internal error: swtpm died and reported: Could not open TPM state",
    ]),
  MessageRule(
    id: "libvirt.unsafe-storage",
    component: .libvirt,
    phase: .begin,
    title: "The guest's disks could be damaged by the move",
    printedBy: "libvirt on the source",
    versions: "seen in 11.3.0",
    patterns: [
      "Migration without shared storage is unsafe",
      "Migration may lead to data corruption if disks use cache other than none or directsync",
    ],
    proves:
      "A disk is on storage of this host alone, or its cache could hold data that the other host does not see.",
    doesNotProve: "It says nothing about the CPU. --unsafe removes the warning, not the danger.",
    causes: ["storage.local"],
    collect: [
      "virsh dumpxml GUEST | grep -A4 '<disk'", "findmnt -T /var/lib/libvirt/images    # on both hosts",
    ],
    citation: "libvirt 11.3.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsSafe",
    examples: [
      "error: Unsafe migration: Migration without shared storage is unsafe",
      """
      error: Unsafe migration: Migration may lead to data corruption if disks use cache other than none or \
      directsync
      """,
    ]),
  MessageRule(
    id: "libvirt.abi-kvm-features",
    component: .libvirt,
    phase: .begin,
    title: "The given XML has other <features> than the running guest",
    printedBy: "libvirt, as for the CPU",
    versions: "seen in 11.3.0",
    patterns: [
      "State of KVM feature '{word}' differs: source: ", "State of Xen feature '{word}' differs: source: ",
      "State of feature '{word}' differs: source: ", "HyperV vendor_id differs: source: ",
      "HyperV spinlock retry count differs: source: ",
    ],
    proves: "The <features> of the given XML are not the running guest's; they cannot change live.",
    doesNotProve: "It is no difference of the hosts' CPUs.",
    causes: ["abi.edited"],
    collect: [
      "virsh dumpxml --migratable GUEST | sed -n '/<features/,/<\\/features>/p'    # what it is compared with"
    ],
    citation: "libvirt 11.3.0 src/conf/domain_conf.c, virDomainDefFeaturesCheckABIStability",
    examples: [
      "unsupported configuration: State of KVM feature 'hidden' differs: source: 'on', destination: 'off'",
      "State of feature 'pmu' differs: source: 'absent', destination: 'off'",
    ],
    counterexamples: [
      "State of HyperV enlightenment feature 'stimer' differs: source: 'on', destination: 'off'"
    ]),
  MessageRule(
    id: "libvirt.no-models",
    component: .libvirt,
    phase: .prepare,
    title: "The question is about a QEMU or an accelerator without CPU models",
    printedBy: "libvirt, when it is asked to compare or to make a level",
    versions: "seen in 9.0.0 and 11.3.0",
    patterns: ["does not support any CPU models for virttype '{word}'"],
    proves:
      "libvirt found no CPU models for this QEMU with {word}: mostly KVM was not usable when it looked.",
    causes: ["tcg.instead-of-kvm"],
    collect: ["ls -l /dev/kvm; virsh domcapabilities --virttype kvm | head"],
    citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_driver.c, qemuConnectCPUModelBaseline",
    examples: [
      """
      error: Operation not supported: QEMU '/usr/bin/qemu-system-x86_64' does not support any CPU models for \
      virttype 'kvm'
      """,
      "QEMU '/usr/libexec/qemu-kvm' does not support any CPU models for virttype 'kvm'",
    ]),
]
