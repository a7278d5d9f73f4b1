internal import HostSnapshots

/// The arguments of `-cpu`, `-machine`, `-accel` and `-smp` that describe a CPU or a machine; nil for another line.
func keptArguments(_ line: Substring) -> String? {
  let parts = line.split(separator: " ", maxSplits: 1)
  guard let option = parts.first else { return nil }
  if ["-enable-kvm", "-no-kvm"].contains(option) { return String(option) }
  guard parts.count == 2 else { return nil }
  let items = parts[1].split(separator: ",", omittingEmptySubsequences: false)
  func kept(_ isKept: (String) -> Bool) -> String {
    let stay = items.enumerated().filter { index, item in
      let key = String(item.prefix { $0 != "=" })
      return item.argument != nil && (index == 0 && !item.contains("=") || isKept(key))
    }
    return "\(option) " + stay.map { String($0.element) }.joined(separator: ",")
  }
  switch option {
  // The operator chooses the text that these show to the guest.
  case "-cpu":
    let vendors = items.filter { $0.hasPrefix("vendor=") && !cpuVendors.contains(String($0.dropFirst(7))) }
    return kept {
      !["model-id", "hv-vendor-id", "hv_vendor_id"].contains($0) && !($0 == "vendor" && !vendors.isEmpty)
    }
  case "-machine", "-M": return kept { machineKeys.contains($0) }
  case "-accel":
    return kept { ["thread", "kernel-irqchip", "dirty-ring-size", "split-wx", "tb-size"].contains($0) }
  case "-smp":
    return kept {
      ["cpus", "maxcpus", "drawers", "books", "sockets", "dies", "clusters", "modules", "cores", "threads"]
        .contains($0)
    }
  default: return nil
  }
}

/// The makers of CPUs as CPUID names them.
let cpuVendors: Set<String> = [
  "GenuineIntel", "AuthenticAMD", "HygonGenuine", "CentaurHauls", "GenuineTMx86", "CyrixInstead",
]

extension Substring {
  /// The item of an argument if it is `KEY` or `KEY=VALUE` of plain words.
  fileprivate var argument: Substring? {
    split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).allSatisfy { $0.token != nil }
      ? self : nil
  }
}

/// - SeeAlso: qemu 10.0 hw/core/machine.c and hw/i386/pc.c, the properties of machines.
private let machineKeys: Set<String> = [
  "type", "accel", "usb", "smm", "vmport", "kernel_irqchip", "kernel-irqchip", "dump-guest-core", "mem-merge",
  "hpet", "acpi", "i8042", "sata",
  "smbus",
  "pit", "pic", "hmat", "nvdimm", "graphics", "max-ram-below-4g", "default-bus-bypass-iommu",
  "default_bus_bypass_iommu", "igd-passthru", "suppress-vmdesc", "hpet-msi", "smp",
]

/// nova.conf's settings on CPUs and moves, below the names of their sections, without comments.
func keptNovaSettings(_ text: String) -> String {
  var lines: [String] = []
  var isKept = false
  for line in text.split(separator: "\n") {
    if line.first == "[" {
      let section = line.trimmingBlanks
      isKept = ["[DEFAULT]", "[libvirt]", "[compute]", "[workarounds]", "[vnc]"].contains(section)
      if isKept { lines.append(section) }
    } else if line.first == " " || line.first == "\t" {
      // A value continues on lines that begin with a blank.
      if isKept, line.trimmingBlanks.settingValue != nil { lines.append(String(line)) }
    } else if let equals = line.firstIndex(of: "=") {
      isKept = novaSettingNames.contains(line[..<equals].trimmingBlanks)
      if isKept {
        let value = line[line.index(after: equals)...].trimmingBlanks.settingValue
        lines.append("\(line[..<equals].trimmingBlanks) = \(value ?? "redacted")")
      }
    } else {
      isKept = false
    }
  }
  return lines.map { $0 + "\n" }.joined()
}

extension String {
  /// The value if it is a list of plain words, such as models, features, machine types and numbers.
  fileprivate var settingValue: String? {
    utf8.count <= 1024 && utf8.allSatisfy { $0.isTokenCharacter || $0 == 0x20 || $0 == 0x3d }
      && !contains("@")
      ? self : nil
  }
}

