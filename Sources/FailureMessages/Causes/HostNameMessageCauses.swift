internal import CPUCatalog

/// Causes that feature names point to: microcode, firmware and kernel.
let hostNameMessageCauses: [MessageCause] = [
  MessageCause(
    id: "names.tsx",
    layers: [.microcode, .kernel],
    text: """
      TSX is disabled on the destination: newer microcode no longer announces it, or the kernel \
      disables it (tsx=off, the default of many builds) from the first boot after the update. \
      Hosts updated one by one differ until the last has rebooted. Some newer CPUs have no TSX.
      """,
    tellsApart: """
      CPUID 7 EDX bit 11 (RTM always aborts) means microcode, and no parameter helps; IA32_TSX_CTRL (122H) \
      bit 1 set means the kernel: tsx= on its command line, or how it was built. martlet explain rtm --on \
      this reads both.
      """,
    remedies: ["guest.look", "kernel.tsx-on", "guest.no-tsx", "guest.stage", "guest.cold-restart"],
    names: ["hle", "rtm", "tsx-ldtrk", "tsx-ctrl", "taa-no"],
    citation:
      "linux 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst"),
  MessageCause(
    id: "names.mitigations",
    layers: [.microcode, .kernel],
    text: """
      The bit belongs to a mitigation: microcode adds it, and the kernel's parameters (mitigations=off, \
      nospectre_v2, spec_store_bypass_disable=, nopti) or age keep it from guests. Hosts that were updated \
      at different times differ in nothing else.
      """,
    tellsApart: """
      grep microcode /proc/cpuinfo, uname -r, /proc/cmdline and /sys/devices/system/cpu/vulnerabilities on \
      both hosts: the first that differs.
      """,
    remedies: ["microcode.align", "kernel.align", "guest.stage", "guest.cold-restart", "pool.level"],
    names: [
      "spec-ctrl", "stibp", "ssbd", "ibrs", "ibpb", "amd-ssbd", "amd-stibp", "virt-ssbd", "amd-no-ssb",
      "md-clear", "arch-capabilities", "arch-facilities", "flush-l1d", "srbds-ctrl", "rdctl-no", "ibrs-all",
      "rsba", "skip-l1dfl-vmentry", "ssb-no", "mds-no", "pschange-mc-no", "taa-no", "sbdr-ssdp-no",
      "fbsdp-no", "psdp-no", "fb-clear", "rrsba", "bhi-no", "bhi-ctrl", "ipred-ctrl", "rrsba-ctrl",
      "ddpd-u", "intel-psfd", "amd-psfd", "mcdt-no", "gds-no", "rfds-no", "rfds-clear", "its-no",
      "pbrsb-no", "auto-ibrs", "sbpb", "ibpb-brtype", "srso-no", "srso-user-kernel-no", "verw-clear",
      "tsa-sq-no", "tsa-l1-no", "stibp-always-on", "core-capability",
    ],
    citation: """
      linux 6.12 arch/x86/kernel/cpu/common.c, init_speculation_control; arch/x86/kvm/x86.c, \
      kvm_get_arch_capabilities; Platform9 knowledge base (ssbd)
      """),
  MessageCause(
    id: "names.xsaves-zen",
    layers: [.kernel, .microcode],
    text: """
      Erratum 1386 of AMD family 17H (Zen 1 and Zen 2): newer kernels drop xsaves, for guests too, \
      although CPUID still shows it. Linux 6.12 keeps it if microcode is fixed; 5.10.262 and \
      6.1.176 drop it on every Zen 2.
      """,
    tellsApart: """
      grep -m1 -e family -e model -e microcode /proc/cpuinfo and uname -r on both hosts; xsaves in CPUID \
      and not in /proc/cpuinfo proves it.
      """,
    remedies: [
      "kernel.align", "microcode.align", "guest.disable-feature", "guest.stage", "guest.cold-restart",
    ],
    names: ["xsaves"],
    citation: """
      linux 6.12 arch/x86/kernel/cpu/amd.c, fix_erratum_1386; AMD revision guides for family 17H, erratum \
      1386
      """),
  MessageCause(
    id: "names.xsave-parameter",
    layers: [.kernel],
    text: """
      A parameter keeps the kernel from using the state (noxsave, noxsaves, nopku, clearcpuid=), or a component is \
      missing in XCR0.
      """,
    tellsApart: "cat /proc/cmdline; grep -m1 flags /proc/cpuinfo on both hosts.",
    remedies: ["kernel.align", "guest.stage", "guest.cold-restart"],
    names: ["xsave", "xsaves", "xsavec", "xsaveopt", "xgetbv1", "avx", "avx2", "avx512f", "pku", "ospke"],
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps; arch/x86/kernel/fpu/xstate.c"),
  MessageCause(
    id: "names.monitor",
    layers: [.libvirt, .firmware],
    text: """
      KVM shows monitor to no ordinary guest (only with QEMU's -overcommit cpu-pm=on). It matters only \
      because a whole host was compared, or because a model in an old map contains it. A destination lacks it \
      if firmware disables MONITOR and MWAIT (IA32_MISC_ENABLE bit 18).
      """,
    tellsApart: """
      virsh dumpxml GUEST | grep monitor: does the guest require it? rdmsr 0x1a0 -f 18:18 on the \
      destination.
      """,
    remedies: [
      "guest.look", "nova.custom-model", "nova.skip-cpu-compare", "firmware.align", "guest.disable-feature",
    ],
    names: ["monitor"],
    citation: """
      linux 6.12 arch/x86/kvm/cpuid.c, __do_cpuid_func; Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE; \
      libvirt src/cpu_map (monitor removed from EPYC, Opteron_G3)
      """),
  MessageCause(
    id: "names.host-only",
    layers: [.cloud],
    text: """
      {features}: ordinary KVM guests never see host-only features (thermal, power and debug \
      bits). Such a name matters only because one whole host was compared with another.
      """,
    tellsApart: "virsh dumpxml GUEST on the source: the guest's own list does not have them.",
    remedies: ["guest.look", "nova.custom-model", "nova.skip-cpu-compare", "firmware.align"],
    names: [
      "ds_cpl", "est", "tm", "tm2", "smx", "xtpr", "dca", "acpi", "pbe", "cid", "osxsave", "cmt",
      "mbm_total", "mbm_local",
    ],
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps"),
  MessageCause(
    id: "names.amx",
    layers: [.kernel, .kvm, .qemu],
    text: """
      AMX needs a kernel that knows it (6.1 does, 5.10 does not), a QEMU that asks the kernel for the \
      permission, and the silicon (Sapphire Rapids and later); one older kernel or QEMU is enough to remove it.
      """,
    tellsApart: "uname -r and qemu-system-x86_64 --version on both hosts; grep -w amx_tile /proc/cpuinfo.",
    remedies: ["kernel.align", "qemu.upgrade", "guest.disable-feature", "guest.stage", "guest.cold-restart"],
    names: ["amx-tile", "amx-int8", "amx-bf16", "amx-fp16", "amx-complex", "xfd"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_request_xsave_components; linux 6.1 arch/x86/kvm/cpuid.c"
  ),
  MessageCause(
    id: "names.pcid",
    layers: [.kernel, .guest],
    text: """
      pcid and invpcid are hidden by nopcid or noinvpcid on the kernel's command line; models older than \
      Haswell contain no pcid, so some guests have it through an extra flag and others do not.
      """,
    tellsApart: "cat /proc/cmdline on both hosts; cpu_model_extra_flags on all of them.",
    remedies: ["kernel.align", "nova.fix-config", "guest.stage", "guest.cold-restart"],
    names: ["pcid", "invpcid"],
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c; nova nova/conf/libvirt.py, cpu_model_extra_flags"),
  MessageCause(
    id: "names.nx",
    layers: [.firmware],
    text: "NX (XD) is disabled in the host's firmware; without it libvirt names an ancient model.",
    tellsApart: "grep -wc nx /proc/cpuinfo; rdmsr 0x1a0 -f 34:34",
    remedies: ["firmware.align", "nova.restart"],
    names: ["nx"],
    citation:
      "Red Hat Enterprise Linux 6 virtualization guide, B.3; Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE"),
  MessageCause(
    id: "firmware.nx-off",
    layers: [.firmware],
    text: """
      NX (XD) is disabled in the host's firmware: the models from Penryn on contain nx, and libvirt took the host for an \
      ancient model.
      """,
    tellsApart: "grep -wc nx /proc/cpuinfo; rdmsr 0x1a0 -f 34:34",
    remedies: ["firmware.align", "nova.restart"],
    citation: "Red Hat Enterprise Linux 6 virtualization guide, B.3"),
  MessageCause(
    id: "names.virtualization-off",
    layers: [.firmware, .kvm],
    text: "Firmware may have disabled aes, vmx or svm (and locked them until the next power cycle).",
    tellsApart: "dmesg | grep -i -e 'disabled by bios' -e SVM; martlet explain NAME --on this",
    remedies: ["firmware.align", "kvm.enable"],
    names: ["aes", "vmx", "svm", "sgx", "sgxlc"],
    citation:
      "linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl; Intel SDM vol. 4, MSR_FEATURE_CONFIG"),
  MessageCause(
    id: "names.erms",
    layers: [.firmware],
    text: """
      Firmware, or Linux after a machine check, may have disabled fast strings (Intel: \
      IA32_MISC_ENABLE bit 0, the kernel then drops erms); AMD boards have setup entries for ERMS and \
      FSRM, so two hosts with the same CPU can differ.
      """,
    tellsApart: "dmesg | grep -i 'fast string'; rdmsr -a 0x1a0 -f 0:0",
    remedies: ["firmware.align"],
    names: ["erms", "fsrm"],
    citation: "linux 6.12 arch/x86/kernel/cpu/intel.c, early_init_intel; autotest tp-qemu PR 4485 (EPYC)"),
]
