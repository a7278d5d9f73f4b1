internal import CHostCPU
internal import Glibc
internal import HostSnapshots
internal import X86CPU

/// The KVM capabilities that rules examine, by their numbers in the API.
///
/// - SeeAlso: linux 6.12 include/uapi/linux/kvm.h; qemu 10.2 linux-headers/linux/kvm.h (KVM_CAP_VM_TYPES).
private let capabilities: [(name: String, number: Int32)] = [
  ("KVM_CAP_NR_VCPUS", 9), ("KVM_CAP_XSAVE", 55), ("KVM_CAP_XCRS", 56), ("KVM_CAP_TSC_CONTROL", 60),
  ("KVM_CAP_GET_TSC_KHZ", 61), ("KVM_CAP_MAX_VCPUS", 66), ("KVM_CAP_TSC_DEADLINE_TIMER", 72),
  ("KVM_CAP_EXT_EMUL_CPUID", 95), ("KVM_CAP_MAX_VCPU_ID", 128), ("KVM_CAP_X2APIC_API", 129),
  ("KVM_CAP_X86_DISABLE_EXITS", 143), ("KVM_CAP_GET_MSR_FEATURES", 153),
  ("KVM_CAP_NESTED_STATE", 157), ("KVM_CAP_HYPERV_CPUID", 167), ("KVM_CAP_X86_USER_SPACE_MSR", 188),
  ("KVM_CAP_SYS_HYPERV_CPUID", 191), ("KVM_CAP_SGX_ATTRIBUTE", 196), ("KVM_CAP_XSAVE2", 208),
  ("KVM_CAP_PMU_CAPABILITY", 212),
  ("KVM_CAP_VM_TSC_CONTROL", 214), ("KVM_CAP_VM_TYPES", 235),
]

extension Probe {
  /// Queries KVM with ioctls, without starting a guest.
  mutating func readKVM() {
    let device = "/dev/kvm"
    let kvm = unsafe open(device, O_RDWR | O_CLOEXEC)
    guard kvm >= 0 else {
      let code = errno
      let reason =
        switch code {
        case ENOENT, ENXIO, ENODEV:
          "KVM is not available: its module is not loaded, or the CPU's virtualisation is off or hidden"
        case EACCES, EPERM: "\(FileError(code: code).reason), or membership in the group kvm"
        default: FileError(code: code).reason
        }
      for kind in [
        Snapshot.Kind.kvmSupported, .kvmEmulated, .kvmHyperV, .kvmMSR, .kvmMSRs, .kvmCapabilities,
      ] {
        miss(kind, device, reason)
      }
      return
    }
    defer { close(kvm) }
    for (kind, call, list) in [
      (Snapshot.Kind.kvmSupported, "KVM_GET_SUPPORTED_CPUID", HOST_CPU_KVM_SUPPORTED),
      (.kvmEmulated, "KVM_GET_EMULATED_CPUID", HOST_CPU_KVM_EMULATED),
      (.kvmHyperV, "KVM_GET_SUPPORTED_HV_CPUID", HOST_CPU_KVM_HYPERV),
    ] {
      var entries = [host_cpu_kvm_entry](repeating: host_cpu_kvm_entry(), count: 512)
      let count = unsafe host_cpu_kvm_cpuid(kvm, Int32(list), &entries, Int32(entries.count))
      guard count >= 0 else {
        miss(kind, call, FileError(code: -count).reason)
        continue
      }
      let rows = entries.prefix(Int(count)).map { entry in
        (
          leaf: CPUIDLeaf(eax: entry.leaf, ecx: entry.subleaf),
          registers: CPUIDRegisters(eax: entry.eax, ebx: entry.ebx, ecx: entry.ecx, edx: entry.edx)
        )
      }
      add(kind, from: call, text: dumpText(rows.sorted { $0.leaf < $1.leaf }))
    }
    readKVMFeatureMSRs(kvm)
    readSavedMSRs(kvm)
    var text = ""
    for capability in capabilities {
      text +=
        "\(capability.name) \(capability.number) \(host_cpu_kvm_capability(kvm, capability.number))\n"
    }
    add(.kvmCapabilities, from: "KVM_CHECK_EXTENSION", text: text)
    let frequency = host_cpu_kvm_tsc_khz(kvm)
    if frequency > 0 {
      add(.tscFrequency, from: "KVM_GET_TSC_KHZ", text: "\(frequency)\n")
    } else {
      miss(.tscFrequency, "KVM_GET_TSC_KHZ", FileError(code: -frequency).reason)
    }
  }

  private mutating func readSavedMSRs(_ kvm: Int32) {
    let call = "KVM_GET_MSR_INDEX_LIST"
    var indices = [UInt32](repeating: 0, count: 1024)
    let count = unsafe host_cpu_kvm_saved_msrs(kvm, &indices, Int32(indices.count))
    guard count >= 0 else { return miss(.kvmMSRs, call, FileError(code: -count).reason) }
    add(
      .kvmMSRs, from: call,
      text: indices.prefix(Int(count)).sorted().map { hexadecimal($0) + "\n" }.joined())
  }

  private mutating func readKVMFeatureMSRs(_ kvm: Int32) {
    var indices = [UInt32](repeating: 0, count: 256)
    let count = unsafe host_cpu_kvm_feature_msrs(kvm, &indices, Int32(indices.count))
    guard count >= 0 else {
      return miss(.kvmMSR, "KVM_GET_MSR_FEATURE_INDEX_LIST", FileError(code: -count).reason)
    }
    var text = ""
    for index in indices.prefix(Int(count)) {
      var value: UInt64 = 0
      if unsafe host_cpu_kvm_msr(kvm, index, &value) == 0 {
        text += "\(hexadecimal(index)) \(hexadecimal(value))\n"
      }
    }
    add(.kvmMSR, from: "KVM_GET_MSRS", text: text)
  }
}
