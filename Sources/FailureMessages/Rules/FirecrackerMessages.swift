/// What Firecracker prints when a snapshot is loaded on another host.
let firecrackerMessages: [MessageRule] = [
  MessageRule(
    id: "firecracker.vendor",
    component: .firecracker,
    phase: .perform,
    title: "The snapshot is from a CPU of another vendor",
    printedBy: "Firecracker, when it loads a snapshot",
    versions: "two wordings, the second the older one",
    patterns: [
      "Host CPU vendor ID differs from the snapshotted one",
      "Host CPU vendor id: {*} differs from the snapshotted one",
    ],
    proves: "The vendor in the snapshot's CPUID is not this host's. Firecracker warns and continues.",
    doesNotProve: "It does not say which feature fails; between vendors much does.",
    causes: ["firecracker.other-cpu"],
    collect: ["grep -m1 vendor_id /proc/cpuinfo    # on both hosts"],
    citation: "Firecracker src/vmm/src/persist.rs, validate_cpu_vendor",
    examples: [
      "[anonymous-instance:main:WARN:src/vmm/src/persist.rs:306] Host CPU vendor ID differs from the snapshotted one",
      "Host CPU vendor id: [71, 101] differs from the snapshotted one: [65, 117]",
    ]),
  MessageRule(
    id: "firecracker.set-msrs",
    component: .firecracker,
    phase: .perform,
    title: "KVM here refused a register of the snapshot",
    printedBy: "Firecracker, when it loads a snapshot; loading ends",
    versions: "since pull request 3164 (October 2022); before, a partial write went unnoticed",
    patterns: [
      "Failed to set all KVM MSRs for this vCPU. Only a partial write was done",
      "Failed to set KVM vcpu msrs: ",
    ],
    proves:
      "KVM_SET_MSRS took fewer registers than the snapshot has: one does not exist here, or not with that value.",
    doesNotProve: "It names no register.",
    causes: ["firecracker.other-cpu", "msr.kernel-differs", "msr.nested-host"],
    collect: [
      "uname -r; systemd-detect-virt; grep -m1 'model name' /proc/cpuinfo    # on both hosts",
      "cpu-template-helper fingerprint dump --config VM.json -o HOST.json    # on both hosts, then: fingerprint compare",
    ],
    citation: """
      Firecracker src/vmm/src/arch/x86_64/vcpu.rs, KvmVcpu::restore_state; pull request 3164; \
      docs/cpu_templates/cpu-template-helper.md
      """,
    examples: [
      "Failed to restore vCPUs: Failed to run action on vcpu: Failed to set all KVM MSRs for this vCPU. Only a partial write was done.",
      "Cannot restore Vcpu state: Failed to set KVM vcpu msrs: Invalid argument (os error 22)",
    ]),
  MessageRule(
    id: "firecracker.set-state",
    component: .firecracker,
    phase: .perform,
    title: "KVM here refused a part of the snapshot's CPU",
    printedBy: "Firecracker, when it loads a snapshot; loading ends",
    versions: "all that load snapshots",
    patterns: [
      "Failed to set KVM vcpu xcrs: ", "Failed to set KVM vcpu xsave: ", "Failed to set KVM vcpu sregs: ",
      "Failed to set KVM vcpu cpuid: ",
    ],
    proves: """
      KVM_SET_… for the named part failed: xcrs and xsave mean components that this host does not save (AVX-512, \
      PKRU, AMX); sregs a bit of CR4 or EFER that the CPU lacks here.
      """,
    doesNotProve: "It does not name the feature.",
    causes: ["firecracker.other-cpu", "state.xsave"],
    collect: ["grep -m1 flags /proc/cpuinfo    # on both hosts", "uname -r    # on both hosts"],
    citation: "Firecracker src/vmm/src/vstate/vcpu/x86_64.rs, KvmVcpu::restore_state",
    examples: [
      "Failed to restore vCPUs: Failed to set KVM vcpu xcrs: Invalid argument (os error 22)",
      "Failed to set KVM vcpu sregs: Invalid argument (os error 22)",
    ]),
  MessageRule(
    id: "firecracker.tsc",
    component: .firecracker,
    phase: .perform,
    title: "The snapshot's TSC runs at another rate, and this host cannot scale it",
    printedBy: "Firecracker, when it loads a snapshot",
    versions: "all that scale the TSC of snapshots",
    patterns: ["Could not set TSC scaling within the snapshot"],
    names: .fixed(["invtsc"]),
    proves: "KVM_SET_TSC_KHZ to the snapshot's rate failed.",
    doesNotProve: "It says nothing about other features.",
    causes: ["host.tsc-rate"],
    collect: ["dmesg | grep -i 'tsc: '; uname -r    # on both hosts"],
    citation: "Firecracker src/vmm/src/builder.rs, build_microvm_from_snapshot",
    examples: [
      "Could not set TSC scaling within the snapshot: Invalid argument (os error 22)",
      "Failed to build microVM from snapshot: Could not set TSC scaling within the snapshot: x",
    ]),
  MessageRule(
    id: "firecracker.snapshot-version",
    component: .firecracker,
    phase: .perform,
    title: "The snapshot's format is not one that this Firecracker reads",
    printedBy: "Firecracker, when it loads a snapshot",
    versions: "the last wording in those that could write older formats",
    patterns: [
      "Failed to load snapshot state from file: Invalid data version: {*}",
      "Failed to load snapshot state from file: Magic value does not match arch: {*}",
      "Cannot translate microVM version to snapshot data version",
    ],
    proves: "Another version of Firecracker, or one for another architecture, wrote the snapshot.",
    doesNotProve: "It says nothing about the CPU.",
    causes: ["firecracker.version"],
    collect: ["firecracker --version    # on both hosts", "firecracker --describe-snapshot FILE"],
    citation: """
      Firecracker src/vmm/src/snapshot/mod.rs, Error; src/vmm/src/persist.rs, SnapshotStateFromFileError and \
      CreateSnapshotError
      """,
    examples: [
      "Failed to get snapshot state from file: Failed to load snapshot state from file: Invalid data version: 2.0.0",
      "Cannot translate microVM version to snapshot data version",
    ]),
]
