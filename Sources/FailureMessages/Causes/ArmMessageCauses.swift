internal import CPUCatalog

/// Causes of refused registers on arm64.
let armMessageCauses: [MessageCause] = [
  MessageCause(
    id: "arm.other-core",
    layers: [.silicon],
    text: """
      The hosts have different cores, or steppings of one: KVM keeps MIDR_EL1 and REVIDR_EL1, and fields of other registers that it \
      lets nobody write. No option of released QEMU changes that.
      """,
    tellsApart:
      "grep -A5 'CPU implementer' /proc/cpuinfo on both hosts; martlet compare of two records of the hosts.",
    remedies: ["pool.other-host", "guest.cold-restart"],
    citation: "linux 7.1.8 arch/arm64/kvm/sys_regs.c, set_imp_id_reg and arm64_check_features"),
  MessageCause(
    id: "arm.other-kernel",
    layers: [.kernel, .kvm],
    text: """
      The destination's kernel lists fewer registers, or lets fewer fields be written: writable ID registers came with Linux 6.7 and \
      grew since. From an older kernel to a newer one the move often works.
      """,
    tellsApart: "uname -r on both hosts; if MIDR_EL1 is the same on both, the kernel is the reason.",
    remedies: ["pool.other-host", "guest.cold-restart"],
    citation:
      "linux 6.12.117 and 7.1.8 arch/arm64/kvm/sys_regs.c, sys_reg_descs; QEMU 10.2.2 target/arm/machine.c, cpu_post_load"
  ),
]
