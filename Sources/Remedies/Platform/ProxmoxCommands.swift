/// What Proxmox VE does where other systems have libvirt do it.
///
/// - SeeAlso: qm(1), config, set, showcmd, shutdown, migrate; Proxmox VE administration guide, CPU Type and Custom CPU Types.
enum ProxmoxCommands {
  private static let powerCycle: Command = "qm shutdown VMID --timeout 300 && qm start VMID"

  /// The commands of an action, the places of those that make the change, and what takes it back.
  struct Steps {
    var commands: [Command]
    var essential: Range<Int>
    var undo: [Command]

    init(_ commands: [Command], essential: Range<Int>? = nil, undo: [Command] = []) {
      self.commands = commands
      self.essential = essential ?? 0..<commands.count
      self.undo = undo
    }
  }

  /// The steps of an action; nil where the action's own do.
  static func of(_ kind: RemedyKind) -> Steps? {
    switch kind {
    case .collectEvidence, .sameFrequency:
      Steps(["martlet capture -o HOST.json    # on each node"])
    case .lookAtGuest:
      Steps(
        [
          "qm config VMID | grep -e '^cpu:' -e '^machine:' -e '^args:'",
          "qm showcmd VMID --pretty | grep -A1 -e '-cpu'    # what QEMU is started with",
        ])
    case .coldRestart, .poolLevel:
      Steps(
        [
          "martlet level NODE-A NODE-B --for proxmox    # the model for /etc/pve/virtual-guest/cpu-models.conf",
          "(set -C; qm config VMID > VMID.before)    # the backup",
          "qm set VMID --cpu custom-martlet-level", powerCycle,
        ],
        essential: 2..<4,
        undo: [
          "grep '^cpu:' VMID.before    # the former type",
          "qm set VMID --cpu FORMER    # or, if there was none: qm set VMID --delete cpu", powerCycle,
        ])
    case .sameVendor, .startOnLesserHost:
      Steps(
        [
          "qm shutdown VMID --timeout 300 && qm migrate VMID NODE",
          "qm start VMID    # on NODE",
        ],
        undo: ["qm shutdown VMID --timeout 300 && qm migrate VMID FORMER-NODE    # then qm start VMID there"])
    case .machineType:
      Steps(
        [
          "qm config VMID | grep '^machine:'    # the chipset, to keep",
          "(set -C; qm config VMID > VMID.before)    # the backup",
          "# where it says q35: qm set VMID --machine pc-q35-8.1; else: qm set VMID --machine pc-i440fx-8.1",
          powerCycle,
        ],
        essential: 2..<4,
        undo: [
          "grep '^machine:' VMID.before    # the former type",
          "qm set VMID --machine FORMER    # or, if there was none: qm set VMID --delete machine", powerCycle,
        ])
    case .copyStorage:
      Steps(
        ["qm migrate VMID NODE --online --with-local-disks"],
        undo: ["qm migrate VMID FORMER-NODE --online --with-local-disks"])
    default: nil
    }
  }
}
