internal import CPUCatalog

/// Causes in clouds' and clusters' own software.
let cloudMessageCauses: [MessageCause] = [
  MessageCause(
    id: "kubevirt.labels",
    layers: [.cloud],
    text: """
      The nodes' labels differ: mixed CPU generations, or one node with other microcode, kernel or \
      KubeVirt. host-model binds a guest to the model and the features of the node where it was started \
      first.
      """,
    tellsApart: "Compare the labels of the nodes with the selector of the pending pod.",
    remedies: [
      "kubevirt.compare-labels",
      "kubevirt.cluster-model",
      "pool.level",
      "kubevirt.restart",
      "microcode.align",
    ],
    citation: "kubevirt PR 5623 and PR 7672; KubeVirt user guide, labeling nodes with CPU models"),
  MessageCause(
    id: "kubevirt.stale-labels",
    layers: [.cloud],
    text: """
      The selector stays through every migration and requires a label that an upgrade of \
      KubeVirt, libvirt or QEMU has since removed from all nodes.
      """,
    tellsApart: "Is the asked feature a label of the source node itself?",
    remedies: ["kubevirt.restart", "kubevirt.compare-labels"],
    citation: "kubevirt PR 17812; harvester issue 8797"),
  MessageCause(
    id: "kubevirt.other-selector",
    layers: [.cloud],
    text: "Another selector or affinity (hostname, zone, storage) rules the nodes out.",
    tellsApart: "kubectl describe pod POD",
    remedies: ["kubevirt.compare-labels"],
    citation: "kubevirt issue 5565"),
  MessageCause(
    id: "kubevirt.labeller",
    layers: [.cloud],
    text: """
      The node labeller is disabled for the node, or failed: /dev/kvm is missing, or emulation is in \
      use.
      """,
    tellsApart: "kubectl -n kubevirt logs ds/virt-handler",
    remedies: ["kubevirt.compare-labels", "kvm.enable"],
    citation: "kubevirt PR 5623"),
  MessageCause(
    id: "kubevirt.obsolete",
    layers: [.cloud, .libvirt],
    text:
      "libvirt names the CPU by an old model, because one feature of the newer ones is missing on the node.",
    tellsApart: "virsh -r capabilities in virt-handler; martlet show",
    remedies: ["firmware.align", "kubevirt.cluster-model"],
    citation: "kubevirt staging/src/kubevirt.io/api/core/v1/types.go, NodeHostModelIsObsoleteLabel"),
  MessageCause(
    id: "kubevirt.cpu-mode",
    layers: [.guest],
    text: "The guest's CPU mode is bound to its host.",
    tellsApart: "kubectl get vmi VMI -o jsonpath='{.spec.domain.cpu}'",
    remedies: ["kubevirt.cluster-model", "kubevirt.restart"],
    citation: "kubevirt pkg/virt-handler/vm.go, calculateLiveMigrationCondition"),
  MessageCause(
    id: "ovirt.cluster-too-high",
    layers: [.cloud],
    text:
      "The cluster's CPU type is newer than this host, or is a \"Secure\" type that needs bits from microcode.",
    tellsApart: "The cluster's CPU type against the host's flags.",
    remedies: ["ovirt.cluster-cpu", "microcode.align"],
    citation: "oVirt administration guide, cluster general settings"),
  MessageCause(
    id: "ovirt.model-unusable",
    layers: [.microcode, .libvirt],
    text: """
      libvirt on the host calls the cluster's model not usable: one feature of the model is missing, after \
      a microcode update mostly hle and rtm (TSX), on newer CPUs mpx or TSX.
      """,
    tellsApart: "virsh -r domcapabilities on the host: usable='no', and the blockers.",
    remedies: ["ovirt.cluster-cpu", "kernel.tsx-on", "microcode.align"],
    citation: "oVirt ovirt-engine issues 958 and 1048"),
  MessageCause(
    id: "ovirt.vdsm",
    layers: [.cloud],
    text: "vdsm or libvirt on the host is not running, or too old for the engine.",
    tellsApart: "systemctl status vdsmd libvirtd virtqemud",
    remedies: ["libvirt.refresh"],
    citation: "oVirt ovirt-engine, HandleVdsCpuFlagsOrClusterChangedCommand"),
  MessageCause(
    id: "incus.cluster-flags",
    layers: [.cloud],
    text: """
      The guest was started with flags that the target does not have: without migration.stateful in a \
      cluster (-cpu host), or before the target joined.
      """,
    tellsApart: "The -cpu in both qemu.log files.",
    remedies: ["incus.cluster-cpu", "pool.other-host"],
    citation: "incus 6.0.4 internal/server/instance/drivers/driver_qemu.go; Incus PR 981"),
  MessageCause(
    id: "incus.not-stateful",
    layers: [.guest],
    text: "migration.stateful is not set.",
    tellsApart: "incus config get VM migration.stateful",
    remedies: ["incus.cluster-cpu"],
    citation: "incus 6.0.4 internal/server/instance/drivers/driver_qemu.go"),
  MessageCause(
    id: "xapi.level",
    layers: [.cloud, .microcode],
    text: """
      The guest was booted when the pool's level was higher, or in another pool: hosts of an older \
      generation, or with other microcode, firmware or Xen, lack features of its set.
      """,
    tellsApart: "xe vm-param-get last-boot-CPU-flags against the host's cpu_info; xen-cpuid names the bits.",
    remedies: ["xapi.restart-vm", "microcode.align", "pool.other-host"],
    citation: "xapi ocaml/xapi/cpuid_helpers.ml, assert_vm_is_compatible"),
  MessageCause(
    id: "xapi.old",
    layers: [.cloud],
    text: "The pool is in the middle of an upgrade.",
    tellsApart: "xe host-list params=name-label,software-version",
    remedies: ["pool.other-host"],
    citation: "xapi ocaml/xapi/cpuid_helpers.ml, assert_vm_is_compatible"),
  MessageCause(
    id: "xen.level",
    layers: [.cloud, .silicon, .microcode],
    text: """
      The guest was booted with a higher CPU policy than this Xen offers: another CPU, microcode, \
      firmware, or Xen's command line (cpuid=, spec-ctrl=).
      """,
    tellsApart: "xen-cpuid --policy on both hosts; xl info.",
    remedies: ["xapi.restart-vm", "microcode.align", "pool.other-host"],
    citation: "xen 4.20 tools/libs/guest/xg_cpuid_x86.c, xc_cpu_policy_is_compatible"),
  MessageCause(
    id: "vmware.evc",
    layers: [.cloud, .silicon],
    text: """
      The guest was powered on where more was shown: another CPU generation, or another EVC mode. A guest \
      keeps its features until it is powered off, so it can go from low to high and back, but not from high \
      to low.
      """,
    tellsApart: "The EVC mode of both clusters, and when the guest was powered on.",
    remedies: ["vmware.evc", "pool.other-host"],
    citation: "VMware vSphere documentation, EVC requirements; Broadcom KB 311680"),
  MessageCause(
    id: "vmware.firmware",
    layers: [.firmware],
    text: """
      The hosts' firmware differs in NX/XD, virtualization, AES or power settings, although the CPUs are \
      alike.
      """,
    tellsApart: "BIOS version and settings of both hosts.",
    remedies: ["firmware.align"],
    citation: "Broadcom KB 311680"),
  MessageCause(
    id: "vmware.microcode",
    layers: [.microcode],
    text: "The hosts' ESXi or BIOS loads different microcode, so speculation controls differ.",
    tellsApart: "ESXi build and BIOS version of both hosts.",
    remedies: ["microcode.align", "vmware.evc"],
    citation: "VMware vSphere documentation, EVC and speculative execution controls"),
  MessageCause(
    id: "vmware.running",
    layers: [.guest],
    text: "Guests that run on the host use features that the mode hides.",
    tellsApart: "The guests that run there.",
    remedies: ["vmware.evc"],
    citation: "VMware vSphere documentation, EVC requirements for hosts"),
]
