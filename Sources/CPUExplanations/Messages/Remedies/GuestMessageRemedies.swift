/// Remedies in the definition of a guest.
let guestMessageRemedies: [Remedy] = [
  Remedy(
    id: "guest.look",
    title: "See what the guest itself was given, before anything is changed",
    layer: "guest",
    opens: [],
    condition:
      "Only what the running definition requires matters to the guest; what the host has besides does not.",
    commands: [
      "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # on the source",
      "virsh domcapabilities | sed -n '/<cpu>/,/<\\/cpu>/p'    # on the destination",
    ],
    undo: [],
    risk: .none,
    riskReason: "Nothing is changed.",
    restarts: [],
    citation: "virsh(1)"),
  Remedy(
    id: "guest.cold-restart",
    title: "Stop the guest and start it with a CPU that both hosts can give",
    layer: "guest",
    opens: [],
    condition: """
      A CPU never changes while the guest runs: no option of a live migration takes a feature away. Change \
      the definition, then power the guest off and start it anew; a reboot from inside keeps the old CPU.
      """,
    commands: [
      "martlet fix GUEST.xml --on A --on B    # the smallest edit",
      "virsh edit GUEST && virsh shutdown GUEST && virsh start GUEST",
      "openstack server stop SERVER && openstack server start SERVER    # Nova writes the definition anew",
    ],
    undo: ["(put the former definition back, and power-cycle again)"],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual"),
  Remedy(
    id: "guest.stage",
    title: "Give the new definition with --persistent-xml, and power-cycle later",
    layer: "guest",
    opens: [],
    condition: """
      The running guest keeps its CPU, so the destination must still be able to give that one; the next \
      start uses the new definition.
      """,
    commands: [
      "virsh dumpxml --inactive GUEST > next.xml    # edit <cpu> in it",
      """
      virsh migrate --live --persistent --undefinesource --persistent-xml next.xml GUEST \
      qemu+ssh://DESTINATION/system
      """,
      "virsh shutdown GUEST && virsh start GUEST    # when it may stop",
    ],
    undo: [],
    risk: .low,
    riskReason: "Nothing happens to the running guest; a mistake in the file shows at the next start only.",
    restarts: ["guest"],
    citation: "virsh(1), migrate --persistent-xml"),
  Remedy(
    id: "guest.disable-feature",
    title: "Disable the feature in the guest's definition",
    layer: "guest",
    opens: [],
    condition:
      "For features that the guest does not need; it takes effect when the guest is stopped and started.",
    commands: [
      "<feature policy='disable' name='NAME'/>    # inside <cpu> of virsh edit GUEST",
      "cpu_model_extra_flags = -NAME    # Nova 23.0.0 and later, [libvirt]",
    ],
    undo: ["(take the line out and power-cycle)"],
    risk: .medium,
    riskReason:
      "The guest is interrupted; a program that had been told of the instruction must start anew too.",
    restarts: ["guest"],
    citation:
      "libvirt docs, formatdomain: CPU model and topology; nova nova/conf/libvirt.py, cpu_model_extra_flags"),
  Remedy(
    id: "guest.no-tsx",
    title: "Give guests a noTSX model, or disable hle and rtm",
    layer: "guest",
    opens: [],
    condition: "The lasting cure for TSX; it takes effect when the guest is stopped and started.",
    commands: [
      """
      <model>Skylake-Server-noTSX-IBRS</model>    # or Haswell-noTSX, Broadwell-noTSX, \
      Cascadelake-Server-noTSX, Icelake-Server-noTSX
      """,
      "cpu_model_extra_flags = -hle,-rtm    # Nova 23.0.0 and later",
    ],
    undo: ["(return to the former model and power-cycle)"],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, builtin_x86_defs"),
  Remedy(
    id: "guest.no-nested",
    title: "Give guests no vmx or svm that do not run guests of their own",
    layer: "guest",
    opens: [],
    condition:
      "Then none of the vmx-* features is compared. It takes effect when the guest is stopped and started.",
    commands: [
      "<feature policy='disable' name='vmx'/>    # svm on AMD",
      "cpu_model_extra_flags = -vmx    # Nova 23.0.0 and later",
    ],
    undo: ["(take the line out and power-cycle)"],
    risk: .medium,
    riskReason: "The guest is interrupted, and can run no guests.",
    restarts: ["guest"],
    citation: "QEMU 10.0.13 target/i386/cpu.c, feature_dependencies"),
  Remedy(
    id: "invtsc.frequency",
    title: "State the TSC frequency in the definition",
    layer: "guest",
    opens: [],
    condition:
      "With a frequency the invtsc feature is migratable: to hosts of that frequency, or with TSC scaling.",
    commands: [
      "virsh capabilities | grep -A1 \"<counter name='tsc'\"    # the source host's frequency",
      "<timer name='tsc' frequency='HERTZ'/>    # inside <clock>, virsh edit GUEST; then power-cycle",
    ],
    undo: ["(take the line out)"],
    risk: .medium,
    riskReason: "The guest is interrupted once; hosts without TSC scaling must have the same frequency.",
    restarts: ["guest"],
    citation: """
      libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed; src/qemu/qemu_process.c, \
      qemuProcessStartValidateTSC
      """),
  Remedy(
    id: "invtsc.drop",
    title: "Do not give the guest invtsc",
    layer: "guest",
    opens: [],
    condition: "Without it the guest is migratable. It takes effect when the guest is stopped and started.",
    commands: [
      "<feature policy='disable' name='invtsc'/>",
      "<cpu mode='host-passthrough' migratable='on'/>    # leaves it out by itself",
    ],
    undo: ["(put it back)"],
    risk: .medium,
    riskReason: "The guest is interrupted, and may choose another clock.",
    restarts: ["guest"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_get_migratable_flags"),
  Remedy(
    id: "hyperv.explicit",
    title: "Name the Hyper-V enlightenments one by one",
    layer: "guest",
    opens: [],
    condition: "Passing on whatever KVM offers makes a CPU that no other host is known to have.",
    commands: [
      """
      <hyperv mode='custom'><relaxed state='on'/><vapic state='on'/><spinlocks state='on' \
      retries='8191'/></hyperv>
      """,
      "martlet capture | less    # what KVM offers on each host",
    ],
    undo: [],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, hyperv_init_vcpu"),
  Remedy(
    id: "msr.hide",
    title: "Give the guest a CPU without the register",
    layer: "guest",
    opens: [],
    condition: """
      Where the host's KVM, itself a guest, accepts fewer values than it announces: take the feature away \
      at the next start.
      """,
    commands: [
      "-cpu host,-arch-capabilities    # QEMU; for 10AH",
      "<feature policy='disable' name='arch-capabilities'/>    # libvirt",
      "-cpu host,-vmx    # for 480H to 493H",
    ],
    undo: ["(take it out)"],
    risk: .medium,
    riskReason: "The guest is not told which flaws its CPU does not have, and mitigates more.",
    restarts: ["guest"],
    citation: "QEMU 10.0.13 target/i386/cpu.c, feature_dependencies"),
  Remedy(
    id: "device.detach",
    title: "Detach the device, or use one that can migrate",
    layer: "guest",
    opens: [],
    condition: "No CPU is at fault: an assigned device holds state that its driver cannot give.",
    commands: [
      "virsh domblkinfo GUEST; virsh dumpxml GUEST | grep -A4 '<hostdev'",
      "virsh detach-device GUEST device.xml --live    # attach it again afterwards",
    ],
    undo: ["virsh attach-device GUEST device.xml --live"],
    risk: .medium,
    riskReason: "The guest loses the device while it moves.",
    restarts: [],
    citation: "QEMU 7.2.0 hw/vfio/migration.c, vfio_migration_probe"),
]
