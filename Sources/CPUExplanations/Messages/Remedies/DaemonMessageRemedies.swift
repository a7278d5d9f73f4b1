/// Remedies in libvirt and QEMU.
let daemonMessageRemedies: [Remedy] = [
  Remedy(
    id: "libvirt.restore-map",
    title: "Give the daemon a CPU map that has the name",
    layer: "libvirt",
    opens: [],
    condition: """
      If the map was edited, put the packaged one back; if the daemon is older than the other, upgrade it. \
      Settle first which daemon printed the message.
      """,
    commands: [
      "grep -rn NAME /usr/share/libvirt/cpu_map*    # on both hosts",
      "rpm -V libvirt-libs libvirt-client; dpkg -V libvirt0    # was it edited?",
      "dnf reinstall libvirt-libs || apt-get install --reinstall libvirt0",
      "systemctl restart virtqemud.service || systemctl restart libvirtd.service",
    ],
    undo: ["(keep a copy of the edited file)"],
    risk: .low,
    riskReason: "Guests run on; a host whose map had hidden a feature shows it again.",
    restarts: ["libvirtd"],
    citation: "Red Hat bug 1867127; libvirt 9.0.0 src/cpu/cpu_x86.c, x86ModelFromCPU"),
  Remedy(
    id: "libvirt.upgrade",
    title: "Upgrade libvirt on the destination to the source's version or a later one",
    layer: "libvirt",
    opens: [],
    condition: "Migration is kept working from older libvirt to newer, not back.",
    commands: [
      "virsh version    # on both hosts",
      "apt-get install libvirt-daemon-system || dnf upgrade libvirt",
      "systemctl restart virtqemud.service || systemctl restart libvirtd.service",
    ],
    undo: ["(install the former packages)"],
    risk: .low,
    riskReason: "Guests run on while the daemon restarts.",
    restarts: ["libvirtd"],
    citation: "libvirt NEWS"),
  Remedy(
    id: "libvirt.upgrade-ht",
    title: "Upgrade libvirt on the destination to 11.10.0 or later",
    layer: "libvirt",
    opens: [],
    condition: "That version takes into account that QEMU 10.0.0 and later report ht differently.",
    commands: [
      "virsh version    # on the destination",
      "dnf upgrade libvirt || apt-get install libvirt-daemon-system",
      "systemctl restart virtqemud.service || systemctl restart libvirtd.service",
    ],
    undo: ["(install the former packages)"],
    risk: .low,
    riskReason: "Guests run on while the daemon restarts.",
    restarts: ["libvirtd"],
    citation: "libvirt NEWS 11.10.0; kubevirt issue 16386, harvester issue 11615"),
  Remedy(
    id: "libvirt.refresh",
    title: "Let libvirt probe QEMU anew",
    layer: "libvirt",
    opens: [],
    condition: """
      After a change that libvirt does not notice: module parameters of kvm, kvm_intel or kvm_amd, a \
      reloaded module.
      """,
    commands: [
      "rm /var/cache/libvirt/qemu/capabilities/*.xml",
      "systemctl restart virtqemud.service || systemctl restart libvirtd.service",
      "virsh domcapabilities | head",
    ],
    undo: [],
    risk: .low,
    riskReason: "Guests run on; the next query takes seconds.",
    restarts: ["libvirtd"],
    citation: "libvirt 9.0.0 src/qemu/qemu_capabilities.c, virQEMUCapsIsValid"),
  Remedy(
    id: "libvirt.same-definition",
    title: "Migrate without --xml, or with the guest's migratable XML and no change in <cpu>",
    layer: "libvirt",
    opens: [],
    condition: """
      What may differ is not the CPU: take the file from dumpxml --migratable, never from plain dumpxml of \
      a running guest.
      """,
    commands: [
      "virsh dumpxml --migratable GUEST > guest.xml    # edit anything but <cpu>",
      "virsh migrate --live --xml guest.xml GUEST qemu+ssh://DESTINATION/system",
    ],
    undo: [],
    risk: .none,
    riskReason: "Nothing is changed.",
    restarts: [],
    citation: "virsh(1), migrate --xml; libvirt 9.0.0 src/conf/cpu_conf.c, virCPUDefIsEqual"),
  Remedy(
    id: "libvirt.fix-definition",
    title: "Correct the definition",
    layer: "libvirt",
    opens: [],
    condition: "The message names the line; martlet lint finds the rest.",
    commands: ["martlet lint GUEST.xml", "virsh edit GUEST"],
    undo: ["(put the former definition back)"],
    risk: .low,
    riskReason: "It takes effect at the next start.",
    restarts: ["guest"],
    citation: "libvirt docs, formatdomain: CPU model and topology"),
  Remedy(
    id: "libvirt.machine-type",
    title: "Use a machine type that every host's QEMU has",
    layer: "qemu",
    opens: [],
    condition: """
      A running guest keeps its machine type: upgrade QEMU on the destination, or stop the guest and start \
      it with an older type.
      """,
    commands: [
      "virsh domcapabilities --machine q35    # on the destination: what there is",
      "virsh dumpxml GUEST | grep machine=    # what the guest has",
      "hw_machine_type = x86_64=pc-q35-7.2    # Nova, [libvirt]: pin it to the oldest host's",
    ],
    undo: ["(put the former type back)"],
    risk: .medium,
    riskReason: "The guest is interrupted; devices may move to other addresses.",
    restarts: ["guest"],
    citation: """
      libvirt 9.0.0 src/qemu/qemu_validate.c; QEMU docs, machine types; nova nova/conf/libvirt.py, \
      hw_machine_type
      """),
  Remedy(
    id: "qemu.upgrade",
    title: "Bring QEMU to the same version on both hosts",
    layer: "qemu",
    opens: [],
    condition: """
      QEMU keeps migration working from older versions to newer ones with the same machine type; seldom \
      back.
      """,
    commands: [
      "qemu-system-x86_64 --version    # on both hosts",
      "apt-get install qemu-system-x86 || dnf upgrade qemu-kvm",
      "systemctl restart virtqemud.service || systemctl restart libvirtd.service",
    ],
    undo: ["(install the former packages)"],
    risk: .low,
    riskReason: "Running guests keep the QEMU that they were started with.",
    restarts: ["libvirtd"],
    citation: "QEMU docs/devel/migration, compatibility"),
  Remedy(
    id: "qemu.correct-cpu",
    title: "Correct the -cpu option",
    layer: "qemu",
    opens: [],
    condition: "List what this QEMU knows, and check the name.",
    commands: ["qemu-system-x86_64 -cpu help", "martlet lint QEMU-COMMAND.txt"],
    undo: [],
    risk: .none,
    riskReason: "It takes effect at the next start.",
    restarts: ["guest"],
    citation: "qemu-system-x86_64(1), -cpu"),
  Remedy(
    id: "qemu.no-enforce",
    title: "Disable the features by name, or start without enforce",
    layer: "qemu",
    opens: [],
    condition: """
      With enforce QEMU refuses to start a CPU that is not complete; with check, the default, it starts \
      and leaves the features out. Leaving out is no cure for a migration: the guest expects them.
      """,
    commands: [
      "-cpu MODEL,enforce,-NAME    # repeatable on every host",
      "-cpu MODEL,check    # what is left out is printed",
    ],
    undo: [],
    risk: .medium,
    riskReason: "Without enforce two hosts may give two CPUs under one name.",
    restarts: ["guest"],
    citation: "qemu-system-x86_64(1), -cpu; QEMU 7.2.0 target/i386/cpu.c, x86_cpu_realizefn"),
  Remedy(
    id: "qemu.look-log",
    title: "Read the guest's own log on the destination",
    layer: "qemu",
    opens: [],
    condition: "QEMU's reason stands there, before the line that libvirt or the cloud repeats.",
    commands: [
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on both hosts",
      "journalctl -u virtqemud -u libvirtd --since -1h",
    ],
    undo: [],
    risk: .none,
    riskReason: "Nothing is changed.",
    restarts: [],
    citation: "libvirt docs, logging"),
]
