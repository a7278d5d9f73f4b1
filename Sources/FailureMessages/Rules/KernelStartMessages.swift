/// What newer kernels print when KVM starts, or finds CPUs that differ within a host.
let kernelStartMessages: [MessageRule] = [
  MessageRule(
    id: "kvm.vmx-not-whole",
    component: .kvm,
    phase: .start,
    title: "Virtualization is on in firmware, but not all of it",
    printedBy: "the host's kernel, when kvm_intel is loaded",
    versions: "seen in 7.1, not in 6.12",
    patterns: ["VMX not fully enabled on CPU {number}"],
    names: .fixed(["vmx"]),
    proves: "The kernel cleared VMX on a CPU although firmware allows it: KVM does not load.",
    doesNotProve: "CPUID may still show vmx.",
    causes: ["kvm.off", "host.is-guest"],
    collect: ["rdmsr -a 0x3a    # msr-tools", "dmesg | grep -i -e vmx -e 'x86/cpu'"],
    citation: "linux 7.1 arch/x86/kvm/vmx/vmx.c, __kvm_is_vmx_supported",
    examples: [
      "kvm_intel: VMX not fully enabled on CPU 3.  Check kernel logs and/or BIOS",
      "[   12.1] kvm_intel: VMX not fully enabled on CPU 0.  Check kernel logs and/or BIOS",
    ]),
  MessageRule(
    id: "kvm.vmcs-setup",
    component: .kvm,
    phase: .start,
    title: "The CPU lacks what KVM needs of VMX, or offers it in halves",
    printedBy: "the host's kernel, when kvm_intel is loaded",
    versions: "seen in 6.1, 6.12 and 7.1",
    patterns: ["Failed to setup VMCS config on CPU {number}", "Inconsistent VM-Entry/VM-Exit pair"],
    names: .fixed(["vmx"]),
    proves: """
      The VMX controls of this CPU are incomplete, or one of two that belong together is missing: mostly a \
      hypervisor below hides it.
      """,
    doesNotProve: "The second is a warning: KVM continues without both.",
    causes: ["host.is-guest", "kvm.off"],
    collect: ["systemd-detect-virt; uname -r; rdmsr -a 0x48b    # msr-tools"],
    citation: "linux 6.12 arch/x86/kvm/vmx/vmx.c, setup_vmcs_config and vmx_check_processor_compat",
    examples: [
      "kvm_intel: Failed to setup VMCS config on CPU 2",
      "kvm_intel: Inconsistent VM-Entry/VM-Exit pair, entry = 4000, exit = 0",
    ]),
  MessageRule(
    id: "kvm.other-module",
    component: .kvm,
    phase: .start,
    title: "KVM's module for the other vendor is loaded",
    printedBy: "the host's kernel, when the second of kvm_intel and kvm_amd is loaded",
    versions: "the first wording in 6.1 and 6.12, the second in 5.10",
    patterns: ["already loaded vendor module '{word}'", "kvm: already loaded the other module"],
    names: .virtualization,
    proves: "Another KVM module is already loaded; this one cannot load beside it.",
    doesNotProve: "It is no failure if the module that runs is the CPU's.",
    causes: ["kvm.two-modules"],
    collect: ["lsmod | grep kvm; grep -m1 vendor_id /proc/cpuinfo"],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_x86_vendor_init; 5.10 kvm_arch_init",
    examples: ["kvm: already loaded vendor module 'kvm_intel'", "kvm: already loaded the other module"]),
]
