internal import Remedies

/// QEMU's messages when it loads a guest's state.
let qemuStreamMessages: [MessageRule] = [
  MessageRule(
    id: "qemu.nested-state",
    component: .qemu,
    phase: .perform,
    title: "The destination cannot take the state of nested virtualization",
    printedBy: "QEMU on the destination, when it loads the CPU's state",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: [
      "Received nested state when kernel cannot restore it",
      "Received nested state size less than min",
      "Received unsupported nested state size",
      "Received invalid nested state format",
      "vCPU set in guest-mode inconsistent with migrated kernel nested state",
    ],
    names: .fixed(["vmx"]),
    proves: """
      The guest had nested virtualization in use, and the destination's kernel cannot take that state, or \
      not of this size or vendor.
      """,
    causes: ["nested.kernel"],
    collect: ["uname -r; grep . /sys/module/kvm_*/parameters/nested    # on both hosts"],
    citation: "QEMU 7.2.0 target/i386/machine.c, nested_state_post_load and cpu_post_load",
    examples: ["qemu-kvm: Received nested state when kernel cannot restore it"]),
  MessageRule(
    id: "qemu.machine-mismatch",
    component: .qemu,
    phase: .perform,
    title: "Source and destination QEMU run different machine types",
    printedBy: "QEMU on the destination, at the beginning of the stream",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["Machine type received is '{word}' and local is '{word}'"],
    proves: """
      The destination was started with another machine type than the guest has: an alias (pc, q35) means \
      another version on each QEMU.
      """,
    doesNotProve: "It says nothing about the CPU.",
    causes: ["machine.alias"],
    collect: ["virsh dumpxml GUEST | grep machine=    # on both hosts"],
    citation: "QEMU 7.2.0 migration/savevm.c, configuration_post_load",
    examples: ["Machine type received is 'pc-i440fx-6.2' and local is 'pc-i440fx-7.2'"]),
  MessageRule(
    id: "qemu.tsc-differs",
    component: .qemu,
    phase: .perform,
    title: "The stated TSC frequency is not the guest's",
    printedBy: "QEMU on the destination, when it loads the CPU's state",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: [
      "Mismatch between user-specified TSC frequency and migrated TSC frequency",
      "Guest enabled re-enlightenment notifications, 'tsc-frequency=' has to be specified",
    ],
    proves: """
      The destination's definition states another TSC frequency than the guest ran with, or none where \
      Hyper-V re-enlightenment needs one.
      """,
    causes: ["abi.edited", "invtsc.state"],
    collect: ["virsh dumpxml GUEST | grep \"timer name='tsc'\"    # on both hosts"],
    citation: "QEMU 7.2.0 target/i386/machine.c, cpu_post_load and hyperv_reenlightenment_post_load",
    examples: ["Mismatch between user-specified TSC frequency and migrated TSC frequency"]),
  MessageRule(
    id: "qemu.load-cpu",
    component: .qemu,
    phase: .perform,
    title: "The destination refused the state of a vCPU",
    printedBy: "QEMU on the destination, while it loads the stream",
    versions: "all",
    patterns: [
      "error while loading state for instance {hex} of device 'cpu'",
      "Failed to load cpu:",
      "Failed to load cpu/",
    ],
    exceptions: ["Failed to load cpu:cpreg_vmstate_"],
    proves: """
      The CPU part of the stream could not be loaded: a register, a subsection (xsave, nested state, MSRs) \
      or a version that this QEMU or KVM does not take. The lines above it say which.
      """,
    doesNotProve: "It does not name the feature.",
    causes: ["state.cpu", "nested.kernel", "state.pkru", "qemu.older"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation:
      "QEMU 7.2.0 migration/savevm.c, qemu_loadvm_section_start_full; migration/vmstate.c, vmstate_load_state",
    examples: [
      "qemu-kvm: error while loading state for instance 0x0 of device 'cpu'",
      "qemu-kvm: Failed to load cpu:env.nested_state",
    ],
    counterexamples: ["error while loading state for instance 0x0 of device 'ram'"]),
  MessageRule(
    id: "qemu.load-device",
    component: .qemu,
    phase: .perform,
    title: "The destination refused the state of a device",
    printedBy: "QEMU on the destination, while it loads the stream",
    versions: "all",
    patterns: ["error while loading state for instance {hex} of device '{word}'"],
    exceptions: ["of device 'cpu'"],
    proves: """
      The state of device {word} could not be loaded: versions, machine types or devices of the two QEMUs \
      differ.
      """,
    doesNotProve: "The CPU is not at fault unless the device is cpu.",
    causes: ["stream.versions"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "QEMU 7.2.0 migration/savevm.c, qemu_loadvm_section_start_full",
    examples: ["qemu-kvm: error while loading state for instance 0x0 of device '0000:00:03.0/virtio-net'"],
    counterexamples: ["error while loading state for instance 0x0 of device 'cpu'"]),
  MessageRule(
    id: "qemu.unknown-section",
    component: .qemu,
    phase: .perform,
    title: "The stream has a part that the destination does not know",
    printedBy: "QEMU on the destination, while it loads the stream",
    versions: "all",
    patterns: ["Unknown savevm section or instance '{word}'"],
    proves: "The source has a device or interface {word} that the destination's QEMU was started without.",
    doesNotProve: """
      It is no feature of the CPU; kvm-tpr-opt belongs to the interrupt controller (in-kernel or not), not \
      to the processor.
      """,
    causes: ["stream.section"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
      "virsh dumpxml --migratable GUEST    # compare with the destination's",
    ],
    citation: "QEMU 7.2.0 migration/savevm.c, qemu_loadvm_section_start_full",
    examples: [
      """
      qemu-kvm: Unknown savevm section or instance 'kvm-tpr-opt' 0. Make sure that your current VM setup \
      matches your saved VM setup
      """
    ]),
  MessageRule(
    id: "qemu.section-footer-chipset",
    component: .qemu,
    phase: .perform,
    title: "The state of q35's chipset is read differently from how it was written",
    printedBy: "QEMU on the destination, while it loads the stream",
    versions: "seen with LXD 5.21 and 6.9; the state is the same in 7.2.0 and 10.0.13",
    patterns: ["Missing section footer for {*}/ICH9LPC"],
    proves: """
      ICH9LPC's state has an entry for each CPU that may be plugged in, and their number is not in the stream: it differs \
      between the two command lines (-smp maxcpus), or the two QEMUs are of different builds.
      """,
    doesNotProve: "It says nothing about the features of the two hosts' CPUs.",
    causes: ["stream.topology", "stream.versions"],
    collect: [
      "lscpu | grep '^CPU(s)'    # on both hosts: LXD and Incus take maxcpus from it",
      "grep -h -A6 smp-opts /var/log/lxd/VM/qemu.conf /var/snap/lxd/common/lxd/logs/VM/qemu.conf    # on both hosts",
      "ps -o args -C qemu-system-x86_64 | grep -o -- '-smp [^ ]*'    # on both hosts",
      "qemu-system-x86_64 --version    # on both hosts",
    ],
    citation: """
      QEMU 7.2.0 migration/savevm.c, check_section_footer; hw/acpi/ich9.c, vmstate_cpuhp_state; hw/acpi/cpu.c, \
      vmstate_cpu_hotplug (dev_count); LXD PR 18880, issue 15613; Incus issue 3818
      """,
    examples: ["qemu-system-x86_64: Missing section footer for 0000:00:1f.0/ICH9LPC"]),
  MessageRule(
    id: "qemu.section-footer",
    component: .qemu,
    phase: .perform,
    title: "The stream is read differently from how it was written",
    printedBy: "QEMU on the destination, while it loads the stream",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["Missing section footer for {word}"],
    exceptions: ["/ICH9LPC"],
    proves: """
      The two QEMUs disagree about the layout of {word}: another version, patch, or number of CPUs and \
      slots.
      """,
    doesNotProve: "It names the device where reading went wrong; that is seldom the CPU.",
    causes: ["stream.versions", "stream.topology"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: """
      QEMU 7.2.0 migration/savevm.c, check_section_footer; Red Hat solution 7053750 (piix4_pm); LXD PR \
      18880 (maxcpus)
      """,
    examples: ["qemu-kvm: Missing section footer for 0000:00:01.3/piix4_pm"]),
  MessageRule(
    id: "qemu.version-id",
    component: .qemu,
    phase: .perform,
    title: "The stream is of a newer QEMU",
    printedBy: "QEMU on the destination, while it loads the stream",
    versions: "all",
    patterns: [
      "incoming version_id {number} is too new for local version_id",
      "savevm: unsupported version {number} for '{word}'",
    ],
    proves: "A device's state has a newer format than this QEMU knows: the guest comes from a newer QEMU.",
    causes: ["stream.versions", "qemu.older"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "QEMU 7.2.0 migration/vmstate.c, vmstate_load_state",
    examples: ["cpu: incoming version_id 13 is too new for local version_id 12"]),
  MessageRule(
    id: "qemu.load-failed",
    component: .qemu,
    phase: .perform,
    title: "The destination gave up loading the guest",
    printedBy: "QEMU on the destination; the last line of several",
    versions: "all",
    patterns: ["load of migration failed: {*}"],
    proves:
      "Loading the stream failed; the guest keeps running at the source. The lines before it give the reason.",
    doesNotProve: """
      "Invalid argument" and "Operation not permitted" are the kernel's or QEMU's general words: they do \
      not name a cause.
      """,
    causes: ["qemu.text-behind", "state.cpu", "stream.versions"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "QEMU 7.2.0 migration/migration.c, process_incoming_migration_co",
    examples: [
      "qemu-kvm: load of migration failed: Invalid argument",
      "kvm: load of migration failed: Operation not permitted",
    ]),
  MessageRule(
    id: "qemu.put-registers",
    component: .qemu,
    phase: .perform,
    title: "KVM refused a part of the vCPU's state",
    printedBy: "QEMU on the destination; each part is named",
    versions: "named parts in 10.0.13, not in 7.2.0; \"Failed to put registers after init\" between",
    patterns: [
      "Failed to put registers after init",
      "Putting registers after init:",
      "Failed to set XSAVE",
      "Failed to set XCRs",
      "Failed to set MSRs",
      "Failed to set nested state",
      "Failed to set special registers",
      "Failed to set feature control MSR",
      "Failed to set vCPU events",
    ],
    proves: """
      KVM_SET_… for the named part failed: XSAVE and XCRs mean components that this host does not save \
      (AVX-512, PKRU, AMX, MPX); nested state and feature control mean vmx; special registers a CR4 or \
      EFER bit of a feature that the guest does not have here.
      """,
    doesNotProve: "It does not name the feature.",
    causes: ["state.xsave", "nested.kernel", "state.pkru", "msr.kernel-differs"],
    collect: [
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
      "grep -m1 flags /proc/cpuinfo    # on both hosts",
    ],
    citation: "QEMU 10.0.13 target/i386/kvm/kvm.c, kvm_arch_put_registers",
    examples: [
      "qemu-system-x86_64: Failed to set XSAVE: Invalid argument",
      "kvm: Failed to put registers after init: Invalid argument",
      "qemu-kvm: Failed to set special registers: Invalid argument",
    ]),
  MessageRule(
    id: "qemu.entry-failed",
    component: .qemu,
    phase: .run,
    title: "The CPU refused to run the guest",
    printedBy: "QEMU, while the guest runs",
    versions: "all",
    patterns: ["KVM: entry failed, hardware error"],
    proves: "The hardware refused the guest's state (0x80000021 is an invalid guest state on Intel).",
    doesNotProve: "It does not name a feature.",
    causes: ["state.cpu", "kvm.unrestricted"],
    collect: [
      """
      cat /sys/module/kvm_intel/parameters/unrestricted_guest /sys/module/kvm_intel/parameters/ept    # \
      on both hosts
      """,
      "dmesg | tail -n 40",
    ],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_arch_handle_exit",
    examples: ["KVM: entry failed, hardware error 0x80000021"]),
  MessageRule(
    id: "qemu.internal-error",
    component: .qemu,
    phase: .run,
    title: "KVM could not emulate what the guest did",
    printedBy: "QEMU, while the guest runs; the guest is paused",
    versions: "all",
    patterns: ["KVM internal error. Suberror: {number}"],
    proves: "KVM met an instruction or state that it cannot handle.",
    doesNotProve: "It does not name a feature; after a migration a state of another CPU may be the reason.",
    causes: ["state.cpu", "kvm.unrestricted"],
    collect: [
      "dmesg | tail -n 40", "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "QEMU 7.2.0 accel/kvm/kvm-all.c, kvm_handle_internal_error",
    examples: ["KVM internal error. Suberror: 1"]),
]
