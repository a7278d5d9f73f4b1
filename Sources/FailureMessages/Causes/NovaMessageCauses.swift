internal import CPUCatalog

/// Causes in Nova and its configuration.
let novaMessageCauses: [MessageCause] = [
  MessageCause(
    id: "nova.host-against-host",
    layers: [.cloud],
    text: """
      Nova compared the whole source host with the destination. It does so for every \
      guest whose cpu_mode is host-model (the default), host-passthrough or none. The host CPU has bits \
      that no KVM guest sees, so the refusal may concern something that the guest does not have. Even \
      identical hosts can be refused.
      """,
    tellsApart: """
      INFO "Instance launched has CPU info" on the destination's nova-compute proves it. Print what is \
      missing with virsh cpu-compare --error (Nova before 27) or virsh hypervisor-cpu-compare --error (27 \
      and later), or martlet compare.
      """,
    remedies: [
      "guest.look", "nova.skip-cpu-compare", "nova.custom-model", "pool.level", "firmware.align",
      "nova.restart",
    ],
    stack: [.isOne("cpu_mode", of: ["host-model", "host-passthrough", "none"])],
    citation: "nova nova/virt/libvirt/driver.py, check_can_live_migrate_destination and _compare_cpu"),
  MessageCause(
    id: "nova.hypervisor-view",
    layers: [.cloud],
    text: """
      From 27.0.0 on Nova asks libvirt's compareHypervisorCPU, which knows what KVM and QEMU can give a \
      guest, and feeds it a physical host's CPU: the host-only bits (ht, osxsave, monitor, est …) are then \
      missing everywhere, so Nova refuses even identical hosts.
      """,
    tellsApart: """
      virsh hypervisor-cpu-compare --error CPU.xml on the destination with its own <cpu> from virsh \
      capabilities: if that is refused too, the refusal says nothing about the two hosts.
      """,
    remedies: ["nova.skip-cpu-compare", "nova.custom-model"],
    stack: [
      .atLeast("nova", [27, 0, 0]), .isOne("cpu_mode", of: ["host-model", "host-passthrough", "none"]),
    ],
    citation: """
      nova 27.0.0 nova/virt/libvirt/driver.py, _compare_cpu (compare_hypervisor_cpu); LP 2039803; \
      openstack-k8s-operators nova-operator PR 574
      """),
  MessageCause(
    id: "nova.physical-view",
    layers: [.cloud],
    text: """
      Before 27.0.0 Nova asks compareCPU, which knows the physical CPU only: what KVM emulates and the CPU \
      lacks is refused although the guest would run.
      """,
    tellsApart: "virsh hypervisor-cpu-compare --error GUEST.xml on the destination finds it compatible.",
    remedies: ["nova.skip-cpu-compare"],
    stack: [.atLeast("nova", [2015, 1]), .before("nova", [27, 0, 0])],
    citation: "nova 25.1.0 nova/virt/libvirt/driver.py, _compare_cpu (compare_cpu); LP 1913716"),
  MessageCause(
    id: "nova.before-kilo",
    layers: [.cloud],
    text: "Before 2015.1 (Kilo) Nova compared host with host for every guest, whatever its own CPU was.",
    tellsApart: """
      The address in the message: libvirt-libvirt.html is Juno and older, libvirt-libvirt-host.html is \
      Kilo and later.
      """,
    remedies: ["guest.look", "firmware.align", "pool.other-host"],
    stack: [.before("nova", [2015, 1])],
    citation: "nova 2014.2 nova/virt/libvirt/driver.py, check_can_live_migrate_destination; LP 1082414"),
  MessageCause(
    id: "nova.guest-against-host",
    layers: [.cloud, .silicon],
    text: """
      In custom mode (2015.1 and later) Nova compared the guest's own model and flags: the destination \
      cannot give them.
      """,
    tellsApart: "DEBUG \"cpu compare xml\" on the destination holds what was compared.",
    remedies: ["guest.look", "pool.other-host", "pool.level", "guest.cold-restart"],
    stack: [.isOne("cpu_mode", of: ["custom"]), .atLeast("nova", [2015, 1])],
    citation: "nova nova/virt/libvirt/driver.py, _compare_cpu and _vcpu_model_to_cpu_config"),
  MessageCause(
    id: "nova.stale-info",
    layers: [.cloud],
    text: """
      The CPU of one of the two is remembered from before a change of firmware, microcode, kernel or \
      libvirt.
      """,
    tellsApart: """
      When did libvirtd and nova-compute start (systemctl show -p ActiveEnterTimestamp), and when did the \
      host change?
      """,
    remedies: ["nova.restart"],
    citation: "nova nova/virt/libvirt/host.py, get_capabilities"),
  MessageCause(
    id: "nova.text-behind",
    layers: [.cloud, .libvirt, .qemu],
    text:
      "The cause is in the text behind the colon or in the lines near it, which another component printed.",
    tellsApart: "Give the complete line and the guest's QEMU log to martlet explain -.",
    remedies: ["qemu.look-log"],
    citation: "nova nova/virt/libvirt/driver.py, _live_migration_operation"),
  MessageCause(
    id: "nova.hidden-precheck",
    layers: [.cloud],
    text: "A pre-check (CPU, version, storage) refused each candidate, and the API shows the last word only.",
    tellsApart: """
      The server's events (details from microversion 2.84 on) or the conductor's DEBUG lines "Skipping \
      host".
      """,
    remedies: ["nova.skip-cpu-compare", "nova.custom-model", "pool.level"],
    citation: "nova nova/conductor/tasks/live_migrate.py, _find_destination"),
  MessageCause(
    id: "nova.traits",
    layers: [.cloud],
    text: """
      The flavor or image requires a trait (HW_CPU_X86_…) that the hosts left do not have. Traits come \
      from the host's CPU, in custom mode from the models; mitigations, TSX and monitor have none.
      """,
    tellsApart: """
      openstack flavor show and image show: trait:HW_CPU_X86_…=required; openstack resource provider trait \
      list UUID.
      """,
    remedies: ["pool.other-host", "nova.restart"],
    citation: "nova nova/virt/libvirt/driver.py, _get_cpu_feature_traits"),
  MessageCause(
    id: "nova.not-cpu",
    layers: [.cloud],
    text: """
      Memory, vCPUs, affinity, availability zone or a disabled service left no host. No CPU feature is \
      involved.
      """,
    tellsApart: "The scheduler's log: which filter returned 0 hosts.",
    remedies: ["guest.look"],
    citation: "nova nova/scheduler/manager.py, select_destinations"),
  MessageCause(
    id: "startup.host-changed",
    layers: [.microcode, .kernel, .firmware],
    text: """
      The host changed under the configuration: an update of microcode or kernel, or firmware, removed a \
      feature of the model (often TSX).
      """,
    tellsApart: "virsh domcapabilities: usable='no' and, from libvirt 10.9.0, its blockers.",
    remedies: ["nova.fix-config", "guest.no-tsx", "microcode.align", "nova.skip-startup"],
    citation: """
      nova nova/virt/libvirt/driver.py, _check_cpu_compatibility; Platform9 knowledge base (CPU baseline \
      mismatch)
      """),
  MessageCause(
    id: "startup.wrong-model",
    layers: [.cloud],
    text: """
      The model or a flag is more than this host has: the list was written for newer hosts, or for another \
      vendor.
      """,
    tellsApart: "martlet lint /etc/nova/nova.conf; martlet compare",
    remedies: ["nova.fix-config", "nova.skip-startup"],
    citation: "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"),
  MessageCause(
    id: "startup.contradiction",
    layers: [.cloud],
    text: "[libvirt] of nova.conf has cpu_models with another mode than custom, or custom without them.",
    tellsApart: "grep cpu_mode /etc/nova/nova.conf",
    remedies: ["nova.fix-config"],
    citation: "nova nova/virt/libvirt/driver.py, _check_cpu_compatibility"),
  MessageCause(
    id: "hypervisor.older",
    layers: [.qemu, .cloud],
    text: """
      The destination runs an older version of QEMU (or libvirt): during an upgrade guests move from old \
      to new, not back.
      """,
    tellsApart: "openstack hypervisor show, of both.",
    remedies: ["qemu.upgrade", "nova.skip-version", "pool.other-host"],
    citation:
      "nova nova/conductor/tasks/live_migrate.py, _check_compatible_with_source_hypervisor; LP 1982853"),
  MessageCause(
    id: "hypervisor.type",
    layers: [.cloud],
    text: "The two compute nodes run different drivers.",
    tellsApart: "openstack hypervisor show, of both.",
    remedies: ["pool.other-host"],
    citation: "nova nova/conductor/tasks/live_migrate.py, _check_compatible_with_source_hypervisor"),
  MessageCause(
    id: "nova.capabilities",
    layers: [.cloud],
    text: """
      The flavor requires features, a vendor or a model of the host's CPU (capabilities:cpu_info:…) that \
      no host left has.
      """,
    tellsApart: "openstack flavor show FLAVOR -c properties",
    remedies: ["pool.other-host", "nova.restart"],
    citation: "nova nova/scheduler/filters/compute_capabilities_filter.py"),
]
