internal import CPULevelling

extension ConfiguredSystem {
  /// The system whose configuration a document is, by its content and then by its name; nil if unrecognised.
  static func recognised(_ text: SourceText, name: String) -> ConfiguredSystem? {
    let lines = text.lines.map(\.trimmed).filter { !$0.isEmpty }
    guard let first = lines.first else { return byName(name) }
    if first.bytes.first == UInt8(ascii: "<") { return .libvirt }
    let whole = String(decoding: text.bytes, as: UTF8.self)
    if whole.contains("ServerCPUList") { return .ovirt }
    if whole.contains("cpuid_modifiers") || whole.contains("msr_modifiers") { return .firecracker }
    if lines.contains(where: { $0.bytes.starts(with: Array("--cpus".utf8)) })
      || whole.contains("cloud-hypervisor ")
    {
      return .cloudHypervisor
    }
    if lines.contains(where: OpenNebulaReader.looksLikeSetting) { return .opennebula }
    if XenReader.assignment(in: text) != nil { return .xen }
    if lines.contains(where: { $0.bytes.starts(with: Array("cpu-model:".utf8)) }) { return .proxmox }
    if whole.contains("instances.vm.cpu.") { return .incus }
    if whole.contains("kubevirt.io/") || (whole.contains("domain:") && whole.contains("cpu:")) {
      return .kubevirt
    }
    if let named = byName(name) { return named }
    if lines.contains(where: { $0.bytes.first == UInt8(ascii: "[") && $0.bytes.last == UInt8(ascii: "]") }),
      lines.contains(where: { $0.bytes.contains(UInt8(ascii: "=")) })
    {
      return .nova
    }
    if OVirtReader.looksLikeEntry(first) { return .ovirt }
    return QEMUReader.looksLikeArgument(whole) ? .qemu : nil
  }

  private static func byName(_ name: String) -> ConfiguredSystem? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    if file.hasPrefix("nova"), file.hasSuffix(".conf") { return .nova }
    return file == "cpu-models.conf" ? .proxmox : nil
  }
}
