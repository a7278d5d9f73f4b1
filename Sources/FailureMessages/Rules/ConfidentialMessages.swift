/// What is printed of guests whose memory or registers the host cannot read: SEV, SEV-ES, SEV-SNP, TDX.
let confidentialMessages: [MessageRule] = [
  MessageRule(
    id: "qemu.confidential-migration",
    component: .qemu,
    phase: .begin,
    title: "A guest with encrypted memory (SEV) cannot be migrated live",
    printedBy: "QEMU on the source; libvirt repeats it",
    versions: "the first wording in 7.2.0 and 10.2.2, the second in 10.2.2",
    patterns: ["SEV: Migration is not implemented", "SEV-SNP: Migration is not implemented"],
    proves: "The guest runs under SEV: the host cannot read its memory, and QEMU has no way to hand it over.",
    doesNotProve: "It says nothing about the two hosts' CPUs.",
    causes: ["confidential.no-migration"],
    collect: ["virsh dumpxml GUEST | grep -A8 '<launchSecurity'"],
    citation: "QEMU 7.2.0 and 10.2.2 target/i386/sev.c, sev_launch_finish and sev_snp_launch_finish",
    examples: ["error: SEV: Migration is not implemented", "qemu-kvm: SEV-SNP: Migration is not implemented"]),
  MessageRule(
    id: "qemu.snp-cpuid",
    component: .qemu,
    phase: .prepare,
    title: "The firmware of SEV-SNP refuses the guest's CPUID",
    printedBy: "QEMU, when it starts a guest with SEV-SNP",
    versions: "seen in 10.2.2",
    patterns: [
      "SEV-SNP: CPUID validation failed for function {hex}, index: {hex}",
      "SEV-SNP: CPUID validation failed due to count mismatch",
    ],
    proves: """
      AMD's firmware compares the guest's CPUID table with what the CPU allows, and requires other values than \
      QEMU gave: those behind "expected".
      """,
    doesNotProve: "It names a leaf, not a feature: compare the two values bit by bit.",
    causes: ["confidential.cpuid", "qemu.older"],
    collect: [
      "qemu-system-x86_64 --version; uname -r    # on both hosts",
      "martlet capture -o HOST.json    # on this host",
      "dmesg | grep -i -e sev -e ccp",
    ],
    citation: "QEMU 10.2.2 target/i386/sev.c, sev_snp_cpuid_report_mismatches",
    examples: [
      """
      qemu-system-x86_64: SEV-SNP: CPUID validation failed for function 0x7, index: 0x0, provided: \
      eax:0x00000002, ebx: 0xf1bf07ab, ecx: 0x00405fce, edx: 0x30000010, expected: eax:0x00000002, ebx: \
      0xf1bf07a9, ecx: 0x00405fce, edx: 0x30000010
      """,
      "SEV-SNP: CPUID validation failed due to count mismatch, provided: 20, expected: 19",
    ]),
  MessageRule(
    id: "qemu.sev-unsupported",
    component: .qemu,
    phase: .prepare,
    title: "The host's kernel does not run this kind of guest with encrypted memory",
    printedBy: "QEMU, when it starts a guest with SEV",
    versions: "seen in 10.2.2",
    patterns: [
      "SEV: host kernel does not support requested {word} VM type",
      "host kernel does not support the requested SEV configuration", "SEV is not enabled in KVM",
    ],
    proves:
      "KVM on this host offers no guest of that kind: SEV, SEV-ES or SEV-SNP is off, or the kernel is older.",
    doesNotProve: "It does not say whether firmware, kernel or CPU is the reason.",
    causes: ["confidential.off", "kernel.differs"],
    collect: [
      "grep . /sys/module/kvm_amd/parameters/sev*    # on both hosts",
      "dmesg | grep -i -e sev -e ccp; uname -r",
    ],
    citation: "QEMU 10.2.2 target/i386/sev.c, sev_kvm_type, sev_common_kvm_init and sev_get_capabilities",
    examples: [
      "qemu-kvm: SEV: host kernel does not support requested KVM_X86_SEV_ES_VM VM type, which is required",
      "sev_common_kvm_init: host kernel does not support the requested SEV configuration.",
    ]),
  MessageRule(
    id: "qemu.tdx-feature",
    component: .qemu,
    phase: .prepare,
    title: "TDX does not give the guest a feature, or gives it one that was not asked for",
    printedBy: "QEMU, when it makes the CPU of a guest with TDX, by check or enforce",
    versions: "seen in 10.2.2",
    patterns: ["TDX doesn't support requested feature: {bit}", "TDX forcibly sets the feature: {bit}"],
    names: .bits,
    proves: "The TDX module decides {features} itself: the guest does not get the requested CPU.",
    doesNotProve: "It is a warning: alone it stops nothing.",
    causes: ["confidential.cpuid", "qemu.enforced"],
    collect: ["dmesg | grep -i tdx; qemu-system-x86_64 --version; uname -r    # on both hosts"],
    isPrintedByTheLine: true,
    citation: "QEMU 10.2.2 target/i386/kvm/tdx.c, tdx_check_features",
    examples: [
      """
      qemu-system-x86_64: warning: TDX doesn't support requested feature: CPUID[eax=07h,ecx=00h].EBX.hle \
      [bit 4]
      """,
      "warning: TDX forcibly sets the feature: CPUID[eax=01h].ECX.x2apic [bit 21]",
    ]),
  MessageRule(
    id: "qemu.tdx-definition",
    component: .qemu,
    phase: .prepare,
    title: "The definition asks of TDX what it does not take",
    printedBy: "QEMU, when it starts a guest with TDX",
    versions: "seen in 10.2.2",
    patterns: [
      "Named cpu model is not supported for TDX yet", "TDX requires guest CPU physical bits ({number})",
      "Invalid XFAM {hex} for TDX VM",
    ],
    proves: """
      A guest with TDX takes the host's CPU (-cpu host), its number of address bits, and components of XSAVE \
      that the TDX module knows.
      """,
    doesNotProve: "It says nothing about another host.",
    causes: ["confidential.cpuid"],
    collect: ["virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'", "dmesg | grep -i tdx"],
    citation:
      "QEMU 10.2.2 target/i386/kvm/tdx.c, tdx_cpu_instance_init, tdx_pre_create_vcpu and setup_td_xfam",
    examples: [
      "qemu-system-x86_64: Named cpu model is not supported for TDX yet!",
      "TDX requires guest CPU physical bits (46) to match host CPU physical bits (52)",
    ]),
  MessageRule(
    id: "libvirt.launch-security",
    component: .libvirt,
    phase: .prepare,
    title: "libvirt finds that QEMU here cannot start a guest with encrypted memory",
    printedBy: "libvirt on the destination, before QEMU is started there",
    versions: "the first wording in 11.3.0, the second in 9.0.0",
    patterns: [
      "'{word}' launch security is not supported with this QEMU binary",
      "SEV launch security is not supported with this QEMU binary",
    ],
    proves: "QEMU on this host offers no <launchSecurity> of that type; libvirt asked it when it probed it.",
    doesNotProve: "It does not say whether QEMU, kernel, firmware or CPU is the reason.",
    causes: ["confidential.off", "qemu.older", "missing.stale-probe"],
    collect: [
      "virsh domcapabilities | grep -A6 -e '<sev' -e '<launchSecurity'", "dmesg | grep -i -e sev -e tdx",
    ],
    citation: "libvirt 9.0.0 and 11.3.0 src/qemu/qemu_validate.c, qemuValidateDomainDef",
    examples: [
      "unsupported configuration: 'sev-snp' launch security is not supported with this QEMU binary",
      "unsupported configuration: SEV launch security is not supported with this QEMU binary",
    ]),
  MessageRule(
    id: "kvm.inside-sev",
    component: .kvm,
    phase: .start,
    title: "The host is itself a guest with encrypted memory, in which KVM does not run",
    printedBy: "the host's kernel, when kvm_amd is loaded",
    versions: "seen in 5.10.218, 6.1, 6.12 and 7.1",
    patterns: ["KVM is unsupported when running as an SEV guest"],
    names: .fixed(["svm"]),
    proves: "kvm_amd refuses to load: the kernel runs under SEV.",
    doesNotProve: "CPUID may still show svm.",
    causes: ["host.is-guest"],
    collect: ["systemd-detect-virt; dmesg | grep -i sev"],
    citation: "linux 6.12 arch/x86/kvm/svm/svm.c, __kvm_is_svm_supported",
    examples: [
      "kvm_amd: KVM is unsupported when running as an SEV guest",
      "[    5.100000] kvm: KVM is unsupported when running as an SEV guest",
    ]),
  MessageRule(
    id: "kvm.sev-termination",
    component: .kvm,
    phase: .run,
    title: "A guest with encrypted registers (SEV-ES) ended itself",
    printedBy: "the host's kernel, while the guest runs",
    versions: "seen in 6.1, 6.12 and 7.1",
    patterns: ["SEV-ES guest requested termination"],
    proves: "The guest's kernel or firmware found something that it does not accept and requested termination.",
    doesNotProve: "The number is the guest's reason; KVM adds none.",
    causes: ["confidential.cpuid"],
    collect: ["dmesg | grep -i sev    # on the host", "tail -n 50 /var/log/libvirt/qemu/GUEST.log"],
    citation: "linux 6.12 arch/x86/kvm/svm/sev.c, sev_handle_vmgexit_msr_protocol",
    examples: [
      "kvm_amd: SEV-ES guest requested termination: 0x0:0x2",
      "kvm_amd: SEV-ES guest requested termination: reason 0x1 info 0x3",
    ]),
]
