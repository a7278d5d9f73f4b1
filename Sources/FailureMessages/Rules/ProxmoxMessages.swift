internal import Remedies

/// Proxmox VE's messages about CPUs.
let proxmoxMessages: [MessageRule] = [
  MessageRule(
    id: "proxmox.start-failed",
    component: .proxmox,
    phase: .prepare,
    title: "QEMU did not start; its words stand above",
    printedBy: "Proxmox VE, the task's last line",
    versions: "all",
    patterns: ["start failed: QEMU exited with code"],
    proves: """
      QEMU ended at its start. For CPUs the lines above are "host doesn't support requested feature": \
      Proxmox starts named types with enforce.
      """,
    doesNotProve: "Alone it names no reason: disks, networks and devices end so too.",
    causes: ["qemu.enforced", "qemu.text-behind"],
    collect: ["qm showcmd VMID --pretty | grep -A1 -e -cpu", "qm start VMID    # the lines above the last"],
    citation: "Proxmox qemu-server PVE/QemuServer.pm; QemuServer/CPUConfig.pm",
    examples: ["TASK ERROR: start failed: QEMU exited with code 1"]),
  MessageRule(
    id: "proxmox.kvm-unavailable",
    component: .proxmox,
    phase: .start,
    title: "KVM does not work on this node",
    printedBy: "Proxmox VE, before it starts QEMU",
    versions: "all",
    patterns: ["KVM virtualisation configured, but not available"],
    proves: "The guest is to run with KVM, and this node has no /dev/kvm that works.",
    doesNotProve: "A node that is itself a guest without nested virtualization prints the same.",
    causes: ["kvm.off", "host.is-guest"],
    collect: [
      "dmesg | grep -i -e kvm -e 'disabled by bios'; systemd-detect-virt",
      "grep -c -w -e vmx -e svm /proc/cpuinfo",
    ],
    citation: "Proxmox qemu-server PVE/QemuServer.pm, config_to_command; tteck/Proxmox issue 1613",
    examples: [
      "TASK ERROR: KVM virtualisation configured, but not available. Either disable in VM configuration or enable in BIOS."
    ]),
  MessageRule(
    id: "proxmox.machine-too-old",
    component: .proxmox,
    phase: .prepare,
    title: "The destination's QEMU is older than the guest's machine version",
    printedBy: "Proxmox VE, on the destination",
    versions: "seen in 8 and 9",
    patterns: ["is too old to run machine type '{word}'"],
    proves: "The guest was started with a newer machine version than this node's QEMU has.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["machine.older"],
    collect: ["pveversion -v | grep qemu    # on both nodes", "qm config VMID | grep machine"],
    citation: "Proxmox qemu-server PVE/QemuServer/Machine.pm",
    examples: [
      """
      Installed QEMU version '8.1.2' is too old to run machine type 'pc-i440fx-9.0+pve0', please upgrade \
      node 'pve2'
      """
    ]),
  MessageRule(
    id: "proxmox.migrate-failure",
    component: .proxmox,
    phase: .perform,
    title: "The live migration failed; the reason is after or above this line",
    printedBy: "Proxmox VE, on the source",
    versions: "all",
    patterns: ["online migrate failure - {*}"],
    proves: "The phase with the running guest failed; the guest keeps running at the source.",
    doesNotProve: "It names no cause of its own.",
    causes: ["qemu.text-behind"],
    collect: [
      "journalctl -t qmstart -t pvedaemon --since -1h    # on the destination",
      "qm monitor VMID    # info migrate",
    ],
    citation: "Proxmox pve-guest-common PVE/AbstractMigrate.pm",
    examples: ["ERROR: online migrate failure - remote command failed with exit code 255"]),
  MessageRule(
    id: "proxmox.cputype",
    component: .proxmox,
    phase: .configure,
    title: "The CPU type does not exist on this node",
    printedBy: "Proxmox VE, when it reads a guest's configuration",
    versions: "6.2 and later, as far as known",
    patterns: ["Built-in cputype '{word}' is not defined", "Custom cputype '{word}' not found"],
    proves: """
      This node's Proxmox has no CPU type {word}: it is older, or the custom model is not in \
      /etc/pve/virtual-guest/cpu-models.conf.
      """,
    doesNotProve: "It says nothing about the hardware.",
    causes: ["model.name", "model.qemu-older"],
    collect: ["martlet lint /etc/pve/virtual-guest/cpu-models.conf", "qemu-system-x86_64 -cpu help"],
    citation: "Proxmox qemu-server PVE/QemuServer/CPUConfig.pm, validate_vm_cpu_conf",
    examples: ["Built-in cputype 'EPYC-Turin' is not defined (missing 'custom-' prefix?)"]),
  MessageRule(
    id: "proxmox.flags",
    component: .proxmox,
    phase: .configure,
    title: "The guest's CPU flags are not among those that Proxmox allows",
    printedBy: "Proxmox VE, when it reads a guest's configuration",
    versions: "6.2 and later, as far as known",
    patterns: ["VM-specific CPU flags must be a subset of: {*}"],
    proves: "Flags of a single guest are limited to a list; others go into a custom model.",
    doesNotProve: "It says nothing about the hardware.",
    causes: ["definition.wrong"],
    collect: ["martlet lint /etc/pve/qemu-server/VMID.conf"],
    citation: "Proxmox qemu-server PVE/QemuServer/CPUConfig.pm, validate_vm_cpu_conf",
    examples: ["VM-specific CPU flags must be a subset of: md-clear, pcid, spec-ctrl, ssbd"]),
]
