internal import Remedies

/// vSphere's messages about CPUs.
let vmwareMessages: [MessageRule] = [
  MessageRule(
    id: "vmware.cpuid-register",
    component: .vmware,
    phase: .precheck,
    title: "The target host lacks CPU features of one register",
    printedBy: "vCenter, when vMotion is checked",
    versions: "all",
    patterns: [
      "problem detected at CPUID level {hex} register '{word}'",
      "at CPUID level {hex} register '{word}'",
      "requirements at CPUID leaf {hex} register",
    ],
    proves: """
      The guest was powered on with bits of that CPUID register that the target host does not show it: an \
      older CPU, another firmware setting, or a cluster with a lower EVC mode.
      """,
    doesNotProve: "It names a register, not the bit: several features share it.",
    causes: ["vmware.evc", "vmware.firmware"],
    collect: [
      "# both hosts: CPU generation, BIOS version and settings, EVC mode",
      "martlet features CPUID.01H:ECX    # which features the register has",
    ],
    citation: "Broadcom KB 311680 (VMware KB 1003718); VMware KB 1008315",
    examples: [
      "Host CPU is incompatible with the virtual machine's requirements at CPUID level 0x1 register 'ecx'.",
      """
      The CPU of the host is incompatible with the CPU feature requirements of the virtual machine; \
      problem detected at CPUID level 0x80000001 register 'edx' .
      """,
    ]),
  MessageRule(
    id: "vmware.hardware-requirements",
    component: .vmware,
    phase: .precheck,
    title: "The target host does not have what the guest was given",
    printedBy: "vCenter, when vMotion is checked",
    versions: "recent versions",
    patterns: ["does not support the virtual machine's current hardware requirements"],
    proves: """
      The running guest has CPU features (or hardware) that the target host or its cluster does not offer. \
      Features of microcode (IBRS, MDS_NO …) count.
      """,
    doesNotProve: "It names no feature.",
    causes: ["vmware.evc", "vmware.microcode", "vmware.firmware"],
    collect: ["# the details of the message; both clusters' EVC modes; both hosts' BIOS and ESXi builds"],
    citation: "VMware vSphere documentation, CPU compatibility and EVC",
    examples: ["The target host does not support the virtual machine's current hardware requirements."]),
  MessageRule(
    id: "vmware.evc-admission",
    component: .vmware,
    phase: .configure,
    title: "The host does not fit into the cluster's EVC mode",
    printedBy: "vCenter, when a host is added",
    versions: "all",
    patterns: [
      "cannot be admitted to the cluster's current Enhanced vMotion Compatibility mode",
      "CPU hardware should support the cluster's current Enhanced vMotion Compatibility mode",
    ],
    proves: "The host lacks features of the mode, or runs guests with more than it.",
    doesNotProve: "It does not name which.",
    causes: ["vmware.evc", "vmware.microcode", "vmware.firmware", "vmware.running"],
    collect: ["# the host's CPU generation, firmware settings: NX/XD, AES, VT; guests that run on it"],
    citation: "VMware vSphere documentation, EVC requirements for hosts; VMware KB 52085",
    examples: [
      """
      The host cannot be admitted to the cluster's current Enhanced vMotion Compatibility mode. \
      Powered-on or suspended virtual machines on the host may be using CPU features hidden by that \
      mode.
      """
    ]),
  MessageRule(
    id: "vmware.mismatch",
    component: .vmware,
    phase: .precheck,
    title: "vCenter lists the features that differ",
    printedBy: "vCenter, when vMotion is checked",
    versions: "all",
    patterns: ["Mismatch detected for these features"],
    proves: """
      The features behind the colon (vendors' names: AES-NI, PCLMULQDQ …) are what the guest has and the \
      target host does not show it.
      """,
    doesNotProve: "Hosts of one CPU model may differ so by a firmware setting (AES-NI, often).",
    causes: ["vmware.firmware", "vmware.evc"],
    collect: [
      "martlet explain FEATURE    # for each name of the list",
      "# both hosts: BIOS version and settings, EVC mode",
    ],
    citation: "VMware KB 1034926",
    examples: ["Mismatch detected for these features: * AES-NI * PCLMULQDQ"]),
]
