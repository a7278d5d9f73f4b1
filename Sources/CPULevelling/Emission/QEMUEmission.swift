extension EmittedWords {
  /// `-cpu` with its value; `enforce` has QEMU refuse to start where a feature is missing.
  ///
  /// - SeeAlso: qemu docs/system/cpu-models-x86.rst.inc; target/i386/cpu.c, x86_cpu_properties.
  func qemu() -> String {
    let features = required.map { $0 + "=on" } + disabled.map { $0 + "=off" }
    return "-cpu \(([model] + features + qemuNumbers + ["enforce=on"]).joined(separator: ","))\n"
  }

  /// A section of cpu-models.conf, after an empty line: without one it would belong to the section before it.
  ///
  /// - SeeAlso: Proxmox VE manual, cpu-models.conf; pve-common src/PVE/SectionConfig.pm, parse_config; qemu-server
  ///   src/PVE/QemuServer/CPUConfig.pm, cpu_fmt.
  func proxmox() -> String {
    var text = "\ncpu-model: martlet-level\n    reported-model \(model)\n"
    let flags = required.map { "+" + $0 } + disabled.map { "-" + $0 }
    if !flags.isEmpty { text += "    flags \(flags.joined(separator: ";"))\n" }
    if let bits = addressBits { text += "    phys-bits \(bits)\n" }
    return text
  }
}
