/// A system in whose words a levelled CPU can be written.
public enum ConfiguredSystem: String, Sendable, CaseIterable {
  /// nova.conf.
  case nova
  /// A `<cpu>` of libvirt's.
  case libvirt
  /// QEMU's `-cpu`.
  case qemu
  /// Proxmox VE's cpu-models.conf.
  case proxmox
  /// KubeVirt's VirtualMachine.
  case kubevirt
  /// Incus's cluster group.
  case incus
  /// oVirt's custom CPU type of a virtual machine.
  case ovirt
}

extension LevelReport {
  /// The levelled CPU in the words of `system`; nil if there is no model to name.
  ///
  /// With `annotated`, comments say of which hosts it is, and what was given up for whom; `-cpu` and the custom CPU type
  /// have no comments, and get lines that begin with `#` before them.
  public func configuration(for system: ConfiguredSystem, annotated: Bool) -> String? {
    guard let model else { return nil }
    let body: String
    switch system {
    case .nova: body = nova(model)
    case .libvirt: body = libvirt(model)
    case .qemu: body = "-cpu \(qemu(model))\n"
    case .proxmox: body = proxmox(model)
    case .kubevirt: body = kubevirt(model)
    case .incus: body = incus(model)
    case .ovirt:
      body = ([model] + required.map { "+" + $0 } + disabled.map { "-" + $0 }).joined(separator: ",") + "\n"
    }
    guard annotated else { return body }
    if system == .libvirt {
      // Two hyphens end a comment in XML.
      return annotations.map { "<!-- \($0.replacing("--", with: "- -")) -->\n" }.joined() + body
    }
    return annotations.map { "# \($0)\n" }.joined() + body
  }

  private var annotations: [String] {
    ["The CPU that guests of \(listed(hosts)) may share, by martlet \(martlet)."]
      + grouped(givenUp).map {
        "Given up for \($0.hosts): \($0.losses.map(\.feature).joined(separator: " "))"
      }
      + gains.map { "Without \($0.without): \($0.features.joined(separator: " "))" }
      + grouped(undetermined).map {
        "Not known of \($0.hosts): \($0.losses.map(\.feature).joined(separator: " "))"
      }
  }

  /// - SeeAlso: nova doc/source/admin/cpu-models.rst; signs in the flags from 23.0.0 on.
  private func nova(_ model: String) -> String {
    var text = "[libvirt]\ncpu_mode = custom\ncpu_models = \(model)\n"
    let flags = required.map { disabled.isEmpty ? $0 : "+" + $0 } + disabled.map { "-" + $0 }
    if !flags.isEmpty { text += "cpu_model_extra_flags = \(flags.joined(separator: ", "))\n" }
    return text
  }

  /// - SeeAlso: libvirt docs/formatdomain.rst, CPU model and topology.
  private func libvirt(_ model: String) -> String {
    var text =
      "<cpu mode='custom' match='exact' check='partial'>\n  <model fallback='forbid'>\(model)</model>\n"
    if physicalAddressBitsDiffer, let bits = physicalAddressBits {
      text += "  <maxphysaddr mode='emulate' bits='\(bits)'/>\n"
    }
    text += required.map { "  <feature policy='require' name='\($0)'/>\n" }.joined()
    text += disabled.map { "  <feature policy='disable' name='\($0)'/>\n" }.joined()
    return text + "</cpu>\n"
  }

  /// The value of `-cpu`; `enforce` has QEMU refuse to start where a feature is missing.
  ///
  /// - SeeAlso: qemu docs/system/cpu-models-x86.rst.inc.
  private func qemu(_ model: String) -> String {
    let bits = physicalAddressBitsDiffer ? physicalAddressBits.map { ["phys-bits=\($0)"] } ?? [] : []
    let on = required.map { "\(qemuNames[$0] ?? $0)=on" }
    let off = disabled.map { "\(qemuNames[$0] ?? $0)=off" }
    return ([model] + on + off + bits + ["enforce=on"]).joined(separator: ",")
  }

  /// - SeeAlso: Proxmox VE manual, cpu-models.conf.
  private func proxmox(_ model: String) -> String {
    var text = "cpu-model: martlet-level\n    reported-model \(model)\n"
    let flags = required.map { "+" + (qemuNames[$0] ?? $0) } + disabled.map { "-" + (qemuNames[$0] ?? $0) }
    if !flags.isEmpty { text += "    flags \(flags.joined(separator: ";"))\n" }
    if let bits = physicalAddressBits, physicalAddressBitsDiffer { text += "    phys-bits \(bits)\n" }
    return text
  }

  /// - SeeAlso: kubevirt api core/v1, CPU and CPUFeature.
  private func kubevirt(_ model: String) -> String {
    var text = "spec:\n  template:\n    spec:\n      domain:\n        cpu:\n          model: \(model)\n"
    guard !required.isEmpty || !disabled.isEmpty else { return text }
    text += "          features:\n"
    for (names, policy) in [(required, "require"), (disabled, "disable")] {
      for name in names { text += "            - name: \(name)\n              policy: \(policy)\n" }
    }
    return text
  }

  /// - SeeAlso: incus doc/explanation/clustering.md, instances.vm.cpu.ARCHITECTURE.baseline and .flags.
  private func incus(_ model: String) -> String {
    let flags = required.map { qemuNames[$0] ?? $0 } + disabled.map { "-" + (qemuNames[$0] ?? $0) }
    return "config:\n  instances.vm.cpu.x86_64.baseline: \(model)\n"
      + "  instances.vm.cpu.x86_64.flags: \"\(flags.joined(separator: ","))\"\n"
  }
}
