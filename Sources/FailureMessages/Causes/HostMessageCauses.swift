internal import CPUCatalog

/// Causes in hosts, and pointers to other messages.
let hostMessageCauses: [MessageCause] = [
  MessageCause(
    id: "host.unnamed",
    layers: [.libvirt, .firmware],
    text: """
      The host's CPU lacks something that every fitting model has (nx disabled in firmware, a bit \
      hidden by an outer hypervisor), or is newer than the map.
      """,
    tellsApart: "martlet show HOST names the nearest models and what they lack.",
    remedies: ["firmware.align", "libvirt.upgrade", "libvirt.restore-map"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Decode"),
  MessageCause(
    id: "host.tsc",
    layers: [.kernel, .silicon],
    text: "The host's kernel does not trust its TSC, or the CPU has no invariant one.",
    tellsApart: "dmesg | grep -i tsc; martlet explain invtsc --on this",
    remedies: ["invtsc.drop", "pool.other-host"],
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps"),
  MessageCause(
    id: "host.tsc-rate",
    layers: [.silicon, .kvm],
    text: "The two hosts' TSCs run at different rates, and the destination's CPU or kernel cannot scale.",
    tellsApart: "virsh capabilities | grep \"counter name='tsc'\" on both: frequency, and scaling='yes'.",
    remedies: ["tsc.same-frequency", "invtsc.drop", "guest.cold-restart"],
    citation: """
      libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC; QEMU 7.2.0 \
      target/i386/kvm/kvm.c, kvm_arch_set_tsc_khz
      """),
  MessageCause(
    id: "host.hyperv",
    layers: [.kernel, .kvm],
    text: """
      The host's kernel is older than the enlightenment, or built without it; evmcs needs Intel with \
      nesting.
      """,
    tellsApart: "uname -r on both hosts.",
    remedies: ["kernel.align", "hyperv.explicit", "guest.cold-restart"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_hyperv_expand_features"),
  MessageCause(
    id: "host.physbits",
    layers: [.silicon, .guest],
    text: "The hosts' physical address widths differ, and the guest was given the wider one.",
    tellsApart: "grep 'address sizes' /proc/cpuinfo on both hosts.",
    remedies: ["host.physbits", "guest.cold-restart"],
    citation: "QEMU 7.2.0 target/i386/host-cpu.c, host_cpu_adjust_phys_bits"),
  MessageCause(
    id: "host.is-guest",
    layers: [.outerHypervisor],
    text: "The host is itself a guest, and its hypervisor does not pass virtualization on.",
    tellsApart: "systemd-detect-virt",
    remedies: ["host.pass-nesting"],
    citation: "linux 6.12 arch/x86/kvm/vmx/vmx.c, __kvm_is_vmx_supported"),
  MessageCause(
    id: "host.load",
    layers: [.kernel],
    text: "Overload, storage that hung, or the pause of the move itself. No CPU feature is involved.",
    tellsApart: "The hosts' load and the migration's downtime.",
    remedies: ["guest.look"],
    citation: "linux kernel/watchdog.c, kernel/time/clocksource.c"),
  MessageCause(
    id: "kvm.off",
    layers: [.firmware, .kernel, .kvm],
    text: """
      KVM is not loaded: virtualization is disabled in firmware, the module is missing, or the host is \
      itself a guest without nesting.
      """,
    tellsApart: "dmesg | grep -i -e kvm -e 'disabled by bios'; lsmod | grep kvm; systemd-detect-virt",
    remedies: ["kvm.enable", "host.pass-nesting"],
    citation: """
      linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl; arch/x86/kvm/vmx/vmx.c, \
      __kvm_is_vmx_supported
      """),
  MessageCause(
    id: "kvm.permission",
    layers: [.kernel],
    text: "/dev/kvm is not open to the user of QEMU.",
    tellsApart: "ls -l /dev/kvm; id qemu || id libvirt-qemu",
    remedies: ["kvm.open-device"],
    citation: "QEMU 7.2.0 accel/kvm/kvm-all.c, kvm_init"),
  MessageCause(
    id: "kvm.unrestricted",
    layers: [.kvm],
    text: "The host's KVM runs without unrestricted guest or EPT, and cannot run the guest's present mode.",
    tellsApart: "/sys/module/kvm_intel/parameters/unrestricted_guest and ept on both hosts.",
    remedies: ["kvm.nested-parity"],
    citation: "QEMU 7.2.0 target/i386/kvm/kvm.c, kvm_arch_handle_exit"),
  MessageCause(
    id: "qemu.older",
    layers: [.qemu],
    text: "QEMU on this host is too old for the request.",
    tellsApart: "qemu-system-x86_64 --version on both hosts.",
    remedies: ["qemu.upgrade", "pool.other-host"],
    citation: "QEMU docs/devel/migration, compatibility"),
  MessageCause(
    id: "libvirt.older-than-qemu",
    layers: [.libvirt, .qemu],
    text: "libvirt is older than the QEMU that it runs, and uses a command that this QEMU no longer has.",
    tellsApart: "virsh version; qemu-system-x86_64 --version",
    remedies: ["libvirt.upgrade"],
    citation: "qemu 7.2 docs/about/removed-features.rst"),
  MessageCause(
    id: "qemu.enforced",
    layers: [.qemu, .guest],
    text: """
      With enforce QEMU starts only a CPU that is complete; with check alone it prints the same warnings \
      and continues without the features.
      """,
    tellsApart: "grep -o -e '-cpu [^ ]*' in the guest's log.",
    remedies: ["guest.disable-feature", "pool.level", "qemu.no-enforce", "proxmox.cpu-type"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn; qemu-system-x86_64(1), -cpu"),
  MessageCause(
    id: "qemu.text-behind",
    layers: [.qemu, .libvirt],
    text: "QEMU gave the reason, in the same line or in the guest's log on the destination.",
    tellsApart: "Give those lines to martlet explain -.",
    remedies: ["qemu.look-log"],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessWaitForMonitor"),
  MessageCause(
    id: "tcg.instead-of-kvm",
    layers: [.kvm, .guest],
    text: "The guest is emulated (type='qemu', virt_type = qemu), or KVM was not usable and QEMU fell back.",
    tellsApart: "virsh dumpxml GUEST | head -1; ls -l /dev/kvm",
    remedies: ["kvm.enable", "libvirt.fix-definition"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_get_supported_feature_word"),
  MessageCause(
    id: "kernel.differs",
    layers: [.kernel],
    text: "The hosts' kernels differ.",
    tellsApart: "uname -r on both hosts.",
    remedies: ["kernel.align"],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_vm_ioctl_check_extension"),
  MessageCause(
    id: "kernel.parameter",
    layers: [.kernel],
    text: "Somebody asked for it on the command line.",
    tellsApart: "cat /proc/cmdline",
    remedies: ["kernel.align"],
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, cpu_parse_early_param"),
  MessageCause(
    id: "microcode.late",
    layers: [.microcode, .kernel],
    text: "Microcode was loaded into a running kernel.",
    tellsApart: "dmesg | grep microcode",
    remedies: ["microcode.align", "nova.restart"],
    citation: "linux 6.12 arch/x86/kernel/cpu/common.c, microcode_check"),
]
