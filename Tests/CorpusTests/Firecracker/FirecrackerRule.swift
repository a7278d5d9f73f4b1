import CPUCatalog
import X86CPU

/// What Firecracker itself writes over KVM's answers: bits whose value says nothing of KVM.
struct FirecrackerRule: Sendable {
  /// What it does.
  let name: String
  /// The bits, or registers with all their bits.
  let places: [String]
  /// On whose CPUs; nil for all.
  let vendor: KVMVendor?
  /// Where Firecracker does it.
  let citation: String

  /// Whether the rule covers `location` on a CPU of `vendor`.
  func covers(_ location: FeatureLocation, vendor: KVMVendor) -> Bool {
    guard self.vendor == nil || self.vendor == vendor else { return false }
    let text = location.description
    return places.contains { text == $0 || $0.last != "]" && text.hasPrefix($0) }
  }

  static let all: [FirecrackerRule] = [
    FirecrackerRule(
      name: "package size, APIC number and line size", places: ["CPUID.(EAX=01H,ECX=0):EBX"], vendor: nil,
      citation: "firecracker src/vmm/src/cpu_config/x86_64/cpuid/normalize.rs, update_feature_info_entry"),
    FirecrackerRule(
      name: "PDCM off; TSC deadline, hypervisor and HTT set by it",
      places: [
        "CPUID.(EAX=01H,ECX=0):ECX[15]", "CPUID.(EAX=01H,ECX=0):ECX[24]", "CPUID.(EAX=01H,ECX=0):ECX[31]",
        "CPUID.(EAX=01H,ECX=0):EDX[28]",
      ], vendor: nil,
      citation: "firecracker src/vmm/src/cpu_config/x86_64/cpuid/normalize.rs, update_feature_info_entry"),
    FirecrackerRule(
      name: "topology levels", places: ["CPUID.(EAX=0BH,", "CPUID.(EAX=1FH,"], vendor: nil,
      citation:
        "firecracker src/vmm/src/cpu_config/x86_64/cpuid/normalize.rs, update_extended_topology_entry; "
        + "intel/normalize.rs, update_extended_topology_v2_entry"),
    FirecrackerRule(
      name: "caches from the host", places: ["CPUID.(EAX=80000005H,", "CPUID.(EAX=80000006H,"], vendor: nil,
      citation: "firecracker src/vmm/src/cpu_config/x86_64/cpuid/normalize.rs, update_extended_cache_features"
    ),
    FirecrackerRule(
      name: "brand", places: ["CPUID.(EAX=80000002H,", "CPUID.(EAX=80000003H,", "CPUID.(EAX=80000004H,"],
      vendor: nil,
      citation: "firecracker src/vmm/src/cpu_config/x86_64/cpuid/intel/normalize.rs and amd/normalize.rs, "
        + "update_brand_string_entry"),
    FirecrackerRule(
      name: "x87 bits that are set where something is missing",
      places: ["CPUID.(EAX=07H,ECX=0):EBX[6]", "CPUID.(EAX=07H,ECX=0):EBX[13]"], vendor: .intel,
      citation: "firecracker src/vmm/src/cpu_config/x86_64/cpuid/intel/normalize.rs, "
        + "update_extended_feature_flags_entry"),
    FirecrackerRule(
      name: "WAITPKG off", places: ["CPUID.(EAX=07H,ECX=0):ECX[5]"], vendor: .intel,
      citation: "firecracker src/vmm/src/cpu_config/x86_64/cpuid/intel/normalize.rs, "
        + "update_extended_feature_flags_entry"),
    FirecrackerRule(
      name: "ARCH_CAPABILITIES off", places: ["CPUID.(EAX=07H,ECX=0):EDX[29]"], vendor: .amd,
      citation:
        "firecracker src/vmm/src/cpu_config/x86_64/cpuid/amd/normalize.rs, update_structured_extended_entry"
    ),
    FirecrackerRule(
      name: "cache topology from the host", places: ["CPUID.(EAX=8000001DH,", "CPUID.(EAX=8000001EH,"],
      vendor: .amd,
      citation: "firecracker src/vmm/src/cpu_config/x86_64/cpuid/amd/normalize.rs, passthrough_cache_topology"
    ),
    FirecrackerRule(
      name: "topology extensions on", places: ["CPUID.(EAX=80000001H,ECX=0):ECX[22]"], vendor: .amd,
      citation:
        "firecracker src/vmm/src/cpu_config/x86_64/cpuid/amd/normalize.rs, update_extended_feature_fn_entry"
    ),
  ]
}
