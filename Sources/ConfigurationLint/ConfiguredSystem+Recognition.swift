internal import CPULevelling

extension ConfiguredSystem {
  /// The system whose configuration a document is, by its content and then by its name; nil if unrecognised.
  static func recognised(_ text: SourceText, name: String) -> ConfiguredSystem? {
    let lines = text.lines.map(\.trimmed).filter { !$0.isEmpty }
    guard let first = lines.first else { return byName(name) }
    if first.bytes.first == UInt8(ascii: "<") { return .libvirt }
    let whole = String(decoding: text.bytes, as: UTF8.self)
    if whole.contains("ServerCPUList"),
      lines.contains(where: { $0.bytes.count { $0 == UInt8(ascii: ":") } >= 3 })
    {
      return .ovirt
    }
    if whole.contains("cpuid_modifiers") || whole.contains("msr_modifiers"),
      lines.first(where: { $0.bytes.first != UInt8(ascii: "#") })?.bytes.first == UInt8(ascii: "{")
    {
      return .firecracker
    }
    if CloudHypervisorReader.looksLikeCommand(text) { return .cloudHypervisor }
    if OpenNebulaReader.looksLikeTemplate(text) { return .opennebula }
    if XenReader.looksLikeConfiguration(text) { return .xen }
    if lines.contains(where: { $0.bytes.starts(with: Array("cpu-model:".utf8)) }) { return .proxmox }
    if looksLikeYAML(lines) {
      if whole.contains("instances.vm.cpu.") { return .incus }
      if whole.contains("kubevirt.io/") || (whole.contains("domain:") && whole.contains("cpu:")) {
        return .kubevirt
      }
    }
    if let named = byName(name) { return named }
    if NovaReader.looksLikeSettings(lines) { return .nova }
    if OVirtReader.looksLikeEntry(first) { return .ovirt }
    return QEMUReader.looksLikeArgument(whole) ? .qemu : nil
  }

  /// Whether the first line that is no comment begins a YAML or JSON document.
  private static func looksLikeYAML(_ lines: [PlacedText]) -> Bool {
    guard let first = lines.first(where: { $0.bytes.first != UInt8(ascii: "#") }) else { return false }
    if ["---", "{", "-"].contains(where: { first.string.hasPrefix($0) }) { return true }
    guard let mark = first.bytes.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return !first[0..<mark].bytes.contains(where: isBlank)
  }

  private static func byName(_ name: String) -> ConfiguredSystem? {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    if file.hasPrefix("nova"), file.hasSuffix(".conf") { return .nova }
    return file == "cpu-models.conf" ? .proxmox : nil
  }
}
