/// What Nova prints about CPUs when guests move.
let novaMessages: [MessageRule] = [
  MessageRule(
    id: "nova.unacceptable-cpu-info",
    component: .nova,
    phase: .precheck,
    title: "Nova's pre-check refused the CPU, and does not name what is missing",
    printedBy: """
      nova-compute on the destination, before anything is moved; repeated by the API as 400 or in the \
      server's actions
      """,
    versions: "all; with \"Migration pre-check error\" before it from 21.0.0 (Ussuri)",
    patterns: ["CPU doesn't have compatibility", "Unacceptable CPU info"],
    exceptions: ["Configured CPU model:", "Configured extra flag:"],
    proves: """
      libvirt on the destination, asked by Nova, found the CPU that Nova sent it incompatible (the bare \
      0), or could not answer (then libvirt's words stand in its place). Nothing was moved.
      """,
    doesNotProve: """
      It names no feature, because Nova does not ask libvirt for the reason; and it does not show that the \
      guest uses, or was ever shown, what is missing.
      """,
    causes: [
      "nova.hypervisor-view",
      "nova.host-against-host",
      "nova.guest-against-host",
      "nova.physical-view",
      "nova.before-kilo",
      "nova.stale-info",
    ],
    collect: [
      """
      grep -e 'Instance launched has CPU info' -e 'cpu compare xml' /var/log/nova/nova-compute.log    # \
      on the destination: what was compared
      """,
      """
      virsh hypervisor-cpu-compare --error CPU.xml    # names what is missing, as Nova 27 and later ask; \
      before, cpu-compare --error
      """,
      "openstack server show SERVER -c OS-EXT-SRV-ATTR:host; grep -n cpu_mode /etc/nova/nova.conf",
      "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'    # on the source",
      "martlet diagnose --from SOURCE.xml --to DESTINATION.xml",
    ],
    clues: [
      MessageRule.Clue(
        text: "libvirt-libvirt.html#virCPUCompareResult",
        shows: "Nova of 2014.2 (Juno) or older: later ones write libvirt-libvirt-host.html"),
      MessageRule.Clue(
        text: "libvirt-libvirt-host.html#virCPUCompareResult", shows: "Nova of 2015.1 (Kilo) or later"),
      MessageRule.Clue(
        text: "Migration pre-check error: Unacceptable CPU info",
        shows: "Nova 21.0.0 (Ussuri) or later"),
    ],
    citation: "nova nova/virt/libvirt/driver.py, _compare_cpu and check_can_live_migrate_destination",
    examples: [
      "Unacceptable CPU info: CPU doesn't have compatibility.",
      "ERROR nova.virt.libvirt.driver [-] CPU doesn't have compatibility.",
    ],
    counterexamples: [
      "INFO nova.virt.libvirt.driver Instance launched has CPU info: {}",
      """
      nova.exception.InvalidCPUInfo: Unacceptable CPU info: Configured CPU model: Haswell is not \
      compatible
      """,
    ]),
  MessageRule(
    id: "nova.live-migration-failure",
    component: .nova,
    phase: .perform,
    title: "libvirt refused after Nova's pre-check had passed",
    printedBy: "nova-compute on the source, while libvirt migrates",
    versions: "2012.2 (Folsom) and later",
    patterns: ["Live Migration failure: "],
    proves:
      "In this attempt Nova's pre-check passed or was disabled. The text after it is libvirt's.",
    doesNotProve: """
      It does not say which daemon the text is from: the source's libvirt passes on what the destination \
      answers.
      """,
    causes: ["nova.text-behind"],
    collect: [
      "journalctl -u libvirtd -u virtqemud --since -1h    # on both hosts",
      "tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination",
    ],
    citation: "nova nova/virt/libvirt/driver.py, _live_migration_operation",
    examples: [
      """
      ERROR nova.virt.libvirt.driver [instance: 1] Live Migration failure: operation failed: guest CPU \
      doesn't match specification: missing features: hle,rtm
      """
    ]),
  MessageRule(
    id: "nova.migration-aborted",
    component: .nova,
    phase: .perform,
    title: "The migration began but was cancelled",
    printedBy: "nova-compute on the source",
    versions: "seen in 20.6.1 to 31.0.0",
    patterns: ["Migration operation has aborted"],
    proves: "libvirt's migration job ended with an error after it had begun.",
    doesNotProve: "It says nothing about the reason: the line \"Live Migration failure\" near it does.",
    causes: ["nova.text-behind"],
    collect: ["tail -n 50 /var/log/libvirt/qemu/GUEST.log    # on the destination"],
    citation: "nova nova/virt/libvirt/driver.py, _live_migration_monitor",
    examples: ["ERROR nova.virt.libvirt.driver [instance: 1] Migration operation has aborted"]),
  MessageRule(
    id: "nova.hypervisor-too-old",
    component: .nova,
    phase: .precheck,
    title: "The destination's hypervisor is of an older version than the source's",
    printedBy: "nova-conductor, before the destination is asked",
    versions: "all; can be switched off from 26.0.0 and 25.1.1",
    patterns: ["requires a newer hypervisor version than"],
    proves: """
      The version that the source's nova-compute reported (QEMU's, by libvirt) is greater than the \
      destination's. No CPU was compared.
      """,
    doesNotProve: "It says nothing about CPU features.",
    causes: ["hypervisor.older"],
    collect: [
      "openstack hypervisor show HOST -c hypervisor_version    # of both",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "nova nova/conductor/tasks/live_migrate.py, _check_compatible_with_source_hypervisor",
    examples: ["The instance requires a newer hypervisor version than has been provided."]),
  MessageRule(
    id: "nova.hypervisor-type",
    component: .nova,
    phase: .precheck,
    title: "Source and destination run different hypervisors",
    printedBy: "nova-conductor",
    versions: "all",
    patterns: ["The supplied hypervisor type of is invalid"],
    proves: "The hypervisor types of the two compute nodes differ (QEMU and another driver).",
    doesNotProve: "It says nothing about CPU features.",
    causes: ["hypervisor.type"],
    collect: ["openstack hypervisor show HOST -c hypervisor_type    # of both"],
    citation: "nova nova/conductor/tasks/live_migrate.py, _check_compatible_with_source_hypervisor",
    examples: ["The supplied hypervisor type of is invalid."]),
  MessageRule(
    id: "nova.no-valid-host",
    component: .nova,
    phase: .schedule,
    title: "No host was left",
    printedBy: "nova-scheduler or nova-conductor; shown by the API",
    versions: "all",
    patterns: ["No valid host was found."],
    proves:
      "Every candidate was refused: by filters and Placement, or by the pre-check, one after the other.",
    doesNotProve: "It hides the reasons: a CPU refusal is one of many.",
    causes: ["nova.hidden-precheck", "nova.traits", "nova.not-cpu"],
    collect: [
      "grep 'Skipping host' /var/log/nova/nova-conductor.log    # needs debug = true",
      """
      openstack --os-compute-api-version 2.84 server event list SERVER; openstack server event show \
      SERVER REQUEST
      """,
      "openstack allocation candidate list --resource VCPU=1 --required HW_CPU_X86_AVX2    # osc-placement",
    ],
    citation: "nova nova/conductor/tasks/live_migrate.py, _find_destination; nova/scheduler/manager.py",
    examples: ["No valid host was found. There are not enough hosts available."]),
  MessageRule(
    id: "nova.skipping-host",
    component: .nova,
    phase: .precheck,
    title: "A host was left out; the reason follows",
    printedBy: "nova-conductor, level DEBUG",
    versions: "seen in 20.6.1 to 31.0.0",
    patterns: ["Skipping host: {host} because: {*}"],
    proves: "The pre-check refused this host; the next one is asked.",
    causes: ["nova.text-behind"],
    collect: ["openstack hypervisor show HOST"],
    citation: "nova nova/conductor/tasks/live_migrate.py, _find_destination",
    examples: [
      """
      DEBUG nova.conductor.tasks.live_migrate Skipping host: node2 because: Migration pre-check error: \
      Unacceptable CPU info
      """
    ]),
  MessageRule(
    id: "nova.allocation-candidates",
    component: .nova,
    phase: .schedule,
    title: "Placement has no host with what is asked",
    printedBy: "nova-scheduler, level INFO",
    versions: "seen in 31.0.0",
    patterns: ["Got no allocation candidates from the Placement API"],
    proves: "Resources or traits (HW_CPU_X86_…) that the flavor or image requires are provided by no host.",
    doesNotProve: "It does not name the trait.",
    causes: ["nova.traits", "nova.not-cpu"],
    collect: [
      "openstack flavor show FLAVOR -c properties; openstack image show IMAGE -c properties",
      "openstack resource provider trait list UUID    # of each host",
    ],
    citation: "nova nova/scheduler/manager.py, select_destinations",
    examples: [
      """
      INFO nova.scheduler.manager Got no allocation candidates from the Placement API. This could be due \
      to insufficient resources or a temporary occurrence as compute nodes start up.
      """
    ]),
  MessageRule(
    id: "nova.source-cpu-info",
    component: .nova,
    phase: .precheck,
    title: "The record of the source host's CPU, which Nova compared",
    printedBy: "nova-compute on the destination, level INFO",
    versions: "all, virt_type kvm",
    patterns: ["Instance launched has CPU info:"],
    proves: """
      Nova compared the whole source host with this one because the guest has no model of its own on record \
      (host-model, host-passthrough, or Nova before 2015.1).
      """,
    doesNotProve: "It is no error.",
    causes: ["nova.host-against-host"],
    collect: ["martlet diagnose --from FILE --to DESTINATION.xml    # FILE: the JSON behind the colon"],
    citation: "nova nova/virt/libvirt/driver.py, _compare_cpu",
    examples: [
      """
      INFO nova.virt.libvirt.driver [req-1] Instance launched has CPU info: {"arch": "x86_64", "model": \
      "SandyBridge"}
      """
    ]),
  MessageRule(
    id: "nova.cpu-policy",
    component: .nova,
    phase: .schedule,
    title: "The host cannot pin vCPUs as asked",
    printedBy: "nova-compute or the scheduler's filters",
    versions: "seen in 20.6.1 to 31.0.0",
    patterns: ["Requested CPU control policy not supported by host"],
    proves: "The flavor requires dedicated CPUs or a thread policy that this host cannot provide.",
    doesNotProve: "It has nothing to do with CPU features.",
    causes: ["nova.not-cpu"],
    collect: ["openstack flavor show FLAVOR -c properties"],
    citation: "nova nova/exception.py, UnsupportedHostCPUControlPolicy",
    examples: ["Requested CPU control policy not supported by host"]),
  MessageRule(
    id: "nova.trait",
    component: .nova,
    phase: .schedule,
    title: "A CPU trait is required",
    printedBy: "the API, the scheduler or Placement",
    versions: "18.0.0 and later",
    patterns: ["HW_CPU_X86_{trait}"],
    names: .trait,
    proves:
      "A flavor, an image or a request names the trait of {feature}; Placement offers hosts with it only.",
    doesNotProve: "Traits say what the host's CPU has by libvirt, not what a guest is given.",
    causes: ["nova.traits", "missing.generation"],
    collect: [
      "openstack resource provider trait list UUID    # of each host",
      "openstack flavor show FLAVOR -c properties; openstack image show IMAGE -c properties",
    ],
    citation: "nova nova/virt/libvirt/driver.py, _get_cpu_feature_traits",
    examples: ["Placement: no candidates with required=HW_CPU_X86_AVX512VNNI"]),
  MessageRule(
    id: "nova.filter",
    component: .nova,
    phase: .schedule,
    title: "A scheduler filter left no host",
    printedBy: "nova-scheduler, level INFO",
    versions: "seen in 31.0.0",
    patterns: ["Filter {word} returned 0 hosts"],
    proves: """
      The filter {word} removed the last host. ComputeCapabilitiesFilter compares extra specs such as \
      capabilities:cpu_info:features with each host; the others know nothing of CPU features.
      """,
    doesNotProve: "It says nothing about the guest to move.",
    causes: ["nova.capabilities", "nova.not-cpu"],
    collect: [
      "openstack flavor show FLAVOR -c properties    # capabilities:…, hw:maxphysaddr_…",
      "grep 'fails extra_spec requirements' /var/log/nova/nova-scheduler.log    # needs debug = true",
    ],
    citation: "nova nova/filters.py; nova/scheduler/filters/compute_capabilities_filter.py",
    examples: ["INFO nova.filters Filter ComputeCapabilitiesFilter returned 0 hosts"]),
  MessageRule(
    id: "nova.live-migration-of-instance",
    component: .nova,
    phase: .perform,
    title: "A live migration failed; this Nova's API does not say why",
    printedBy: "the API, as 400",
    versions: "2014.1 (Icehouse) and older",
    patterns: [
      "Live migration of instance {word} to host {word} failed",
      "Live migration of instance {word} to another host failed",
    ],
    proves:
      "The pre-check or the migration itself failed; only the logs of nova-compute show the cause.",
    doesNotProve: "It names no cause.",
    causes: ["nova.text-behind", "nova.before-kilo"],
    collect: [
      """
      grep -e 'have compatibility' -e 'Live Migration failure' /var/log/nova/nova-compute.log    # on \
      both hosts
      """
    ],
    clues: [
      MessageRule.Clue(text: "Live migration of instance", shows: "Nova of 2014.1 (Icehouse) or older")
    ],
    citation: "nova 2014.1 nova/api/openstack/compute/contrib/admin_actions.py",
    examples: ["Live migration of instance 7879eec3 to host node3 failed"]),
]
