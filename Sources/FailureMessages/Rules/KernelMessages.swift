/// What kernels and KVM of hosts print about CPUs.
let kernelMessages: [MessageRule] = [
  MessageRule(
    id: "kvm.disabled-by-bios",
    component: .kvm,
    phase: .start,
    title: "Firmware switched virtualization off",
    printedBy: "the host's kernel, when it starts or kvm_intel or kvm_amd is loaded",
    versions: "wordings of 5.10, 6.1 and 6.12",
    patterns: [
      "disabled by bios", "disabled by BIOS", "SVM disabled (by BIOS)", "VMX not enabled (by BIOS)",
    ],
    exceptions: ["SGX disabled"],
    names: .virtualization,
    proves: "VT-x or SVM is locked off by firmware: KVM does not load, and guests would be emulated.",
    doesNotProve: "CPUID may still show vmx or svm.",
    causes: ["kvm.off"],
    collect: [
      "rdmsr 0x3a    # Intel: 1 is off and locked, 5 is on; 0xc0010114 bit 4 on AMD", "ls -l /dev/kvm",
    ],
    citation: """
      linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl; kernel/cpu/amd.c, init_amd; linux 6.1 \
      arch/x86/kvm/x86.c, kvm_x86_vendor_init
      """,
    examples: [
      "x86/cpu: VMX (outside TXT) disabled by BIOS",
      "kvm: disabled by bios",
      "kvm_intel: VMX not enabled (by BIOS) in MSR_IA32_FEAT_CTL on CPU 0",
      "SVM disabled (by BIOS) in MSR_VM_CR",
    ],
    counterexamples: ["x86/cpu: SGX disabled by BIOS."]),
  MessageRule(
    id: "kvm.no-hardware",
    component: .kvm,
    phase: .start,
    title: "The CPU shows no virtualization",
    printedBy: "the host's kernel, when kvm_intel or kvm_amd is loaded",
    versions: "wordings of 5.10, 6.1 and 6.12",
    patterns: [
      "kvm: no hardware support", "VMX not supported by CPU {number}", "SVM not supported by CPU {number}",
    ],
    names: .virtualization,
    proves: """
      CPUID has neither vmx nor svm: the wrong module, a host that is itself a guest without nesting, or \
      firmware that hides it.
      """,
    causes: ["kvm.off", "host.is-guest"],
    collect: ["grep -c -w -e vmx -e svm /proc/cpuinfo; systemd-detect-virt"],
    citation: """
      linux 6.12 arch/x86/kvm/vmx/vmx.c, __kvm_is_vmx_supported; linux 6.1 arch/x86/kvm/x86.c, \
      kvm_x86_vendor_init
      """,
    examples: ["kvm_intel: VMX not supported by CPU 1", "kvm: no hardware support for 'kvm_intel'"]),
  MessageRule(
    id: "kernel.fast-strings",
    component: .kernel,
    phase: .start,
    title: "Firmware switched fast strings off",
    printedBy: "the host's or the guest's kernel, at its start",
    versions: "seen in 5.10, 6.1 and 6.12",
    patterns: ["Disabled fast string operations", "disable fast string copy instructions"],
    names: .fixed(["erms"]),
    proves: """
      IA32_MISC_ENABLE bit 0 is clear, so the kernel dropped erms (and rep_good), and KVM does not list it: \
      guests of QEMU 7.2 do not get it; QEMU 10.0 reads the host's CPUID itself.
      """,
    causes: ["names.erms"],
    collect: ["rdmsr -a 0x1a0 -f 0:0    # on both hosts"],
    citation:
      "linux 6.12 arch/x86/kernel/cpu/intel.c, early_init_intel; qemu 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid",
    examples: ["Disabled fast string operations"]),
  MessageRule(
    id: "kernel.bad-microcode",
    component: .kernel,
    phase: .start,
    title: "The kernel distrusts this microcode",
    printedBy: "the host's kernel, at its start",
    versions: "seen in 5.10, 6.1 and 6.12",
    patterns: ["Spectre v2 broken microcode detected; disabling Speculation Control"],
    names: .fixed(["spec-ctrl", "stibp", "ssbd"]),
    proves: """
      The microcode is one of the early ones of 2018: the kernel and KVM show none of the speculation \
      controls, although CPUID has them.
      """,
    causes: ["names.mitigations"],
    collect: ["grep -m1 microcode /proc/cpuinfo    # on both hosts"],
    citation: "linux 6.12 arch/x86/kernel/cpu/intel.c, early_init_intel",
    examples: ["Intel Spectre v2 broken microcode detected; disabling Speculation Control"]),
  MessageRule(
    id: "kernel.late-microcode",
    component: .kernel,
    phase: .run,
    title: "Microcode was loaded late",
    printedBy: "the host's kernel, when microcode is loaded at run time",
    versions: "seen in 5.10, 6.1 and 6.12",
    patterns: ["CPU features have changed after loading microcode"],
    proves: """
      CPUID changed under the running kernel; KVM still offers what was found at boot. Hosts seem to \
      differ until they reboot.
      """,
    causes: ["microcode.late"],
    collect: ["dmesg | grep microcode; grep -m1 microcode /proc/cpuinfo"],
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, microcode_check",
    examples: ["x86/CPU: CPU features have changed after loading microcode, but might not take effect."]),
  MessageRule(
    id: "kernel.clearcpuid",
    component: .kernel,
    phase: .start,
    title: "A parameter makes the kernel clear CPU features",
    printedBy: "the host's kernel, at its start",
    versions: "seen in 5.10, 6.1 and 6.12",
    patterns: ["Clearing CPUID bits:"],
    proves: """
      clearcpuid= is on the kernel's command line: KVM does not offer what it took away, CPUID shows it \
      still.
      """,
    causes: ["kernel.parameter"],
    collect: ["cat /proc/cmdline    # on both hosts"],
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param",
    examples: ["Clearing CPUID bits: avx512f"]),
  MessageRule(
    id: "kvm.unstable-tsc",
    component: .kvm,
    phase: .run,
    title: "The host's TSC is unstable",
    printedBy: "the host's kernel, when a guest with several vCPUs is made",
    versions: "seen in 5.10, 6.1 and 6.12",
    patterns: ["SMP vm created on host with unstable TSC"],
    names: .fixed(["invtsc"]),
    proves:
      "The kernel stopped using the TSC as a clock on this host: do not rely on guests' clocks or invtsc.",
    causes: ["host.tsc"],
    collect: ["dmesg | grep -i -e clocksource -e tsc"],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_arch_vcpu_precreate",
    examples: ["kvm: SMP vm created on host with unstable TSC; guest TSC will not be reliable"]),
  MessageRule(
    id: "kvm.tsc-rate",
    component: .kvm,
    phase: .perform,
    title: "A guest requests a faster TSC than the host has",
    printedBy: "the host's kernel",
    versions: "seen in 5.10, 6.1 and 6.12",
    patterns: ["user requested TSC rate below hardware speed", "Invalid TSC scaling ratio"],
    names: .fixed(["invtsc"]),
    proves: "The guest's frequency differs from the host's, and there is no TSC scaling.",
    causes: ["host.tsc-rate"],
    collect: ["virsh capabilities | grep -A1 \"<counter name='tsc'\""],
    citation: "linux 6.12 arch/x86/kvm/x86.c, set_tsc_khz",
    examples: ["kvm: user requested TSC rate below hardware speed"]),
  MessageRule(
    id: "kvm.unhandled-msr",
    component: .kvm,
    phase: .run,
    title: "A guest used a register that KVM does not have",
    printedBy: "the host's kernel, while a guest runs",
    versions: "wordings of 5.10, 6.1 and 6.12",
    patterns: [
      "ignored rdmsr: {msr}",
      "ignored wrmsr: {msr}",
      "unhandled rdmsr: {msr}",
      "unhandled wrmsr: {msr}",
      "Unhandled WRMSR({msr})",
      "Unhandled RDMSR({msr})",
    ],
    names: .register,
    proves: """
      The guest read or wrote MSR {msr}, which this KVM does not offer. Many systems probe registers so, \
      and nothing follows.
      """,
    doesNotProve: "It is no reason for a refused migration.",
    causes: ["msr.probe"],
    collect: ["uname -r    # on both hosts"],
    citation: """
      linux 6.12 arch/x86/kvm/x86.c, kvm_do_msr_access and kvm_set_msr_common; arch/x86/kvm/x86.h, \
      kvm_pr_unimpl_wrmsr
      """,
    examples: [
      "kvm [1234]: vcpu0, guest rIP: 0xffffffff8106 ignored rdmsr: 0x1c9 data 0x0",
      "kvm: vcpu0, guest rIP: 0x1 Unhandled WRMSR(0x570) = 0x0",
    ]),
  MessageRule(
    id: "kvm.inconsistent-vmcs",
    component: .kvm,
    phase: .run,
    title: "VMX differs from one CPU to the next",
    printedBy: "a kernel that loads kvm_intel, often a guest's after a CPU was added",
    versions: "6.12",
    patterns: ["Inconsistent VMCS config on CPU {number}"],
    names: .fixed(["vmx"]),
    proves: """
      One logical CPU announces other VMX controls than the first: in a guest, one that was moved and got \
      a vCPU later.
      """,
    causes: ["nested.hotplug"],
    collect: ["rdmsr -a 0x48b    # same on all CPUs?", "uname -r"],
    citation: "linux 6.12 arch/x86/kvm/vmx/vmx.c, vmx_check_processor_compat; cubecos issue 1361",
    examples: ["kvm_intel: Inconsistent VMCS config on CPU 8"]),
  MessageRule(
    id: "kernel.sgx-bios",
    component: .kernel,
    phase: .start,
    title: "Firmware switched SGX off",
    printedBy: "the host's kernel, at its start",
    versions: "6.1 and 6.12",
    patterns: [
      "SGX disabled or unsupported by BIOS", "SGX disabled by BIOS", "SGX Launch Control is locked",
    ],
    names: .fixed(["sgx"]),
    proves: "The kernel dropped sgx (and sgxlc): guests on this host do not get it.",
    causes: ["names.virtualization-off"],
    collect: ["rdmsr 0x3a    # bits 17 and 18"],
    citation: "linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl",
    examples: ["x86/cpu: SGX disabled by BIOS.", "SGX disabled or unsupported by BIOS."]),
  MessageRule(
    id: "kernel.nopcid",
    component: .kernel,
    phase: .start,
    title: "A parameter disables PCID",
    printedBy: "the host's kernel, at its start",
    versions: "seen in 6.12",
    patterns: ["nopcid: PCID feature disabled"],
    names: .fixed(["pcid"]),
    proves: "nopcid is on the command line: the kernel and KVM do not show pcid.",
    causes: ["names.pcid"],
    collect: ["cat /proc/cmdline    # on both hosts"],
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, x86_nopcid_setup",
    examples: ["nopcid: PCID feature disabled"]),
]
