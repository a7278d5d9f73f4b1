internal import HostSnapshots

extension Snapshot.Part {
  /// The content that may stay of a part; nil if nothing may.
  func content(keptAs kind: Snapshot.Kind, _ pseudonyms: inout Pseudonyms) -> String? {
    if kind == .cpuMap { return encoding == "gzip+base64" ? KeptMap(self).packed : nil }
    guard encoding == "text" else { return nil }
    switch kind {
    case .cpuMap: return nil
    case .cpuid, .cpuidPerCPU, .xsave, .msr, .kvmSupported, .kvmEmulated, .kvmHyperV, .kvmMSR,
      .kvmMSRs, .kvmCapabilities, .armRegisters, .tscFrequency, .microcodeFile:
      return lines { line in line.isOfNumbers ? String(line) : nil }
    case .file: return file()
    case .folder: return folder()
    case .qemu, .qemuExpansion, .qemuDefinitions:
      return keptReply(content) ?? (about?["command"] == nil ? version() : nil)
    case .libvirtVersion: return version()
    case .libvirtCapabilities: return KeptXML(.capabilities).text(of: content, &pseudonyms)
    case .libvirtDomainCapabilities, .libvirtSupportedFeatures:
      return KeptXML(.domainCapabilities).text(of: content, &pseudonyms)
    case .domain: return KeptXML(.domain).text(of: content, &pseudonyms)
    case .domainState: return lines { keptState($0) }
    case .qemuArguments: return lines { keptArguments($0) }
    case .nova: return keptNovaSettings(content)
    case .services: return lines { keptService($0) }
    case .paths: return lines { isSystemPath(String($0)) ? String($0) : nil }
    case .packages: return lines { keptPackage($0) }
    case .packageVerification:
      return lines { line in
        let words = line.split(separator: " ")
        let isKept = words.allSatisfy { isSystemPath(String($0)) || $0.isVerification }
        return isKept ? String(line) : nil
      }
    case .libvirtCache, .fileTimes:
      return lines { line in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.dropFirst().allSatisfy({ $0.isCacheField }) else { return nil }
        return ([pseudonyms.path(String(fields[0]))] + fields.dropFirst().map(String.init))
          .joined(separator: "\t")
      }
    case .xen: return lines { keptXenLine($0) }
    }
  }

  /// A number of snapshots or checkpoints, or the targets of disks with a job: `sda`, `vdb`.
  private func keptState(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    switch words.first {
    case "snapshots", "checkpoints": return words.count == 2 && words[1].isOfNumbers ? String(line) : nil
    case "block-jobs":
      let isOfTargets = words.dropFirst().allSatisfy { word in
        (3...6).contains(word.count) && ["vd", "sd", "hd", "fd", "xvd"].contains { word.hasPrefix($0) }
          && word.utf8.allSatisfy { (0x61...0x7a).contains($0) }
      }
      return isOfTargets ? String(line) : nil
    default: return nil
    }
  }

  /// The lines for which `keep` has a text.
  private func lines(_ keep: (Substring) -> String?) -> String {
    content.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      line.isEmpty ? "" : keep(line)
    }.joined(separator: "\n")
  }

  /// `QEMU emulator version 7.2.0 (Debian 1:7.2+dfsg-7)`, `libvirt 9.0.0`, `Using library: libvirt 9.0.0`.
  private func version() -> String {
    lines { line in
      let isVersion = line.split(separator: " ").allSatisfy { word in
        let bare = word.filter { $0 != "(" && $0 != ")" }
        return versionWords.contains(bare)
          || bare.first?.isNumber == true && bare.token != nil
      }
      return isVersion ? String(line) : nil
    }
  }

  /// A folder of the kernel's or of libvirt's sockets: `NAME <tab> VALUE` a line.
  private func folder() -> String? {
    let isKernels = source.hasPrefix("/sys/") || source == "/lib/modules"
    let isSockets = source == "/run/libvirt" || source == "/var/run/libvirt"
    guard isKernels || isSockets else { return nil }
    return lines { line in
      let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = fields[0].token, fields.count < 2 || fields[1].phrase != nil else { return nil }
      guard
        isKernels
          || name.contains("-sock") && name.utf8.allSatisfy({ (0x61...0x7a).contains($0) || $0 == 0x2d })
      else { return nil }
      return String(line)
    }
  }

  /// A file of the kernel's, of the firmware's or of the distribution's.
  private func file() -> String? {
    switch source {
    case "/proc/cpuinfo":
      return lines { line in
        let key = line.prefix { $0 != ":" }.trimmingBlanks
        let value = line.drop { $0 != ":" }.dropFirst()
        if key == "model name", !cpuNames.contains(where: { value.trimmingBlanks.hasPrefix($0) }) {
          return "model name\t: redacted"
        }
        return cpuInfoKeys.contains(key) && value.utf8.allSatisfy { $0 != 0x1b && $0 < 0x7f }
          ? String(line) : nil
      }
    case "/proc/cmdline": return lines { keptParameters($0) }
    case "/proc/version":
      return lines { line in
        let words = line.split(separator: " ")
        guard words.count > 2, words[0] == "Linux", words[1] == "version", let release = words[2].token else {
          return nil
        }
        return "Linux version \(release)"
      }
    case "/etc/os-release", "/usr/lib/os-release":
      return lines { line in
        let key = line.prefix { $0 != "=" }
        return releaseKeys.contains(String(key)) && line.dropFirst(key.count + 1).phrase != nil
          ? String(line) : nil
      }
    case "/proc/config.gz": return configuration()
    default: break
    }
    if source.hasPrefix("/boot/config-") { return configuration() }
    let isKernels =
      source == "/proc/sys/kernel/osrelease" || source == "/proc/xen/capabilities"
      || source.hasPrefix("/sys/devices/system/") || source.hasPrefix("/sys/hypervisor/")
    let dmi = "/sys/class/dmi/id/"
    guard isKernels || source.hasPrefix(dmi) && firmwareNames.contains(String(source.dropFirst(dmi.count)))
    else { return nil }
    return lines { $0.phrase }
  }

  /// The lines of a kernel's configuration with a yes, a no, a module or a number.
  private func configuration() -> String {
    lines { line in
      let text = line.hasPrefix("# ") && line.hasSuffix(" is not set") ? line.dropFirst(2).dropLast(11) : line
      let parts = text.split(separator: "=", maxSplits: 1)
      guard let name = parts.first?.token, kernelConfigurationNames.contains(where: { name.hasPrefix($0) })
      else { return nil }
      guard parts.count == 2 else { return line.hasPrefix("# ") ? String(line) : nil }
      return ["y", "m", "n"].contains(parts[1]) || parts[1].isNumeric ? String(line) : nil
    }
  }
}

