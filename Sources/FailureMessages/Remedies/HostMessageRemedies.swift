internal import LossCauses
internal import Remedies

/// Commands for the host to change.
private let host = HostCommands()

/// Remedies on hosts: KVM, kernel, microcode, firmware.
let hostMessageRemedies: [Remedy] = [
  Remedy(
    .alignMicrocode, "Bring both hosts to the newer of the two microcode revisions, then reboot them",
    layer: "microcode",
    condition:
      "Load it early: microcode that a running kernel loads late does not change what KVM learned at boot.",
    commands: microcodeUpdate(host.reboot) + ["martlet explain NAME --on this"],
    undo: microcodeUndo(host.reboot), caution: microcodeCaution,
    citation: "Linux Documentation/arch/x86/microcode.rst"),
  Remedy(
    .alignKernel, "Bring both hosts to the same kernel and command line", layer: "kernel",
    condition: """
      KVM passes on what the kernel found at boot minus what parameters removed: mitigations=, \
      nospectre_v2, spec_store_bypass_disable=, clearcpuid=, tsx=, nopku, noxsave.
      """,
    commands: [
      "uname -r; cat /proc/cmdline    # on both hosts",
      "grep . /sys/devices/system/cpu/vulnerabilities/*", "martlet explain NAME --on this",
      "# where a parameter differs, change that; where the release differs, on the older host:",
      .task(.upgrade(.kernel)), host.reboot,
    ],
    undo: [.task(.downgrade(.kernel)), host.reboot],
    caution:
      "A parameter may be there for security: do not remove it before you know why it is there.",
    citation: "linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps"),
  Remedy(
    .tsxOn, "Boot destinations with tsx=on until the guests have moved and restarted",
    layer: "kernel",
    condition: """
      Only where the CPU has IA32_TSX_CTRL and microcode has not made RTM abort always (CPUID 7 EDX bit \
      11). Otherwise nothing restores TSX.
      """,
    commands: ["martlet explain rtm --on this    # can it come back here?"]
      + HostCommands.changeCommandLine(.add("tsx=on")) + [host.reboot],
    undo: HostCommands.undoCommandLine(.add("tsx=on")) + [host.reboot],
    caution: "Where TAA_NO is clear guests can read each other's data (INTEL-SA-00270).",
    citation:
      "linux 6.12 arch/x86/kernel/cpu/tsx.c, tsx_init; Documentation/admin-guide/hw-vuln/tsx_async_abort.rst"),
  Remedy(
    .nestedParity, "Make nested virtualization the same on both hosts", layer: "kvm",
    condition: """
      The vmx-* names come from the VMX MSRs that kvm_intel builds: the same nested=, ept=, and kernel on \
      hosts of one generation give the same list.
      """,
    commands: ["grep . /sys/module/kvm_intel/parameters/*    # on both hosts"]
      + HostCommands.setModuleParameter("kvm_intel", "nested=1"),
    undo: HostCommands.unsetModuleParameter("kvm_intel", "nested=1"),
    citation: """
      linux 6.12 arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs; \
      Documentation/virt/kvm/x86/running-nested-guests.rst
      """),
  Remedy(
    .nestedParityOnAMD, "Make nested virtualization the same on both hosts with AMD CPUs", layer: "kvm",
    condition:
      "svm and its features are offered to guests where kvm_amd has nested=1, as far as the CPU has them.",
    commands: ["grep . /sys/module/kvm_amd/parameters/*    # on both hosts"]
      + HostCommands.setModuleParameter("kvm_amd", "nested=1"),
    undo: HostCommands.unsetModuleParameter("kvm_amd", "nested=1"),
    citation: """
      linux 6.12 arch/x86/kvm/svm/svm.c, svm_set_cpu_caps; Documentation/virt/kvm/x86/running-nested-guests.rst
      """),
  Remedy(
    .passNesting, "Let the hypervisor underneath pass virtualization on to this host",
    layer: "outer-hypervisor",
    condition:
      "This host is itself a guest: its own firmware and kernel cannot switch on what it is not given.",
    commands: ["systemd-detect-virt    # which hypervisor is underneath"]
      + OuterNesting.sentences.map(Command.instruction)
      + [
        "# then power this host off and on: a reboot from inside keeps its CPU",
        "modprobe kvm_intel || modprobe kvm_amd",
      ],
    essential: 1..<(OuterNesting.sentences.count + 2),
    undo: ["# underneath: the former setting, while this host is off"],
    citation: OuterNesting.citation),
  Remedy(
    .openDevice, "Open /dev/kvm to the user that QEMU runs as", layer: "kernel",
    condition:
      "udev gives the device to the group kvm. libvirt runs QEMU as the user of qemu.conf: libvirt-qemu on Debian, qemu on RHEL.",
    commands: [
      "ls -l /dev/kvm; getent group kvm    # its group, and who is in it",
      "usermod -aG kvm USER    # USER: the user that QEMU runs as", HostCommands.restartLibvirt,
    ],
    essential: 1..<2, undo: ["gpasswd -d USER kvm", HostCommands.restartLibvirt],
    citation:
      "systemd rules.d/50-udev-default.rules.in, KERNEL==\"kvm\"; libvirt src/qemu/qemu.conf.in, user; usermod(8); gpasswd(1)"
  ),
  Remedy(
    .ownModule, "Load the module of the CPU's own vendor alone", layer: "kernel",
    condition: "Nothing has to be done where the module that is loaded is the CPU's.",
    commands: [
      "lsmod | grep kvm; grep -m1 vendor_id /proc/cpuinfo",
      "grep -rn kvm_ /etc/modules /etc/modules-load.d /usr/lib/modules-load.d    # who asks for the other: take it out",
      "modprobe -r kvm_intel kvm_amd; modprobe \"kvm_$(grep -q GenuineIntel /proc/cpuinfo && echo intel || echo amd)\"",
    ],
    essential: 1..<3, undo: ["# nothing to undo: the other module does not drive this CPU"],
    citation: "linux 6.12 arch/x86/kvm/x86.c, kvm_x86_vendor_init; modules-load.d(5); modprobe(8)"),
  Remedy(
    .enableKVM, "Enable virtualization in firmware, and load KVM's module", layer: "firmware",
    condition: "/dev/kvm must be there, and open to the user that QEMU runs as.",
    commands: [
      "lsmod | grep kvm; dmesg | grep -i -e kvm -e vmx -e svm", host.rebootIntoSetup,
      "# in the setup: Intel Virtualization Technology, or SVM mode; then power off and on",
      "modprobe kvm_intel || modprobe kvm_amd",
    ],
    undo: [host.rebootIntoSetup, "# in the setup: the former value"],
    citation: """
      linux 6.12 arch/x86/kernel/cpu/feat_ctl.c, init_ia32_feat_ctl; arch/x86/kvm/vmx/vmx.c, \
      __kvm_is_vmx_supported
      """),
  Remedy(
    .pmuParity, "Make the virtual PMU the same on both hosts", layer: "kvm",
    condition:
      "pdcm, ds and dtes64 follow kvm.enable_pmu and the kernel; QEMU's pmu property follows the definition.",
    commands: [
      "cat /sys/module/kvm/parameters/enable_pmu    # on both hosts", "virsh dumpxml GUEST | grep '<pmu'",
    ] + GuestCommands().edit("inside <features>, no PMU on any host", ["<pmu state='off'/>"]),
    undo: GuestCommands().restore,
    citation: "linux 6.1 and 6.12 arch/x86/kvm/pmu.h, kvm_init_pmu_capability; vmx.c, vmx_set_cpu_caps"),
  Remedy(
    .fixPKRU, "Run a kernel on the destination that masks PKRU from the guest's state", layer: "kernel",
    condition: """
      Kernels before Linux commit ad856280ddea saved a protection-key register for guests that were shown \
      no pku; a newer kernel then refuses or loses it.
      """,
    commands: [
      "uname -r    # on both hosts", "virsh dumpxml GUEST | grep -n pku",
      "# a kernel with that commit, on the destination:", .task(.upgrade(.kernel)), host.reboot,
    ],
    undo: [.task(.downgrade(.kernel)), host.reboot],
    citation: "Linux commit ad856280ddea; Bloomberg chef-bcpc PR 2278"),
  Remedy(
    .sameFrequency, "Choose a destination of the same TSC frequency, or one with TSC scaling",
    layer: "silicon",
    condition: "libvirt accepts a difference of 250 parts in a million.",
    commands: [
      "virsh capabilities | grep -A1 \"<counter name='tsc'\"    # on both hosts: frequency and scaling"
    ],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidateTSC"),
  Remedy(
    .alignFirmware, "Make firmware settings and versions the same on both hosts", layer: "firmware",
    condition: "XD or NX, VT-x or SVM, AES, MONITOR and MWAIT, SGX and hyper-threading are switched there.",
    commands: [
      "dmidecode -s bios-version; dmidecode -s baseboard-product-name", "martlet explain NAME --on this",
      host.rebootIntoSetup, "# in the setup: note the former value, then set the other host's",
    ],
    undo: [host.rebootIntoSetup, "# in the setup: the former values"],
    citation: "Intel SDM vol. 4, table 2-2, IA32_MISC_ENABLE; Broadcom KB 311680"),
  Remedy(
    .addressBits, "Give guests a physical address width that all hosts have", layer: "guest",
    condition: "The guest sizes its page tables by it.",
    commands: ["virsh capabilities | grep maxphysaddr    # on both hosts"]
      + GuestCommands().edit("inside <cpu>", ["<maxphysaddr mode='emulate' bits='40'/>"]),
    undo: GuestCommands().restore,
    citation:
      "QEMU 7.2.0 target/i386/host-cpu.c, host_cpu_adjust_phys_bits; libvirt docs, formatdomain: maxphysaddr"),
]
