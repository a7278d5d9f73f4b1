/// What guests show whose CPU changed under them.
let guestMessages: [MessageRule] = [
  MessageRule(
    id: "guest.bad-fpu",
    component: .guest,
    phase: .run,
    title: "The guest's saved vector registers do not fit this CPU",
    printedBy: "the guest's kernel (or a host's), after the move",
    versions: "seen in 5.10, 6.1 and 6.12",
    patterns: ["Bad FPU state detected at"],
    names: .fixed(["xsave"]),
    proves: """
      XRSTOR refused a saved state: it has a component or a format (compacted, by XSAVES) that this CPU or \
      XCR0 does not have. The kernel wrote fresh registers; programs may have lost theirs.
      """,
    doesNotProve: "It does not name the component.",
    causes: ["state.xsave", "names.xsaves-zen", "state.pkru"],
    collect: [
      "grep -m1 flags /proc/cpuinfo    # in the guest, and on both hosts",
      "dmesg | grep -i x86/fpu    # in the guest: which components it uses",
      "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: "linux 6.12 arch/x86/mm/extable.c, ex_handler_fprestore",
    examples: [
      "Bad FPU state detected at __switch_to+0x1bc/0x4b0, reinitializing FPU registers.",
      "WARNING: Bad FPU state detected at copy_kernel_to_fpregs+0x28/0x30, reinitializing FPU registers.",
    ]),
  MessageRule(
    id: "guest.fpu-trace",
    component: .guest,
    phase: .run,
    title: "The guest stumbles over XSAVE after the move",
    printedBy: "the guest's kernel",
    versions: "all",
    patterns: [
      "XSAVE consistency problem",
      "fpregs_restore_userregs",
      "restore_fpregs_from_fpstate",
      "copy_kernel_to_fpregs",
    ],
    names: .fixed(["xsave"]),
    proves: "A call trace goes through the code that restores vector registers.",
    doesNotProve: "A trace alone proves no cause.",
    causes: ["state.xsave", "names.xsaves-zen", "state.pkru"],
    collect: [
      "dmesg    # in the guest", "qemu-system-x86_64 --version; virsh version; uname -r    # on both hosts",
    ],
    citation: """
      linux 6.12 arch/x86/kernel/fpu/core.c, restore_fpregs_from_fpstate; linux 5.10 \
      arch/x86/include/asm/fpu/internal.h, copy_kernel_to_fpregs
      """,
    examples: ["RIP: 0010:restore_fpregs_from_fpstate+0x47/0xa0"]),
  MessageRule(
    id: "guest.stuck",
    component: .guest,
    phase: .run,
    title: "The guest hangs; after a move, with no error anywhere",
    printedBy: "the guest's kernel, or nobody at all",
    versions: "all",
    patterns: [
      "BUG: soft lockup - CPU#{number} stuck for",
      "detected stalls on CPUs/tasks",
      "hangs after {*}migration",
      "hung after {*}migration",
      "stuck after {*}migration",
      "freezes after {*}migration",
      "frozen after {*}migration",
      "unresponsive after {*}migration",
      "not responding after {*}migration",
      "100% CPU after {*}migration",
    ],
    proves: """
      A vCPU made no progress. After a migration to another kind of host three causes are known; none of \
      them prints an error on the hosts.
      """,
    doesNotProve: "Overload, storage and clock jumps look the same.",
    causes: ["state.pkru", "state.xsave", "host.tsc-rate", "host.load"],
    collect: [
      "uname -r    # on both hosts: an older kernel on the source, a newer on the destination?",
      "virsh dumpxml GUEST | grep -n -e pku -e xsaves",
      "virsh capabilities | grep -A1 \"<counter name='tsc'\"    # on both hosts",
      "virsh qemu-monitor-command GUEST --hmp 'info registers -a'",
    ],
    citation: "Linux commit ad856280ddea; Bloomberg chef-bcpc PR 2278; linux kernel/watchdog.c",
    examples: [
      "watchdog: BUG: soft lockup - CPU#1 stuck for 22s! [swapper/1:0]",
      "VM hangs after live migration, no error anywhere",
      "guest is stuck after migration at 100% CPU",
    ]),
  MessageRule(
    id: "guest.unchecked-msr",
    component: .guest,
    phase: .run,
    title: "The guest used a register that its CPU does not have here",
    printedBy: "the guest's kernel",
    versions: "all",
    patterns: ["unchecked MSR access error: WRMSR to {msr}", "unchecked MSR access error: RDMSR from {msr}"],
    names: .register,
    proves: """
      The guest's kernel accessed MSR {msr}, which KVM on this host does not offer it. After a migration: \
      a feature that it had been given at boot is gone.
      """,
    doesNotProve: "At a guest's boot it may be a kernel that probes.",
    causes: ["msr.lost-in-guest", "msr.kernel-differs"],
    collect: [
      "dmesg | grep -e microcode -e 'unchecked MSR'    # in the guest", "martlet compare GUEST.xml HOST.xml",
    ],
    citation: "linux 6.12 arch/x86/mm/extable.c, ex_handler_msr",
    examples: [
      """
      unchecked MSR access error: WRMSR to 0x48 (tried to write 0x0000000000000001) at rIP: \
      0xffffffff8106f3a4 (native_write_msr+0x4/0x20)
      """
    ]),
  MessageRule(
    id: "guest.invalid-opcode",
    component: .guest,
    phase: .run,
    title: "A program in the guest used an instruction that its CPU does not have",
    printedBy: "the guest's kernel and shell",
    versions: "all",
    patterns: [
      "trap invalid opcode ip:",
      "Illegal instruction",
      "invalid opcode: 0000 [#",
      "Attempted to kill init! exitcode=0x00000004",
    ],
    proves: """
      The CPU raised #UD (illegal instruction). After a migration without a check: an instruction that the \
      program detected is gone.
      """,
    doesNotProve:
      "In a guest that was never moved: a program built for newer CPUs, or a model that hides what it needs.",
    causes: ["opcode.lost", "opcode.level"],
    collect: [
      "grep -m1 flags /proc/cpuinfo    # in the guest",
      "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'",
      "coredumpctl info    # in the guest: the instruction",
    ],
    citation: "linux 6.12 arch/x86/kernel/traps.c, handle_invalid_op",
    examples: [
      "traps: python3[812] trap invalid opcode ip:7f10 sp:7ffe error:0 in libblas.so",
      "Illegal instruction (core dumped)",
      "invalid opcode: 0000 [#1] SMP PTI",
      "Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000004",
    ]),
  MessageRule(
    id: "guest.glibc-level",
    component: .guest,
    phase: .run,
    title: "The guest's system needs a newer CPU than it was given",
    printedBy: "glibc in the guest, at a program's start",
    versions: "recent glibc",
    patterns: ["CPU does not support x86-64-v{number}"],
    proves: """
      The guest's CPU model (qemu64, kvm64, or Nova's none) lacks what its distribution is built for: RHEL \
      9 needs x86-64-v2, RHEL 10 v3.
      """,
    doesNotProve: "It says nothing about the host: newer CPUs have it.",
    causes: ["opcode.level"],
    collect: [
      "virsh dumpxml GUEST | sed -n '/<cpu/,/<\\/cpu>/p'",
      "/lib64/ld-linux-x86-64.so.2 --help | grep x86-64-v    # in the guest",
    ],
    citation: "x86-64 psABI, microarchitecture levels; Red Hat Enterprise Linux 9 release notes",
    examples: ["Fatal glibc error: CPU does not support x86-64-v2"]),
  MessageRule(
    id: "guest.tsc-unstable",
    component: .guest,
    phase: .run,
    title: "The guest gave its TSC up",
    printedBy: "the guest's kernel, often just after a move",
    versions: "all",
    patterns: ["Marking clocksource 'tsc' as unstable"],
    names: .fixed(["invtsc"]),
    proves: """
      The TSC disagrees with another clock: the hosts' frequencies differ without scaling, or the \
      guest stood still for long.
      """,
    doesNotProve: "It does not say which.",
    causes: ["host.tsc-rate", "host.load"],
    collect: [
      "cat /sys/devices/system/clocksource/clocksource0/current_clocksource    # in the guest",
      "virsh capabilities | grep -A1 \"<counter name='tsc'\"    # on both hosts",
    ],
    citation: "linux kernel/time/clocksource.c, clocksource_watchdog",
    examples: [
      """
      clocksource: timekeeping watchdog on CPU0: Marking clocksource 'tsc' as unstable because the skew \
      is too large:
      """
    ]),
]
