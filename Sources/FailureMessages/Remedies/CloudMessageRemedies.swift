internal import Remedies

/// Remedies in clouds and clusters.
let cloudMessageRemedies: [Remedy] =
  novaMessageRemedies + [
    Remedy(
      .poolLevel, "Start all guests with the level that every host can give", layer: "cloud",
      condition:
        "The lasting cure where generations are mixed: an EVC-like baseline instead of each host's own CPU.",
      commands: [
        "martlet level A B C --for nova    # or libvirt, qemu, proxmox, kubevirt, incus, ovirt",
        "virsh hypervisor-cpu-baseline ALL-HOSTS.xml    # the same question to libvirt",
        "# put the answer into the definitions, and power-cycle each guest when it may stop",
      ],
      undo: ["# return to the former mode, and power-cycle the guests"],
      caution: "Guests get the level only then; newer hosts show less.",
      citation: "virsh(1), hypervisor-cpu-baseline"),
    Remedy(
      .otherHost, "Choose a destination of the same kind", layer: "cloud",
      condition: """
        Until the cause is removed: a host with the same CPU, microcode, kernel, QEMU and libvirt gives the \
        same CPU. The pool is smaller than it seems.
        """,
      commands: ["martlet compare SOURCE.xml DESTINATION.xml"],
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, virCPUx86UpdateLive"),
    Remedy(
      .sameVendor, "Keep guests within one vendor's hosts", layer: "cloud",
      condition: """
        A running guest does not move between Intel and AMD: its kernel chose instructions and mitigations \
        for one of them at boot. Else it moves while it is off.
        """,
      commands: ["# with Nova:"] + ServerCommands.coldMigration + ["# with libvirt alone:"]
        + GuestCommands().coldMigration,
      undo: ["# with Nova:"] + ServerCommands.undoColdMigration + ["# with libvirt alone:"]
        + GuestCommands().undoColdMigration,
      citation: "libvirt 9.0.0 src/cpu/cpu_x86.c, x86Compute"),
    Remedy(
      .compareLabels, "See which label no node has", layer: "cloud",
      condition: "The pod's selector is the list of what is asked; the nodes' labels are what there is.",
      commands: [
        "kubectl get pod POD -o jsonpath='{.spec.nodeSelector}'    # the pending virt-launcher of the target",
        "kubectl get nodes -L kubernetes.io/hostname --show-labels | tr ',' '\\n' | grep node.kubevirt.io",
        "kubectl get vmi VMI -o jsonpath='{.spec.domain.cpu}'",
      ],
      citation: "kubevirt pkg/virt-controller/watch/migration, prepareNodeSelectorForHostCpuModel"),
    Remedy(
      .kubevirtModel, "Set one CPU model for the cluster, and restart the guests", layer: "cloud",
      condition: """
        host-model is the default: each guest then requires the features of the node where it was started \
        first.
        """,
      commands: [
        "martlet level NODE-A NODE-B --for kubevirt",
        "kubectl -n kubevirt get kubevirt kubevirt -o jsonpath='{.spec.configuration.cpuModel}'    # the former one",
        """
        kubectl -n kubevirt patch kubevirt kubevirt --type merge -p \
        '{"spec":{"configuration":{"cpuModel":"MODEL"}}}'
        """,
        "virtctl restart VM    # each guest, when it may stop",
      ],
      undo: [
        """
        kubectl -n kubevirt patch kubevirt kubevirt --type merge -p \
        '{"spec":{"configuration":{"cpuModel":null}}}'    # or the former one
        """,
        "virtctl restart VM    # each guest, when it may stop",
      ],
      citation:
        "KubeVirt user guide, virtual hardware: default cluster CPU model; RFC 7386 (null removes a member)"
    ),
    Remedy(
      .kubevirtRestart, "Restart the guest, so that it gets the labels of today", layer: "cloud",
      condition: """
        Selectors are taken over from migration to migration: after an upgrade that dropped a label the \
        guest stays unmigratable until its next start.
        """,
      commands: ["virtctl restart VM"],
      undo: ["# nothing to undo: the guest was restarted, and nothing else changed"],
      citation: "kubevirt PR 17812"),
    Remedy(
      .ovirtCluster, "Set the cluster's CPU type to one that every host has", layer: "cloud",
      condition: "Restart all guests of the cluster afterwards.",
      commands: [
        """
        vdsm-client Host getCapabilities | grep -e cpuFlags -e cpuModel    # on the host: which models it \
        lists
        """,
        "# Compute, Clusters, Edit: CPU Type",
      ],
      undo: ["# set the former type back"],
      caution: "Guests get it at their next start.",
      citation: "oVirt administration guide, cluster general settings"),
    Remedy(
      .proxmoxType, "Choose a CPU type that every node has", layer: "guest",
      condition:
        "x86-64-v2-AES is the default for new guests; kvm64 runs everywhere. Stop and start the guest for it.",
      commands: [
        "martlet level NODE-A NODE-B --for proxmox", "qm config VMID | grep '^cpu:'    # the former type",
        "qm set VMID --cpu x86-64-v2-AES",
        "qm shutdown VMID --timeout 300 && qm start VMID    # qm waits until it is off",
      ],
      undo: [
        "qm set VMID --cpu FORMER    # or, if there was none: qm set VMID --delete cpu",
        "qm shutdown VMID --timeout 300 && qm start VMID",
      ],
      citation: "Proxmox VE administration guide, QEMU CPU types; qm(1), shutdown"),
    Remedy(
      .proxmoxUpgrade, "Upgrade the destination node", layer: "qemu",
      condition: """
        A guest started on a newer node has a newer machine version: migrate from older nodes to newer ones \
        only, or pin the machine version. A version is of a chipset: a guest of i440fx (no machine line, or pc) stays \
        one of i440fx, a guest of q35 one of q35.
        """,
      commands: [
        "pveversion -v | grep qemu    # on both nodes", .task(.upgrade(.qemu)),
        HostCommands(.proxmox).reboot,
        "qm config VMID | grep '^machine:'    # the chipset, to pin its version:",
        "# where it says q35: qm set VMID --machine pc-q35-8.1; else: qm set VMID --machine pc-i440fx-8.1",
      ],
      undo: [
        .task(.downgrade(.qemu)), HostCommands(.proxmox).reboot,
        "# where the version was pinned: qm set VMID --machine FORMER, or --delete machine if there was none",
      ],
      caution:
        "Running guests keep their QEMU until they are moved or started; a pin takes effect at the next start.",
      manager: .proxmox,
      citation: "Proxmox qemu-server PVE/QemuServer/Machine.pm"),
    Remedy(
      .incusCluster, "Start the guest with the flags that all members have (migration.stateful)",
      layer: "cloud",
      condition: """
        In a cluster on x86-64 Incus and LXD give such guests kvm64 with the flags common to all members; a \
        member that joined later, or stale resource data, makes the list wrong.
        """,
      commands: [
        "incus info --resources --target MEMBER    # each member's CPU",
        "incus config set VM migration.stateful=true", "incus restart VM",
      ],
      undo: ["incus config set VM migration.stateful=false", "incus restart VM"],
      citation: "incus 6.0.4 internal/server/instance/drivers/driver_qemu.go; util.go, GetClusterCPUFlags"),
    Remedy(
      .xapiRestart, "Shut the guest down and start it, so that it takes the pool's level", layer: "cloud",
      condition: "A guest keeps the features that it booted with; the pool's level may have sunk since.",
      commands: [
        "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
        "xe host-param-get uuid=HOST param-name=cpu_info; xe pool-param-get uuid=POOL param-name=cpu_info",
        "xe vm-shutdown uuid=VM && xe vm-start uuid=VM    # xe waits until it is off",
      ],
      undo: ["# nothing to undo: the guest was restarted, and takes the pool's level at every start"],
      citation: "xapi ocaml/xapi/cpuid_helpers.ml, next_boot_cpu_features"),
    Remedy(
      .vmwareEVC, "Put the hosts into a cluster with Enhanced vMotion Compatibility (EVC)", layer: "cloud",
      condition: "EVC masks what the oldest host lacks; a guest takes the mask when it is powered on.",
      commands: [
        "# cluster, Configure, VMware EVC: the generation of the oldest host", "# power the guest off and on",
      ],
      undo: ["# raise or disable EVC"],
      caution: "Guests with more features must be powered off first.",
      citation: "VMware vSphere documentation, EVC requirements; Broadcom KB 311680"),
  ]
