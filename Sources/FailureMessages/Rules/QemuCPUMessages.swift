/// What QEMU prints when it makes a CPU.
let qemuCPUMessages: [MessageRule] = [
  MessageRule(
    id: "qemu.feature-unavailable",
    component: .qemu,
    phase: .prepare,
    title: "The host does not have a feature that -cpu requests",
    printedBy: "QEMU, when it makes a CPU (check=on, the default, or enforce)",
    versions: "all; CPUID.07H:EBX.x to 10.0, CPUID[eax=07h,ecx=00h].EBX.x in newer versions",
    patterns: ["host doesn't support requested feature: {bit}"],
    names: .bits,
    proves: """
      KVM on this host does not offer {features} to QEMU; without enforce QEMU starts and leaves it out. A \
      line is printed for each bit.
      """,
    doesNotProve:
      "It is a warning: alone it stops nothing. It does not say which layer below KVM lost the bit.",
    causes: MessageCause.lostFeature + ["qemu.enforced"],
    collect: [
      "martlet explain {feature} --on this    # the layer that lost it",
      "grep -o -e '-cpu [^ ]*' /var/log/libvirt/qemu/GUEST.log | tail -1    # is enforce there?",
    ],
    clues: [
      MessageRule.Clue(text: "CPUID[eax=", shows: "QEMU newer than 10.0: earlier ones write CPUID.07H:EBX")
    ],
    isPrintedByTheLine: true,
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_filter_features and feature_word_description",
    examples: [
      "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]",
      """
      qemu-system-x86_64: warning: host doesn't support requested feature: \
      CPUID[eax=07h,ecx=00h].EBX.rtm [bit 11]
      """,
      "qemu-kvm: warning: host doesn't support requested feature: MSR(10AH).taa-no [bit 8]",
      "kvm: warning: host doesn't support requested feature: CPUID.01H:ECX.pcid [bit 17]",
    ],
    counterexamples: ["qemu-system-x86_64: Host doesn't support requested features"]),
  MessageRule(
    id: "qemu.feature-tcg",
    component: .qemu,
    phase: .prepare,
    title: "QEMU emulates the CPU and cannot emulate a feature that -cpu requests",
    printedBy: "QEMU, when it makes a CPU under TCG",
    versions: "seen in 7.2.0 and 10.0.13; notation as for hosts",
    patterns: ["TCG doesn't support requested feature: {bit}", "TCG doesn't support requested features"],
    names: .bits,
    proves: """
      QEMU runs without KVM here (TCG): {features} is not what the emulator knows. The host's CPU was not \
      asked.
      """,
    doesNotProve: "It says nothing about the hardware.",
    causes: ["tcg.instead-of-kvm"],
    collect: [
      "ls -l /dev/kvm; virsh dumpxml --inactive GUEST | head -1    # type='qemu' is emulation",
      "qemu-system-x86_64 -accel help",
    ],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_filter_features and x86_cpu_realizefn",
    examples: [
      "qemu-system-x86_64: warning: TCG doesn't support requested feature: CPUID.01H:ECX.pcid [bit 17]",
      "qemu-system-x86_64: TCG doesn't support requested features",
    ]),
  MessageRule(
    id: "qemu.feature-dependency",
    component: .qemu,
    phase: .prepare,
    title: "A feature was asked for without another that it needs",
    printedBy: "QEMU, when it makes a CPU",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["This feature depends on other features that were not requested: {bit}"],
    names: .bits,
    proves: "{features} was asked for by name and dropped, since a feature that it needs is off.",
    doesNotProve: "The host may well have it. The feature that is off is another one, which is not named.",
    causes: ["dependency.missing", "names.waitpkg", "names.vmx", "names.svm"],
    collect: [
      "qemu-system-x86_64 --version    # on both hosts",
      "grep -o -e '-cpu [^ ]*' /var/log/libvirt/qemu/GUEST.log | tail -1",
    ],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_expand_features; feature_dependencies",
    examples: [
      """
      qemu-system-x86_64: warning: This feature depends on other features that were not requested: \
      MSR(48BH).vmx-enable-user-wait-pause [bit 26]
      """,
      """
      warning: This feature depends on other features that were not requested: CPUID.8000000AH:EDX.vgif \
      [bit 16]
      """,
    ]),
  MessageRule(
    id: "qemu.enforce",
    component: .qemu,
    phase: .prepare,
    title: "QEMU refuses to start an incomplete CPU (enforce)",
    printedBy: "QEMU, when it makes a CPU with enforce",
    versions: "all",
    patterns: ["Host doesn't support requested features"],
    proves:
      "-cpu has enforce, and at least one feature was not available: the warnings above this line name them.",
    causes: ["qemu.enforced"],
    collect: ["grep 'requested feature' /var/log/libvirt/qemu/GUEST.log"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn",
    examples: ["qemu-system-x86_64: Host doesn't support requested features"],
    counterexamples: ["host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]"]),
  MessageRule(
    id: "qemu.unknown-property",
    component: .qemu,
    phase: .prepare,
    title: "This QEMU does not know a CPU property",
    printedBy: "QEMU, when it reads -cpu; libvirt repeats it",
    versions:
      "\"Property … not found\" seen in 7.2.0 and 10.0.13; \"CPU feature … not found\" in those before 2.0",
    patterns: [
      "Property '{model}-x86_64-cpu.{feature}' not found",
      "Property '{model}-i386-cpu.{feature}' not found",
      "Property '.{feature}' not found",
      "CPU feature {feature} not found",
    ],
    names: .captured("feature"),
    proves: """
      This QEMU has no property {feature} for the model: it is older than the name, or the name is of \
      another dialect.
      """,
    doesNotProve: "It says nothing about the hardware.",
    causes: ["qemu.older", "unknown.misspelt"],
    collect: [
      "qemu-system-x86_64 -cpu help    # on both hosts; the flags stand at the end",
      "martlet explain {feature}",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation:
      "QEMU 7.2.0 qom/object.c, object_property_find_err; QEMU 1.x target-i386/cpu.c, add_flagname_to_bitmaps",
    examples: [
      """
      qemu-kvm: can't apply global Skylake-Server-x86_64-cpu.avx512-fp16=on: Property \
      'Skylake-Server-x86_64-cpu.avx512-fp16' not found
      """,
      "process exited while connecting to monitor: CPU feature arat not found",
    ],
    counterexamples: ["Property 'memory-backend-file.foo' not found", "CPU vendor Zhaoxin not found"]),
  MessageRule(
    id: "qemu.unknown-model",
    component: .qemu,
    phase: .prepare,
    title: "This QEMU does not know the CPU model",
    printedBy: "QEMU, when it reads -cpu",
    versions: "all",
    patterns: ["unable to find CPU model '{word}'", "Unable to find CPU definition"],
    exceptions: ["unable to find CPU model 'host'"],
    proves:
      "This QEMU has no model {word}: it is older than the model, or the name is libvirt's or misspelt.",
    doesNotProve: "It says nothing about the hardware.",
    causes: ["model.qemu-older", "model.name"],
    collect: ["qemu-system-x86_64 -cpu help    # on both hosts"],
    citation: "QEMU 7.2.0 cpu.c, parse_cpu_option",
    examples: ["qemu-system-x86_64: unable to find CPU model 'EPYC-Turin'"],
    counterexamples: ["Configured CPU model: Haswell is not correct"]),
  MessageRule(
    id: "qemu.no-host-model",
    component: .qemu,
    phase: .prepare,
    title: "This QEMU has no model host: it was built without an accelerator for this machine",
    printedBy: "QEMU, when it reads -cpu",
    versions: "all",
    patterns: ["unable to find CPU model 'host'"],
    proves: """
      -cpu host was asked of a QEMU that can only emulate this guest: the host has another architecture, or \
      its build no KVM.
      """,
    doesNotProve: "It says nothing about the CPU's features.",
    causes: ["tcg.instead-of-kvm"],
    collect: ["uname -m; qemu-system-x86_64 -accel help; ls -l /dev/kvm"],
    citation: "QEMU 10.0.13 target/i386/meson.build and host-cpu.c; QEMU 7.2.0 cpu.c, parse_cpu_option",
    examples: [
      "qemu-system-x86_64: unable to find CPU model 'host'", "QEMU exited: unable to find CPU model 'host'",
    ],
    counterexamples: ["unable to find CPU model 'EPYC-Turin'"]),
  MessageRule(
    id: "qemu.machine-type",
    component: .qemu,
    phase: .prepare,
    title: "This QEMU does not have the machine type",
    printedBy: "QEMU, when it reads -machine",
    versions: "all",
    patterns: ["unsupported machine type"],
    proves:
      "The guest's machine type is newer than this QEMU, or was dropped from it, or is a distribution's own.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["machine.older"],
    collect: ["qemu-system-x86_64 -machine help    # on both hosts"],
    citation: "QEMU 7.2.0 softmmu/vl.c, select_machine",
    examples: ["qemu-system-x86_64: -machine pc-q35-9.2: unsupported machine type"]),
  MessageRule(
    id: "qemu.physbits",
    component: .qemu,
    phase: .prepare,
    title: "The guest's physical address width is not the host's",
    printedBy: "QEMU, when it makes a CPU",
    versions: "all; the refusal is newer than 7.2.0",
    patterns: [
      "ost physical bits ({number}) does not match phys-bits property ({number})",
      "phys-bits too low ({number})",
    ],
    proves: """
      The guest was given another address width than this host has; the second form ends QEMU: memory and \
      devices do not fit.
      """,
    doesNotProve: "The first is a warning.",
    causes: ["host.physbits"],
    collect: ["grep -m1 'address sizes' /proc/cpuinfo    # on both hosts"],
    citation: """
      QEMU 7.2.0 target/i386/host-cpu.c, host_cpu_adjust_phys_bits; QEMU 10.0.13 hw/i386/pc.c, \
      pc_memory_init
      """,
    examples: [
      "qemu-system-x86_64: warning: Host physical bits (39) does not match phys-bits property (46)",
      "qemu-system-x86_64: Address space limit 0xffffffffff < 0x180ffffffff phys-bits too low (40)",
    ]),
  MessageRule(
    id: "qemu.lbr",
    component: .qemu,
    phase: .prepare,
    title: "The guest's last-branch format is not the host's",
    printedBy: "QEMU, when it makes a CPU",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: [
      "vPMU: the lbr-fmt value ({hex}) does not match the host value ({hex})",
      "vPMU: LBR is unsupported without pmu=on",
    ],
    names: .fixed(["pdcm"]),
    proves: """
      lbr-fmt is set, and this host's CPU records branches in another format: such a guest runs on one \
      generation only.
      """,
    causes: ["names.pdcm"],
    collect: ["martlet explain pdcm --on this"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn",
    examples: ["vPMU: the lbr-fmt value (0x5) does not match the host value (0x3f)."]),
  MessageRule(
    id: "qemu.topoext",
    component: .qemu,
    phase: .prepare,
    title: "An AMD guest with threads lacks topoext",
    printedBy: "QEMU, when it makes a CPU",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: ["doesn't support hyperthreading("],
    names: .fixed(["topoext"]),
    proves: "The guest has more than one thread a core and no topoext: it sees cores instead. A warning.",
    doesNotProve: "It stops no migration.",
    causes: ["definition.topoext"],
    collect: ["virsh dumpxml GUEST | grep -e topoext -e '<topology'"],
    citation: "QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn",
    examples: [
      """
      warning: This family of AMD CPU doesn't support hyperthreading(2). Please configure -smp options \
      properly or try enabling topoext feature.
      """
    ]),
  MessageRule(
    id: "qemu.init-vcpu",
    component: .qemu,
    phase: .prepare,
    title: "KVM refused to make the vCPU as asked",
    printedBy: "QEMU, when it makes a vCPU",
    versions: "seen in 7.2.0",
    patterns: ["kvm_arch_init_vcpu failed"],
    proves: "KVM refused the CPUID table or a capability that QEMU asked for.",
    doesNotProve: "It does not name the feature.",
    causes: ["msr.nested-host", "msr.kernel-differs", "names.amx"],
    collect: ["dmesg | tail -n 20; uname -r; systemd-detect-virt"],
    citation: "QEMU 7.2.0 accel/kvm/kvm-all.c, kvm_init_vcpu",
    examples: ["qemu-system-x86_64: kvm_init_vcpu: kvm_arch_init_vcpu failed (0): Invalid argument"]),
  MessageRule(
    id: "qemu.cpu-option",
    component: .qemu,
    phase: .configure,
    title: "The -cpu option cannot be read",
    printedBy: "QEMU, when it reads -cpu",
    versions: "seen in 7.2.0 and 10.0.13",
    patterns: [
      "Expected key=value format, found {word}",
      "Ambiguous CPU model string",
      "Compatibility of ambiguous CPU model strings",
    ],
    proves: """
      The features after the model have the wrong form; QEMU expects name=on, or +name and -name for \
      old ones, never both of one.
      """,
    doesNotProve: "It says nothing about the hardware.",
    causes: ["definition.wrong"],
    collect: ["martlet lint QEMU-COMMAND.txt"],
    citation: """
      QEMU 7.2.0 hw/core/cpu-common.c, cpu_common_parse_features; target/i386/cpu.c, \
      x86_cpu_parse_featurestr
      """,
    examples: [
      "qemu-system-x86_64: Expected key=value format, found avx2.",
      "warning: Ambiguous CPU model string. Don't mix both \"+avx\" and \"avx=off\"",
    ]),
]
