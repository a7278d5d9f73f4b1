/// What keeps nova-compute from starting.
let novaStartMessages: [MessageRule] = [
  MessageRule(
    id: "nova.startup-model",
    component: .nova,
    phase: .start,
    title: "nova-compute does not start: the configured model is not possible on this host",
    printedBy: "nova-compute, at its start",
    versions: "20.0.0 (Train) and later; one comparison for each model with all flags from 27.0.0 and 26.2.1",
    patterns: [
      "Configured CPU model: {model} is not compatible with host CPU",
      "Configured CPU model: {model} and CPU Flags {*} not compatible with host CPU",
    ],
    proves: """
      cpu_mode is custom, and libvirt found the configured model (with the extra flags) incompatible with \
      this host. nova-compute ends.
      """,
    doesNotProve: "It does not name the feature.",
    causes: ["startup.host-changed", "startup.wrong-model"],
    collect: [
      "virsh hypervisor-cpu-compare --error CPU.xml    # with <cpu><model>…</model></cpu>",
      "virsh domcapabilities | grep -A2 \"<model usable\"",
      "martlet lint /etc/nova/nova.conf",
    ],
    citation: "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility",
    examples: [
      """
      CRITICAL nova [-] Unhandled error: nova.exception.InvalidCPUInfo: Configured CPU model: \
      Skylake-Server and CPU Flags ['pcid'] ar not compatible with host CPU. Please correct your config \
      and try again.
      """,
      """
      Configured CPU model: Haswell is not compatible with host CPU. Please correct your config and try \
      again.
      """,
    ],
    counterexamples: [
      "Configured CPU model: Foo is not correct, or your host CPU arch does not suuport this model."
    ]),
  MessageRule(
    id: "nova.startup-unknown-model",
    component: .nova,
    phase: .start,
    title: "nova-compute does not start: libvirt knows no model of the configured name",
    printedBy: "nova-compute, at its start",
    versions: "20.0.0 (Train) and later",
    patterns: ["Configured CPU model: {model} is not correct"],
    proves: "The name in cpu_models is not among the models that libvirt lists for this architecture.",
    doesNotProve: "It says nothing about the hardware.",
    causes: ["model.name"],
    collect: ["virsh cpu-models x86_64", "martlet lint /etc/nova/nova.conf"],
    citation: "nova nova/virt/libvirt/driver.py, _get_cpu_model_mapping",
    examples: [
      """
      Configured CPU model: EPYC-Milano is not correct, or your host CPU arch does not suuport this \
      model. Please correct your config and try again.
      """
    ],
    counterexamples: ["Configured CPU model: Haswell is not compatible with host CPU."]),
  MessageRule(
    id: "nova.startup-flag",
    component: .nova,
    phase: .start,
    title: "nova-compute does not start: an extra flag is not possible on this host",
    printedBy: "nova-compute, at its start",
    versions: "20.0.0 to 26.2.0",
    patterns: ["Configured extra flag: {feature} it not correct"],
    names: .captured("feature"),
    proves: "libvirt refused the host's model with this flag, or does not know the name.",
    doesNotProve: "It does not say which of the two.",
    causes: ["startup.wrong-model"] + MessageCause.lostFeature,
    collect: ["martlet explain {feature} --on this", "martlet lint /etc/nova/nova.conf"],
    citation: "nova 20.6.1 nova/virt/libvirt/driver.py, _check_cpu_compatibility",
    examples: [
      """
      Configured extra flag: pdpe1gb it not correct, or the host CPU does not support this flag. Please \
      correct the config and try again.
      """
    ]),
  MessageRule(
    id: "nova.models-and-mode",
    component: .nova,
    phase: .start,
    title: "cpu_mode and cpu_models contradict each other",
    printedBy: "nova-compute, at its start",
    versions: "20.0.0 (Train) and later",
    patterns: [
      "The cpu_models option is required when cpu_mode=custom", "The cpu_models option is not required when",
    ],
    proves: "custom needs models, and no other mode takes any.",
    causes: ["startup.contradiction"],
    collect: ["grep -n -e cpu_mode -e cpu_models /etc/nova/nova.conf", "martlet lint /etc/nova/nova.conf"],
    citation: "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility",
    examples: ["nova.exception.Invalid: The cpu_models option is required when cpu_mode=custom"]),
]
