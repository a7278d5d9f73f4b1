internal import CPUCatalog
internal import X86CPU

extension Feature {
  /// The group that lists show the feature in: the registers that the manuals describe together.
  var group: String {
    switch location.kind {
    case .cpuid(let leaf, let subleaf, _):
      switch leaf {
      case 0x01: "basic (01H)"
      case 0x06: "power and thermal (06H)"
      case 0x07: (subleaf ?? 0) == 0 ? "extended (07H)" : "extended (07H, subleaf \(subleaf ?? 0))"
      case 0x0a, 0x23: "performance monitoring"
      case 0x0d: "state saving (0DH)"
      case 0x0f, 0x10, 0x8000_0020: "resource monitoring and allocation"
      case 0x12: "SGX (12H)"
      case 0x14: "Processor Trace (14H)"
      case 0x19: "key locker (19H)"
      case 0x1c: "branch records (1CH)"
      case 0x1d, 0x1e: "AMX (1EH)"
      case 0x24: "AVX10 (24H)"
      case 0x4000_0001: "KVM's own (40000001H)"
      case 0x4000_0002...0x4000_00ff: "Hyper-V's (40000003H …)"
      case 0x8000_0001: "AMD and 64-bit (80000001H)"
      case 0x8000_0007: "power and errors (80000007H)"
      case 0x8000_0008: "AMD (80000008H)"
      case 0x8000_000a: "SVM (8000000AH)"
      case 0x8000_001b: "instruction-based sampling (8000001BH)"
      case 0x8000_001c: "lightweight profiling (8000001CH)"
      case 0x8000_001f: "memory encryption (8000001FH)"
      case 0x8000_0021: "AMD (80000021H)"
      case 0x8000_0022: "performance monitoring"
      case 0x8086_0001: "Transmeta"
      case 0xc000_0001: "VIA and Zhaoxin (C0000001H)"
      default: "leaf " + String(leaf, radix: 16, uppercase: true) + "H"
      }
    case .msr(let index):
      switch index {
      case FeatureMSRs.coreCapabilities: "core capabilities (MSR CFH)"
      case FeatureMSRs.archCapabilities: "arch capabilities (MSR 10AH)"
      case FeatureMSRs.perfCapabilities: "performance monitoring"
      case FeatureMSRs.vmxCapabilities: "VMX (MSR 480H–493H)"
      default: "MSR " + String(index, radix: 16, uppercase: true) + "H"
      }
    }
  }
}
