internal import Remedies

/// QEMU's messages about registers, KVM and migration blockers.
let qemuHostMessages: [MessageRule] = [
  MessageRule(
    id: "qemu.set-msr",
    component: .qemu,
    phase: .perform,
    title: "KVM refused a value of a model-specific register",
    printedBy:
      "QEMU: at a start on that host, or on the destination when the guest's state is loaded; QEMU then ends",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["failed to set MSR {msr} to {hex}"],
    names: .register,
    proves: """
      KVM on this host does not accept the value for MSR {msr}: the register does not exist for this guest \
      here, or, for registers whose bits KVM checks (VMX, PMU, speculation control), the value has others than \
      it allows. Values of 10AH are not checked: KVM stores them as they are given.
      """,
    doesNotProve: "It does not say whether hardware, kernel or nesting is the reason.",
    causes: MessageCause.refusedRegister,
    collect: [
      "uname -r; systemd-detect-virt    # on both hosts: is the host itself a guest?",
      "rdmsr -a {msr}    # msr-tools, on both hosts",
      "dmesg | tail -n 20",
      "grep -m1 microcode /proc/cpuinfo    # on both hosts",
    ],
    citation: """
      QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_buf_set_msrs; linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common
      """,
    examples: [
      "qemu-system-x86_64: error: failed to set MSR 0x10a to 0x69",
      "qemu-kvm: error: failed to set MSR 0x48f to 0x7fffff00036dfb",
      "kvm: error: failed to set MSR 0xe1 to 0x0",
    ]),
  MessageRule(
    id: "qemu.get-msr",
    component: .qemu,
    phase: .perform,
    title: "KVM cannot read a model-specific register",
    printedBy: "QEMU, when it saves the guest's state (migration, snapshot); QEMU then ends",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["failed to get MSR {msr}"],
    names: .register,
    proves: "KVM on this host does not know MSR {msr} for this guest.",
    causes: MessageCause.refusedRegister,
    collect: ["uname -r; dmesg | tail -n 20"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_get_msrs",
    examples: ["qemu-system-x86_64: error: failed to get MSR 0x345"]),
  MessageRule(
    id: "qemu.msr-assertion",
    component: .qemu,
    phase: .perform,
    title: "QEMU ended over a register that KVM refused",
    printedBy: "QEMU; libvirt says that the monitor was closed",
    versions: "seen in 7.2.0 and 10.0.13; kvm_put_msrs in older ones",
    patterns: ["kvm_msr_buf->nmsrs' failed"],
    proves:
      "KVM took fewer registers than QEMU gave. The line \"failed to set MSR\" above it names the first.",
    causes: ["msr.kernel-differs"],
    collect: ["grep 'failed to set MSR' /var/log/libvirt/qemu/GUEST.log"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_buf_set_msrs",
    examples: [
      """
      qemu-system-x86_64: ../../target/i386/kvm/kvm.c:3183: kvm_buf_set_msrs: Assertion `ret == \
      cpu->kvm_msr_buf->nmsrs' failed.
      """,
      "kvm_put_msrs: Assertion `ret == cpu->kvm_msr_buf->nmsrs' failed.",
    ]),
  MessageRule(
    id: "qemu.feature-msr",
    component: .qemu,
    phase: .prepare,
    title: "KVM gives no value for a feature register",
    printedBy: "QEMU, when it asks what KVM offers",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["KVM get MSR (index={msr}) feature failed"],
    names: .register,
    proves: "KVM listed or was asked for feature MSR {msr} and gave no value.",
    causes: ["msr.nested-host", "msr.kernel-differs"],
    collect: ["uname -r; systemd-detect-virt"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_msr_feature",
    examples: ["qemu-system-x86_64: KVM get MSR (index=0x10a) feature failed, Operation not permitted"]),
  MessageRule(
    id: "qemu.invtsc",
    component: .qemu,
    phase: .begin,
    title: "The guest has invtsc",
    printedBy: "QEMU on the source; libvirt and Proxmox repeat it",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["non-migratable CPU device (invtsc flag)"],
    names: .fixed(["invtsc"]),
    proves:
      "The guest was given invtsc without a stated TSC frequency: QEMU refuses migration and snapshots.",
    doesNotProve: "It says nothing about the destination.",
    causes: ["names.invtsc"],
    collect: ["virsh dumpxml GUEST | grep -e invtsc -e migratable -e \"timer name='tsc'\""],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu",
    examples: ["State blocked by non-migratable CPU device (invtsc flag)"]),
  MessageRule(
    id: "qemu.nested-blocked",
    component: .qemu,
    phase: .begin,
    title: "A guest with nested virtualization cannot be saved by this QEMU and kernel",
    printedBy: "QEMU on the source",
    versions: "4.0 and older (first wording); seen in 7.2.0 and 10.0.13 (second)",
    patterns: [
      "Nested VMX virtualization does not support live migration yet",
      "Guest maybe enabled nested virtualization but kernel does not support required capabilities",
    ],
    names: .fixed(["vmx"]),
    proves: """
      The guest has vmx, and this QEMU or the host's kernel cannot save what a guest hypervisor keeps in \
      the CPU.
      """,
    doesNotProve: "It does not show that the guest runs guests.",
    causes: ["nested.old"],
    collect: [
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
      "virsh dumpxml GUEST | grep -n vmx",
    ],
    citation:
      "QEMU 4.0 target/i386/kvm.c, kvm_arch_init_vcpu; QEMU 7.2.0 target/i386/machine.c, cpu_pre_save",
    examples: [
      "operation failed: Nested VMX virtualization does not support live migration yet",
      """
      Guest maybe enabled nested virtualization but kernel does not support required capabilities to \
      save vCPU nested state
      """,
    ]),
  MessageRule(
    id: "qemu.hyperv-blocked",
    component: .qemu,
    phase: .begin,
    title: "The guest has all Hyper-V enlightenments that the host offers",
    printedBy: "QEMU on the source",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: [
      "hv-passthrough{*}CPU flag prevents migration",
      "hv-no-nonarch-coresharing=auto{*}CPU flag prevents migration",
    ],
    proves: "The set depends on the host, so QEMU does not migrate it.",
    doesNotProve: "It says nothing about the destination.",
    causes: ["hyperv.passthrough"],
    collect: ["virsh dumpxml GUEST | grep -A12 '<hyperv'"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, hyperv_init_vcpu",
    examples: ["'hv-passthrough' CPU flag prevents migration, use explicit set of hv-* flags instead"]),
  MessageRule(
    id: "qemu.hyperv-kernel",
    component: .qemu,
    phase: .prepare,
    title: "KVM on this host lacks a Hyper-V enlightenment",
    printedBy: "QEMU, when it makes a CPU",
    versions: "all",
    patterns: [
      "Hyper-V {*} is not supported by kernel", "Hyper-V {*} requires Hyper-V {*}", "eVMCS version range",
    ],
    proves: "The host's KVM does not have the enlightenment, or one that it needs was not asked for.",
    doesNotProve: "It has nothing to do with the CPU's generation.",
    causes: ["host.hyperv"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features and hyperv_init_vcpu",
    examples: [
      "qemu-kvm: Hyper-V synthetic timers (hv-stimer) is not supported by kernel",
      "Hyper-V virtual processor index (hv-vpindex) requires Hyper-V x",
    ]),
  MessageRule(
    id: "qemu.needs-kvm",
    component: .qemu,
    phase: .prepare,
    title: "A CPU of the host's was asked for without KVM",
    printedBy: "QEMU, when it makes a CPU",
    versions: "all",
    patterns: ["CPU model '{word}' requires KVM"],
    proves: "-cpu host (host-passthrough) is possible with KVM only, and this QEMU runs without.",
    causes: ["kvm.off", "tcg.instead-of-kvm"],
    collect: ["ls -l /dev/kvm; lsmod | grep kvm"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn",
    examples: ["qemu-system-x86_64: CPU model 'host' requires KVM or HVF", "CPU model 'host' requires KVM"],
    counterexamples: ["libvirt: Domain requires KVM, but it is not available"]),
  MessageRule(
    id: "qemu.kvm-access",
    component: .qemu,
    phase: .prepare,
    title: "QEMU cannot open /dev/kvm",
    printedBy: "QEMU, at its start",
    versions: "all",
    patterns: ["Could not access KVM kernel module", "failed to initialize kvm"],
    proves: "/dev/kvm is missing, or not open to the user that QEMU runs as.",
    causes: ["kvm.off", "kvm.permission"],
    collect: ["ls -l /dev/kvm; lsmod | grep kvm; dmesg | grep -i kvm"],
    citation: "QEMU 7.2.0 accel/kvm/kvm-all.c, kvm_init",
    examples: [
      "Could not access KVM kernel module: No such file or directory",
      "qemu-system-x86_64: failed to initialize kvm: Permission denied",
    ]),
  MessageRule(
    id: "qemu.tsc-rate",
    component: .qemu,
    phase: .perform,
    title: "The destination's TSC runs at another rate, and cannot be scaled",
    printedBy: "QEMU on the destination",
    versions: "all",
    patterns: ["TSC frequency mismatch between VM ({number} kHz) and host ({number} kHz)"],
    names: .fixed(["invtsc"]),
    proves: """
      The guest's TSC ran at another frequency, and this CPU or kernel has no TSC scaling. Without invtsc \
      it is a warning, and clocks of the guest may jump.
      """,
    causes: ["host.tsc-rate"],
    collect: ["virsh capabilities | grep -A1 \"<counter name='tsc'\"    # on both hosts"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_arch_set_tsc_khz",
    examples: [
      """
      qemu-kvm: warning: TSC frequency mismatch between VM (2599998 kHz) and host (2399999 kHz), and TSC \
      scaling unavailable
      """
    ]),
  MessageRule(
    id: "qemu.amx-permission",
    component: .qemu,
    phase: .prepare,
    title: "The kernel did not grant AMX to QEMU",
    printedBy: "QEMU, when it makes a CPU",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["prctl(ARCH_REQ_XCOMP_GUEST_PERM) failure for feature bit"],
    names: .fixed(["amx-tile", "xfd"]),
    proves: "The kernel refused the permission for the AMX state: an older kernel, or a seccomp filter.",
    causes: ["names.amx"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_request_xsave_components",
    examples: ["qemu-kvm: warning: prctl(ARCH_REQ_XCOMP_GUEST_PERM) failure for feature bit 18"]),
  MessageRule(
    id: "qemu.mce",
    component: .qemu,
    phase: .prepare,
    title: "The host's machine-check banks are fewer than the guest's",
    printedBy: "QEMU, when it makes a vCPU",
    versions: "all",
    patterns: ["kvm: Unsupported MCE bank count", "kvm: LMCE not supported", "Unsupported MCG_CAP bits"],
    proves: "KVM on this host offers fewer machine-check features than the guest was given.",
    doesNotProve: "It is no CPUID feature.",
    causes: ["kernel.differs"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_arch_init_vcpu",
    examples: ["qemu-kvm: kvm: LMCE not supported"]),
  MessageRule(
    id: "qemu.non-migratable-device",
    component: .qemu,
    phase: .begin,
    title: "An assigned device cannot be migrated",
    printedBy: "QEMU on the source",
    versions: "all",
    patterns: [
      "State blocked by non-migratable device '{word}'",
      "VFIO device doesn't support migration",
      "VFIO migration is not supported in kernel",
      "Device {word} is not migratable, but --only-migratable was specified",
    ],
    proves: "A device holds state that it cannot give away.",
    doesNotProve: "It is not the CPU, although the words are like those for invtsc.",
    causes: ["device.blocks"],
    collect: ["virsh dumpxml GUEST | grep -A4 -e '<hostdev' -e '<interface'"],
    citation:
      "QEMU 7.2.0 migration/savevm.c, qemu_savevm_state_blocked; hw/vfio/migration.c, vfio_migration_probe; neondatabase/autoscaling pull request 963 (--only-migratable)",
    examples: [
      "qemu-system-x86_64: Device vhost-user-fs-device is not migratable, but --only-migratable was specified",
      "0000:00:05.0: VFIO device doesn't support migration",
      "State blocked by non-migratable device '0000:00:04.0/ivshmem'",
    ],
    counterexamples: ["State blocked by non-migratable CPU device (invtsc flag)"]),
  MessageRule(
    id: "qemu.command-gone",
    component: .qemu,
    phase: .perform,
    title: "QEMU does not know a command that libvirt gives it",
    printedBy: "QEMU, on its monitor; libvirt repeats it",
    versions: "all",
    patterns: ["The command {word} has not been found"],
    proves: "This QEMU has no command {word}: the program that controls it is made for another version.",
    doesNotProve: "It says nothing about the CPU, or about the other host.",
    causes: ["libvirt.older-than-qemu"],
    collect: ["virsh version; qemu-system-x86_64 --version    # on both hosts"],
    citation:
      "qemu 7.2 docs/about/removed-features.rst (migrate_set_speed, removed in 6.0); nutanix/libvfio-user issue 554",
    examples: [
      "error: internal error: unable to execute QEMU command 'migrate_set_speed': The command migrate_set_speed has not been found"
    ]),
]
