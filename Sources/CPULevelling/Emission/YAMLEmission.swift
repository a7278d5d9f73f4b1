extension EmittedWords {
  /// The CPU of a VirtualMachine.
  ///
  /// - SeeAlso: kubevirt staging/src/kubevirt.io/api/core/v1/schema.go, CPU and CPUFeature.
  func kubevirt() -> String {
    var text =
      "spec:\n  template:\n    spec:\n      domain:\n        cpu:\n          model: \(yamlString(model))\n"
    guard !required.isEmpty || !disabled.isEmpty else { return text }
    text += "          features:\n"
    for (names, policy) in [(required, "require"), (disabled, "disable")] {
      for name in names {
        text += "            - name: \(yamlString(name))\n              policy: \(policy)\n"
      }
    }
    return text
  }

  /// A cluster group's configuration; Incus passes each entry of the flags to `-cpu` unchanged, so numeric properties are entries too.
  ///
  /// - SeeAlso: incus doc/howto/cluster_groups.md, Configuration options;
  ///   internal/server/instance/drivers/driver_qemu_cmd.go.
  func incus() -> String {
    let flags = required + disabled.map { "-" + $0 } + qemuNumbers
    let prefix = "  instances.vm.cpu.x86_64."
    return "config:\n\(prefix)baseline: \(yamlString(model))\n"
      + (flags.isEmpty ? "" : "\(prefix)flags: \"\(flags.joined(separator: ","))\"\n")
  }
}

/// A name that YAML reads as a string: quoted unless it begins with a letter and is not a reserved word.
///
/// - SeeAlso: yaml.org, Language-Independent Types for YAML 1.1: bool, null, int, float, timestamp.
private func yamlString(_ name: String) -> String {
  let words: Set<String> = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]
  let isPlain = name.first.map { $0.isASCII && $0.isLetter } ?? false
  return isPlain && !words.contains(name.lowercased()) ? name : "\"\(name)\""
}
