internal import CPUCatalog

/// Causes of refused CPU models on s390x.
let s390MessageCauses: [MessageCause] = [
  MessageCause(
    id: "s390x.lower-offer",
    layers: [.silicon, .kernel, .qemu],
    text: """
      The destination offers less than the guest's model has: an older machine, or an older kernel or QEMU on the same one. QEMU \
      compares the two models, and libvirt asks it.
      """,
    tellsApart:
      "virsh domcapabilities on both hosts; if /proc/cpuinfo has one machine type on both, the kernel, the firmware or QEMU is the reason.",
    remedies: ["pool.other-host", "guest.cold-restart"],
    citation:
      "QEMU 10.0.13 target/s390x/cpu_models.c, check_compatibility; qapi/machine-target.json, query-cpu-model-comparison"
  ),
  MessageCause(
    id: "s390x.definition",
    layers: [.libvirt],
    text: """
      The guest's definition asks for something that this QEMU or libvirt does not take on s390x, whatever the host's CPU has.
      """,
    tellsApart: "virsh dumpxml of the guest, and the versions of QEMU and libvirt on both hosts.",
    remedies: ["guest.cold-restart"],
    citation: "libvirt 11.3 src/cpu/cpu_s390.c; QEMU 10.0.13 target/s390x/cpu_models.c, set_feature"),
]
