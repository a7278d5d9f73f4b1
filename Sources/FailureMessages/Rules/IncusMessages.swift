internal import Remedies

/// Messages of Incus and LXD about moving guests.
let incusMessages: [MessageRule] = [
  MessageRule(
    id: "incus.checkpoint",
    component: .incus,
    phase: .perform,
    title: "The target's QEMU did not take the guest",
    printedBy: "LXD and Incus, shown by the client",
    versions: "all",
    patterns: [
      "Failed restoring checkpoint from source:",
      "Failed starting state transfer to target",
      "Failed waiting for state transfer to reach",
    ],
    proves: """
      QEMU on the target ended or refused while it took the guest's state. Its own words are in the \
      target's qemu.log.
      """,
    doesNotProve:
      "It names no cause: another CPU, and another number of CPUs on the two hosts, look the same.",
    causes: ["incus.cluster-flags", "stream.topology", "qemu.text-behind"],
    collect: [
      "tail /var/log/incus/VM/qemu.log    # on the target; LXD: /var/snap/lxd/common/lxd/logs/VM/qemu.log",
      "incus info --resources --target MEMBER | head -40",
    ],
    citation: "incus 6.0.4 internal/server/instance/drivers/driver_qemu.go; LXD PR 18880, issue 15613",
    examples: [
      """
      Error: Migrate API failure on target: Failed restoring checkpoint from source: Monitor is \
      disconnected
      """
    ]),
  MessageRule(
    id: "incus.stateful",
    component: .incus,
    phase: .begin,
    title: "The guest was not started as migratable",
    printedBy: "LXD and Incus, shown by the client",
    versions: "all",
    patterns: [
      "Live migration requires migration.stateful", "Stateful start requires migration.stateful",
      "Stateful migration requires migration.stateful",
    ],
    proves: """
      Without migration.stateful the guest has -cpu host with all Hyper-V enlightenments, and is not moved \
      live.
      """,
    doesNotProve: "It says nothing about the hosts.",
    causes: ["incus.not-stateful"],
    collect: ["incus config get VM migration.stateful"],
    citation: "incus 6.0.4 internal/server/instance/drivers/driver_qemu.go; LXD issue 11948",
    examples: [
      "Error: Live migration requires migration.stateful to be set to true",
      "Stateful migration requires migration.stateful to be set to true",
    ]),
]
