/// What libvirt prints when a running guest's definition was changed.
let libvirtStabilityMessages: [MessageRule] = [
  MessageRule(
    id: "libvirt.abi-features",
    component: .libvirt,
    phase: .begin,
    title: "The given XML has other CPU features than the running guest",
    printedBy:
      "libvirt on the source (--xml) or on the destination (a hook's output), before QEMU is started there",
    versions: "all; the wording and the list of checks grew with versions",
    patterns: [
      "Target CPU feature count {number} does not match source {number}",
      "Target CPU feature {word} does not match source {word}",
      "Target CPU feature policy {word} does not match source {word}",
    ],
    proves: """
      The CPU in the given XML is not the one that the running guest has. libvirt compares the two word by \
      word, the features in their order, and refuses: a live guest's CPU cannot change, neither by --xml \
      nor by a hook.
      """,
    doesNotProve: "It says nothing about the destination's hardware.",
    causes: ["abi.edited", "abi.plain-dump"],
    collect: [
      """
      virsh dumpxml --migratable GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # the side that it is compared \
      with
      """
    ],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual",
    examples: [
      "error: unsupported configuration: Target CPU feature count 24 does not match source 22",
      "Target CPU feature policy disable does not match source require",
      "Target CPU feature hle does not match source monitor",
    ],
    counterexamples: ["Target CPU model Penryn does not match source Conroe"]),
  MessageRule(
    id: "libvirt.abi-model",
    component: .libvirt,
    phase: .begin,
    title: "The given XML has another CPU model, vendor or mode than the running guest",
    printedBy:
      "libvirt on the source (--xml) or on the destination (a hook's output), before QEMU is started there",
    versions: "all; the wording and the list of checks grew with versions",
    patterns: [
      "Target CPU model {word} does not match source {word}",
      "Target CPU vendor {*} does not match source {*}",
      "Target CPU mode {word} does not match source {word}",
      "Target CPU type {word} does not match source {word}",
      "Target CPU arch {word} does not match source {word}",
      "Target CPU does not match source",
    ],
    proves: """
      The CPU in the given XML is not the one that the running guest has. libvirt compares the two word by \
      word, the features in their order, and refuses: a live guest's CPU cannot change, neither by --xml \
      nor by a hook.
      """,
    doesNotProve: "It says nothing about the destination's hardware.",
    causes: ["abi.edited", "abi.plain-dump"],
    collect: [
      """
      virsh dumpxml --migratable GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # the side that it is compared \
      with
      """
    ],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual",
    examples: [
      "unsupported configuration: Target CPU model Penryn does not match source Conroe",
      "Target CPU mode custom does not match source host-passthrough",
    ],
    counterexamples: ["Target CPU feature count 24 does not match source 22"]),
  MessageRule(
    id: "libvirt.abi-check",
    component: .libvirt,
    phase: .begin,
    title: "The given XML is a plain dump of the running guest",
    printedBy:
      "libvirt on the source (--xml) or on the destination (a hook's output), before QEMU is started there",
    versions: "all; the wording and the list of checks grew with versions",
    patterns: ["Target CPU check {word} does not match source {word}"],
    proves: """
      The CPU in the given XML is not the one that the running guest has. libvirt compares the two word by \
      word, the features in their order, and refuses: a live guest's CPU cannot change, neither by --xml \
      nor by a hook.
      """,
    doesNotProve: "It says nothing about the destination's hardware.",
    causes: ["abi.plain-dump"],
    collect: [
      """
      virsh dumpxml --migratable GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # the side that it is compared \
      with
      """
    ],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual",
    examples: ["unsupported configuration: Target CPU check full does not match source none"]),
  MessageRule(
    id: "libvirt.abi-topology",
    component: .libvirt,
    phase: .begin,
    title: "The given XML has another CPU topology",
    printedBy:
      "libvirt on the source (--xml) or on the destination (a hook's output), before QEMU is started there",
    versions: "all; the wording and the list of checks grew with versions",
    patterns: [
      "Target CPU sockets {number} does not match source",
      "Target CPU dies {number} does not match source",
      "Target CPU clusters {number} does not match source",
      "Target CPU cores {number} does not match source",
      "Target CPU threads {number} does not match source",
    ],
    proves: """
      The CPU in the given XML is not the one that the running guest has. libvirt compares the two word by \
      word, the features in their order, and refuses: a live guest's CPU cannot change, neither by --xml \
      nor by a hook.
      """,
    doesNotProve: "It says nothing about the destination's hardware.",
    causes: ["abi.edited", "abi.plain-dump"],
    collect: [
      """
      virsh dumpxml --migratable GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # the side that it is compared \
      with
      """
    ],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual",
    examples: ["unsupported configuration: Target CPU cores 4 does not match source 2"]),
  MessageRule(
    id: "libvirt.abi-quantity",
    component: .libvirt,
    phase: .begin,
    title: "The given XML has another address width or cache",
    printedBy:
      "libvirt on the source (--xml) or on the destination (a hook's output), before QEMU is started there",
    versions: "all; the wording and the list of checks grew with versions",
    patterns: ["Target CPU maxphysaddr does not match source", "Target CPU cache does not match source"],
    proves: """
      The CPU in the given XML is not the one that the running guest has. libvirt compares the two word by \
      word, the features in their order, and refuses: a live guest's CPU cannot change, neither by --xml \
      nor by a hook.
      """,
    doesNotProve: "It says nothing about the destination's hardware.",
    causes: ["abi.edited", "abi.plain-dump"],
    collect: [
      """
      virsh dumpxml --migratable GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # the side that it is compared \
      with
      """
    ],
    citation: "libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual",
    examples: ["unsupported configuration: Target CPU cache does not match source"]),
  MessageRule(
    id: "libvirt.abi-tsc",
    component: .libvirt,
    phase: .begin,
    title: "The given XML has another TSC timer than the running guest",
    printedBy: "libvirt, as for the CPU",
    versions: "all",
    patterns: [
      "Target TSC frequency {number} does not match source {number}",
      "Target TSC mode {word} does not match source {word}",
      "Target timer {word} does not match source {word}",
    ],
    proves: "The <timer> in the given XML is not the running guest's; a timer cannot change live.",
    causes: ["abi.edited"],
    collect: [
      """
      virsh dumpxml --migratable GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # the side that it is compared \
      with
      """
    ],
    citation: "libvirt 9.0.0 src/conf/domain_conf.c, virDomainTimerDefCheckABIStability",
    examples: ["unsupported configuration: Target TSC frequency 2400000000 does not match source 2600000000"]),
  MessageRule(
    id: "libvirt.abi-hyperv",
    component: .libvirt,
    phase: .begin,
    title: "The given XML has other Hyper-V enlightenments than the running guest",
    printedBy: "libvirt, as for the CPU",
    versions: "all",
    patterns: ["State of HyperV enlightenment feature '{word}' differs"],
    proves: "The <hyperv> part of the given XML is not the running guest's; it cannot change live.",
    causes: ["abi.edited"],
    collect: [
      """
      virsh dumpxml --migratable GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # the side that it is compared \
      with
      """
    ],
    citation: "libvirt 9.0.0 src/conf/domain_conf.c, virDomainDefFeaturesCheckABIStability",
    examples: [
      """
      unsupported configuration: State of HyperV enlightenment feature 'stimer' differs: source: 'on', \
      destination: 'off'
      """
    ]),
]
