/// What Nova prints about CPUs, part 2.
let novaMessages2: [MessageRule] = [
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
      The filter {word} took the last host away. ComputeCapabilitiesFilter compares extra specs such as \
      capabilities:cpu_info:features with each host; the others know nothing of CPU features.
      """,
    doesNotProve: "It says nothing of the guest that is to move.",
    causes: ["nova.capabilities", "nova.not-cpu"],
    collect: [
      "openstack flavor show FLAVOR -c properties    # capabilities:…, hw:maxphysaddr_…",
      "grep 'fails extra_spec requirements' /var/log/nova/nova-scheduler.log    # needs debug = true",
    ],
    citation: "nova nova/filters.py; nova/scheduler/filters/compute_capabilities_filter.py",
    examples: ["INFO nova.filters Filter ComputeCapabilitiesFilter returned 0 hosts"]),
]
