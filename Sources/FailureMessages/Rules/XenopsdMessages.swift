internal import Remedies

/// Messages of xenopsd, which moves XenServer's and XCP-ng's guests, and of xapi about what besides the CPU keeps them.
let xenopsdMessages: [MessageRule] = [
  MessageRule(
    id: "xapi.emu-manager",
    component: .xapi,
    phase: .perform,
    title: "A program that saves or restores the guest's state failed",
    printedBy:
      "xenopsd, which repeats what emu-manager reports of xenguest and QEMU; xapi wraps it in INTERNAL_ERROR",
    versions: "xenopsd since emu-manager (XenServer 7.3 and XCP-ng)",
    patterns: [
      "Received error from emu-manager: {*}", "emu-manager failed: {*}", "Domain.Emu_manager_failure",
      "Emu_manager_protocol_failure",
    ],
    proves: """
      xenguest, or QEMU, gave up while the guest's state was written or read. emu-manager passes on the \
      program's name and an error number.
      """,
    doesNotProve: """
      An error number such as "Invalid argument" names no CPU feature; the reason stands in xenguest's own lines \
      before it.
      """,
    causes: ["xen.state", "xen.level", "xapi.level"],
    collect: [
      "grep -h -e xenguest- -e emu-manager -e 'xc: error' /var/log/daemon.log    # on both hosts",
      "xl dmesg | tail -n 50    # on both hosts",
      "xe vm-param-get uuid=VM param-name=last-boot-CPU-flags",
      "xe host-param-get uuid=HOST param-name=cpu_info    # of both hosts",
    ],
    citation: """
      xenopsd ocaml/xenopsd/xc/domain.ml, with_emu_manager_restore and suspend_emu_manager (Emu_manager_failure); xcp-ng/xcp \
      issues 241, 270, 148 and 72
      """,
    examples: [
      """
      INTERNAL_ERROR(xenopsd internal error: Domain.Emu_manager_failure("Received error from emu-manager: xenguest \
      Invalid argument"))
      """,
      #"VM = 4ffb1bf4-2294-e978-d8b6-0f76df0abc7b; domid = 12; emu-manager failed: "xenguest Invalid argument""#,
    ]),
  MessageRule(
    id: "xapi.restore",
    component: .xapi,
    phase: .perform,
    title: "The guest's state could not be restored",
    printedBy: "xenopsd on the destination",
    versions: "all; the second wording where xenguest is asked without emu-manager",
    patterns: [
      "Domain_restore_failed", "Domain.Xenguest_failure", "Xenguest_protocol_failure",
      "Domain_restore_truncated_hvmstate", "Domain_restore_truncated_vgpustate",
    ],
    proves: "The destination could not build the guest from what the source sent.",
    doesNotProve: "It does not say whether the stream ended early or its contents were refused.",
    causes: ["xen.state", "xen.level", "xapi.level"],
    collect: [
      "grep -h -e xenguest- -e emu-manager -e 'xc: error' /var/log/daemon.log    # on both hosts",
      "xl dmesg | tail -n 50    # on the destination",
    ],
    citation: "xenopsd ocaml/xenopsd/xc/domain.ml, the exceptions of Domain",
    examples: ["xenopsd internal error: Domain.Domain_restore_failed", #"Domain.Xenguest_failure("x")"#]),
  MessageRule(
    id: "xapi.migrate-failed",
    component: .xapi,
    phase: .perform,
    title: "xapi gave up a migration; the reason is its last parameter",
    printedBy: "xapi on the source",
    versions: "all",
    patterns: ["VM_MIGRATE_FAILED"],
    proves: "A migration between hosts ended with an error after its checks had passed.",
    doesNotProve: "It does not say that the CPU is the reason: the last parameter, or xenopsd's lines, do.",
    causes: ["xen.state", "xapi.storage", "xen.level"],
    collect: [
      "grep -h -e VM_MIGRATE_FAILED -e xenopsd /var/log/xensource.log    # on both hosts",
      "grep -h -e xenguest- -e emu-manager /var/log/daemon.log    # on both hosts",
    ],
    citation: "xapi ocaml/xapi-consts/api_errors.ml and ocaml/idl/datamodel_errors.ml, vm_migrate_failed",
    examples: ["VM_MIGRATE_FAILED: OpaqueRef:1, OpaqueRef:2, OpaqueRef:3, Storage_backend_error"]),
  MessageRule(
    id: "xapi.storage",
    component: .xapi,
    phase: .precheck,
    title: "The guest's disks keep it from the destination",
    printedBy: "xapi, before anything moves",
    versions: "all; CBT and encrypted disks from 7.3",
    patterns: [
      "VM_REQUIRES_SR", "VM_REQUIRES_VDI", "VDI_NOT_IN_MAP", "SR_DOES_NOT_SUPPORT_MIGRATION",
      "VDI_ON_BOOT_MODE_INCOMPATIBLE_WITH_OPERATION", "VDI_CBT_ENABLED", "VDI_IS_ENCRYPTED", "MIRROR_FAILED",
      "VM_HAS_TOO_MANY_SNAPSHOTS", "VM_HAS_CHECKPOINT",
    ],
    proves: """
      A virtual disk, or the storage repository that it is in, cannot be reached from the destination, or cannot be copied \
      in the state that it is in.
      """,
    doesNotProve: "It says nothing about the hosts' CPUs.",
    causes: ["xapi.storage"],
    collect: [
      "xe vbd-list vm-uuid=VM params=vdi-uuid,vdi-name-label,device",
      "xe pbd-list params=host-uuid,sr-uuid,currently-attached    # which host reaches which storage",
    ],
    citation: """
      xapi ocaml/xapi-consts/api_errors.ml; ocaml/idl/datamodel_errors.ml, vm_requires_sr, vdi_not_in_map, \
      sr_does_not_support_migration, vdi_cbt_enabled, vm_has_checkpoint
      """,
    examples: ["VM_REQUIRES_SR: OpaqueRef:1, OpaqueRef:2", "This operation failed: VDI_NOT_IN_MAP"]),
  MessageRule(
    id: "xapi.host-device",
    component: .xapi,
    phase: .precheck,
    title: "The guest has a device of its host",
    printedBy: "xapi, before anything moves",
    versions: "all",
    patterns: [
      "VM_HAS_PCI_ATTACHED", "VM_HAS_VGPU", "VM_HAS_SRIOV_VIF", "VM_REQUIRES_GPU", "VM_REQUIRES_VGPU",
      "VM_REQUIRES_VUSB",
    ],
    proves: "A PCI, graphics, SR-IOV or USB device that is passed through stays with the host.",
    doesNotProve: "It says nothing about the hosts' CPUs.",
    causes: ["device.blocks"],
    collect: ["xe vm-param-get uuid=VM param-name=other-config    # pci", "xe vgpu-list vm-uuid=VM"],
    citation:
      "xapi ocaml/idl/datamodel_errors.ml, vm_has_pci_attached, vm_has_vgpu, vm_has_sriov_vif, vm_requires_gpu",
    examples: ["VM_HAS_PCI_ATTACHED: OpaqueRef:1", "VM_HAS_VGPU"]),
  MessageRule(
    id: "xapi.guest-silent",
    component: .xapi,
    phase: .perform,
    title: "The guest does not take part in its migration",
    printedBy: "xapi; xenopsd prints the last wording",
    versions: "all",
    patterns: [
      "VM_MISSING_PV_DRIVERS", "VM_LACKS_FEATURE_SUSPEND", "VM_FAILED_SUSPEND_ACKNOWLEDGMENT",
      "VM_SUSPEND_TIMEOUT", "BALLOONING_TIMEOUT_BEFORE_MIGRATION", "Failed_to_acknowledge_suspend_request",
    ],
    proves: """
      A migration asks the guest's own drivers to suspend, and to give memory back; they are missing, or did not answer in \
      time.
      """,
    doesNotProve: "It says nothing about the hosts' CPUs.",
    causes: ["xen.guest-tools"],
    collect: [
      "xe vm-param-get uuid=VM param-name=PV-drivers-version",
      "xe vm-param-get uuid=VM param-name=memory-dynamic-min",
    ],
    citation: """
      xapi ocaml/xapi-consts/api_errors.ml; ocaml/idl/datamodel_errors.ml, ballooning_timeout_before_migration; \
      ocaml/xapi-idl/xen/xenops_interface.ml, Errors.error
      """,
    examples: [
      "VM_MISSING_PV_DRIVERS: OpaqueRef:1",
      "Xenops_interface.Xenopsd_error([S(Failed_to_acknowledge_suspend_request)])",
    ]),
]
