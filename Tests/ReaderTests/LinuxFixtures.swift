/// What Linux and Placement print of one small CPU, written for these tests.
extension Fixture {
  static let linux = [cpuinfo, lscpu, traits, armRegisters, hypervisorComparison]

  static let cpuinfo = Fixture(
    format: "cpuinfo",
    text: """
      processor\t: 0
      vendor_id\t: GenuineIntel
      cpu family\t: 6
      model\t\t: 58
      model name\t: An invented processor
      stepping\t: 9
      microcode\t: 0x21
      flags\t\t: fpu vme de pse tsc msr pae cx8 sep cmov mmx fxsr sse sse2 syscall nx lm nonstop_tsc pni ssse3 ibrs ibpb stibp vmx erms
      vmx flags\t: vnmi preemption_timer ept
      bugs\t\t: spectre_v1 mds
      address sizes\t: 36 bits physical, 48 bits virtual
      power management:

      processor\t: 1
      vendor_id\t: GenuineIntel
      cpu family\t: 6
      model\t\t: 58
      model name\t: An invented processor
      stepping\t: 9
      microcode\t: 0x21
      flags\t\t: fpu vme de pse tsc msr pae cx8 sep cmov mmx fxsr sse sse2 syscall nx lm nonstop_tsc pni ssse3 ibrs ibpb stibp vmx erms
      vmx flags\t: vnmi preemption_timer ept
      bugs\t\t: spectre_v1 mds
      address sizes\t: 36 bits physical, 48 bits virtual
      power management:


      """)

  /// A virtual CPU of a Neoverse N1 with a PMU, as far as two of its registers go.
  static let armRegisters = Fixture(
    format: "arm64-registers",
    text: """
      #arm64-registers 1
      cpus 0 1
      offers pmu
      asked pmu
      gic 3
      ipa 48
      register 0x6020000000110000 0x2
      register 0x603000000013c000 0x413fd0c1
      register 0x603000000013c020 0x1100000010111112
      register 0x6040000000100054
      writable 0x603000000013c020 0xffff00f00f00ffff
      end

      """)

  /// virsh on an s390x host, about a guest's definition.
  static let hypervisorComparison = Fixture(
    format: "hypervisor-comparison",
    text: "\nThe CPU provided by hypervisor on the host is a superset of CPU described in /root/web.xml\n\n")

  static let lscpu = Fixture(
    format: "lscpu",
    text: """
      {
         "lscpu": [
            {"field": "Architecture:", "data": "x86_64", "children": [
               {"field": "Address sizes:", "data": "36 bits physical, 48 bits virtual"}]},
            {"field": "Vendor ID:", "data": "GenuineIntel", "children": [
               {"field": "Model name:", "data": "An invented processor", "children": [
                  {"field": "CPU family:", "data": "6"},
                  {"field": "Model:", "data": "58"},
                  {"field": "Thread(s) per core:", "data": "2"},
                  {"field": "Stepping:", "data": "9"},
                  {"field": "Flags:", "data": "fpu vme de pse tsc msr pae cx8 sep cmov mmx fxsr sse sse2 syscall nx lm nonstop_tsc pni ssse3 ibrs ibpb stibp vmx erms"}]}]},
            {"field": "NUMA:", "data": null, "children": [{"field": "NUMA node(s):", "data": "1"}]}
         ]
      }

      """)

  static let traits = Fixture(
    format: "placement-traits",
    text: """
      +---------------------------------+
      | name                            |
      +---------------------------------+
      | COMPUTE_NODE                    |
      | HW_CPU_X86_SSE42                |
      | HW_CPU_X86_AVX2                 |
      | HW_CPU_HYPERTHREADING           |
      +---------------------------------+

      """)
}
