internal import Remedies

/// oVirt's messages about CPUs.
let ovirtMessages: [MessageRule] = [
  MessageRule(
    id: "ovirt.minimum-level",
    component: .ovirt,
    phase: .start,
    title: "The host is below the cluster's CPU type",
    printedBy: "the engine, when a host is activated",
    versions: "seen in 3.x to 4.3; the second wording in RHEV 3",
    patterns: [
      "does not meet the cluster's minimum CPU level. Missing CPU features : {features}",
      "does not meet the clusters minimum cpu-level: {features}",
    ],
    names: .captured("features"),
    proves: """
      The cluster's CPU type needs {features}, and the host does not report it: it becomes \
      Non-Operational, and takes no guest.
      """,
    doesNotProve: "Names that begin with model_ are models of libvirt's, not features.",
    causes: ["ovirt.cluster-too-high"] + MessageCause.lostFeature,
    collect: [
      "vdsm-client Host getCapabilities | grep cpuFlags    # on the host",
      "virsh -r domcapabilities | sed -n '/<cpu>/,/<\\/cpu>/p'    # on the host",
    ],
    citation: """
      oVirt ovirt-engine \
      backend/manager/modules/dal/src/main/resources/bundles/AuditLogMessages.properties, \
      VDS_CPU_LOWER_THAN_CLUSTER; Red Hat solution 634853
      """,
    examples: [
      """
      Host host1 moved to Non-Operational state as host does not meet the cluster's minimum CPU level. \
      Missing CPU features : spec_ctrl
      """,
      "State changed to non operational as host does not meet the clusters minimum cpu-level: model_SandyBridge",
    ]),
  MessageRule(
    id: "ovirt.degraded",
    component: .ovirt,
    phase: .start,
    title: "The host's CPU does not match the cluster's type",
    printedBy: "the engine, as a warning of the host",
    versions: "seen in 4.5",
    patterns: [
      """
      does not match the Cluster CPU Type and is running in a degraded mode. It is missing the following \
      CPU flags: {features}
      """
    ],
    names: .captured("features"),
    proves: """
      The host does not list {features}. model_X means that libvirt on the host calls the model X not \
      usable: mostly because one feature of it (hle and rtm of Skylake-Server, often) is gone.
      """,
    doesNotProve: "It does not say which feature of a model is missing.",
    causes: ["ovirt.model-unusable", "ovirt.cluster-too-high"] + MessageCause.lostFeature,
    collect: [
      """
      virsh -r domcapabilities | grep -A3 "usable='no'"    # on the host; blockers from libvirt 10.9.0 \
      on
      """,
      "vdsm-client Host getCapabilities | grep cpuFlags",
    ],
    citation: "oVirt ovirt-engine issues 958 and 1048",
    examples: [
      """
      The host CPU does not match the Cluster CPU Type and is running in a degraded mode. It is missing \
      the following CPU flags: model_Skylake-Server. Please update the host CPU microcode or change the \
      Cluster CPU Type.
      """
    ]),
  MessageRule(
    id: "ovirt.unsupported-cpu",
    component: .ovirt,
    phase: .start,
    title: "The engine knows no CPU type for the host",
    printedBy: "the engine, when a host is activated",
    versions: "all",
    patterns: ["host CPU type is not supported in this cluster compatibility version"],
    proves: "No CPU type of the cluster's version fits what the host reports.",
    doesNotProve: "The CPU may be newer than the engine, or lack one feature of every type.",
    causes: ["ovirt.model-unusable", "host.unnamed"],
    collect: ["vdsm-client Host getCapabilities | grep -e cpuFlags -e cpuModel"],
    citation: "oVirt ovirt-engine, CPU_TYPE_UNSUPPORTED_IN_THIS_CLUSTER_VERSION; issue 574",
    examples: [
      """
      Host node210 moved to Non-Operational state as host CPU type is not supported in this cluster \
      compatibility version or is not supported at all
      """
    ]),
  MessageRule(
    id: "ovirt.nx",
    component: .ovirt,
    phase: .start,
    title: "NX is disabled in the host's firmware",
    printedBy: "the engine, when a host is activated",
    versions: "all",
    patterns: ["is missing the NX cpu flag"],
    names: .fixed(["nx"]),
    proves: "The host reports no nx.",
    causes: ["names.nx"],
    collect: ["grep -wc nx /proc/cpuinfo"],
    citation: """
      oVirt ovirt-engine \
      backend/manager/modules/dal/src/main/resources/bundles/AuditLogMessages.properties, \
      CPU_FLAGS_NX_IS_MISSING
      """,
    examples: ["Host host1 is missing the NX cpu flag. This flag can be enabled via the host BIOS."]),
  MessageRule(
    id: "ovirt.cpu-level-filter",
    component: .ovirt,
    phase: .schedule,
    title: "The scheduler's CPU filter left a host out",
    printedBy: "the engine, when it looks for a host",
    versions: "all",
    patterns: ["did not satisfy internal filter CPU-Level", "did not satisfy internal filter CpuLevel"],
    proves: "The guest's CPU type is higher than what this host can give.",
    causes: ["ovirt.cluster-too-high", "missing.generation"],
    collect: [
      "# the guest's custom CPU type, and the host's CPU type, in the engine",
      "vdsm-client Host getCapabilities | grep cpuFlags",
    ],
    citation: "oVirt ovirt-engine, CpuLevelFilterPolicyUnit",
    examples: ["The host host2 did not satisfy internal filter CPU-Level because its CPU level is lower."],
    counterexamples: [
      """
      The host vdsm did not satisfy internal filter CPU because it does not have enough cores to run the \
      VM.
      """
    ]),
  MessageRule(
    id: "ovirt.no-flags",
    component: .ovirt,
    phase: .start,
    title: "The engine got no CPU flags from the host",
    printedBy: "the engine, when a host is activated",
    versions: "all",
    patterns: ["CPU level - could not retrieve CPU flags"],
    proves: "vdsm on the host reported no flags: it, or libvirt below it, is not well.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["ovirt.vdsm"],
    collect: ["vdsm-client Host getCapabilities; systemctl status vdsmd virtqemud libvirtd"],
    citation: """
      oVirt ovirt-engine \
      backend/manager/modules/dal/src/main/resources/bundles/AuditLogMessages.properties, \
      VDS_CPU_RETRIEVE_FAILED
      """,
    examples: ["Failed to determine Host host1 CPU level - could not retrieve CPU flags."]),
  MessageRule(
    id: "ovirt.no-kvm",
    component: .ovirt,
    phase: .start,
    title: "The host runs without KVM",
    printedBy: "the engine, when a host is activated",
    versions: "all",
    patterns: ["running without virtualization hardware acceleration"],
    names: .fixed(["vmx"]),
    proves: "vdsm found no /dev/kvm.",
    causes: ["kvm.off"],
    collect: ["lsmod | grep kvm; dmesg | grep -i -e kvm -e bios"],
    citation: """
      oVirt ovirt-engine \
      backend/manager/modules/dal/src/main/resources/bundles/AuditLogMessages.properties, \
      VDS_RUN_IN_NO_KVM_MODE
      """,
    examples: ["Host host1 running without virtualization hardware acceleration"]),
  MessageRule(
    id: "ovirt.emulated-machine",
    component: .ovirt,
    phase: .start,
    title: "The host's QEMU lacks the cluster's machine types",
    printedBy: "the engine, when a host is activated",
    versions: "seen in 4.1",
    patterns: ["emulated machines. The current cluster compatibility level supports"],
    proves: "None of the cluster's machine types is among those that the host's QEMU lists.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["machine.older"],
    collect: ["qemu-kvm -machine help    # on the host"],
    citation:
      "oVirt ovirt-engine, EMULATED_MACHINES_INCOMPATIBLE_WITH_CLUSTER_LEVEL; ovirt-vdsmfake issue 19",
    examples: [
      """
      Host test3 does not comply with the cluster Default emulated machines. The current cluster \
      compatibility level supports [pc-i440fx-rhel7.3.0] and the host emulated machines are pc-0.10
      """
    ]),
  MessageRule(
    id: "ovirt.migration-failed",
    component: .ovirt,
    phase: .perform,
    title: "The engine reports a failed migration",
    printedBy: "the engine's events",
    versions: "all",
    patterns: ["Migration failed{*}(VM: {*}, Source Host: "],
    proves: "vdsm's migration of the guest ended with an error; the guest keeps running at the source.",
    doesNotProve: "It names no cause: vdsm's log on both hosts does.",
    causes: ["qemu.text-behind"],
    collect: [
      "grep -i -e libvirtError -e migration /var/log/vdsm/vdsm.log    # on both hosts",
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
    ],
    citation: """
      oVirt ovirt-engine \
      backend/manager/modules/dal/src/main/resources/bundles/AuditLogMessages.properties, \
      VM_MIGRATION_FAILED
      """,
    examples: [
      "Migration failed due to an Error: Fatal error during migration (VM: web1, Source Host: host1)."
    ]),
]
