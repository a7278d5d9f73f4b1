/// What libvirt prints when a host cannot give something beside the CPU's features.
let libvirtHostMessages: [MessageRule] = [
  MessageRule(
    id: "libvirt.invtsc-no-frequency",
    component: .libvirt,
    phase: .begin,
    title: "The guest has invtsc and no TSC frequency is stated",
    printedBy: "libvirt on the source, before anything else",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0; \"domain has CPU feature: invtsc\" in older ones",
    patterns: ["CPU feature but TSC frequency is not specified", "domain has CPU feature: invtsc"],
    names: .fixed(["invtsc"]),
    proves: """
      The guest was given invtsc, which QEMU does not migrate unless the definition has a <timer \
      name='tsc' frequency='…'/>. Nothing was asked of the destination.
      """,
    doesNotProve: "It says nothing about the destination.",
    causes: ["names.invtsc"],
    collect: [
      "virsh dumpxml GUEST | grep -e invtsc -e \"timer name='tsc'\" -e migratable",
      "virsh capabilities | grep \"<counter name='tsc'\"    # on both hosts",
    ],
    citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed",
    examples: [
      """
      error: Requested operation is not valid: domain has 'invtsc' CPU feature but TSC frequency is not \
      specified
      """
    ]),
  MessageRule(
    id: "libvirt.no-invtsc",
    component: .libvirt,
    phase: .prepare,
    title: "The host has no invariant TSC to give",
    printedBy: "libvirt, after QEMU was started",
    versions: "all",
    patterns: ["host doesn't support invariant TSC"],
    names: .fixed(["invtsc"]),
    proves: "The definition requires invtsc, and QEMU came up without.",
    causes: ["host.tsc", "names.invtsc"],
    collect: [
      "dmesg | grep -i tsc; cat /sys/devices/system/clocksource/clocksource0/current_clocksource",
      "martlet explain invtsc --on this",
    ],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessVerifyCPUFeatures",
    examples: ["unsupported configuration: host doesn't support invariant TSC"]),
  MessageRule(
    id: "libvirt.tsc-tolerance",
    component: .libvirt,
    phase: .prepare,
    title: "The destination's TSC runs at another rate, and cannot be scaled",
    printedBy: "libvirt on the destination, before QEMU is started",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0",
    patterns: ["Requested TSC frequency {number} Hz is outside tolerance range"],
    names: .fixed(["invtsc"]),
    proves: """
      The definition states a TSC frequency that differs from this host's by more than 250 parts in a \
      million, and the CPU has no TSC scaling.
      """,
    causes: ["host.tsc-rate"],
    collect: ["virsh capabilities | grep -A1 \"<counter name='tsc'\"    # on both hosts"],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC",
    examples: [
      """
      unsupported configuration: Requested TSC frequency 2599998000 Hz is outside tolerance range \
      ([2399400000, 2400600000] Hz) around host frequency 2400000000 Hz and TSC scaling is not supported \
      by the host CPU
      """
    ]),
  MessageRule(
    id: "libvirt.hyperv-missing",
    component: .libvirt,
    phase: .prepare,
    title: "KVM on this host lacks a Hyper-V enlightenment",
    printedBy: "libvirt, after QEMU was started",
    versions: "all",
    patterns: [
      "host doesn't support hyperv '{word}' feature",
      "host doesn't support hyperv stimer '{word}' feature",
      "host doesn't support hyperv tlbflush '{word}' feature",
    ],
    proves: "The definition has the enlightenment {word}, and QEMU came up without.",
    doesNotProve: "It has nothing to do with the CPU's generation.",
    causes: ["host.hyperv"],
    collect: [
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
      "martlet capture -o - | head    # what KVM offers",
    ],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessVerifyHypervFeatures",
    examples: ["unsupported configuration: host doesn't support hyperv 'evmcs' feature"]),
  MessageRule(
    id: "libvirt.pvspinlock",
    component: .libvirt,
    phase: .prepare,
    title: "KVM on this host lacks paravirtual spinlocks",
    printedBy: "libvirt, after QEMU was started",
    versions: "all",
    patterns: ["host doesn't support paravirtual spinlocks"],
    proves: "The definition has <pvspinlock state='on'/>, and kvm_pv_unhalt is missing.",
    causes: ["names.kvm-pv"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessVerifyKVMFeatures",
    examples: ["unsupported configuration: host doesn't support paravirtual spinlocks"]),
  MessageRule(
    id: "libvirt.machine-type",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU on this host does not have the machine type",
    printedBy: "libvirt, at a start or an incoming migration",
    versions: "all",
    patterns: ["Emulator '{*}' does not support machine type '{word}'"],
    proves: "The guest's machine type is not among those of the QEMU at that path.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["machine.older"],
    collect: [
      "qemu-system-x86_64 -machine help    # on the destination",
      "virsh dumpxml GUEST | grep -e machine= -e emulator",
    ],
    citation: "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDef",
    examples: [
      """
      unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support machine type \
      'pc-q35-9.2'
      """
    ]),
  MessageRule(
    id: "libvirt.virt-type",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU on this host has no such kind of virtualization",
    printedBy: "libvirt, at a start or an incoming migration",
    versions: "seen in 9.0.0",
    patterns: ["Emulator '{*}' does not support virt type '{word}'"],
    proves: """
      When libvirt last asked the QEMU at that path, it did not offer the accelerator. For kvm: it could \
      not use KVM then, or is built without it.
      """,
    doesNotProve: "It says nothing about the CPU's features.",
    causes: ["kvm.off"],
    collect: ["ls -l /dev/kvm; lsmod | grep kvm; dmesg | grep -i -e kvm -e 'disabled by bios'"],
    citation: """
      libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDef; src/qemu/qemu_capabilities.c, \
      virQEMUCapsIsVirtTypeSupported and virQEMUCapsProbeQMPKVMState
      """,
    examples: [
      "unsupported configuration: Emulator '/usr/bin/qemu-system-x86_64' does not support virt type 'kvm'"
    ]),
  MessageRule(
    id: "libvirt.kvm-unavailable",
    component: .libvirt,
    phase: .prepare,
    title: "KVM is not available",
    printedBy: "libvirt, at a start or an incoming migration",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0",
    patterns: ["Domain requires KVM, but it is not available"],
    proves: """
      /dev/kvm does not exist on this host: the module is not loaded, or firmware switched virtualization \
      off.
      """,
    causes: ["kvm.off"],
    collect: ["ls -l /dev/kvm; lsmod | grep kvm; dmesg | grep -i -e kvm -e 'disabled by bios'"],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidate",
    examples: [
      """
      unsupported configuration: Domain requires KVM, but it is not available. Check that virtualization \
      is enabled in the host BIOS
      """
    ]),
  MessageRule(
    id: "libvirt.blockers",
    component: .libvirt,
    phase: .begin,
    title: "QEMU says that this guest cannot migrate",
    printedBy: "libvirt on the source; the reason is QEMU's",
    versions: "seen in 9.0.0 and 11.3.0, not in 7.0.0",
    patterns: ["Requested operation is not valid: cannot migrate domain: {*}"],
    proves: "QEMU listed the reasons behind the colon; nothing was asked of the destination.",
    doesNotProve: "It says nothing about the destination.",
    causes: ["qemu.text-behind"],
    collect: ["virsh qemu-monitor-command GUEST '{\"execute\":\"query-migrate\"}'"],
    citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationSrcIsAllowed",
    examples: [
      """
      Requested operation is not valid: cannot migrate domain: State blocked by non-migratable CPU \
      device (invtsc flag)
      """
    ]),
  MessageRule(
    id: "libvirt.monitor-closed",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU ended; its own words stand behind, or in the guest's log",
    printedBy: "libvirt, on the host where QEMU ended",
    versions: "all",
    patterns: [
      "process exited while connecting to monitor",
      "nexpectedly closed the monitor",
      "Unable to read from monitor",
    ],
    proves: "QEMU on this host ended at its start, or while it took the guest's state.",
    doesNotProve: "libvirt does not give the reason; QEMU does.",
    causes: ["qemu.text-behind"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "coredumpctl list qemu-system-x86_64",
    ],
    citation: """
      libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessWaitForMonitor; src/qemu/qemu_monitor.c, \
      qemuMonitorIO
      """,
    examples: [
      """
      internal error: qemu unexpectedly closed the monitor: 2024-01-01T00:00:00Z qemu-kvm: error: failed \
      to set MSR 0x48f to 0x7fffff00036dfb
      """,
      "internal error: process exited while connecting to monitor",
    ]),
  MessageRule(
    id: "libvirt.physbits",
    component: .libvirt,
    phase: .prepare,
    title: "The guest's address width is greater than the host's",
    printedBy: "libvirt, before QEMU is started",
    versions: "seen in 9.0.0 and 11.3.0, not in 7.0.0",
    patterns: ["number of virtual CPU address bits cannot exceed the number supported by the host CPU"],
    proves: "<maxphysaddr> requests more bits than this host has.",
    doesNotProve: "It is no feature bit.",
    causes: ["host.physbits"],
    collect: ["grep -m1 'address sizes' /proc/cpuinfo    # on both hosts"],
    citation: "libvirt 9.0.0 src/qemu/qemu_validate.c, qemuValidateDomainDefCpu",
    examples: [
      """
      unsupported configuration: The number of virtual CPU address bits cannot exceed the number \
      supported by the host CPU
      """
    ]),
  MessageRule(
    id: "libvirt.tainted-host-cpu",
    component: .libvirt,
    phase: .start,
    title: "The guest has the host's own CPU (host-passthrough)",
    printedBy: "libvirt, when a guest starts, in its log and the guest's",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0",
    patterns: ["is tainted: host-cpu"],
    proves: """
      The guest was started with mode='host-passthrough': libvirt does not check its CPU on a move, unless \
      check='full' is set.
      """,
    doesNotProve: "It is no error; it tells why no check stood in the way.",
    causes: ["definition.passthrough"],
    collect: ["virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'"],
    citation:
      "libvirt 9.0.0 src/qemu/qemu_domain.c, qemuDomainObjTaint; src/cpu/cpu_x86.c, virCPUx86UpdateLive",
    examples: ["warning : qemuDomainObjTaintMsg:6603 : Domain id=3 name='g' uuid=1 is tainted: host-cpu"]),
  MessageRule(
    id: "libvirt.job-failed",
    component: .libvirt,
    phase: .perform,
    title: "QEMU gave the migration up",
    printedBy: "libvirt on the source",
    versions: "\"migration out job: …\" in 7.0.0, \"job 'migration out' …\" in 9.0.0 and 11.3.0",
    patterns: [
      "migration out job: {*}",
      "job 'migration out' failed: {*}",
      "job 'migration out' unexpectedly failed",
      "guest unexpectedly quit",
    ],
    proves:
      "QEMU's migration had begun and failed: the source says so, the reason is mostly the destination's.",
    doesNotProve: "Without more words it names no cause.",
    causes: ["qemu.text-behind", "state.cpu", "stream.versions"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "virsh domjobinfo GUEST --completed",
    ],
    citation: "libvirt 9.0.0 src/qemu/qemu_migration.c, qemuMigrationJobCheckStatus",
    examples: [
      "operation failed: migration out job: unexpectedly failed",
      "operation failed: job 'migration out' failed: Unable to write to socket: Connection reset by peer",
    ]),
  MessageRule(
    id: "libvirt.no-kvm-answer",
    component: .libvirt,
    phase: .configure,
    title: "libvirt has no KVM to ask about",
    printedBy: "libvirt, for domcapabilities and the hypervisor-cpu- commands",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0",
    patterns: [
      "does not support reporting CPU model for virttype", "is not supported by '{*}' on this host",
    ],
    proves:
      "The question was about KVM (or another accelerator), which libvirt found not usable with this QEMU.",
    doesNotProve: "It says nothing about the CPU's features.",
    causes: ["kvm.off", "kvm.permission", "mode.probe-failed"],
    collect: ["ls -l /dev/kvm; lsmod | grep kvm", "virsh capabilities | grep \"<domain type='kvm'\""],
    citation:
      "libvirt 9.0.0 src/qemu/qemu_driver.c; src/qemu/qemu_capabilities.c, virQEMUCapsCacheLookupDefault",
    examples: [
      """
      error: invalid argument: the accel 'kvm' is not supported by '/usr/bin/qemu-system-x86_64' on this \
      host
      """
    ]),
]
