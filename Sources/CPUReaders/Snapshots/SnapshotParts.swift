internal import CPUCompatibility
internal import HostSnapshots
internal import X86CPU

extension Snapshot.Part {
  /// The reader format of the part; nil for parts without a host CPU.
  var document: String? {
    switch Snapshot.Kind(rawValue: kind) {
    case .cpuid, .kvmSupported, .kvmEmulated: "cpuid"
    case .file: source == "/proc/cpuinfo" ? "cpuinfo" : nil
    case .armRegisters: "arm64-registers"
    case .libvirtCapabilities: "libvirt-capabilities"
    case .libvirtDomainCapabilities, .libvirtSupportedFeatures: "libvirt-domcapabilities"
    // The QEMU model of a host-model guest; its static form has the same features.
    case .qemuExpansion:
      about?["type"] == "full" && about?["model"] == (about?["accelerator"] == "kvm" ? "host" : "max")
        ? "qmp" : nil
    default: nil
    }
  }
}

extension Snapshot {
  /// The MSRs of each logical CPU: a line `cpu 0 0x0000003a 0x0000000000000005` each.
  var msrs: [Int: [UInt32: UInt64]] {
    var found: [Int: [UInt32: UInt64]] = [:]
    for line in parts(.msr).flatMap({ $0.content.split(whereSeparator: \.isNewline) }) {
      let words = line.split(separator: " ")
      guard words.count == 4, words[0] == "cpu", let cpu = Int(words[1]),
        let index = UInt32(hexadecimal: words[2]),
        let value = UInt64(hexadecimal: words[3])
      else { continue }
      found[cpu, default: [:]][index] = value
    }
    return found
  }

  /// The feature MSRs that KVM offers: a line `0x0000010a 0x0000000000000005` each.
  var kvmFeatureMSRs: [UInt32: UInt64] {
    var found: [UInt32: UInt64] = [:]
    for line in parts(.kvmMSR).flatMap({ $0.content.split(whereSeparator: \.isNewline) }) {
      let words = line.split(separator: " ")
      guard words.count == 2, let index = UInt32(hexadecimal: words[0]),
        let value = UInt64(hexadecimal: words[1])
      else { continue }
      found[index] = value
    }
    return found
  }

  /// The files of a folder, by name.
  func folder(_ path: String) -> [String: String]? {
    guard let part = parts(.folder).first(where: { $0.source == path }) else { return nil }
    var values: [String: String] = [:]
    for line in part.content.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      values[String(fields[0])] = fields.count > 1 ? String(fields[1]) : ""
    }
    return values
  }
}

extension FixedWidthInteger {
  /// A number as snapshots write it, `0x0000003a`.
  init?(hexadecimal text: Substring) {
    guard text.hasPrefix("0x") else { return nil }
    self.init(text.dropFirst(2), radix: 16)
  }
}
