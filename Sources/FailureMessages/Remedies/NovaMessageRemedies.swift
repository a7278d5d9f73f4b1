internal import NovaCompatibility
internal import Remedies

/// What an operator changes in Nova, flavors and nova.conf.
let novaMessageRemedies: [Remedy] = [
  Remedy(
    .novaSkipCompare, "Switch Nova's comparison off on the destination (skip_cpu_compare_on_dest)",
    layer: "cloud",
    condition: """
      Nova 25.1.0, 26.0.0 and later. libvirt on the destination still checks the guest's own CPU, later in \
      the migration.
      """,
    commands: NovaWorkarounds.set(.skipCPUCompareOnDestination, on: "the destination"),
    undo: NovaWorkarounds.unset(.skipCPUCompareOnDestination, on: "the destination"),
    caution: "True incompatibilities show later, after work was done.", daemons: ["nova-compute"],
    citation: "nova nova/conf/workarounds.py, skip_cpu_compare_on_dest; release note skip-compare-cpu-on-dest"
  ),
  Remedy(
    .novaCustomModel, "Give guests one named model on all hosts (cpu_mode = custom)", layer: "cloud",
    condition: """
      From 2015.1 (Kilo) on, Nova then compares the guest's model instead of the whole source host. \
      cpu_models from 20.0.0, cpu_model before.
      """,
    commands: [
      "martlet level A B --for nova", .task(.configureNova(customModel)), ServerCommands.powerCycle,
    ],
    undo: [.task(.unconfigureNova(customModel)), ServerCommands.powerCycle],
    caution: "Each guest gets it only when it is stopped and started by Nova.", daemons: ["nova-compute"],
    citation: "nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination"),
  Remedy(
    .novaFixConfiguration, "Correct cpu_models and cpu_model_extra_flags for this host", layer: "cloud",
    condition:
      "nova-compute does not start until every configured model with every flag is possible on the host.",
    commands: [
      "martlet lint /etc/nova/nova.conf",
      "virsh hypervisor-cpu-compare --error CPU.xml    # names what is missing",
      .task(.configureNova(correctedModel)),
    ],
    undo: [.task(.unconfigureNova(correctedModel))],
    caution: "Guests that move here must have no more than this.", daemons: ["nova-compute"],
    citation: "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"),
  Remedy(
    .novaSkipStartup, "Start nova-compute without the check (skip_cpu_compare_at_startup)", layer: "cloud",
    condition:
      "Nova 27.0.0, 26.2.1 and later. To gain time: guests with that model still do not start on the host.",
    commands: NovaWorkarounds.set(.skipCPUCompareAtStartup, on: "this host", .stoppedCompute),
    undo: NovaWorkarounds.unset(.skipCPUCompareAtStartup, on: "this host"),
    caution: "Guests are scheduled to a host that cannot run them.", daemons: ["nova-compute"],
    citation: "nova nova/conf/workarounds.py, skip_cpu_compare_at_startup"),
  Remedy(
    .novaSkipVersion, "Switch the version check off (skip_hypervisor_version_check_on_lm)", layer: "cloud",
    condition: """
      Nova 26.0.0, 25.1.1 and later, in the conductor's nova.conf. QEMU itself may still refuse the \
      guest's machine type or state.
      """,
    commands: NovaWorkarounds.set(
      .skipHypervisorVersionCheck, on: "nova-conductor's host", .conductor),
    undo: NovaWorkarounds.unset(.skipHypervisorVersionCheck, on: "nova-conductor's host", .conductor),
    caution: "QEMU does not promise migration to an older version.", daemons: ["nova-conductor"],
    citation: "nova nova/conf/workarounds.py, skip_hypervisor_version_check_on_lm; LP 1982853"),
  Remedy(
    .novaRestart, "Restart libvirtd, then nova-compute, so that Nova sees the CPU as it is now",
    layer: "cloud",
    condition: """
      nova-compute reads the host's capabilities once, when it starts, and libvirt reads the CPU once, too. After a \
      change of firmware, microcode, kernel or libvirt both are stale.
      """,
    commands: [HostCommands.restartLibvirt, HostCommands.restartNova],
    undo: ["# nothing to undo: only the daemons' memory is new"],
    daemons: ["libvirtd", "nova-compute"],
    citation: "nova nova/virt/libvirt/host.py, get_capabilities"),
]

/// One named model for all guests.
private let customModel = NovaChangeOfSettings(
  section: "libvirt", options: ["cpu_mode = custom", "cpu_models = MODEL"], hosts: "all hosts")

/// Lines that the host can satisfy; nova-compute, which did not start with the former ones, is started.
private let correctedModel = NovaChangeOfSettings(
  section: "libvirt",
  options: [
    "cpu_models = MODEL    (as martlet lint says)", "cpu_model_extra_flags = FLAGS    (or no such line)",
  ],
  service: .stoppedCompute, hosts: "this host")
