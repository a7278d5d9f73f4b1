internal import Remedies

/// Messages of XenServer, XCP-ng, Xen and Cloud Hypervisor about CPUs.
let xenMessages: [MessageRule] = [
  MessageRule(
    id: "xapi.features",
    component: .xapi,
    phase: .precheck,
    title: "The guest has CPU features that the host lacks",
    printedBy: "xapi, when a guest is to migrate or resume",
    versions: "all",
    patterns: ["last booted on a CPU with features this host's CPU does not have"],
    proves: "The features that the guest booted with are no subset of the host's.",
    doesNotProve: "It names none; the log has both sets as hexadecimal words.",
    causes: ["xapi.level"],
    collect: [
      "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
      "xe host-param-get uuid=HOST param-name=cpu_info    # of both hosts",
      "grep 'not compatible with host CPU features' /var/log/xensource.log",
      "xen-cpuid FEATURESET    # names for the hexadecimal words",
    ],
    citation: "xapi ocaml/xapi/cpuid_helpers.ml, assert_vm_is_compatible",
    examples: [
      """
      VM_INCOMPATIBLE_WITH_THIS_HOST: OpaqueRef:1, OpaqueRef:2, VM last booted on a CPU with features \
      this host's CPU does not have.
      """
    ]),
  MessageRule(
    id: "xapi.vendor",
    component: .xapi,
    phase: .precheck,
    title: "The guest was booted on a CPU of another vendor",
    printedBy: "xapi, when a guest is to migrate or resume",
    versions: "all",
    patterns: ["which had a CPU from a different vendor"],
    proves: "The vendor of the guest's CPU is not the host's.",
    causes: ["vendor.differs"],
    collect: [
      "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
      "xe host-param-get uuid=HOST param-name=cpu_info    # of both hosts",
    ],
    citation: "xapi ocaml/xapi/cpuid_helpers.ml, assert_vm_is_compatible",
    examples: ["VM last booted on a host which had a CPU from a different vendor."]),
  MessageRule(
    id: "xapi.no-keys",
    component: .xapi,
    phase: .precheck,
    title: "The host is of a version without CPU levelling",
    printedBy: "xapi, when a guest is to migrate or resume",
    versions: "7.0 and later",
    patterns: [
      "Host does not have new leveling feature keys", "Host does not have new levelling feature keys",
    ],
    proves: "The host's record lacks the sets that levelling compares: it runs an older release.",
    causes: ["xapi.old"],
    collect: [
      "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
      "xe host-param-get uuid=HOST param-name=cpu_info    # of both hosts",
    ],
    citation: "xapi ocaml/xapi/cpuid_helpers.ml, assert_vm_is_compatible",
    examples: ["Host does not have new leveling feature keys - not comparing VM's flags"]),
  MessageRule(
    id: "xapi.code",
    component: .xapi,
    phase: .precheck,
    title: "xapi refused the host for its CPU",
    printedBy: "xapi; the reason stands behind",
    versions: "all",
    patterns: ["VM_INCOMPATIBLE_WITH_THIS_HOST"],
    proves: "The guest and this host's CPU do not fit: vendor or features; the third parameter says which.",
    causes: ["xapi.level", "vendor.differs"],
    collect: [
      "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
      "xe host-param-get uuid=HOST param-name=cpu_info    # of both hosts",
    ],
    citation: "xapi ocaml/idl/datamodel_errors.ml, vm_incompatible_with_this_host",
    examples: ["This operation failed: VM_INCOMPATIBLE_WITH_THIS_HOST"]),
  MessageRule(
    id: "xapi.immobile",
    component: .xapi,
    phase: .precheck,
    title: "A device of the guest, or nested virtualization, keeps it on its host",
    printedBy: "xapi, before anything moves",
    versions: "all",
    patterns: ["VM_IS_IMMOBILE", "The VM is configured in a way that prevents it from being mobile"],
    proves: "Something in the guest's configuration cannot move while it runs.",
    doesNotProve: "It says nothing about the hosts' CPUs.",
    causes: ["device.blocks"],
    collect: [
      "xe vm-param-get uuid=VM param-name=other-config    # pci: a device of the host",
      "xe vm-param-get uuid=VM param-name=platform    # nested-virt", "xe vgpu-list vm-uuid=VM",
    ],
    citation:
      "xapi ocaml/xapi/xapi_vm_lifecycle.ml, is_mobile; ocaml/idl/datamodel_errors.ml, vm_is_immobile",
    examples: [
      "The VM is configured in a way that prevents it from being mobile.",
      "This operation failed: VM_IS_IMMOBILE",
    ]),
  MessageRule(
    id: "xapi.pool-changed",
    component: .xapi,
    phase: .run,
    title: "The pool's or a host's CPU features have changed",
    printedBy: "xapi, as a message POOL_CPU_FEATURES_… or HOST_CPU_FEATURES_…",
    versions: "7.0 and later",
    patterns: [
      "pool-level CPU features have changed",
      "CPU features of this host have changed",
      "POOL_CPU_FEATURES_DOWN",
      "HOST_CPU_FEATURES_DOWN",
    ],
    proves: """
      A host joined, left, or came back from a reboot with other features (microcode, firmware, Xen): the \
      level of new guests follows. Guests that run keep the old one and may not fit some hosts.
      """,
    doesNotProve: "It names no feature.",
    causes: ["xapi.level", "names.mitigations"],
    collect: [
      "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
      "xe host-param-get uuid=HOST param-name=cpu_info    # of both hosts",
      "xl info | grep -e xen_version -e microcode; dmesg | grep microcode",
    ],
    citation: "xapi ocaml/xapi/create_misc.ml; ocaml/xapi-consts/api_messages.ml",
    examples: ["The pool-level CPU features have changed. Some features have gone away."]),
  MessageRule(
    id: "xen.policy",
    component: .xen,
    phase: .perform,
    title: "Xen refused the guest's CPU policy",
    printedBy: "libxenguest on the destination, in the restorer's log",
    versions: "seen in 4.20",
    patterns: [
      "Leaf {hex} subleaf {hex} is not compatible",
      "Failed to set CPUID policy: leaf",
      "MSR index {hex} is not compatible",
    ],
    proves: "The guest's CPUID or MSR values are outside what this Xen can give; the line names the leaf.",
    doesNotProve: "It does not name the bit.",
    causes: ["xen.level"],
    collect: ["xen-cpuid --policy    # on both hosts", "xl info | grep xen_"],
    citation: """
      xen 4.20 tools/libs/guest/xg_cpuid_x86.c, xc_cpu_policy_is_compatible; xg_sr_common_x86.c, \
      x86_static_data_complete
      """,
    examples: [
      """
      xc: error: Failed to set CPUID policy: leaf 00000007, subleaf 00000000, msr ffffffff (22 = Invalid \
      argument): Internal error
      """,
      "Leaf 0x7 subleaf 0 is not compatible",
    ]),
  MessageRule(
    id: "xapi.older-version",
    component: .xapi,
    phase: .precheck,
    title: "The host runs an older version than the guest's",
    printedBy: "xapi, during an upgrade of the pool",
    versions: "all",
    patterns: ["VM_HOST_INCOMPATIBLE_VERSION"],
    proves: "A guest does not move to a host of an older version while a pool is upgraded.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["xapi.old"],
    collect: ["xe host-list params=name-label,software-version"],
    citation: "xapi ocaml/xapi-consts/api_errors.ml, vm_host_incompatible_version",
    examples: ["VM_HOST_INCOMPATIBLE_VERSION_MIGRATE: OpaqueRef:1, OpaqueRef:2"]),
  MessageRule(
    id: "xapi.pool-join",
    component: .xapi,
    phase: .configure,
    title: "The host does not fit into the pool",
    printedBy: "xapi, when a host is to join",
    versions: "all",
    patterns: ["HOSTS_NOT_HOMOGENEOUS"],
    proves: """
      The joining host differs from the pool: in its CPU's vendor ("CPUs differ"), or in patches and \
      version; the reason follows.
      """,
    doesNotProve: "Features alone do not keep a host out since levelling came: the pool's level sinks.",
    causes: ["vendor.differs", "xapi.old"],
    collect: ["xe host-param-get uuid=HOST param-name=cpu_info    # of both"],
    citation: "xapi ocaml/xapi/xapi_pool.ml; xapi design document, heterogeneous pools",
    examples: ["HOSTS_NOT_HOMOGENEOUS: CPUs differ"]),
  MessageRule(
    id: "cloudhypervisor.cpuid",
    component: .cloudhypervisor,
    phase: .perform,
    title: "The destination's CPUID has less than the guest's",
    printedBy: "Cloud Hypervisor on the destination, when it takes in a guest",
    versions: "all",
    patterns: ["Detected incompatible CPUID entry: leaf={*}", "Error checking cpu feature compatibility"],
    proves: """
      Cloud Hypervisor compares the guest's CPUID tables with what the destination can give, register by \
      register.
      """,
    doesNotProve:
      "It names a register and a mask, not a feature; the second wording stands behind such lines and names nothing.",
    causes: ["missing.generation", "names.mitigations"],
    collect: ["martlet diagnose --from SOURCE.json --to DESTINATION.json    # of martlet capture on both"],
    citation:
      "Cloud Hypervisor arch/src/x86_64/mod.rs, CpuidFeatureEntry::check_cpuid_compatibility; vmm/src/lib.rs, vm_check_cpuid_compatibility",
    examples: [
      """
      Detected incompatible CPUID entry: leaf=0x7 (subleaf=0x0), register='EBX', \
      compatible_check='BitwiseSubset', source VM feature='0x10', destination VM feature'0x0'.
      """,
      """
      Failed to receive migratable component snapshot: Error checking cpu feature compatibility': \
      CpuidCheckCompatibility
      """,
    ]),
]
