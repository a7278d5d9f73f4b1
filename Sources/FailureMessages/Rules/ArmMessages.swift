internal import Remedies

/// What shows the kernels and cores of two arm64 hosts.
private let armCollection: [Command] = [
  "uname -r; qemu-system-aarch64 --version    # on both hosts",
  "grep -m1 -A5 'CPU implementer' /proc/cpuinfo    # on both hosts",
]

/// QEMU's messages about the registers of arm64 guests.
let armMessages: [MessageRule] = [
  MessageRule(
    id: "qemu.arm-register",
    component: .qemu,
    phase: .perform,
    title: "KVM on the arm64 destination refused a register's value",
    printedBy: "QEMU on the destination, for each refused register, when it writes the guest's registers",
    versions: "QEMU 10.2 and later, also backported; older ones print no register",
    patterns: [
      "Could not set register op0:{op0} op1:{op1} crn:{crn} crm:{crm} op2:{op2} to {value} (is {own})",
      "Could not set register fw reg {firmware} to {value} (is {own})",
      "Could not set register fw feat reg {hypercalls} to {value} (is {own})",
      "Could not set register demuxed reg {word} to {value} (is {own})",
      "Could not set register op0:{op0} op1:{op1} crn:{crn} crm:{crm} op2:{op2} to {value}",
      "Could not set register op0:{op0} op1:{op1} crn:{crn} crm:{crm} op2:{op2}: unknown to KVM",
      "Could not set register {*}",
    ],
    proves: """
      The guest's value of this register is none that the destination's KVM takes. {register} KVM takes equal values, and lower ones \
      of fields that its kernel lets be written.
      """,
    doesNotProve: "It says nothing about registers that it does not name: QEMU names each that KVM refused.",
    causes: ["arm.other-core", "arm.other-kernel"],
    collect: armCollection,
    isPrintedByTheLine: false,
    citation: "QEMU 10.2.2 target/arm/kvm.c, write_list_to_kvmstate and kvm_print_register_name",
    examples: [
      "qemu-system-aarch64: Could not set register op0:3 op1:0 crn:0 crm:0 op2:0 to 414fd0c1 (is 413fd0c1)",
      "qemu-system-aarch64: Could not set register fw reg 0 to 10003 (is 10001)",
    ],
    counterexamples: ["qemu-kvm: Failed to set MSRs: Invalid argument"]),
  MessageRule(
    id: "qemu.arm-register-list",
    component: .qemu,
    phase: .perform,
    title: "The arm64 source has registers that the destination's KVM does not list",
    printedBy: "QEMU on the destination, when it loads the CPU's state",
    versions: "named registers in 11.1; before, the length or nothing",
    patterns: [
      "op0:{op0} op1:{op1} crn:{crn} crm:{crm} op2:{op2} in the incoming stream but unknown on the destination",
      "fw feat reg {hypercalls} in the incoming stream but unknown on the destination",
      "in the incoming stream but unknown on the destination",
      "Failed to load cpu:cpreg_vmstate_array_len",
      "Failed to load cpu:cpreg_vmstate_indexes",
    ],
    proves: """
      The stream holds registers that the destination's KVM does not have: its kernel is older, or the guest's SVE, pointer \
      authentication or PMU is not there. {register}
      """,
    doesNotProve: "It is not a matter of values: no register was written yet.",
    causes: ["arm.other-kernel", "arm.other-core"],
    collect: armCollection,
    citation: "QEMU 10.2.2 target/arm/machine.c, vmstate_arm_cpu and cpu_post_load; QEMU 11.1.3, the same",
    examples: [
      "qemu-kvm: Failed to load cpu:cpreg_vmstate_array_len",
      "op0:3 op1:0 crn:9 crm:14 op2:6 in the incoming stream but unknown on the destination: fail migration",
    ],
    counterexamples: ["qemu-kvm: Failed to load cpu:env.nested_state"]),
]
