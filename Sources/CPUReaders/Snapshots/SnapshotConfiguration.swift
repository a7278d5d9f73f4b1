internal import CPUCompatibility
internal import HostSnapshots
internal import LibvirtCPU
internal import X86CPU

extension HostConfiguration {
  /// The host's configuration from the parts of a snapshot.
  init(_ snapshot: Snapshot) {
    self.init(captured: snapshot.captured)
    kernelRelease = snapshot.text(from: "/proc/sys/kernel/osrelease")
    commandLine = snapshot.text(from: "/proc/cmdline").map { $0.split(separator: " ").map(String.init) }
    for module in ["kvm", "kvm_intel", "kvm_amd"] {
      guard let values = snapshot.folder("/sys/module/\(module)/parameters") else { continue }
      for (name, value) in values { moduleParameters["\(module).\(name)"] = value }
    }
    modules = snapshot.folder("/sys/module").map { Set($0.keys) }
    vulnerabilities = snapshot.folder("/sys/devices/system/cpu/vulnerabilities") ?? [:]
    msrs = snapshot.msrs
    smt = snapshot.text(from: "/sys/devices/system/cpu/smt/control")
    hypervisorType = snapshot.text(from: "/sys/hypervisor/type")
    container = snapshot.identity.container
    for part in snapshot.parts(.xen) where part.about?["command"] == "info" {
      var values: [String: String] = [:]
      for line in part.content.split(whereSeparator: \.isNewline) {
        let fields = line.split(separator: ":", maxSplits: 1)
        if fields.count == 2 { values[fields[0].trimmingBlanks] = fields[1].trimmingBlanks }
      }
      xen = values
    }
    for part in snapshot.parts(.file) {
      if part.source.hasPrefix("/sys/class/dmi/id/") {
        firmware[String(part.source.dropFirst("/sys/class/dmi/id/".count))] = part.content.trimmingBlanks
      } else if part.source.contains("config") {
        for line in part.content.split(whereSeparator: \.isNewline) {
          let fields = line.split(separator: "=", maxSplits: 1)
          if fields.count == 2, line.hasPrefix("CONFIG_") {
            kernelSettings[String(fields[0])] = String(fields[1])
          } else if line.hasPrefix("# CONFIG_"), line.hasSuffix(" is not set") {
            kernelSettings[String(line.dropFirst(2).dropLast(" is not set".count))] = "n"
          }
        }
      }
    }
    if let text = snapshot.text(from: "/proc/cpuinfo"),
      case .linux(let info)? = try? Reader.cpuinfo.read(
        Document(name: "/proc/cpuinfo", bytes: Array(text.utf8))
      ).cpus
        .first
    {
      kernelFlags = info.groups.dropFirst().reduce(info.groups[0].flags) { $0.intersection($1.flags) }
      kernelBugs = info.bugs
    }
    for part in snapshot.parts(.kvmCapabilities) {
      for line in part.content.split(whereSeparator: \.isNewline) {
        let words = line.split(separator: " ")
        guard words.count == 3, let value = Int(words[2]) else { continue }
        kvmCapabilities = (kvmCapabilities ?? [:]).merging([String(words[0]): value]) { _, new in new }
      }
    }
    for part in snapshot.parts(.kvmMSRs) {
      savedMSRs = Set(part.content.split(whereSeparator: \.isNewline).compactMap { UInt32(hexadecimal: $0) })
    }
    if let part = snapshot.parts(.kvmHyperV).first {
      hyperV = CPUIDTable(listing: part.content)
    }
    for part in snapshot.parts(.qemu) {
      guard let emulator = part.about?["emulator"], let version = qemuVersion(part.content) else { continue }
      qemuVersions[emulator] = version
    }
    libvirtVersion = snapshot.parts(.libvirtVersion).first.flatMap { libvirtVersionText($0.content) }
    if let part = snapshot.parts(.cpuMap).first {
      // An unreadable map is unknown; it is not a map without features.
      mapFeatures = CapturedMaps.shared.contents(of: part, source: "CPU map of the host")?.names
    }
    for part in snapshot.parts(.nova) {
      var section = ""
      for line in part.content.split(whereSeparator: \.isNewline) {
        if line.first == "[" {
          section = String(line.dropFirst().prefix { $0 != "]" })
        } else if let equals = line.firstIndex(of: "="), line.first != "#" {
          let name = line[..<equals].trimmingBlanks
          nova = (nova ?? [:]).merging([
            "\(section).\(name)": line[line.index(after: equals)...].trimmingBlanks
          ]) {
            _, new in new
          }
        }
      }
      nova = nova ?? [:]
    }
    setup = HostSetup(snapshot)
    started = snapshot.identity.started
    booted = snapshot.identity.booted
    missing = snapshot.missing.map {
      Missing(
        kind: $0.kind, source: $0.source, reason: $0.reason,
        hasNone: $0.hasNone ?? $0.saysOfOldThatThereIsNone)
    }
  }
}

/// The version in `QEMU emulator version 7.2.22 (Debian …)`, or in the reply to `query-version`.
private func qemuVersion(_ text: String) -> String? {
  if let range = text.firstRange(of: "emulator version ") {
    return String(text[range.upperBound...].prefix { $0.isNumber || $0 == "." })
  }
  // The other replies are long, and have no such member.
  guard text.utf8.count < 4096,
    case .object(let reply)? = try? JSONValue.parse(Array(text.utf8), document: "query-version"),
    let version = reply["return"]?["qemu"], let major = version["major"]?.integer,
    let minor = version["minor"]?.integer, let micro = version["micro"]?.integer
  else { return nil }
  return "\(major).\(minor).\(micro)"
}

/// libvirt's version in `libvirt 9.0.0`, or in the output of `virsh version`.
private func libvirtVersionText(_ text: String) -> String? {
  for line in text.split(whereSeparator: \.isNewline)
  where line.hasPrefix("Using library") || line.hasPrefix("libvirt ") {
    return line.split(separator: " ").last.map(String.init)
  }
  return nil
}

extension Snapshot.Missing {
  /// Whether it is the sentence that old probes used for registers that the machine does not have.
  fileprivate var saysOfOldThatThereIsNone: Bool {
    reason.hasPrefix("the CPU, or the hypervisor underneath, does not have")
  }
}
