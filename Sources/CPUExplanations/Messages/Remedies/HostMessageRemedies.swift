/// Remedies on hosts: KVM, kernel, microcode, firmware.
let hostMessageRemedies: [Remedy] = [
  Remedy(
    id: "microcode.align",
    title: "Bring both hosts to the same microcode, and boot them anew",
    layer: "microcode",
    opens: [],
    condition: "Early loading: what a running kernel loads late does not change what it told KVM at boot.",
    commands: [
      "grep -m1 microcode /proc/cpuinfo    # on both hosts",
      "apt-get install intel-microcode    # or amd64-microcode; RPM systems: microcode_ctl, linux-firmware",
      "reboot",
      "martlet explain NAME --on this",
    ],
    undo: ["(install the former package and reboot)"],
    risk: .low,
    riskReason: "The host is rebooted; newer microcode can also take features away.",
    restarts: ["host"],
    citation: "Linux Documentation/arch/x86/microcode.rst"),
  Remedy(
    id: "kernel.align",
    title: "Bring both hosts to the same kernel and command line",
    layer: "kernel",
    opens: [],
    condition: """
      KVM passes on what the kernel found at boot less what parameters took away: mitigations=, \
      nospectre_v2, spec_store_bypass_disable=, clearcpuid=, tsx=, nopku, noxsave.
      """,
    commands: [
      "uname -r; cat /proc/cmdline    # on both hosts",
      "grep . /sys/devices/system/cpu/vulnerabilities/*",
      "martlet explain NAME --on this",
    ],
    undo: ["(boot the former kernel)"],
    risk: .low,
    riskReason: "The host is rebooted; a parameter may have been set for security.",
    restarts: ["host"],
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps"),
  Remedy(
    id: "kernel.tsx-on",
    title: "Boot destinations with tsx=on until the guests have moved and been started anew",
    layer: "kernel",
    opens: [],
    condition: """
      Only where the CPU has IA32_TSX_CTRL and microcode has not made RTM abort always (CPUID 7 EDX bit \
      11): else nothing brings TSX back.
      """,
    commands: [
      "martlet explain rtm --on this    # can it come back here?",
      "(add tsx=on to GRUB_CMDLINE_LINUX in /etc/default/grub) && update-grub && reboot",
    ],
    undo: ["(take tsx=on out and reboot)"],
    risk: .high,
    riskReason:
      "TSX asynchronous abort: where TAA_NO is clear guests can read each other's data (INTEL-SA-00270).",
    restarts: ["host"],
    citation:
      "linux 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst"),
  Remedy(
    id: "kvm.nested-parity",
    title: "Make nested virtualization the same on both hosts",
    layer: "kvm",
    opens: [],
    condition: """
      The vmx-* names come from the VMX MSRs that kvm_intel builds: the same nested=, ept=, and kernel on \
      hosts of one generation give the same list.
      """,
    commands: [
      "grep . /sys/module/kvm_intel/parameters/*    # on both hosts; kvm_amd on AMD",
      "echo 'options kvm_intel nested=1' > /etc/modprobe.d/kvm.conf",
      "modprobe -r kvm_intel && modprobe kvm_intel    # without guests",
      "rm /var/cache/libvirt/qemu/capabilities/*.xml",
      "systemctl restart virtqemud.service || systemctl restart libvirtd.service",
    ],
    undo: ["(remove the file; reload the module)"],
    risk: .medium,
    riskReason: "Guests must be away while the module is reloaded.",
    restarts: ["kvm", "libvirtd"],
    citation: """
      linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs; \
      Documentation/virt/kvm/x86/running-nested-guests.rst
      """),
  Remedy(
    id: "kvm.enable",
    title: "Enable virtualization in firmware, and load KVM's module",
    layer: "firmware",
    opens: [],
    condition: "/dev/kvm must be there, and open to the user that QEMU runs as.",
    commands: [
      "lsmod | grep kvm; dmesg | grep -i -e kvm -e vmx -e svm",
      "(firmware setup: Intel Virtualization Technology, or SVM mode; then power off and on)",
      "modprobe kvm_intel || modprobe kvm_amd",
    ],
    undo: [],
    risk: .low,
    riskReason: "The host is rebooted.",
    restarts: ["host"],
    citation: """
      linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl; arch/x86/kvm/vmx/vmx.c, \
      __kvm_is_vmx_supported
      """),
  Remedy(
    id: "kvm.pmu-parity",
    title: "Make the virtual PMU the same on both hosts",
    layer: "kvm",
    opens: [],
    condition:
      "pdcm, ds and dtes64 follow kvm.enable_pmu and the kernel; QEMU's pmu property follows the definition.",
    commands: [
      "cat /sys/module/kvm/parameters/enable_pmu    # on both hosts",
      "virsh dumpxml GUEST | grep '<pmu'",
      "<pmu state='off'/>    # inside <features>: no guest PMU on any host",
    ],
    undo: ["(put the former state back)"],
    risk: .medium,
    riskReason: "The guest must be stopped and started for it.",
    restarts: ["kvm", "guest"],
    citation: "linux 6.1 and 6.12 arch/x86/kvm/pmu.h, kvm_init_pmu_capability; vmx.c, vmx_set_cpu_caps"),
  Remedy(
    id: "kvm.kernel-fix-pkru",
    title: "Run a kernel on the destination that masks PKRU from the guest's state",
    layer: "kernel",
    opens: [],
    condition: """
      Kernels before Linux commit ad856280ddea saved a protection-key register for guests that were shown \
      no pku; a newer kernel then refuses or loses it.
      """,
    commands: ["uname -r    # on both hosts", "virsh dumpxml GUEST | grep -n pku"],
    undo: [],
    risk: .low,
    riskReason: "The host is rebooted.",
    restarts: ["host"],
    citation: "Linux commit ad856280ddea; Bloomberg chef-bcpc PR 2278"),
  Remedy(
    id: "tsc.same-frequency",
    title: "Choose a destination of the same TSC frequency, or one with TSC scaling",
    layer: "silicon",
    opens: [],
    condition: "libvirt accepts a difference of 250 parts in a million.",
    commands: [
      "virsh capabilities | grep -A1 \"<counter name='tsc'\"    # on both hosts: frequency and scaling"
    ],
    undo: [],
    risk: .none,
    riskReason: "Nothing is changed.",
    restarts: [],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC"),
  Remedy(
    id: "firmware.align",
    title: "Make firmware settings and versions the same on both hosts",
    layer: "firmware",
    opens: [],
    condition: "XD or NX, VT-x or SVM, AES, MONITOR and MWAIT, SGX and hyper-threading are switched there.",
    commands: [
      "dmidecode -s bios-version; dmidecode -s baseboard-product-name", "martlet explain NAME --on this",
    ],
    undo: ["(set the former values)"],
    risk: .low,
    riskReason: "The host is rebooted.",
    restarts: ["host"],
    citation: "Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE; Broadcom KB 311680"),
  Remedy(
    id: "host.physbits",
    title: "Give guests a physical address width that all hosts have",
    layer: "guest",
    opens: [],
    condition: "The guest sizes its page tables by it.",
    commands: [
      "virsh capabilities | grep maxphysaddr    # on both hosts",
      "<maxphysaddr mode='emulate' bits='40'/>    # inside <cpu>; power-cycle",
    ],
    undo: ["(take the line out)"],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation:
      "QEMU 7.2.0 target/i386/host-cpu.c, host_cpu_adjust_phys_bits; libvirt docs, formatdomain: maxphysaddr"),
]
