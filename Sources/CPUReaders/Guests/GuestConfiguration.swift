public import CPUCompatibility

extension GuestOwnership {
  /// The manager whose guest configuration `document` is, if it is not a libvirt definition.
  ///
  /// Proxmox VE's VMID.conf (`qm config`, `qm showcmd`), an instance of Incus or LXD (`incus config show`, its qemu.conf), and
  /// KubeVirt's VirtualMachine and VirtualMachineInstance. Nil for everything else.
  public init?(configuration document: Document) {
    let text = String(decoding: document.bytes.prefix(1 << 16), as: UTF8.self)
    guard let first = text.first(where: { !$0.isWhitespace }), first != "<" else { return nil }
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    let file = document.name.split(separator: "/").last.map(String.init) ?? document.name
    guard
      let owner = Self.proxmox(lines, file: file) ?? Self.proxmoxCommand(text) ?? Self.incus(lines)
        ?? Self.incusRuntime(text) ?? Self.kubevirt(text, lines)
    else { return nil }
    self = owner
  }

  /// Guest settings that no other configuration file has.
  ///
  /// - SeeAlso: Proxmox VE administration guide, qm.conf; qm.conf(5).
  private static let proxmoxKeys: Set<String> = [
    "agent", "balloon", "bios", "boot", "bootdisk", "cores", "cpulimit", "cpuunits", "efidisk0", "hotplug",
    "ide0",
    "ide2", "memory", "meta", "net0", "numa", "onboot", "ostype", "sata0", "scsi0", "scsihw", "smbios1",
    "sockets",
    "tablet", "tpmstate0", "vcpus", "vga", "virtio0", "vmgenid",
  ]

  private static func proxmox(_ lines: [String], file: String) -> GuestOwnership? {
    // Sections belong to snapshots.
    let settings = lines.prefix { !$0.hasPrefix("[") }.filter { !$0.hasPrefix("#") }
    var keys: Set<String> = []
    for line in settings {
      guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true else { return nil }
      keys.insert(String(line[..<colon]))
    }
    guard keys.intersection(proxmoxKeys).count >= 3 else { return nil }
    let stem = file.hasSuffix(".conf") ? String(file.dropLast(5)) : file
    return GuestOwnership(
      .proxmox,
      evidence: [
        Evidence("the settings of a guest of Proxmox VE", source: "Proxmox VE administration guide, qm.conf")
      ], name: stem.allSatisfy { ("0"..."9").contains($0) } && !stem.isEmpty ? stem : nil)
  }

  private static func proxmoxCommand(_ text: String) -> GuestOwnership? {
    guard text.contains("/var/run/qemu-server/") else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    let id = words.firstIndex(of: "-id").flatMap {
      words.index(after: $0) < words.endIndex ? words[$0 + 1] : nil
    }
    return GuestOwnership(
      .proxmox,
      evidence: [
        Evidence(
          "the path /var/run/qemu-server", source: "Proxmox qemu-server PVE/QemuServer.pm, config_to_command")
      ], name: id.map(String.init))
  }

  /// - SeeAlso: incus shared/api/instance.go, InstancePut.
  private static func incus(_ lines: [String]) -> GuestOwnership? {
    let keys = Set(
      lines.filter { $0.first?.isLetter == true }.compactMap { line in
        line.firstIndex(of: ":").map { String(line[..<$0]) }
      })
    guard keys.isSuperset(of: ["config", "devices", "profiles"]) else { return nil }
    let name = lines.first { $0.hasPrefix("name: ") }.map { String($0.dropFirst(6)) }
    return GuestOwnership(
      .incus,
      evidence: [
        Evidence(
          "an instance's config, devices and profiles", source: "incus shared/api/instance.go, InstancePut")
      ], name: name)
  }

  private static func incusRuntime(_ text: String) -> GuestOwnership? {
    guard let start = text.firstRange(of: "/run/incus/") else { return nil }
    let name = text[start.upperBound...].prefix { $0 != "/" && !$0.isWhitespace && $0 != "\"" }
    return GuestOwnership(
      .incus,
      evidence: [
        Evidence(
          "the path /run/incus/\(name)",
          source: "incus doc/reference/instance_options.md, override QEMU configuration")
      ], name: name.isEmpty ? nil : String(name))
  }

  /// - SeeAlso: kubevirt staging/src/kubevirt.io/api/core/v1/register.go.
  private static func kubevirt(_ text: String, _ lines: [String]) -> GuestOwnership? {
    let isGuest = ["VirtualMachine", "VirtualMachineInstance"].contains { kind in
      lines.contains("kind: \(kind)") || text.contains("\"kind\": \"\(kind)\"")
    }
    guard isGuest, text.contains("kubevirt.io/") else { return nil }
    let metadata = lines.drop { $0 != "metadata:" }.dropFirst().prefix { $0.hasPrefix(" ") }
    func value(_ key: String) -> String? {
      metadata.first { $0.hasPrefix("  \(key): ") }.map { String($0.dropFirst(key.count + 4)) }
    }
    let name = value("name").map { "\(value("namespace") ?? "default")_\($0)" }
    return GuestOwnership(
      .kubevirt,
      evidence: [
        Evidence(
          "a VirtualMachine's manifest", source: "kubevirt staging/src/kubevirt.io/api/core/v1/register.go")
      ], name: name)
  }
}
