internal import Remedies

/// Messages of KubeVirt and Kubernetes about CPUs.
let kubevirtMessages: [MessageRule] = [
  MessageRule(
    id: "kubevirt.no-suitable-node",
    component: .kubevirt,
    phase: .schedule,
    title: "No node can take a host-model guest",
    printedBy: "virt-controller, as an event NoSuitableNodesForHostModelMigration",
    versions: "KubeVirt with PR 5623 (2021) and later",
    patterns: ["no node is suitable to run the required CPU model", "NoSuitableNodesForHostModelMigration"],
    proves: """
      The guest uses host-model. KubeVirt looks for nodes with the label of the source's host model \
      (cpu-model-migration.node.kubevirt.io/…) and one label for each feature that model required there; \
      no node has them all.
      """,
    doesNotProve: "It is made of labels: QEMU and libvirt were not asked.",
    causes: ["kubevirt.labels", "kubevirt.stale-labels", "missing.generation"],
    collect: [
      """
      kubectl get nodes --show-labels | tr ',' '\\n' | grep -e host-model-cpu -e \
      host-model-required-features -e cpu-model-migration -e cpu-feature
      """,
      """
      kubectl get vmi VMI -o jsonpath='{.status.nodeName}'; kubectl get pod POD -o \
      jsonpath='{.spec.nodeSelector}'
      """,
    ],
    citation: "kubevirt pkg/virt-controller/watch, migration, NoSuitableNodesForHostModelMigration; PR 5623",
    examples: [
      """
      Migration cannot proceed since no node is suitable to run the required CPU model / required \
      features: map[cpu-model-migration.node.kubevirt.io/Skylake-Server:true]
      """,
      """
      host-model: no node is suitable to run the required CPU model; \
      cpu-model-migration.node.kubevirt.io/Skylake-Server-noTSX-IBRS
      """,
    ]),
  MessageRule(
    id: "kubevirt.model-label",
    component: .kubevirt,
    phase: .schedule,
    title: "A CPU model is asked for by a node's label",
    printedBy: "the pod's selector, node labels and events",
    versions: "KubeVirt with PR 7672 (2022) and later; host-model-cpu and cpu-model earlier",
    patterns: [
      "cpu-model-migration.node.kubevirt.io/{model}",
      "host-model-cpu.node.kubevirt.io/{model}",
      "cpu-model.node.kubevirt.io/{model}",
    ],
    proves: """
      The model {model} is a label of a node, or asked for in a pod's node selector. cpu-model-migration \
      is set on every node whose libvirt lists the model as usable or as its own host-model.
      """,
    doesNotProve: "A label says what the node labeller found when it ran last, not what QEMU does now.",
    causes: ["kubevirt.labels", "kubevirt.obsolete"],
    collect: [
      "kubectl get nodes -l cpu-model-migration.node.kubevirt.io/{model}=true",
      "kubectl get pod POD -o jsonpath='{.spec.nodeSelector}'",
    ],
    citation: "kubevirt staging/src/kubevirt.io/api/core/v1/types.go, HostModelCPULabel",
    examples: ["cpu-model-migration.node.kubevirt.io/Skylake-Server-noTSX-IBRS=true"]),
  MessageRule(
    id: "kubevirt.feature-label",
    component: .kubevirt,
    phase: .schedule,
    title: "A CPU feature is asked for by a node's label",
    printedBy: "the pod's selector, node labels and events",
    versions: "KubeVirt with PR 5623 (2021) and later",
    patterns: [
      "cpu-feature.node.kubevirt.io/{feature}", "host-model-required-features.node.kubevirt.io/{feature}",
    ],
    names: .captured("feature"),
    proves: """
      The feature {feature} is a label of a node, or asked for in a pod's node selector. A host-model \
      guest requires every feature that the node of its first start required.
      """,
    doesNotProve: "It does not say that the guest uses the feature.",
    causes: ["kubevirt.labels", "kubevirt.stale-labels"] + MessageCause.lostFeature,
    collect: [
      "kubectl get nodes -l cpu-feature.node.kubevirt.io/{feature}=true",
      "kubectl get pod POD -o jsonpath='{.spec.nodeSelector}'",
    ],
    citation: "kubevirt staging/src/kubevirt.io/api/core/v1/types.go, HostModelRequiredFeaturesLabel",
    examples: [
      "Node-Selectors:  cpu-feature.node.kubevirt.io/arch-capabilities=true",
      "host-model-required-features.node.kubevirt.io/amd-ssbd=true",
    ]),
  MessageRule(
    id: "kubevirt.affinity",
    component: .kubevirt,
    phase: .schedule,
    title: "The scheduler found no node for the target pod",
    printedBy: "Kubernetes' scheduler, as FailedScheduling",
    versions: "all",
    patterns: ["node(s) didn't match Pod's node affinity", "node(s) didn't match node selector"],
    proves: """
      No node has all labels of the pod's selector and affinity. For a migration's target pod these are \
      CPU model and features among others; the source node is always left out.
      """,
    doesNotProve: "Labels of other kinds (zones, hostnames) give the same words.",
    causes: ["kubevirt.labels", "kubevirt.stale-labels", "kubevirt.other-selector"],
    collect: [
      "kubectl describe pod POD    # Node-Selectors",
      "kubectl get nodes --show-labels | tr ',' '\\n' | grep node.kubevirt.io",
    ],
    citation:
      "Kubernetes pkg/scheduler, plugin NodeAffinity; kubevirt issues 7780 and 5565; harvester issue 3762",
    examples: ["0/5 nodes are available: 5 node(s) didn't match Pod's node affinity/selector."]),
  MessageRule(
    id: "kubevirt.no-host-model",
    component: .kubevirt,
    phase: .schedule,
    title: "The source node has no label of its host model",
    printedBy: "virt-controller",
    versions: "KubeVirt with PR 5623 (2021) and later",
    patterns: ["with information about host cpu model"],
    proves: """
      The node labeller did not run on the node, or found no model: without the label a host-model guest \
      cannot be given a selector.
      """,
    causes: ["kubevirt.labeller"],
    collect: [
      "kubectl get node NODE --show-labels | tr ',' '\\n' | grep host-model",
      "kubectl -n kubevirt logs ds/virt-handler | grep -i label",
    ],
    citation: "kubevirt PR 5623, prepareNodeSelectorForHostCpuModel",
    examples: [
      """
      node does not contain labal "host-model-cpu.node.kubevirt.io/" with information about host cpu \
      model
      """
    ]),
  MessageRule(
    id: "kubevirt.obsolete-model",
    component: .kubevirt,
    phase: .schedule,
    title: "The node's host model is on the list of obsolete ones",
    printedBy: "node label",
    versions: "recent versions",
    patterns: ["node-labeller.kubevirt.io/obsolete-host-model"],
    proves: """
      libvirt names the node's CPU by a model that KubeVirt counts as obsolete: host-model guests avoid \
      the node.
      """,
    doesNotProve: "It may be a new CPU under an old libvirt.",
    causes: ["kubevirt.obsolete", "host.unnamed"],
    collect: [
      "virsh -r capabilities | grep '<model>'    # in virt-handler or virt-launcher on the node",
      "kubectl get kubevirt -A -o jsonpath='{.items[0].spec.configuration.obsoleteCPUModels}'",
    ],
    citation: "kubevirt staging/src/kubevirt.io/api/core/v1/types.go, NodeHostModelIsObsoleteLabel",
    examples: ["node-labeller.kubevirt.io/obsolete-host-model=true"]),
  MessageRule(
    id: "kubevirt.not-migratable",
    component: .kubevirt,
    phase: .begin,
    title: "The guest is marked as not migratable for its CPU",
    printedBy: "virt-handler, condition LiveMigratable",
    versions: "recent versions",
    patterns: ["CPUModeLiveMigratable", "VMI uses hyperv passthrough", "HypervPassthroughNotLiveMigratable"],
    proves:
      "The guest has a CPU mode, or all of the host's Hyper-V enlightenments, that KubeVirt does not migrate.",
    doesNotProve: "It says nothing about the nodes.",
    causes: ["hyperv.passthrough", "kubevirt.cpu-mode"],
    collect: [
      "kubectl get vmi VMI -o jsonpath='{.status.conditions}'",
      "kubectl get vmi VMI -o jsonpath='{.spec.domain.cpu}'",
    ],
    citation: "kubevirt pkg/virt-handler/vm.go, calculateLiveMigrationCondition",
    examples: ["VMI uses hyperv passthrough", "reason: CPUModeLiveMigratable"]),
  MessageRule(
    id: "kubevirt.migration-failed",
    component: .kubevirt,
    phase: .perform,
    title: "libvirt refused; its words stand behind",
    printedBy: "virt-launcher on the source; copied into migrationState.failureReason",
    versions: "all",
    patterns: ["error encountered during MigrateToURI3 libvirt api call"],
    proves: "The labels fitted, the target pod ran, and libvirt or QEMU refused the guest.",
    causes: ["qemu.text-behind"],
    collect: [
      "kubectl logs POD -c compute    # the target's virt-launcher",
      "kubectl get vmi VMI -o jsonpath='{.status.migrationState}'",
    ],
    citation: "kubevirt issue 12519",
    examples: [
      """
      Live migration failed error encountered during MigrateToURI3 libvirt api call: virError(Code=9, \
      Domain=31, Message='operation failed: x')
      """
    ]),
  MessageRule(
    id: "kubevirt.skipping-model",
    component: .kubevirt,
    phase: .start,
    title: "The node labeller leaves a model out",
    printedBy: "virt-handler, level warning",
    versions: "seen in 2023",
    patterns: ["Skipping CPU model {model}: host CPU does not provide required features: [{features}]"],
    names: .captured("features"),
    proves: """
      The model contains {features}, which libvirt's host does not list: the node gets no label of the \
      model.
      """,
    doesNotProve: """
      monitor in that list is a known false alarm: the labeller read a feature that the map marks as \
      removed.
      """,
    causes: MessageCause.lostFeature(likeliest: "names.monitor"),
    collect: ["virsh -r domcapabilities    # in virt-handler on the node"],
    citation: "kubevirt PR 9239",
    examples: ["Skipping CPU model EPYC-IBPB: host CPU does not provide required features: [monitor]"]),
]
