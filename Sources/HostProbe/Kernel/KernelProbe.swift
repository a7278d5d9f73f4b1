internal import FileAccess
internal import Glibc
internal import HostSnapshots

extension Probe {
  /// Reads the kernel's view of the CPU, its parameters and KVM's, and the firmware's DMI names.
  mutating func readKernel() {
    for path in ["/proc/cpuinfo", "/proc/cmdline", "/proc/version", "/proc/sys/kernel/osrelease"] {
      addFile(path)
    }
    for path in [
      "/sys/devices/system/cpu/cpu0/microcode/version", "/sys/devices/system/cpu/smt/control",
      "/sys/hypervisor/type", "/sys/devices/system/cpu/cpu0/tsc_freq_khz",
      "/sys/devices/system/clocksource/clocksource0/current_clocksource",
    ] { addFile(path, isOptional: true) }
    for name in [
      "sys_vendor", "product_name", "board_vendor", "board_name", "bios_vendor", "bios_version", "bios_date",
    ] { addFile("/sys/class/dmi/id/\(name)", isOptional: true) }
    if files(in: "/sys/class/dmi/id") == nil {
      miss(.file, "/sys/class/dmi/id", "the machine has no DMI table")
    }
    addFolder("/sys/devices/system/cpu/vulnerabilities")
    for module in ["kvm", "kvm_intel", "kvm_amd"] where files(in: "/sys/module/\(module)") != nil {
      addFolder("/sys/module/\(module)/parameters")
    }
    if let modules = files(in: "/sys/module") {
      add(
        .folder, from: "/sys/module",
        text: modules.filter { $0.hasPrefix("kvm") }.map { "\($0)\t\n" }.joined())
    }
    readKernelConfiguration()
  }

  /// The lines of the kernel's configuration that concern CPUs.
  private mutating func readKernelConfiguration() {
    guard case .success(let release) = contents("/proc/sys/kernel/osrelease") else { return }
    let path = "/boot/config-\(release.trimmingBlanks)"
    var text: String?
    var source = path
    if case .success(let plain) = contents(path) {
      text = plain
    } else if let packed = bytes(of: "/proc/config.gz"), let plain = gunzip(packed, limit: 8 << 20) {
      text = String(decoding: plain, as: UTF8.self)
      source = "/proc/config.gz"
    }
    guard let text else {
      return miss(.file, path, "cannot read it, and /proc/config.gz does not exist")
    }
    let lines = text.split(separator: "\n").filter { line in
      let name = line.drop { "# ".contains($0) }
      return kernelConfigurationNames.contains { name.hasPrefix($0) }
    }
    add(.file, from: source, text: lines.map { $0 + "\n" }.joined())
  }

  private func bytes(of path: String) -> [UInt8]? {
    try? WholeFile.read(root + path, limit: 8 << 20, waits: false)
  }
}