/// A unit of libvirt's or Nova's with its state; nil for a unit that somebody named.
func keptService(_ line: Substring) -> String? {
  let fields = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
  let names = fields[0].split { "._-".contains($0) }
  let states = fields.count > 1 ? fields[1].split(separator: " ") : []
  guard names.allSatisfy({ unitWords.contains(String($0)) }),
    states.allSatisfy({ ["enabled", "disabled", "running"].contains($0) })
  else { return nil }
  return String(line)
}

private let unitWords: Set<String> = [
  "libvirtd", "virtqemud", "virtproxyd", "virtlogd", "virtlockd", "virtsecretd", "virtnodedevd",
  "virtstoraged", "ro",
  "admin", "tcp", "tls", "openstack", "nova", "compute", "libvirt", "container", "tripleo", "edpm", "kolla",
  "target",
  "migration", "ssh", "cell1", "service", "socket",
]

/// An installed package with its version; nil for a line of another form.
func keptPackage(_ line: Substring) -> String? {
  let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
  guard fields.count == 2, let name = fields[0].token, fields[1].token != nil,
    packageNames.contains(where: { name.hasPrefix($0) })
  else { return nil }
  return "\(name)\t\(keptVersion(fields[1]))"
}

/// A version up to the first mark that no distribution writes.
private func keptVersion(_ version: Substring) -> Substring {
  var end = version.startIndex
  while end < version.endIndex {
    let letters = version[end...].prefix { $0.isLetter }
    guard letters.isEmpty || versionMarks.contains(letters.lowercased()) else { break }
    let rest = version[letters.endIndex...].prefix { !$0.isLetter }
    end = rest.endIndex
  }
  let kept = version[..<end]
  return kept.dropLast(kept.reversed().prefix { !$0.isNumber && !$0.isLetter }.count)
}

/// - SeeAlso: deb-version(7); the releases of Debian, Ubuntu, RHEL, Fedora, SUSE and Proxmox.
private let versionMarks: Set<String> = [
  "dfsg", "ds", "deb", "u", "b", "ubuntu", "build", "el", "fc", "module", "scrmod", "bp", "lp", "pve", "pmx",
  "rc", "git",
  "beta", "alpha", "nmu", "x", "amd", "generic", "default", "cloud", "server", "s", "p", "r", "a", "c", "d",
  "e", "f", "next",
]

private let packageNames = [
  "libvirt", "qemu", "pve-qemu", "pve-kernel", "proxmox-kernel", "nova-", "python3-nova", "openstack-nova",
  "linux-image",
  "linux-firmware", "kernel", "intel-microcode", "amd64-microcode", "microcode_ctl", "ucode-", "intel-ucode",
  "amd-ucode", "seabios", "ovmf", "edk2", "swtpm", "ipxe",
]

/// A line of `xl info` on Xen and the CPU; of Xen's command line, the options on CPUs.
func keptXenLine(_ line: Substring) -> String? {
  let parts = line.split(separator: ":", maxSplits: 1)
  guard parts.count == 2 else { return nil }
  let key = parts[0].trimmingBlanks
  if key == "xen_commandline" {
    let options = parts[1].split(separator: " ").filter { word in
      xenOptions.contains(String(word.prefix { $0 != "=" }))
        && word.utf8.allSatisfy { $0.isTokenCharacter || $0 == 0x3d }
    }
    return "\(parts[0]): " + options.joined(separator: " ")
  }
  return xenKeys.contains(key) && parts[1].phrase != nil ? String(line) : nil
}

/// - SeeAlso: xl(1), info.
private let xenKeys: Set<String> = [
  "nr_cpus", "threads_per_core", "cpu_mhz", "hw_caps", "virt_caps", "xen_major", "xen_minor", "xen_extra",
  "xen_version",
  "xen_caps", "xen_scheduler", "xen_pagesize", "platform_params",
]

/// - SeeAlso: xen docs/misc/xen-command-line.pandoc, by these names.
private let xenOptions: Set<String> = [
  "cpuid", "cpuid_mask_cpu", "cpuid_mask_ecx", "cpuid_mask_edx", "cpuid_mask_ext_ecx", "cpuid_mask_ext_edx",
  "cpuid_mask_xsave_eax", "cpuid_mask_l7s0_eax", "cpuid_mask_l7s0_ebx", "cpuid_mask_therm_ecx", "spec-ctrl",
  "tsx", "xpti",
  "smt", "pv-l1tf", "ucode", "dom0-cpuid", "pcid", "invpcid", "smep", "smap", "xsave", "avic", "ept", "cet",
  "pku", "hap",
]
