/// What Proxmox VE does where other systems have libvirt do it.
///
/// - SeeAlso: qm(1), config, set, showcmd, shutdown, migrate; Proxmox VE administration guide, CPU Type and Custom CPU Types.
enum ProxmoxCommands {
  private static let powerCycle: Command = "qm shutdown VMID --timeout 300 && qm start VMID"

  /// The commands of an action, and those that take it back; nil where the action's own do.
  static func of(_ kind: RemedyKind) -> (commands: [Command], undo: [Command])? {
    switch kind {
    case .collectEvidence, .sameFrequency:
      (["martlet capture -o HOST.json    # on each node"], [])
    case .lookAtGuest:
      (
        [
          "qm config VMID | grep -e '^cpu:' -e '^machine:' -e '^args:'",
          "qm showcmd VMID --pretty | grep -A1 -e '-cpu'    # what QEMU is started with",
        ], []
      )
    case .coldRestart, .poolLevel:
      (
        [
          "martlet level NODE-A NODE-B --for proxmox    # the model for /etc/pve/virtual-guest/cpu-models.conf",
          "(set -C; qm config VMID > VMID.before)    # the backup",
          "qm set VMID --cpu custom-martlet-level", powerCycle,
        ],
        [
          "grep '^cpu:' VMID.before    # the former type",
          "qm set VMID --cpu FORMER    # or, if there was none: qm set VMID --delete cpu", powerCycle,
        ]
      )
    case .sameVendor, .startOnLesserHost:
      (
        [
          "qm shutdown VMID --timeout 300 && qm migrate VMID NODE",
          "qm start VMID    # on NODE",
        ], ["qm shutdown VMID --timeout 300 && qm migrate VMID FORMER-NODE    # then qm start VMID there"]
      )
    case .machineType:
      (
        [
          "qm config VMID | grep '^machine:'    # the chipset, to keep",
          "(set -C; qm config VMID > VMID.before)    # the backup",
          "# where it says q35: qm set VMID --machine pc-q35-8.1; else: qm set VMID --machine pc-i440fx-8.1",
          powerCycle,
        ],
        [
          "grep '^machine:' VMID.before    # the former type",
          "qm set VMID --machine FORMER    # or, if there was none: qm set VMID --delete machine", powerCycle,
        ]
      )
    case .copyStorage:
      (
        ["qm migrate VMID NODE --online --with-local-disks"],
        ["qm migrate VMID FORMER-NODE --online --with-local-disks"]
      )
    default: nil
    }
  }
}
