internal import Remedies

/// libvirt's messages about names: features, models, modes, its map.
let libvirtNameMessages: [MessageRule] = [
  MessageRule(
    id: "libvirt.unknown-cpu-feature",
    component: .libvirt,
    phase: .prepare,
    title: "The daemon's CPU map does not know the name",
    printedBy: "libvirt's x86 CPU driver, whichever daemon compares or expands a CPU",
    versions: "all",
    patterns: ["Unknown CPU feature {feature}", "unknown CPU feature: {feature}"],
    names: .captured("feature"),
    proves: """
      The CPU map that this daemon loaded has no feature of the name {feature}, and a CPU that it was \
      given requires it by name.
      """,
    doesNotProve:
      "It says nothing about the hardware: libvirt looks up the name in the map before it compares any CPU.",
    causes: [
      "names.arch-facilities",
      "names.vmx-map",
      "unknown.older-map",
      "unknown.edited-map",
      "unknown.misspelt",
    ],
    collect: [
      """
      grep -rn -e {feature} /usr/share/libvirt/cpu_map*    # on both hosts; one file, cpu_map.xml, before \
      4.7.0
      """,
      "virsh version    # on both hosts",
      .task(.verifyMap),
    ],
    clues: [
      MessageRule.Clue(
        text: "internal error Unknown",
        shows: "no colon behind \"internal error\": an old libvirt, of about 0.10 to 1.1"),
      MessageRule.Clue(
        text: "unsupported configuration: unknown CPU feature",
        shows: "printed at a start or an incoming migration, before QEMU runs"),
    ],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU and virCPUx86ValidateFeatures",
    examples: [
      "internal error: Unknown CPU feature ssbd",
      "Live Migration failure: internal error Unknown CPU feature monitor",
      "error: unsupported configuration: unknown CPU feature: mpx",
    ],
    counterexamples: ["error: CPU feature vmx specified more than once"]),
  MessageRule(
    id: "libvirt.unknown-cpu-model",
    component: .libvirt,
    phase: .prepare,
    title: "The daemon's CPU map does not know the model",
    printedBy: "libvirt's x86 CPU driver",
    versions: "all",
    patterns: ["Unknown CPU model {model}"],
    proves: "The CPU map that this daemon loaded has no model of the name {model}.",
    doesNotProve: "It says nothing about the hardware: a model is a name for a set of features.",
    causes: ["model.newer", "model.name"],
    collect: ["virsh cpu-models x86_64    # on both hosts", "virsh version    # on both hosts"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU, virCPUx86Update, virCPUx86ExpandFeatures",
    examples: ["error: internal error: Unknown CPU model EPYC-Turin"],
    counterexamples: ["Configured CPU model: Haswell is not correct"]),
  MessageRule(
    id: "libvirt.unknown-cpu-vendor",
    component: .libvirt,
    phase: .prepare,
    title: "The daemon's CPU map does not know the vendor",
    printedBy: "libvirt's x86 CPU driver",
    versions: "all",
    patterns: ["Unknown CPU vendor {word}", "CPU vendor {word} not found"],
    proves: "The map has no vendor {word}.",
    causes: ["model.name"],
    collect: ["grep -rn '<vendor' /usr/share/libvirt/cpu_map*"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86Baseline and x86Encode",
    examples: ["error: operation failed: Unknown CPU vendor Zhaoxin"]),
  MessageRule(
    id: "libvirt.arch-mismatch",
    component: .libvirt,
    phase: .prepare,
    title: "The definition is for another architecture",
    printedBy: "libvirt",
    versions: "all",
    patterns: ["CPU arch {word} does not match host arch"],
    proves: "The definition's <arch> is {word}; the host is of another.",
    causes: ["definition.arch"],
    collect: ["uname -m"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute",
    examples: ["the CPU is incompatible with host CPU: CPU arch aarch64 does not match host arch"]),
  MessageRule(
    id: "libvirt.unknown-host",
    component: .libvirt,
    phase: .prepare,
    title: "libvirt does not know the host's CPU",
    printedBy: "libvirt",
    versions: "all",
    patterns: ["unknown host CPU"],
    proves:
      "libvirt could name no model for this host: its CPUID, or what QEMU reports, fits none in the map.",
    doesNotProve: "It says nothing about the guest.",
    causes: ["host.unnamed"],
    collect: [
      "virsh capabilities | sed -n '/<cpu>/,/<\\/cpu>/p'",
      "journalctl -u libvirtd -u virtqemud | grep -i cpu",
    ],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86Compare and virCPUx86Update",
    examples: ["the CPU is incompatible with host CPU: unknown host CPU"]),
  MessageRule(
    id: "libvirt.mode-unsupported",
    component: .libvirt,
    phase: .prepare,
    title: "The CPU mode is not possible with this hypervisor",
    printedBy: "libvirt, at a start or an incoming migration, before QEMU is started",
    versions: "seen in 7.0.0, 9.0.0 and 11.3.0",
    patterns: [
      "CPU mode '{word}' for {*} domain on {*} host is not supported by hypervisor",
      "maximum CPU is not supported by QEMU binary",
      "Migratable attribute for host-passthrough CPU is not supported",
    ],
    proves: "For this architecture and virtualization type QEMU offers no CPU of that mode.",
    doesNotProve: "No feature is missing.",
    causes: ["mode.tcg", "mode.probe-failed"],
    collect: [
      "virsh domcapabilities --virttype kvm | sed -n '/<cpu>/,/<\\/cpu>/p'",
      "ls -l /dev/kvm; lsmod | grep kvm",
      "virsh dumpxml --inactive GUEST | head -1    # type='kvm' or 'qemu'",
    ],
    citation: "libvirt 9.0.0 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU",
    examples: [
      """
      unsupported configuration: CPU mode 'custom' for x86_64 kvm domain on x86_64 host is not supported \
      by hypervisor
      """
    ]),
  MessageRule(
    id: "libvirt.model-unsupported",
    component: .libvirt,
    phase: .prepare,
    title: "QEMU on this host does not have the model",
    printedBy: "libvirt, at a start or an incoming migration",
    versions: "all",
    patterns: [
      "CPU model {word} is not supported by hypervisor",
      "CPU model '{word}' not supported by hypervisor",
      "cannot translate CPU model {word} to a supported model",
    ],
    proves: "libvirt's map has the model {word}, and this QEMU lists it not; fallback forbids another.",
    doesNotProve: "It says nothing about features: libvirt has not compared them yet.",
    causes: ["model.qemu-older", "model.renamed"],
    collect: [
      "qemu-system-x86_64 -cpu help | grep -i MODEL    # on both hosts",
      "virsh domcapabilities | grep -A1 MODEL",
    ],
    citation: "libvirt 9.0.0 src/cpu/cpu.c, virCPUTranslate; src/cpu/cpu_x86.c, x86Decode",
    examples: [
      "unsupported configuration: CPU model EPYC-Genoa is not supported by hypervisor",
      "the CPU is incompatible with host CPU: cannot translate CPU model Conroe to a supported model",
    ]),
  MessageRule(
    id: "libvirt.definition",
    component: .libvirt,
    phase: .configure,
    title: "The definition contradicts itself",
    printedBy: "libvirt, when it reads a definition",
    versions: "all",
    patterns: [
      "CPU feature '{feature}' specified more than once",
      "Non-empty feature list specified without CPU model",
      "CPU vendor specified without CPU model",
      "vendor_id must be exactly",
      "Invalid CPU feature policy",
      "Invalid CPU feature name",
    ],
    names: .captured("feature"),
    proves: "libvirt cannot parse the <cpu> element.",
    doesNotProve: "It says nothing about any host.",
    causes: ["definition.wrong"],
    collect: ["martlet lint GUEST.xml", "virsh define --validate GUEST.xml"],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefParseXML",
    examples: [
      "XML error: CPU feature 'vmx' specified more than once",
      "error: unsupported configuration: Non-empty feature list specified without CPU model",
    ],
    counterexamples: ["CPU feature vmx already defined"]),
  MessageRule(
    id: "libvirt.map-broken",
    component: .libvirt,
    phase: .start,
    title: "The CPU map cannot be loaded",
    printedBy: "libvirt, when its driver starts",
    versions: "all",
    patterns: [
      "CPU feature {word} already defined",
      "CPU vendor {word} already defined",
      "Multiple definitions of CPU model '{word}'",
      "Feature {word} required by CPU model {word} not found",
      "Ancestor model {word} not found for CPU model {word}",
      "Missing feature name for CPU model",
    ],
    proves: """
      A file below cpu_map was edited, or is of another version: the daemon works without any CPU \
      knowledge, or not at all.
      """,
    causes: ["map.edited"],
    collect: [.task(.verifyMap)],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86FeatureParse, x86ModelParse, x86ModelParseFeatures",
    examples: [
      "internal error: CPU feature monitor already defined",
      "Feature foo required by CPU model Haswell not found",
    ],
    counterexamples: ["XML error: CPU feature 'vmx' specified more than once"]),
  MessageRule(
    id: "libvirt.no-suitable-model",
    component: .libvirt,
    phase: .prepare,
    title: "No model of the map fits the CPU",
    printedBy: "libvirt, when it names a CPU (host-model, baseline)",
    versions: "all",
    patterns: ["Cannot find suitable CPU model for given data"],
    proves: "Every model that may be used has something that this CPU lacks.",
    doesNotProve: "It is no failed migration.",
    causes: ["host.unnamed"],
    collect: ["virsh capabilities | sed -n '/<cpu>/,/<\\/cpu>/p'", "martlet show HOST.json"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Decode",
    examples: ["internal error: Cannot find suitable CPU model for given data"]),
  MessageRule(
    id: "libvirt.baseline",
    component: .libvirt,
    phase: .configure,
    title: "The given CPUs have no common baseline",
    printedBy: "virsh cpu-baseline or hypervisor-cpu-baseline",
    versions: "all",
    patterns: [
      "CPUs are incompatible",
      "CPU vendors do not match",
      "CPU vendor {word} of model {word} differs from vendor {word}",
    ],
    proves: "The CPUs have nothing in common that a model could be made of, or are of different vendors.",
    causes: ["vendor.differs"],
    collect: ["martlet level A B C"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86Baseline",
    examples: [
      "error: operation failed: CPU vendors do not match", "error: operation failed: CPUs are incompatible",
    ],
    counterexamples: ["Nova: CPU doesn't have compatibility"]),
]
