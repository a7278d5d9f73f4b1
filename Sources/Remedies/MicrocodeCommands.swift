/// The commands that bring a host's microcode up to date.
package func microcodeUpdate(_ reboot: Command) -> [Command] {
  [
    "grep -m1 microcode /proc/cpuinfo    # on both hosts",
    .script(
      "if command -v apt-get > /dev/null; then "
        + "apt-get install \"$(grep -q GenuineIntel /proc/cpuinfo && echo intel || echo amd64)-microcode\"; "
        + "else dnf upgrade microcode_ctl linux-firmware; fi"),
    reboot,
  ]
}

/// How to undo a microcode update.
package func microcodeUndo(_ reboot: Command) -> [Command] {
  [
    .instruction("install the previous version of the package; this drops its fixes for CPU flaws"),
    reboot,
  ]
}

/// The caution about microcode updates.
package let microcodeCaution = "Newer microcode can also remove features."
