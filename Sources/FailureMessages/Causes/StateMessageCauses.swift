internal import CPUCatalog
internal import X86CPU

/// Causes in registers and in the stream of state.
let stateMessageCauses: [MessageCause] = [
  MessageCause(
    id: "msr.arch-capabilities",
    layers: [.kvm, .kernel],
    text: """
      MSR 10AH is IA32_ARCH_CAPABILITIES. KVM compares none of its bits with the host's: it stores the value \
      as QEMU gives it. The refusal covers the whole register: it comes from a kernel that does not support it for guests, or \
      from a newer one (6.18, not 6.12) if the guest's CPUID does not announce arch-capabilities. Often the \
      host is itself a guest (nested virtualization), or runs an older kernel than the source.
      """,
    tellsApart: """
      uname -r and systemd-detect-virt on both hosts; arch-capabilities in the guest's -cpu. Other bits in \
      rdmsr 0x10a are no reason for it.
      """,
    remedies: ["kernel.align", "msr.hide", "guest.cold-restart"],
    registers: [FeatureMSRs.archCapabilities...FeatureMSRs.archCapabilities],
    citation: """
      linux 5.10, 6.1, 6.12 and 6.18 arch/x86/kvm/x86.c, kvm_set_msr_common; QEMU 7.2.0 \
      target/i386/kvm/kvm.c, kvm_init_msrs
      """),
  MessageCause(
    id: "msr.vmx",
    layers: [.kvm],
    text: """
      MSRs 480H to 493H describe VMX to the guest (nested virtualization): this kvm_intel offers other \
      values, by its version, its parameters or the CPU.
      """,
    tellsApart: """
      Compare uname -r and /sys/module/kvm_intel/parameters of both hosts; on a host that is itself a \
      guest, try -cpu host,-vmx.
      """,
    remedies: ["kvm.nested-parity", "guest.no-nested", "msr.hide", "guest.cold-restart"],
    registers: [FeatureMSRs.vmxCapabilities, 0x3a...0x3a],
    citation: """
      linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_msr; QEMU 7.2.0 target/i386/kvm/kvm.c, \
      kvm_msr_entry_add_vmx; LXD issue 6518
      """),
  MessageCause(
    id: "msr.pmu",
    layers: [.kvm],
    text: """
      The register belongs to the PMU: KVM here has other counters (kvm.enable_pmu, another generation, a \
      hybrid CPU).
      """,
    tellsApart: "/sys/module/kvm/parameters/enable_pmu on both hosts.",
    remedies: ["kvm.pmu-parity", "guest.cold-restart"],
    registers: [
      FeatureMSRs.perfCapabilities...FeatureMSRs.perfCapabilities, 0xc1...0xc8, 0x186...0x18d, 0x309...0x30c,
      0x38d...0x390, 0x1d9...0x1d9,
      0xc0010000...0xc0010007, 0xc0010200...0xc001020b,
    ],
    citation: "linux 6.12 arch/x86/kvm/pmu.c, vmx/pmu_intel.c"),
  MessageCause(
    id: "msr.hyperv",
    layers: [.kernel, .kvm],
    text: "40000000H and above are Hyper-V's registers: the host's kernel lacks the enlightenment.",
    tellsApart: "uname -r on both hosts; <hyperv> in the definition.",
    remedies: ["kernel.align", "hyperv.explicit", "guest.cold-restart"],
    registers: [0x40000000...0x400001ff],
    citation: "linux 6.12 arch/x86/kvm/hyperv.c"),
  MessageCause(
    id: "msr.kvm",
    layers: [.kernel, .kvm],
    text: """
      4B564D00H and above are KVM's own registers (clock, steal time, asynchronous page faults): the \
      host's kernel lacks one.
      """,
    tellsApart: "uname -r on both hosts.",
    remedies: ["kernel.align", "guest.cold-restart"],
    registers: [0x4b564d00...0x4b564dff, 0x11...0x12],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common"),
  MessageCause(
    id: "msr.spec-ctrl",
    layers: [.microcode, .kernel],
    text: """
      The register controls speculation (48H SPEC_CTRL, 49H PRED_CMD, 122H TSX_CTRL, C001011FH VIRT_SSBD): \
      the microcode or the kernel here does not have a bit of it.
      """,
    tellsApart: "grep microcode /proc/cpuinfo and uname -r on both hosts.",
    remedies: ["microcode.align", "kernel.align", "guest.cold-restart"],
    registers: [0x48...0x49, 0x122...0x122, 0xc001011f...0xc001011f],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common; vmx/vmx.c, vmx_set_msr"),
  MessageCause(
    id: "msr.xss",
    layers: [.kernel, .kvm],
    text: """
      The register belongs to XSAVE's states (DA0H XSS, 1C4H XFD, D90H BNDCFGS of MPX): this host \
      does not have the component.
      """,
    tellsApart: "grep -m1 flags /proc/cpuinfo on both hosts: xsaves, mpx, amx_tile.",
    remedies: ["kernel.align", "guest.disable-feature", "guest.cold-restart"],
    registers: [0xda0...0xda0, 0x1c4...0x1c5, 0xd90...0xd90],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common; vmx/vmx.c, vmx_set_msr"),
  MessageCause(
    id: "msr.tsc",
    layers: [.kvm],
    text: """
      The register belongs to the TSC (10H, 3BH, 6E0H, C0000104H): other features (tsc_adjust, deadline \
      timer, TSC scaling) than the guest was given.
      """,
    tellsApart: "martlet compare GUEST.xml HOST.xml",
    remedies: ["kernel.align", "guest.cold-restart"],
    registers: [0x10...0x10, 0x3b...0x3b, 0x6e0...0x6e0, 0xc0000104...0xc0000104],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common"),
  MessageCause(
    id: "msr.nested-host",
    layers: [.outerHypervisor, .kvm],
    text: "The host is itself a guest: the hypervisor below it announces more than it accepts.",
    tellsApart: "systemd-detect-virt",
    remedies: ["msr.hide", "pool.other-host"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_buf_set_msrs"),
  MessageCause(
    id: "msr.kernel-differs",
    layers: [.kernel, .kvm],
    text: """
      The host's kernel is older than the source's, or built otherwise, and its KVM does not know the \
      register or the bit.
      """,
    tellsApart: "uname -r on both hosts; dmesg.",
    remedies: ["kernel.align", "pool.other-host", "guest.cold-restart"],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_set_msr_common"),
  MessageCause(
    id: "msr.probe",
    layers: [.guest],
    text: "The guest's system tries registers of many CPUs; KVM answers as hardware without them would.",
    tellsApart: "It appears at the guest's boot, not at a move.",
    remedies: ["guest.look"],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_do_msr_access"),
  MessageCause(
    id: "msr.lost-in-guest",
    layers: [.microcode, .kvm],
    text: """
      The guest found the register at its boot on another host and finds it gone: a check was \
      disabled, or a host-passthrough guest moved to another host.
      """,
    tellsApart: "When did it appear: at the move?",
    remedies: ["guest.cold-restart", "microcode.align", "pool.level"],
    citation: """
      linux 6.12 arch/x86/mm/extable.c, ex_handler_msr; kashyapc, CPU microcode, host-passthrough and live \
      migration
      """),
  MessageCause(
    id: "nested.old",
    layers: [.qemu, .kernel],
    text: """
      QEMU before 4.1 refuses every guest with vmx; later ones need a kernel with KVM_CAP_NESTED_STATE and \
      KVM_CAP_EXCEPTION_PAYLOAD.
      """,
    tellsApart: "qemu-system-x86_64 --version; uname -r.",
    remedies: ["guest.no-nested", "qemu.upgrade", "kernel.align"],
    citation: "QEMU 7.2.0 target/i386/machine.c, cpu_pre_save; QEMU 4.0 target/i386/kvm.c, kvm_arch_init_vcpu"
  ),
  MessageCause(
    id: "nested.kernel",
    layers: [.kernel, .kvm],
    text: """
      The destination's kernel has nesting disabled, is older, or runs on the other vendor: it cannot accept \
      a guest hypervisor's state.
      """,
    tellsApart: "/sys/module/kvm_intel/parameters/nested or kvm_amd's, and uname -r on both hosts.",
    remedies: [
      "kvm.nested-parity", "kvm.nested-parity-amd", "kernel.align", "guest.no-nested", "guest.cold-restart",
    ],
    citation: "QEMU 7.2.0 target/i386/machine.c, nested_state_post_load"),
  MessageCause(
    id: "nested.hotplug",
    layers: [.kvm, .guest],
    text: "The guest loaded kvm_intel on one host and got a vCPU on another whose VMX controls differ.",
    tellsApart: "Did the vCPU come after a live migration?",
    remedies: ["guest.no-nested", "guest.cold-restart"],
    citation: "linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_check_processor_compat; cubecos issue 1361"),
  MessageCause(
    id: "state.cpu",
    layers: [.qemu, .kernel, .kvm],
    text: """
      The guest's registers hold what this QEMU, kernel or CPU does not have: nested virtualization, \
      protection keys, larger XSAVE areas, MSRs.
      """,
    tellsApart: "The lines above name the register or subsection.",
    remedies: ["qemu.look-log", "kernel.align", "qemu.upgrade", "pool.other-host", "guest.cold-restart"],
    citation: "QEMU 7.2.0 target/i386/machine.c, vmstate_x86_cpu"),
  MessageCause(
    id: "state.xsave",
    layers: [.kernel, .silicon],
    text: """
      The guest uses XSAVE components (AVX-512, PKRU, AMX, MPX) or the compacted format of XSAVES, which \
      this host does not have: it was moved without a check (host-passthrough, check='none'), or the host \
      lost the feature.
      """,
    tellsApart: "grep -m1 flags /proc/cpuinfo on both hosts; the guest's XCR0.",
    remedies: ["pool.other-host", "kernel.align", "guest.disable-feature", "guest.cold-restart"],
    citation: """
      linux 6.12 arch/x86/kernel/fpu/core.c, restore_fpregs_from_fpstate; arch/x86/kvm/x86.c, \
      kvm_vcpu_ioctl_x86_set_xsave
      """),
  MessageCause(
    id: "state.pkru",
    layers: [.kernel],
    text: """
      Kernels before ad856280ddea saved protection-key state (PKRU) for guests that have no pku; a newer \
      kernel on the destination refuses it or loses it, and the guest hangs or its programs die. No \
      message at all is the rule; x86/fpu traces in the guest are a sign.
      """,
    tellsApart: """
      uname -r: the source's kernel older than that fix and the destination's newer; pku missing in the \
      guest and present on the hosts.
      """,
    remedies: ["kvm.kernel-fix-pkru", "guest.cold-restart", "pool.other-host"],
    citation: """
      Linux commit ad856280ddea; Bloomberg chef-bcpc PR 2278; Proxmox kernel patch "kvm: xsave set: \
      mask-out PKRU bit"
      """),
  MessageCause(
    id: "stream.versions",
    layers: [.qemu],
    text: """
      The two QEMUs are of different versions or builds (a distribution's patches count) and write or read \
      a device's state differently.
      """,
    tellsApart: "qemu-system-x86_64 --version, with the package's full version, on both hosts.",
    remedies: ["qemu.upgrade", "libvirt.machine-type", "guest.cold-restart"],
    citation: "QEMU docs/devel/migration, compatibility; Red Hat solution 7053750"),
  MessageCause(
    id: "stream.topology",
    layers: [.qemu, .cloud],
    text: """
      The number of vCPUs that may be (maxcpus) differs between the two command lines, as LXD and Incus \
      take it from the host's CPU count.
      """,
    tellsApart: "The -smp of both command lines.",
    remedies: ["guest.cold-restart", "pool.other-host"],
    citation: "LXD PR 18880, issue 15613; Incus issue 3818"),
  MessageCause(
    id: "stream.section",
    layers: [.qemu, .guest],
    text: """
      The destination was started with other devices or another interrupt controller (kernel-irqchip, \
      ioapic driver, a hotplugged device) than the source.
      """,
    tellsApart: "The two command lines in /var/log/libvirt/qemu/GUEST.log.",
    remedies: ["libvirt.same-definition", "qemu.upgrade", "guest.cold-restart"],
    citation: "QEMU 7.2.0 migration/savevm.c, qemu_loadvm_section_start_full; hw/i386/kvmvapic.c"),
  MessageCause(
    id: "device.blocks",
    layers: [.guest],
    text: "An assigned or shared-memory device of the guest cannot be migrated.",
    tellsApart: "virsh dumpxml GUEST | grep -A4 '<hostdev'",
    remedies: ["device.detach"],
    citation: "QEMU 7.2.0 hw/vfio/migration.c, vfio_migration_probe"),
  MessageCause(
    id: "opcode.lost",
    layers: [.silicon, .guest],
    text: """
      The guest was moved to a host without the instruction, and no check stood in the way \
      (host-passthrough, check='none', skip_cpu_compare_on_dest).
      """,
    tellsApart: "Did it begin with the move?",
    remedies: ["guest.cold-restart", "pool.level", "pool.other-host"],
    citation: "linux 6.12 arch/x86/kernel/traps.c, handle_invalid_op"),
  MessageCause(
    id: "opcode.level",
    layers: [.guest],
    text: """
      The guest's CPU model has less than its software is built for: the default model of QEMU (qemu64), \
      kvm64, or Nova's none.
      """,
    tellsApart: "grep -m1 flags /proc/cpuinfo in the guest.",
    remedies: ["pool.level", "guest.cold-restart", "proxmox.cpu-type"],
    citation: "x86-64 psABI, microarchitecture levels"),
  MessageCause(
    id: "msr.umwait",
    layers: [.kvm, .silicon],
    text: "E1H is IA32_UMWAIT_CONTROL: the guest has waitpkg, which this KVM or CPU does not have.",
    tellsApart: "martlet explain waitpkg --on this, on both hosts.",
    remedies: ["guest.disable-feature", "qemu.upgrade", "guest.cold-restart"],
    registers: [0xe1...0xe1],
    citation: "linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_set_msr"),
]
