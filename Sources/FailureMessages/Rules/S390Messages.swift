internal import Remedies

/// What shows what an s390x host offers guests, and what a guest asks for.
private let s390Collection: [Command] = [
  "virsh domcapabilities > offer.xml    # on the destination",
  "virsh dumpxml GUEST > guest.xml    # on the source",
  "virsh hypervisor-cpu-compare guest.xml    # on the destination",
]

/// QEMU's and libvirt's messages about CPU models of s390x guests.
let s390Messages: [MessageRule] = [
  MessageRule(
    id: "qemu.s390x-generation",
    component: .qemu,
    phase: .prepare,
    title: "The guest's CPU model is of a newer machine than this s390x host offers",
    printedBy: "QEMU on the destination, when it makes the CPU",
    versions: "\"in the configuration\" in 7.2.22, \"in the current configuration\" in 10.0.13",
    patterns: [
      "Selected CPU generation is too new. Maximum supported model in the configuration: '{offer}'",
      "Selected CPU generation is too new. Maximum supported model in the current configuration: '{offer}'",
      "Selected CPU GA level is too new. Maximum supported model in the configuration: '{offer}'",
      "Selected CPU GA level is too new. Maximum supported model in the current configuration: '{offer}'",
    ],
    proves: """
      The model in the guest's definition is of a later generation of IBM Z, or of a later level of it, than {offer}, the most that \
      this host's machine, kernel and QEMU offer together.
      """,
    doesNotProve:
      "It does not say which of the three is older: QEMU knows no newer generation than its own release, and under TCG none newer than z15.",
    causes: ["s390x.lower-offer"],
    collect: s390Collection,
    citation: "QEMU 7.2.22 and 10.0.13 target/s390x/cpu_models.c, check_compatibility",
    examples: [
      "qemu-system-s390x: Selected CPU generation is too new. Maximum supported model in the configuration: 'gen15a'",
      "qemu-kvm: Selected CPU GA level is too new. Maximum supported model in the current configuration: 'z14'",
    ],
    counterexamples: [
      "qemu-system-s390x: Some features requested in the CPU model are not available in the configuration: msa9"
    ]),
  MessageRule(
    id: "qemu.s390x-features",
    component: .qemu,
    phase: .prepare,
    title: "This s390x host does not offer features that the guest's CPU model has",
    printedBy: "QEMU on the destination, when it makes the CPU",
    versions: "\"in the configuration\" in 7.2.22, \"in the current configuration\" in 10.0.13",
    patterns: [
      "Some features requested in the CPU model are not available in the configuration: {missing}",
      "Some features requested in the CPU model are not available in the current configuration: {missing}",
    ],
    proves: """
      The guest's model has these features, and the destination's QEMU, kernel and machine together do not offer them: {missing}. \
      QEMU names all of them.
      """,
    doesNotProve: "It does not say whether the machine, its firmware, the kernel or QEMU lacks them.",
    causes: ["s390x.lower-offer"],
    collect: s390Collection,
    citation: "QEMU 7.2.22 and 10.0.13 target/s390x/cpu_models.c, check_compatibility",
    examples: [
      "qemu-system-s390x: Some features requested in the CPU model are not available in the configuration: msa9",
      "qemu-kvm: Some features requested in the CPU model are not available in the current configuration: te cte",
    ],
    counterexamples: [
      "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]"
    ]),
  MessageRule(
    id: "qemu.s390x-later-feature",
    component: .qemu,
    phase: .prepare,
    title: "A feature was asked for on an s390x model that never has it",
    printedBy: "QEMU, when it reads -cpu or compares two models",
    versions: "seen in 7.2.22 and 10.0.13",
    patterns: [
      "Feature '{property}' is not available for CPU model '{model}', it was introduced with later models.",
      "Group '{property}' is not available for CPU model '{model}', it was introduced with later models.",
    ],
    proves:
      "The definition turns {property} on for {model}. QEMU knows it only of later machines, whatever the host has.",
    doesNotProve: "The host may well have it.",
    causes: ["s390x.definition"],
    collect: s390Collection,
    citation: "QEMU 7.2.22 and 10.0.13 target/s390x/cpu_models.c, set_feature and set_feature_group",
    examples: [
      """
      qemu-system-s390x: can't apply global z13-s390x-cpu.iep=on: Feature 'iep' is not available for CPU model 'z13', it was \
      introduced with later models.
      """
    ]),
  MessageRule(
    id: "qemu.s390x-unknown-property",
    component: .qemu,
    phase: .prepare,
    title: "This QEMU does not know a property of an s390x CPU",
    printedBy: "QEMU, when it reads -cpu or compares two models",
    versions: "seen in 7.2.22",
    patterns: ["Property '{model}-s390x-cpu.{property}' not found"],
    proves: """
      This QEMU has no property {property}: it is older than the name, or the definition has a name that no QEMU has.
      """,
    causes: ["s390x.definition", "s390x.lower-offer"],
    collect: ["qemu-system-s390x --version    # on both hosts", "qemu-system-s390x -cpu help"],
    citation: "QEMU 7.2.22 qom/object.c, object_property_find_err",
    examples: [
      "qemu-system-s390x: can't apply global z13-s390x-cpu.foo=on: Property 'z13-s390x-cpu.foo' not found"
    ],
    counterexamples: ["qemu-system-x86_64: Property 'Haswell-x86_64-cpu.foo' not found"]),
  MessageRule(
    id: "qemu.s390x-unpack",
    component: .qemu,
    phase: .prepare,
    title: "A guest that can run protected cannot be started as migratable only",
    printedBy: "QEMU, when it makes the CPU with --only-migratable",
    versions: "seen in 7.2.22 and 10.0.13",
    patterns: ["The unpack facility is not compatible with the --only-migratable option"],
    proves: """
      The guest's model has unpack, with which it can enter protected execution. A protected guest cannot be migrated, so QEMU refuses \
      the facility where --only-migratable is given.
      """,
    doesNotProve: "The host's features are not in question.",
    causes: ["s390x.definition"],
    collect: s390Collection,
    citation: "QEMU 7.2.22 and 10.0.13 target/s390x/cpu_models.c, check_compatibility",
    examples: [
      """
      qemu-system-s390x: The unpack facility is not compatible with the --only-migratable option. You must remove either the 'unpack' \
      facility or the --only-migratable option
      """
    ]),
  MessageRule(
    id: "libvirt.s390x-policy",
    component: .libvirt,
    phase: .prepare,
    title: "libvirt takes no optional features on s390x",
    printedBy: "libvirtd, when it starts the guest",
    versions: "seen in 11.3",
    patterns: [
      "only cpu feature policies 'require' and 'disable' are supported for {property}",
      "optional CPU features are not supported",
    ],
    proves: """
      The definition has policy='optional', or match='minimum' or 'strict'. On s390x libvirt leaves all checks to QEMU, which \
      takes features that are on or off, nothing between.
      """,
    doesNotProve: "Neither host was asked for its features.",
    causes: ["s390x.definition"],
    collect: ["virsh dumpxml --inactive GUEST | grep -A99 '<cpu'"],
    citation: "libvirt 11.3 src/cpu/cpu_s390.c, virCPUs390ValidateFeatures and virCPUs390Update",
    examples: [
      "error: unsupported configuration: only cpu feature policies 'require' and 'disable' are supported for te"
    ]),
  MessageRule(
    id: "libvirt.deprecated-toggle",
    component: .libvirt,
    phase: .prepare,
    title: "The definition turns deprecated features on or off, and this QEMU does not list them",
    printedBy: "libvirtd on the destination, when it starts the guest",
    versions: "libvirt 11.0 and later, with a QEMU older than 9.1 on s390x",
    patterns: ["toggling deprecated features for CPU model is unsupported"],
    proves: """
      The definition has deprecated_features. The destination's QEMU does not report deprecated-props, so libvirt does not know which \
      they are.
      """,
    doesNotProve: "No feature of the guest was checked yet.",
    causes: ["s390x.definition"],
    collect: [
      "qemu-system-s390x --version    # on both hosts", "virsh dumpxml GUEST | grep deprecated_features",
    ],
    citation: "libvirt 11.3 src/qemu/qemu_process.c, qemuProcessUpdateGuestCPU",
    examples: [
      "error: unsupported configuration: toggling deprecated features for CPU model is unsupported"
    ]),
]