extension Substring {
  /// Whether a line is made of numbers, registers, and the words of Martlet's own listings.
  fileprivate var isOfNumbers: Bool {
    split { $0 == " " || $0 == ":" || $0 == "\t" }.allSatisfy { word in
      word.isNumeric || listingWords.contains(String(word))
        || word.hasPrefix("KVM_CAP_") && word.token != nil
    }
  }

  /// Whether a word is the flags of `dpkg --verify` and `rpm -V`, or the mark of a configuration file.
  fileprivate var isVerification: Bool {
    utf8.count <= 9 && utf8.allSatisfy { "SM5DLUGTP?.missingcdglr".utf8.contains($0) }
  }

  /// Whether a field is a number, or one of those that libvirt's cache has.
  fileprivate var isCacheField: Bool {
    let parts = split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return isNumeric }
    return ["qemuctime", "microcodeVersion", "kernelVersion", "written"].contains(parts[0])
      && parts[1].phrase != nil
  }
}

/// What stands beside numbers in listings of CPUID, MSRs, XSAVE and arm64's registers.
private let listingWords: Set<String> = [
  "CPU", "cpu", "xcr0", "size-of-xcr0", "size-of-all", "size-of-xcr0-and-xss-compacted",
  "#arm64-registers", "cpus", "offers", "asked", "gic", "ipa", "counter", "register", "writable", "end",
  "pmu", "sve",
  "pauth",
]

private let versionWords: Set<String> = [
  "QEMU", "emulator", "version", "libvirt", "Using", "library:", "API:", "Running", "hypervisor:", "Compiled",
  "against",
  "daemon:", "Debian", "Ubuntu",
]

/// How the names of CPUs begin, of makers and of QEMU.
private let cpuNames = [
  "Intel", "AMD", "Genuine", "Hygon", "VIA", "ZHAOXIN", "QEMU", "Common KVM", "Common 32-bit KVM",
  "Virtual CPU", "Xeon",
]

/// - SeeAlso: linux 6.12 arch/x86/kernel/cpu/proc.c, show_cpuinfo; arch/arm64/kernel/cpuinfo.c, c_show.
private let cpuInfoKeys: Set<String> = [
  "processor", "vendor_id", "cpu family", "model", "model name", "stepping", "microcode", "cpu MHz",
  "cache size",
  "physical id", "siblings", "core id", "cpu cores", "apicid", "initial apicid", "fpu", "fpu_exception",
  "cpuid level",
  "wp", "flags", "vmx flags", "bugs", "bogomips", "TLB size", "clflush size", "cache_alignment",
  "address sizes",
  "power management", "BogoMIPS", "Features", "CPU implementer", "CPU architecture", "CPU variant",
  "CPU part",
  "CPU revision",
]

/// - SeeAlso: os-release(5).
private let releaseKeys: Set<String> = ["ID", "ID_LIKE", "VERSION_ID", "PLATFORM_ID", "VARIANT_ID"]

/// What DMI says of a kind of machine, and not of one machine.
private let firmwareNames: Set<String> = [
  "sys_vendor", "product_name", "board_vendor", "board_name", "bios_vendor", "bios_version", "bios_date",
]
