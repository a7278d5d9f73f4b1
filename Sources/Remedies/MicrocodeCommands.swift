/// The commands that bring a host's microcode up to date.
package func microcodeUpdate(_ reboot: Command) -> [Command] {
  ["grep -m1 microcode /proc/cpuinfo    # on both hosts", .task(.upgrade(.microcode)), reboot]
}

/// How an update of microcode is taken back.
package func microcodeUndo(_ reboot: Command) -> [Command] { [.task(.downgrade(.microcode)), reboot] }

/// What microcode can do besides.
package let microcodeCaution =
  "Newer microcode can also take features away; the former one lacks fixes of the CPU's flaws."
