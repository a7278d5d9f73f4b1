/// Remedies in clouds and clusters.
let cloudMessageRemedies: [Remedy] = [
  Remedy(
    id: "pool.level",
    title: "Start all guests with the level that every host can give",
    layer: "cloud",
    opens: [],
    condition:
      "The lasting cure where generations are mixed: an EVC-like baseline instead of each host's own CPU.",
    commands: [
      "martlet level A B C --for nova    # or libvirt, qemu, proxmox, kubevirt, incus, ovirt",
      "virsh hypervisor-cpu-baseline ALL-HOSTS.xml    # the same question to libvirt",
    ],
    undo: ["(return to the former mode and power-cycle guests)"],
    risk: .medium,
    riskReason: "Guests get the level only when they are stopped and started; newer hosts show less.",
    restarts: ["guest"],
    citation: "virsh(1), hypervisor-cpu-baseline"),
  Remedy(
    id: "pool.other-host",
    title: "Choose a destination of the same kind",
    layer: "cloud",
    opens: [],
    condition: """
      Until the cause is removed: a host with the same CPU, microcode, kernel, QEMU and libvirt gives the \
      same CPU.
      """,
    commands: ["martlet compare SOURCE.xml DESTINATION.xml"],
    undo: [],
    risk: .none,
    riskReason: "Nothing is changed; the pool is smaller than it seems.",
    restarts: [],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive"),
  Remedy(
    id: "pool.same-vendor",
    title: "Keep guests within one vendor's hosts",
    layer: "cloud",
    opens: [],
    condition: """
      A running guest does not move between Intel and AMD: its kernel chose instructions and mitigations \
      for one of them at boot.
      """,
    commands: [
      "openstack server migrate SERVER    # cold: it is stopped and started again",
      "virsh shutdown GUEST; virsh dumpxml --inactive GUEST    # then define and start it on the other side",
    ],
    undo: [],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"),
  Remedy(
    id: "nova.skip-compare",
    title: "Switch Nova's comparison off on the destination (skip_cpu_compare_on_dest)",
    layer: "cloud",
    opens: [],
    condition: """
      Nova 25.1.0, 26.0.0 and later. libvirt on the destination still checks the guest's own CPU, later in \
      the migration.
      """,
    commands: [
      "[workarounds]",
      "skip_cpu_compare_on_dest = true    # in the destination's nova.conf",
      "systemctl restart openstack-nova-compute || systemctl restart nova-compute",
    ],
    undo: ["(take the line out; restart nova-compute)"],
    risk: .low,
    riskReason: "True incompatibilities show later, after work was done.",
    restarts: ["nova-compute"],
    citation: "nova nova/conf/workarounds.py, skip_cpu_compare_on_dest; release note skip-compare-cpu-on-dest"
  ),
  Remedy(
    id: "nova.custom-model",
    title: "Give guests one named model on all hosts (cpu_mode = custom)",
    layer: "cloud",
    opens: [],
    condition: """
      Then Nova compares the guest's model instead of the whole source host: 2015.1 (Kilo) and later. \
      cpu_models from 20.0.0, cpu_model before.
      """,
    commands: [
      "martlet level A B --for nova",
      "[libvirt]",
      "cpu_mode = custom",
      "cpu_models = MODEL",
      "systemctl restart nova-compute",
    ],
    undo: ["(return to host-model; power-cycle)"],
    risk: .medium,
    riskReason: "Each guest gets it only when it is stopped and started by Nova.",
    restarts: ["nova-compute", "guest"],
    citation: "nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination"),
  Remedy(
    id: "nova.fix-config",
    title: "Correct cpu_models and cpu_model_extra_flags for this host",
    layer: "cloud",
    opens: [],
    condition:
      "nova-compute does not start until every configured model with every flag is possible on the host.",
    commands: [
      "martlet lint /etc/nova/nova.conf",
      "virsh hypervisor-cpu-compare --error CPU.xml    # names what is missing",
      "systemctl restart nova-compute",
    ],
    undo: ["(put the former lines back)"],
    risk: .low,
    riskReason: "Guests that are to move here must have no more than this.",
    restarts: ["nova-compute"],
    citation: "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"),
  Remedy(
    id: "nova.skip-startup",
    title: "Start nova-compute without the check (skip_cpu_compare_at_startup)",
    layer: "cloud",
    opens: [],
    condition:
      "Nova 27.0.0, 26.2.1 and later. To gain time: guests with that model still do not start on the host.",
    commands: ["[workarounds]", "skip_cpu_compare_at_startup = true", "systemctl restart nova-compute"],
    undo: ["(take the line out)"],
    risk: .medium,
    riskReason: "Guests are scheduled to a host that cannot run them.",
    restarts: ["nova-compute"],
    citation: "nova nova/conf/workarounds.py, skip_cpu_compare_at_startup"),
  Remedy(
    id: "nova.skip-version",
    title: "Switch the version check off (skip_hypervisor_version_check_on_lm)",
    layer: "cloud",
    opens: [],
    condition: """
      Nova 26.0.0, 25.1.1 and later, in the conductor's nova.conf. QEMU itself may still refuse the \
      guest's machine type or state.
      """,
    commands: [
      "[workarounds]",
      "skip_hypervisor_version_check_on_lm = true    # where nova-conductor runs",
      "systemctl restart openstack-nova-conductor || systemctl restart nova-conductor",
    ],
    undo: ["(take the line out)"],
    risk: .medium,
    riskReason: "QEMU does not promise migration to an older version.",
    restarts: ["nova-conductor"],
    citation: "nova nova/conf/workarounds.py, skip_hypervisor_version_check_on_lm; LP 1982853"),
  Remedy(
    id: "nova.restart",
    title: "Restart libvirtd, then nova-compute, so that Nova sees the CPU as it is now",
    layer: "cloud",
    opens: [],
    condition: """
      Nova asks for the host's capabilities once in its life, libvirt for the CPU once in its own: after a \
      change of firmware, microcode, kernel or libvirt both are stale.
      """,
    commands: [
      "systemctl restart virtqemud.service || systemctl restart libvirtd.service",
      "systemctl restart nova-compute",
    ],
    undo: [],
    risk: .low,
    riskReason: "Guests run on.",
    restarts: ["libvirtd", "nova-compute"],
    citation: "nova nova/virt/libvirt/host.py, get_capabilities"),
  Remedy(
    id: "kubevirt.compare-labels",
    title: "See which label no node has",
    layer: "cloud",
    opens: [],
    condition: "The pod's selector is the list of what is asked; the nodes' labels are what there is.",
    commands: [
      "kubectl get pod POD -o jsonpath='{.spec.nodeSelector}'    # the pending virt-launcher of the target",
      "kubectl get nodes -L kubernetes.io/hostname --show-labels | tr ',' '\\n' | grep node.kubevirt.io",
      "kubectl get vmi VMI -o jsonpath='{.spec.domain.cpu}'",
    ],
    undo: [],
    risk: .none,
    riskReason: "Nothing is changed.",
    restarts: [],
    citation: "kubevirt pkg/virt-controller/watch/migration, prepareNodeSelectorForHostCpuModel"),
  Remedy(
    id: "kubevirt.cluster-model",
    title: "Set one CPU model for the cluster, and start the guests anew",
    layer: "cloud",
    opens: [],
    condition: """
      host-model is the default: each guest then asks for the features of the node where it was started \
      first.
      """,
    commands: [
      "martlet level NODE-A NODE-B --for kubevirt",
      """
      kubectl -n kubevirt patch kubevirt kubevirt --type merge -p \
      '{"spec":{"configuration":{"cpuModel":"MODEL"}}}'
      """,
      "virtctl restart VM    # each guest, when it may stop",
    ],
    undo: ["(take cpuModel out again)"],
    risk: .medium,
    riskReason: "Guests are interrupted.",
    restarts: ["guest"],
    citation: "KubeVirt user guide, virtual hardware: default cluster CPU model"),
  Remedy(
    id: "kubevirt.restart",
    title: "Restart the guest, so that it gets the labels of today",
    layer: "cloud",
    opens: [],
    condition: """
      Selectors are taken over from migration to migration: after an upgrade that dropped a label the \
      guest stays unmigratable until it is started anew.
      """,
    commands: ["virtctl restart VM"],
    undo: [],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "kubevirt PR 17812"),
  Remedy(
    id: "ovirt.cluster-cpu",
    title: "Set the cluster's CPU type to one that every host has",
    layer: "cloud",
    opens: [],
    condition: "All guests of the cluster are to be started anew afterwards.",
    commands: [
      """
      vdsm-client Host getCapabilities | grep -e cpuFlags -e cpuModel    # on the host: which models it \
      lists
      """,
      "(Compute, Clusters, Edit: CPU Type)",
    ],
    undo: ["(set the former type back)"],
    risk: .medium,
    riskReason: "Guests get it at their next start.",
    restarts: ["guest"],
    citation: "oVirt administration guide, cluster general settings"),
  Remedy(
    id: "proxmox.cpu-type",
    title: "Choose a CPU type that every node has",
    layer: "guest",
    opens: [],
    condition:
      "x86-64-v2-AES is the default for new guests; kvm64 runs everywhere. Stop and start the guest for it.",
    commands: [
      "martlet level NODE-A NODE-B --for proxmox",
      "qm set VMID --cpu x86-64-v2-AES",
      "qm shutdown VMID && qm start VMID",
    ],
    undo: ["qm set VMID --cpu FORMER"],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "Proxmox VE administration guide, QEMU CPU types"),
  Remedy(
    id: "proxmox.upgrade",
    title: "Upgrade the destination node",
    layer: "qemu",
    opens: [],
    condition: """
      A guest started on a newer node has a newer machine version: migrate from older nodes to newer ones \
      only, or pin the machine version.
      """,
    commands: [
      "pveversion -v | grep qemu    # on both nodes",
      "apt-get update && apt-get dist-upgrade",
      "qm set VMID --machine pc-q35-8.1    # pin; takes effect at the next start",
    ],
    undo: [],
    risk: .low,
    riskReason: "Running guests keep their QEMU.",
    restarts: ["host"],
    citation: "Proxmox qemu-server PVE/QemuServer/Machine.pm"),
  Remedy(
    id: "incus.cluster-cpu",
    title: "Start the guest with the flags that all members have (migration.stateful)",
    layer: "cloud",
    opens: [],
    condition: """
      In a cluster on x86-64 Incus and LXD give such guests kvm64 with the flags common to all members; a \
      member that joined later, or stale resource data, makes the list wrong.
      """,
    commands: [
      "incus info --resources --target MEMBER    # each member's CPU",
      "incus config set VM migration.stateful=true",
      "incus restart VM",
    ],
    undo: ["incus config set VM migration.stateful=false"],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "incus 6.0.4 internal/server/instance/drivers/driver_qemu.go; util.go, GetClusterCPUFlags"),
  Remedy(
    id: "xapi.restart-vm",
    title: "Shut the guest down and start it, so that it takes the pool's level",
    layer: "cloud",
    opens: [],
    condition: "A guest keeps the features that it booted with; the pool's level may have sunk since.",
    commands: [
      "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
      "xe host-param-get uuid=HOST param-name=cpu_info; xe pool-param-get uuid=POOL param-name=cpu_info",
      "xe vm-shutdown uuid=VM && xe vm-start uuid=VM",
    ],
    undo: [],
    risk: .medium,
    riskReason: "The guest is interrupted.",
    restarts: ["guest"],
    citation: "xapi ocaml/xapi/cpuid_helpers.ml, next_boot_cpu_features"),
  Remedy(
    id: "vmware.evc",
    title: "Put the hosts into a cluster with Enhanced vMotion Compatibility (EVC)",
    layer: "cloud",
    opens: [],
    condition: "EVC masks what the oldest host lacks; a guest takes the mask when it is powered on.",
    commands: [
      "(cluster, Configure, VMware EVC: the generation of the oldest host)", "(power the guest off and on)",
    ],
    undo: ["(raise or disable EVC)"],
    risk: .medium,
    riskReason: "Guests with more features must be powered off first.",
    restarts: ["guest"],
    citation: "VMware vSphere documentation, EVC requirements; Broadcom KB 311680"),
]
