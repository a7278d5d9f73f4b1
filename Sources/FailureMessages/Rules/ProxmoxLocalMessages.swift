/// What Proxmox VE says of guests that are bound to their node.
let proxmoxLocalMessages: [MessageRule] = [
  MessageRule(
    id: "proxmox.local-devices",
    component: .proxmox,
    phase: .precheck,
    title: "The guest has devices of its node",
    printedBy: "qm migrate and the task log, before anything is moved",
    versions: "with the names of the devices in newer ones",
    patterns: ["can't migrate VM which uses local devices"],
    proves:
      "Passed-through PCI or USB devices, or serial ports of the node, are in the guest's configuration.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["device.blocks"],
    collect: ["qm config VMID | grep -e hostpci -e usb -e serial -e parallel"],
    citation: "Proxmox qemu-server, PVE/QemuMigrate.pm, prepare",
    examples: [
      "ERROR: migration aborted (duration 00:00:00): can't migrate VM which uses local devices: usb1, hostpci0",
      "can't migrate VM which uses local devices",
    ]),
  MessageRule(
    id: "proxmox.local-disks",
    component: .proxmox,
    phase: .precheck,
    title: "The guest has disks on storage of its node",
    printedBy: "qm migrate and the task log, before anything is moved",
    versions: "all that copy local disks",
    patterns: [
      "can't live migrate attached local disks without with-local-disks option",
      "can't migrate local disk '{word}'",
    ],
    proves: "A disk is on local storage, and copying it along was not asked for, or is not possible.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["storage.local"],
    collect: ["qm config VMID | grep -e scsi -e virtio -e sata -e ide; pvesm status    # on both nodes"],
    citation: "Proxmox qemu-server, PVE/QemuMigrate.pm, sync_disks and scan_local_volumes",
    examples: [
      """
      can't migrate local disk 'local-zfs:vm-101-disk-0': can't live migrate attached local disks without \
      with-local-disks option
      """,
      "can't migrate local disk 'local:iso/virtio-win.iso': local cdrom image",
    ]),
]
