internal import CPUCatalog

/// Causes of failed moves that Xen's tools and Cloud Hypervisor report, likeliest first.
let xenMessageCauses: [MessageCause] = [
  MessageCause(
    id: "xen.state",
    layers: [.cloud, .guest],
    text: """
      xenguest or QEMU failed: the guest's memory or device state could not be saved or restored, under load, without \
      free memory, or because the two hosts run different builds.
      """,
    tellsApart:
      "The lines of xenguest and emu-manager in /var/log/daemon.log of both hosts, and xl dmesg, before the message.",
    remedies: ["pool.other-host", "xapi.restart-vm"],
    citation: "xcp-ng/xcp issues 241, 72 and 148; xenopsd ocaml/xenopsd/xc/domain.ml"),
  MessageCause(
    id: "xapi.storage",
    layers: [.cloud, .guest],
    text: """
      A disk is in a storage repository that the destination does not reach, or is in a state that is not copied: changed \
      block tracking, encryption, on-boot=reset, snapshots with memory.
      """,
    tellsApart: "xe pbd-list shows which hosts reach the storage; xe vdi-param-list the disk's state.",
    remedies: ["pool.other-host", "guest.cold-restart"],
    citation: "xapi ocaml/idl/datamodel_errors.ml, vm_requires_sr and the errors of VDIs"),
  MessageCause(
    id: "xen.guest-tools",
    layers: [.guest],
    text:
      "The guest has no PV drivers, or they are old or stuck: it does not suspend or release memory when asked.",
    tellsApart: "xe vm-param-get param-name=PV-drivers-version, and the guest's own log.",
    remedies: ["xapi.restart-vm"],
    citation:
      "xapi ocaml/idl/datamodel_errors.ml, vm_missing_pv_drivers and ballooning_timeout_before_migration"),
  MessageCause(
    id: "cloudhypervisor.other-end",
    layers: [.qemu, .kvm],
    text: """
      The Cloud Hypervisor at the other end refused or crashed: its CPUID lacks what the guest has, its KVM refused a \
      register, or it is another version.
      """,
    tellsApart:
      "Its log: \"Detected incompatible CPUID entry\", or an error of KVM, just before the connection ended.",
    remedies: ["pool.other-host", "kernel.align", "guest.cold-restart"],
    citation: "Cloud Hypervisor issue 6848; vmm/src/lib.rs, vm_receive_config"),
  MessageCause(
    id: "cloudhypervisor.confidential",
    layers: [.guest],
    text: "The guest's memory is encrypted for this host's CPU alone.",
    tellsApart: "ch-remote info shows platform.tdx.",
    remedies: ["guest.cold-restart"],
    citation: "Cloud Hypervisor vmm/src/lib.rs, vm_check_cpuid_compatibility"),
  MessageCause(
    id: "cloudhypervisor.address",
    layers: [.qemu],
    text: "An earlier migration that failed still holds the port, or the destination does not listen yet.",
    tellsApart: "ss -ltnp on the destination.",
    remedies: ["pool.other-host"],
    citation: "Cloud Hypervisor issue 8655"),
  MessageCause(
    id: "cloudhypervisor.device",
    layers: [.guest, .qemu],
    text:
      "A device of the guest (VFIO, or a vhost-user back end without VHOST_F_LOG_ALL) does not log its writes.",
    tellsApart: "ch-remote info lists devices and back ends.",
    remedies: ["device.detach", "guest.cold-restart"],
    citation: "Cloud Hypervisor issue 2668 (VFIO device migration); docs/live_migration.md"),
]
