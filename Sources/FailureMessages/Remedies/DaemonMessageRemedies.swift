internal import Remedies

/// Remedies in libvirt and QEMU.
let daemonMessageRemedies: [Remedy] = [
  Remedy(
    .restoreMap, "Give the daemon a CPU map that has the name", layer: "libvirt",
    condition: """
      If the map was edited, put the packaged one back; if the daemon is older than the other, upgrade it. \
      Settle first which daemon printed the message.
      """,
    commands: ["grep -rn -e NAME /usr/share/libvirt/cpu_map*    # on both hosts"] + PackagedMap.restore
      + [HostCommands.restartLibvirt],
    undo: PackagedMap.undo + [HostCommands.restartLibvirt],
    caution: "A host whose map hid a feature reports it again.",
    citation: "Red Hat bug 1867127; libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU"),
  Remedy(
    .upgradeLibvirt, "Upgrade libvirt on the destination to the source's version or a later one",
    layer: "libvirt",
    condition: "Migration is kept working from older libvirt to newer, not back.",
    commands: [
      "virsh version    # on both hosts", .task(.upgrade(.libvirt)), HostCommands.restartLibvirt,
    ],
    undo: [.task(.downgrade(.libvirt)), HostCommands.restartLibvirt],
    citation: "libvirt NEWS"),
  Remedy(
    .upgradeLibvirtForHT, "Upgrade libvirt on the destination to 11.10.0 or later", layer: "libvirt",
    condition: "That version takes into account that QEMU 10.0.0 and later report ht differently.",
    commands: [
      "virsh version    # on the destination", .task(.upgrade(.libvirt)), HostCommands.restartLibvirt,
    ],
    undo: [.task(.downgrade(.libvirt)), HostCommands.restartLibvirt],
    citation: "libvirt NEWS 11.10.0; kubevirt issue 16386, harvester issue 11615"),
  Remedy(
    .refreshLibvirt, "Make libvirt probe QEMU again", layer: "libvirt",
    condition: """
      After a change that libvirt does not notice: module parameters of kvm, kvm_intel or kvm_amd, a \
      reloaded module.
      """,
    commands: [
      HostCommands.forgetCapabilities, HostCommands.restartLibvirt, "virsh domcapabilities | head",
    ],
    undo: ["# nothing to undo: libvirt writes the cache again"],
    caution: "The next query takes seconds.",
    citation: "libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsIsValid"),
  Remedy(
    .sameDefinition, "Migrate without --xml, or with the guest's migratable XML and no change in <cpu>",
    layer: "libvirt",
    condition: """
      What may differ is not the CPU: take the file from dumpxml --migratable, never from plain dumpxml of \
      a running guest.
      """,
    commands: [
      "(umask 077; set -C; virsh dumpxml --migratable --security-info GUEST > guest.xml)",
      "# edit anything in guest.xml but <cpu>, then:",
      "virsh migrate --live --xml guest.xml GUEST qemu+ssh://DESTINATION/system",
    ],
    undo: ["virsh migrate --live GUEST qemu+ssh://SOURCE/system    # on the destination"],
    citation: "virsh(1), migrate --xml; libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual"),
  Remedy(
    .fixDefinition, "Correct the definition", layer: "libvirt",
    condition: "The message names the line; martlet lint finds the rest.",
    commands: [GuestCommands().save, "martlet lint GUEST.xml", "# virsh edit GUEST"],
    undo: ["virsh define GUEST.before.xml"],
    citation: "libvirt docs, formatdomain: CPU model and topology"),
  Remedy(
    .machineType, "Use a machine type that every host's QEMU has, of the guest's own chipset", layer: "qemu",
    condition: """
      A running guest keeps its machine type: upgrade QEMU on the destination, or stop the guest and start \
      it with an older version of the type that it has. A guest of pc (i440fx) stays one of pc, a guest of q35 one \
      of q35: with another chipset its disks and network cards are other devices, and it may not boot.
      """,
    commands: [
      "virsh dumpxml GUEST | grep machine=    # what the guest has",
      "virsh capabilities | grep '<machine'    # on the destination: what there is",
    ]
      + GuestCommands().edit(
        "inside <os>, a version from the same family that every host has",
        [
          "<type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type>    (where it was pc or pc-i440fx-…)",
          "<type arch='x86_64' machine='pc-q35-7.2'>hvm</type>    (where it was q35 or pc-q35-…)",
        ])
      + [
        "# with Nova, which keeps the type of each server: nova-manage libvirt get_machine_type SERVER, then",
        "# nova-manage libvirt update_machine_type SERVER TYPE, with the server stopped and a type of the same family",
      ],
    undo: GuestCommands().restore,
    caution: "Devices of another version may move to other addresses.",
    citation: """
      libvirt 9.0.0 src/qemu/qemu_validate.c; QEMU docs, machine types; nova doc/source/admin/hw-machine-type.rst
      """),
  Remedy(
    .upgradeQEMU, "Bring QEMU to the newer of both hosts' versions", layer: "qemu",
    condition: """
      QEMU keeps migration working from older versions to newer ones with the same machine type; seldom \
      back.
      """,
    commands: [
      "qemu-system-x86_64 --version    # on both hosts",
      .task(.upgrade(.qemu)), HostCommands.restartLibvirt,
    ],
    undo: [.task(.downgrade(.qemu)), HostCommands.restartLibvirt],
    caution: "Running guests keep the QEMU that they were started with.",
    citation: "QEMU docs/devel/migration, compatibility"),
  Remedy(
    .correctCPU, "Correct the -cpu option", layer: "qemu",
    condition: "List what this QEMU knows, and check the name.",
    commands: ["qemu-system-x86_64 -cpu help", "martlet lint QEMU-COMMAND.txt"],
    undo: ["# start the guest with the former -cpu"],
    citation: "qemu-system-x86_64(1), -cpu"),
  Remedy(
    .noEnforce, "Disable the features by name, or start without enforce", layer: "qemu",
    condition: """
      With enforce QEMU refuses to start a CPU that is not complete; with check, the default, it starts \
      and leaves the features out. Leaving out is no cure for a migration: the guest expects them.
      """,
    commands: [
      "# -cpu MODEL,enforce,-NAME    repeatable on every host",
      "# -cpu MODEL,check    what is left out is printed",
    ],
    undo: ["# start the guest with the former -cpu"],
    caution: "Without enforce two hosts may give two CPUs under one name.",
    citation: "qemu-system-x86_64(1), -cpu; QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn"),
  Remedy(
    .lookAtLog, "Read the guest's own log on the destination", layer: "qemu",
    condition: "QEMU's reason is there, before the line that libvirt or the cloud repeats.",
    commands: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on both hosts",
      "journalctl -u virtqemud -u libvirtd --since -1h",
    ],
    citation: "libvirt docs, logging"),
]
