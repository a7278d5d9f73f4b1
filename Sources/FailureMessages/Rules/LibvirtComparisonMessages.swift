internal import Remedies

/// libvirt's messages about a CPU that does not fit.
let libvirtComparisonMessages: [MessageRule] = [
  MessageRule(
    id: "libvirt.incompatible-oldest",
    component: .libvirt,
    phase: .prepare,
    title: "The host cannot give the guest's CPU; this libvirt does not say what is missing",
    printedBy: "libvirt before 2012, at a start or an incoming migration",
    versions: "0.7.x to about 0.9.10",
    patterns: ["guest CPU is not compatible with host CPU"],
    proves: "The guest's definition requires more than the host's CPUID shows.",
    doesNotProve: "It names no feature; later versions do.",
    causes: ["firmware.nx-off", "missing.generation"],
    collect: ["virsh capabilities; virsh dumpxml GUEST", "grep -m1 flags /proc/cpuinfo    # is nx there?"],
    clues: [
      MessageRule.Clue(text: "guest CPU is not compatible with host CPU", shows: "libvirt of 2012 or older")
    ],
    citation: """
      libvirt of 2010 and 2011 src/qemu/qemu_conf.c, later qemu_command.c, qemuBuildCpuArgStr; Red Hat \
      Enterprise Linux 6 virtualization guide, B.3
      """,
    examples: ["error : qemuBuildCpuArgStr:3565 : internal error guest CPU is not compatible with host CPU"],
    counterexamples: [
      """
      unsupported configuration: guest and host CPU are not compatible: Host CPU does not provide \
      required features: svm
      """
    ]),
  MessageRule(
    id: "libvirt.required-missing",
    component: .libvirt,
    phase: .prepare,
    title: "The host does not have what the definition requires",
    printedBy: "libvirt, at a start, an incoming migration, or cpu-compare --error",
    versions: """
      2012 and later; "guest and host CPU are not compatible" to 2.2, "the CPU is incompatible with host \
      CPU" later
      """,
    patterns: ["Host CPU does not provide required features: {features}"],
    names: .captured("features"),
    proves: """
      The CPU that libvirt was asked for needs {features}, and the host that this daemon knows lacks it. \
      QEMU had not been started.
      """,
    doesNotProve: """
      It does not say where the host lost it; and by virsh cpu-compare the host is CPUID, not what KVM and \
      QEMU can give.
      """,
    causes: MessageCause.lostFeature,
    collect: [
      "martlet explain {feature} --on this    # on the host that refused: the layer that lost it",
      "virsh capabilities > HOST.xml; virsh domcapabilities > HOST-guests.xml    # on both hosts",
    ],
    clues: [
      MessageRule.Clue(
        text: "guest and host CPU are not compatible", shows: "libvirt between 2012 and about 2.2"),
      MessageRule.Clue(text: "the CPU is incompatible with host CPU", shows: "libvirt 1.2.6 or later"),
    ],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute",
    examples: [
      """
      error: the CPU is incompatible with host CPU: Host CPU does not provide required features: erms, \
      vaes
      """,
      """
      unsupported configuration: guest and host CPU are not compatible: Host CPU does not provide \
      required features: pdpe1gb, aes, pcid
      """,
    ],
    counterexamples: ["Host CPU provides forbidden features: hle"]),
  MessageRule(
    id: "libvirt.forbidden",
    component: .libvirt,
    phase: .prepare,
    title: "The host has what the definition forbids",
    printedBy: "libvirt, at a start or an incoming migration",
    versions: "list: all; one name in quotes: 7.2.0 and later",
    patterns: [
      "Host CPU provides forbidden features: {features}", "Host CPU provides forbidden feature '{features}'",
    ],
    names: .captured("features"),
    proves: "The definition has {features} with policy='forbid', and the host has it.",
    doesNotProve: "Nothing is missing; the guest would run.",
    causes: ["definition.forbid"],
    collect: ["virsh dumpxml --inactive GUEST | grep forbid"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute; src/cpu/cpu.c, virCPUCheckForbiddenFeatures",
    examples: [
      "unsupported configuration: Host CPU provides forbidden feature 'vmx'",
      "Host CPU provides forbidden features: hle, rtm",
    ]),
  MessageRule(
    id: "libvirt.strict-extra",
    component: .libvirt,
    phase: .prepare,
    title: "match='strict', and the host has more",
    printedBy: "libvirt, at a start or an incoming migration",
    versions: "all",
    patterns: ["does not strictly match guest CPU: Extra features: {features}"],
    names: .captured("features"),
    proves: "The definition says match='strict'; the host has {features} over it.",
    doesNotProve: "Nothing is missing.",
    causes: ["definition.strict"],
    collect: ["virsh dumpxml --inactive GUEST | grep match="],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute",
    examples: [
      """
      the CPU is incompatible with host CPU: Host CPU does not strictly match guest CPU: Extra features: \
      avx2, bmi1
      """
    ]),
  MessageRule(
    id: "libvirt.vendor-mismatch",
    component: .libvirt,
    phase: .prepare,
    title: "The definition is for another vendor's CPU",
    printedBy: "libvirt, at a start, an incoming migration, or a comparison",
    versions: "all",
    patterns: ["host CPU vendor does not match required CPU vendor {word}"],
    proves: "The CPU that was asked for names the vendor {word}, and the host's is another or unknown.",
    doesNotProve: "Features were not compared.",
    causes: ["vendor.differs"],
    collect: [
      "grep -m1 vendor_id /proc/cpuinfo    # on both hosts", "virsh dumpxml GUEST | grep '<vendor>'",
    ],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute",
    examples: [
      "the CPU is incompatible with host CPU: host CPU vendor does not match required CPU vendor Intel"
    ]),
  MessageRule(
    id: "libvirt.guest-cpu-missing",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU on this host did not give the guest all that it has",
    printedBy: """
      libvirt on the destination (or at a start with check='full'), after QEMU was started and before \
      memory moves
      """,
    versions: "3.2.0 and later",
    patterns: [
      "guest CPU doesn't match specification: missing features: {features}",
      "guest CPU doesn't match specification: extra features: {other}, missing features: {features}",
    ],
    names: .captured("features"),
    proves: """
      The running guest has {features}; QEMU on the destination, asked for the same CPU, came up without. \
      The guest is unharmed on the source.
      """,
    doesNotProve:
      "It does not say which layer lost it (CPU, microcode, kernel, KVM, QEMU), nor that the guest uses it.",
    causes: MessageCause.lostFeature,
    collect: [
      "martlet explain {feature} --on this    # on the destination: the layer that lost it",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
      "martlet capture -o HOST.json    # on both hosts; then martlet diagnose --from A.json --to B.json",
    ],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive",
    examples: [
      "operation failed: guest CPU doesn't match specification: missing features: hle,rtm",
      "guest CPU doesn't match specification: extra features: ht, missing features: waitpkg",
    ],
    counterexamples: ["operation failed: guest CPU doesn't match specification: extra features: ht"]),
  MessageRule(
    id: "libvirt.guest-cpu-extra",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU on this host gives the guest more than it has",
    printedBy: "libvirt on the destination, after QEMU was started and before memory moves",
    versions: "3.2.0 and later",
    patterns: [
      "guest CPU doesn't match specification: extra features: {features}, missing features: {other}",
      "guest CPU doesn't match specification: extra features: {features}",
    ],
    names: .captured("features"),
    proves: """
      The running guest does not have {features}; QEMU on the destination, asked for the same CPU, came up \
      with it. The hardware lacks nothing.
      """,
    doesNotProve: "It is no sign of an older host: the versions of QEMU, libvirt and kernel differ.",
    causes: ["names.ht-extra", "names.pdcm", "names.vmx-map", "extra.upgrade"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive",
    examples: ["operation failed: guest CPU doesn't match specification: extra features: ht"],
    counterexamples: ["operation failed: guest CPU doesn't match specification: missing features: hle,rtm"]),
  MessageRule(
    id: "libvirt.guest-cpu-unnamed",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU's CPU differs by bits that libvirt has no names for",
    printedBy: "libvirt on the destination, after QEMU was started",
    versions: "3.2.0 and later",
    patterns: ["guest CPU doesn't match specification$"],
    proves: "QEMU left out bits that this map cannot name.",
    causes: ["unknown.older-map", "missing.generation"],
    collect: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive",
    examples: ["error: operation failed: guest CPU doesn't match specification"],
    counterexamples: ["operation failed: guest CPU doesn't match specification: extra features: ht"]),
  MessageRule(
    id: "libvirt.conflicting-data",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU says of one feature that it is on and off",
    printedBy: "libvirt on the destination, after QEMU was started",
    versions: "seen in 11.3.0, not in 9.0.0",
    patterns: ["hypervisor provided conflicting CPU data: feature '{feature}' is both enabled and disabled"],
    names: .captured("feature"),
    proves: "QEMU listed {feature} as enabled and as unavailable.",
    doesNotProve: "It says nothing about the hardware.",
    causes: ["extra.upgrade"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "libvirt 11.3.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive",
    examples: [
      """
      internal error: hypervisor provided conflicting CPU data: feature 'ht' is both enabled and \
      disabled at the same time
      """
    ]),
  MessageRule(
    id: "libvirt.msr-features",
    component: .libvirt,
    phase: .prepare,
    title: "The QEMU is too old for features that are MSR bits",
    printedBy: "libvirt, before QEMU is started",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0",
    patterns: ["Some features cannot be reliably used with this QEMU: {features}"],
    names: .captured("features"),
    proves: "{features} are bits of an MSR, and this QEMU cannot say which of them it left out.",
    doesNotProve: "It says nothing about the hardware.",
    causes: ["qemu.older"],
    collect: ["qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts"],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessStartValidate",
    examples: [
      "unsupported configuration: Some features cannot be reliably used with this QEMU: rdctl-no, ibrs-all"
    ]),
  MessageRule(
    id: "libvirt.incompatible",
    component: .libvirt,
    phase: .prepare,
    title: "The host cannot give the CPU that was asked for",
    printedBy: "libvirt, at a start, an incoming migration or a comparison",
    versions: "1.2.6 and later; virsh's words in all",
    patterns: [
      "the CPU is incompatible with host CPU$",
      "is incompatible with host CPU$",
      "guest and host CPU are not compatible$",
      "is incompatible with the CPU provided by hypervisor on the host",
    ],
    proves: """
      libvirt compared the CPU with the host's (cpu-compare: the physical one; hypervisor-cpu-compare: \
      what KVM and QEMU can give) and found something missing.
      """,
    doesNotProve: "It names no feature; the same command with --error does.",
    causes: ["missing.generation", "vendor.differs", "host.unnamed", "missing.stale-probe"],
    collect: [
      "virsh hypervisor-cpu-compare --error CPU.xml    # names what is missing",
      "martlet compare CPU.xml HOST.xml",
    ],
    citation: """
      libvirt 9.0.0 src/util/virerror.c (VIR_ERR_CPU_INCOMPATIBLE); tools/virsh-host.c, cmdCPUCompare and \
      cmdHypervisorCPUCompare
      """,
    examples: [
      "error: the CPU is incompatible with host CPU",
      "operation failed: guest and host CPU are not compatible",
      "CPU described in guest.xml is incompatible with host CPU",
      "CPU described in host.xml is incompatible with the CPU provided by hypervisor on the host",
    ],
    counterexamples: [
      "the CPU is incompatible with host CPU: Host CPU does not provide required features: vaes",
      "internal error guest CPU is not compatible with host CPU",
    ]),
]
