internal import Remedies

/// The guest of whom a message speaks, whose name the message need not tell.
private let guest = GuestCommands()

/// Remedies in the definition of a guest.
let guestMessageRemedies: [Remedy] = [
  Remedy(
    .lookAtGuest, "See what the guest itself was given, before anything is changed", layer: "guest",
    condition:
      "Only what the running definition requires matters to the guest; what the host has besides does not.",
    commands: [
      "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # on the source",
      "virsh domcapabilities | sed -n '/<cpu>/,/<\\/cpu>/p'    # on the destination",
    ],
    citation: "virsh(1)"),
  Remedy(
    .coldRestart, "Stop the guest and start it with a CPU that both hosts can give", layer: "guest",
    condition: """
      A guest's CPU never changes while it runs: no live migration option removes a feature. Change \
      the definition, then shut the guest down and start it; a reboot from inside keeps the old CPU.
      """,
    commands: [
      guest.save, "martlet fix GUEST.xml --on A --on B    # the smallest edit", "# virsh edit GUEST, then:",
      guest.powerCycle, "# with Nova, which writes the definition anew at every start:",
      ServerCommands.powerCycle,
    ],
    undo: guest.restore,
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual"),
  Remedy(
    .stage, "Give the new definition with --persistent-xml, and power-cycle later", layer: "guest",
    condition: """
      The running guest keeps its CPU, so the destination must still be able to give that one; the next \
      start uses the new definition.
      """,
    commands: [
      "(umask 077; set -C; virsh dumpxml --inactive --security-info GUEST > next.xml)",
      "# edit <cpu> in next.xml, then:",
      """
      virsh migrate --live --persistent --undefinesource --persistent-xml next.xml GUEST \
      qemu+ssh://DESTINATION/system
      """,
      "# when it may stop, on the destination:", guest.powerCycle,
    ],
    undo: ["# take the edit out again on the destination (virsh edit GUEST), then:", guest.powerCycle],
    caution: "A mistake in the file shows at the next start only.",
    citation: "virsh(1), migrate --persistent-xml"),
  Remedy(
    .disableFeature, "Disable the feature in the guest's definition", layer: "guest",
    condition:
      "For features that the guest does not need; it takes effect when the guest is stopped and started.",
    commands: guest.edit("inside <cpu>", ["<feature policy='disable' name='NAME'/>"])
      + ["# with Nova 23.0.0 and later, [libvirt]: cpu_model_extra_flags = -NAME"],
    undo: guest.restore,
    caution: "A program that detected the instruction must restart too.",
    citation:
      "libvirt docs, formatdomain: CPU model and topology; nova nova/conf/libvirt.py, cpu_model_extra_flags"),
  Remedy(
    .noTSX, "Give guests a noTSX model, or disable hle and rtm", layer: "guest",
    condition: "The lasting cure for TSX; it takes effect when the guest is stopped and started.",
    commands: guest.edit(
      "inside <cpu>",
      [
        "<model>Skylake-Server-noTSX-IBRS</model>    (or Haswell-noTSX, Broadwell-noTSX, Cascadelake-Server-noTSX, "
          + "Icelake-Server-noTSX)"
      ]) + ["# with Nova 23.0.0 and later, [libvirt]: cpu_model_extra_flags = -hle,-rtm"],
    undo: guest.restore,
    citation: "QEMU 7.2.0 target/i386/cpu.c, builtin_x86_defs"),
  Remedy(
    .noNested, "Give guests no vmx or svm that do not run guests of their own", layer: "guest",
    condition:
      "Then none of the vmx-* features is compared. It takes effect when the guest is stopped and started.",
    commands: guest.edit("inside <cpu>", ["<feature policy='disable' name='vmx'/>    (svm on AMD)"])
      + ["# with Nova 23.0.0 and later, [libvirt]: cpu_model_extra_flags = -vmx"],
    undo: guest.restore,
    caution: "It can then run no guests of its own.",
    citation: "QEMU 10.0.13 target/i386/cpu.c, feature_dependencies"),
  Remedy(
    .stateFrequency, "State the TSC frequency in the definition", layer: "guest",
    condition:
      "With a frequency the invtsc feature is migratable: to hosts of that frequency, or with TSC scaling.",
    commands: ["virsh capabilities | grep -A1 \"<counter name='tsc'\"    # the source host's frequency"]
      + guest.edit("inside <clock>", ["<timer name='tsc' frequency='HERTZ'/>"]),
    undo: guest.restore,
    caution: "Hosts without TSC scaling must have the same frequency.",
    citation: """
      libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed; src/qemu/qemu_process.c, \
      qemuProcessStartValidateTSC
      """),
  Remedy(
    .dropInvariantTSC, "Do not give the guest invtsc", layer: "guest",
    condition: "Without it the guest is migratable. It takes effect when the guest is stopped and started.",
    commands: guest.edit(
      "inside <cpu>",
      [
        "<feature policy='disable' name='invtsc'/>",
        "(or <cpu mode='host-passthrough' migratable='on'/>, which leaves it out)",
      ]),
    undo: guest.restore,
    caution: "It may choose another clock.",
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_get_migratable_flags"),
  Remedy(
    .explicitHyperV, "Name the Hyper-V enlightenments one by one", layer: "guest",
    condition: "Passing on whatever KVM offers makes a CPU that no other host is known to have.",
    commands: ["martlet capture | less    # what KVM offers on each host"]
      + guest.edit(
        "inside <features>",
        [
          "<hyperv mode='custom'><relaxed state='on'/><vapic state='on'/><spinlocks state='on' retries='8191'/></hyperv>"
        ]),
    undo: guest.restore,
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, hyperv_init_vcpu"),
  Remedy(
    .hideRegister, "Give the guest a CPU without the register", layer: "guest",
    condition: """
      If the host is itself a guest and its KVM accepts fewer values than it announces, remove the feature \
      at the next start.
      """,
    commands: [
      "# QEMU, for 10AH: -cpu host,-arch-capabilities", "# QEMU, for 480H to 493H: -cpu host,-vmx",
    ] + guest.edit("inside <cpu>, for 10AH", ["<feature policy='disable' name='arch-capabilities'/>"]),
    undo: guest.restore,
    caution: "It does not know which flaws its CPU lacks, and mitigates more.",
    citation: "QEMU 10.0.13 target/i386/cpu.c, feature_dependencies"),
  Remedy(
    .detachDevice, "Detach the device, or use one that can migrate", layer: "guest",
    condition: "No CPU is at fault: an assigned device holds state that its driver cannot give.",
    commands: [
      "virsh dumpxml GUEST | grep -A4 '<hostdev'    # the device; save it as device.xml",
      "virsh detach-device GUEST device.xml --live    # attach it again afterwards",
    ],
    undo: ["virsh attach-device GUEST device.xml --live"],
    citation: "QEMU 7.2.0 hw/vfio/migration.c, vfio_migration_probe"),
  Remedy(
    .dropRecords, "Take the snapshots' records off this host, move, and put them back", layer: "libvirt",
    condition: """
      The CPU is not the cause. --metadata removes libvirt's records and keeps the disks; external \
      snapshots' files must be there at the destination too.
      """,
    commands: [
      "virsh snapshot-list GUEST --name    # for each: SNAPSHOT",
      "(umask 077; set -C; virsh snapshot-dumpxml --security-info GUEST SNAPSHOT > SNAPSHOT.xml)",
      "virsh snapshot-delete GUEST SNAPSHOT --metadata",
      "virsh blockjob GUEST vda --info    # a job that runs must end first",
      "virsh migrate --live GUEST qemu+ssh://DESTINATION/system",
      "# on the destination: virsh snapshot-create --redefine GUEST SNAPSHOT.xml",
    ],
    undo: ["virsh snapshot-create --redefine GUEST SNAPSHOT.xml"],
    caution: "Without --metadata the snapshot itself is deleted.",
    citation: "virsh(1), snapshot-delete --metadata and snapshot-create --redefine"),
  Remedy(
    .copyStorage, "Put the disks on shared storage, or copy them along", layer: "guest",
    condition: """
      No CPU is at fault. With --copy-storage-all the destination needs files of the same size under the same \
      paths; with Proxmox --with-local-disks copies them.
      """,
    commands: [
      "virsh domblklist GUEST --details", "findmnt -T /var/lib/libvirt/images    # on both hosts",
      "virsh migrate --live --copy-storage-all GUEST qemu+ssh://DESTINATION/system",
      "# with Proxmox: qm migrate VMID NODE --online --with-local-disks",
    ],
    undo: ["# on the destination: virsh migrate --live --copy-storage-all GUEST qemu+ssh://SOURCE/system"],
    caution: "All of the disks goes over the network; the copies on the source stay.",
    citation: "virsh(1), migrate --copy-storage-all; qm(1), migrate --with-local-disks"),
]
