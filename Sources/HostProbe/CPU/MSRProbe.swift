internal import Glibc
internal import HostSnapshots
internal import X86CPU

/// The MSRs that tell features, those that rules look at, and the masks that hide CPUID's bits.
///
/// Firmware or a hypervisor sets the masks. The capture script (`Data/capture`) reads the same registers.
///
/// - SeeAlso: Intel SDM vol. 4, tables 2-2 and 2-44; AMD APM vol. 2, appendix A; linux 6.12
///   arch/x86/include/asm/msr-index.h; xen 4.20 xen/arch/x86/include/asm/msr-index.h for the masks.
let capturedMSRs: [UInt32] =
  (FeatureMSRs.all + [0x3a, 0x8b, 0xce, 0x10f, 0x122] + [0x130, 0x131, 0x132, 0x133, 0x134]
  + [0x13c, 0x140, 0x1a0, 0x478, 0xda0]
  + [0xc001_0015, 0xc001_0114] + Array(0xc001_1002...0xc001_1005)).sorted()

extension Probe {
  /// MSRs of each logical CPU, by the kernel's msr driver.
  mutating func readMSRs() {
    var text = ""
    var absent: Set<UInt32> = Set(capturedMSRs)
    for cpu in onlineCPUs {
      let path = "/dev/cpu/\(cpu)/msr"
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        let error = FileError(code: errno)
        let hint =
          [ENOENT, ENXIO].contains(error.code) ? "; the kernel's msr driver is not loaded (modprobe msr)" : ""
        miss(.msr, path.replacing("/\(cpu)/", with: "/*/"), error.reason + hint)
        return
      }
      defer { close(descriptor) }
      for index in capturedMSRs {
        var value: UInt64 = 0
        guard unsafe pread(descriptor, &value, 8, Int(index)) == 8 else { continue }
        absent.remove(index)
        text += "cpu \(cpu) \(hexadecimal(index)) \(hexadecimal(value))\n"
      }
    }
    add(.msr, from: "/dev/cpu/*/msr", text: text)
    if !absent.isEmpty {
      let list = absent.sorted().map { String($0, radix: 16, uppercase: true) + "H" }.joined(separator: " ")
      miss(
        .msr, "/dev/cpu/*/msr", "the CPU or the outer hypervisor does not have \(list)", hasNone: true
      )
    }
  }
}
