/// Dumps of one small CPU in the form of each tool, written for these tests.
extension Fixture {
  static let dumps = [
    cpuidTool, aida, libcpuid, kcpuid, x86info, xenPolicy, xapi, registerList, firecracker, qmp,
  ]

  static let cpuidTool = Fixture(
    format: "cpuid",
    text: """
      CPU 0:
         0x00000000 0x00: eax=0x00000007 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000306a9 ebx=0x00100800 ecx=0x7fbae3ff edx=0xbfebfbff
         0x00000007 0x00: eax=0x00000000 ebx=0x00000281 ecx=0x00000000 edx=0x9c000400
         0x80000000 0x00: eax=0x80000001 ebx=0x00000000 ecx=0x00000000 edx=0x00000000
         0x80000001 0x00: eax=0x00000000 ebx=0x00000000 ecx=0x00000001 edx=0x28100800
      CPU 1:
         0x00000000 0x00: eax=0x00000007 ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69
         0x00000001 0x00: eax=0x000306a9 ebx=0x01100800 ecx=0x7fbae3ff edx=0xbfebfbff
         0x00000007 0x00: eax=0x00000000 ebx=0x00000281 ecx=0x00000000 edx=0x9c000400
         0x80000000 0x00: eax=0x80000001 ebx=0x00000000 ecx=0x00000000 edx=0x00000000
         0x80000001 0x00: eax=0x00000000 ebx=0x00000000 ecx=0x00000001 edx=0x28100800

      """)

  /// What XAPI prints of a host with that CPU, by the form of xe's parameters.
  static let xapi = Fixture(
    format: "xapi",
    text: """
      uuid ( RO)                  : 0c4b1cf2-7b4a-4d5c-9c1d-1f2e3d4c5b6a
                 name-label ( RW): xcp-1
           API-version-vendor ( RO): XenSource
                   cpu_info (MRO): cpu_count: 2; socket_count: 1; vendor: GenuineIntel; speed: 1700.013; family: 6; model: 58; stepping: 9; flags: fpu de tsc msr; features_pv: 1fc9cbf5-7fbae3ff-28100800-00000001-00000000-00000281; features_hvm: bfebfbff-7fbae3ff-28100800-00000021-00000000-00000a81-00000000-00000000-00000000-9c000400; features_hvm_host: bfebfbff-7fbae3ff-28100800-00000001-00000000-00000281-00000000-00000000-00000000-9c000400

      """)

  static let aida = Fixture(
    format: "aida",
    text: """
      ------[ Versions ]------

      Program Version : some dumper

      ------[ CPUID Registers / Logical CPU #0 ]------

      CPUID 00000000: 00000007-756E6547-6C65746E-49656E69 [GenuineIntel]
      CPUID 00000001: 000306A9-00100800-7FBAE3FF-BFEBFBFF
      CPUID 00000007: 00000000-00000281-00000000-9C000400 [SL 00]
      CPUID 80000000: 80000001-00000000-00000000-00000000
      CPUID 80000001: 00000000-00000000-00000001-28100800

      ------[ CPUID Registers / Logical CPU #1 ]------

      CPUID 00000000: 00000007-756E6547-6C65746E-49656E69 [GenuineIntel]
      CPUID 00000001: 000306A9-01100800-7FBAE3FF-BFEBFBFF
      CPUID 00000007: 00000000-00000281-00000000-9C000400 [SL 00]
      CPUID 80000000: 80000001-00000000-00000000-00000000
      CPUID 80000001: 00000000-00000000-00000001-28100800

      ------[ MSR Registers ]------

      MSR 00000017: < FAILED >
      MSR 0000008B: 0000-0021-0000-0000 [microcode]

      """)

  static let libcpuid = Fixture(
    format: "libcpuid",
    text: """
      version=0.6.4
      build_date=Jan  1 2024
      _________________ Logical CPU #0 _________________
      basic_cpuid[0]=00000007 756e6547 6c65746e 49656e69
      basic_cpuid[1]=000306a9 00100800 7fbae3ff bfebfbff
      basic_cpuid[7]=00000000 00000281 00000000 9c000400
      ext_cpuid[0]=80000001 00000000 00000000 00000000
      ext_cpuid[1]=00000000 00000000 00000001 28100800
      intel_fn4[0]=1c004121 01c0003f 0000003f 00000000
      intel_fn4[1]=1c004122 01c0003f 0000003f 00000000
      intel_fn4[2]=00000000 00000000 00000000 00000000

      """)

  static let kcpuid = Fixture(
    format: "kcpuid",
    text: """
      Basic Leafs :
      ================
      0x00000000: EAX=0x00000007, EBX=0x756e6547, ECX=0x6c65746e, EDX=0x49656e69
      0x00000001: EAX=0x000306a9, EBX=0x00100800, ECX=0x7fbae3ff, EDX=0xbfebfbff
      0x00000007: subleafs:
        0: EAX=0x00000000, EBX=0x00000281, ECX=0x00000000, EDX=0x9c000400
      Extended Leafs :
      ================
      0x80000000: EAX=0x80000001, EBX=0x00000000, ECX=0x00000000, EDX=0x00000000
      0x80000001: EAX=0x00000000, EBX=0x00000000, ECX=0x00000001, EDX=0x28100800

      """)

  static let x86info = Fixture(
    format: "x86info",
    text: """
      x86info v1.31pre
      Found 2 identical CPUs
      eax in: 0x00000000, eax = 00000007 ebx = 756e6547 ecx = 6c65746e edx = 49656e69
      eax in: 0x00000001, eax = 000306a9 ebx = 00100800 ecx = 7fbae3ff edx = bfebfbff
      eax in: 0x00000007, eax = 00000000 ebx = 00000000 ecx = 00000000 edx = 00000000

      eax in: 0x80000000, eax = 80000001 ebx = 00000000 ecx = 00000000 edx = 00000000
      eax in: 0x80000001, eax = 00000000 ebx = 00000000 ecx = 00000001 edx =
      28100800

      """)

  static let xenPolicy = Fixture(
    format: "xen-cpuid",
    text: """
      Xen reports there are maximum 120 leaves and 2 MSRs
      Raw policy: 5 leaves, 1 MSRs
       CPUID:
        leaf     subleaf  -> eax      ebx      ecx      edx
        00000000:ffffffff -> 00000007:756e6547:6c65746e:49656e69
        00000001:ffffffff -> 000306a9:00100800:7fbae3ff:bfebfbff
        00000007:00000000 -> 00000000:00000281:00000000:9c000400
        80000000:ffffffff -> 80000001:00000000:00000000:00000000
        80000001:ffffffff -> 00000000:00000000:00000001:28100800
       MSRs:
        index    -> value
        000000ce -> 0000000080000000
      Host policy: 1 leaves, 0 MSRs
       CPUID:
        leaf     subleaf  -> eax      ebx      ecx      edx
        00000000:ffffffff -> 00000007:756e6547:6c65746e:49656e69

      """)

  static let registerList = Fixture(
    format: "registers",
    text: """
      leaf;subleaf;eax;ebx;ecx;edx
      0x00000000;0;0x00000007;0x756e6547;0x6c65746e;0x49656e69
      0x00000001;0;0x000306a9;0x00100800;0x7fbae3ff;0xbfebfbff
      0x00000007;0;0x00000000;0x00000281;0x00000000;0x9c000400
      0x80000000;0;0x80000001;0x00000000;0x00000000;0x00000000
      0x80000001;0;0x00000000;0x00000000;0x00000001;0x28100800

      """)

  static let firecracker = Fixture(
    format: "firecracker",
    text: """
      {"kernel_version": "6.1.1", "microcode_version": "0x21", "guest_cpu_config": {"cpuid_modifiers": [
        {"leaf": "0x7", "subleaf": "0x0", "flags": 1, "modifiers": [
          {"register": "ebx", "bitmap": "0b00000000000000000000001010000001"},
          {"register": "edx", "bitmap": "0bxx1111xxxxxxxxxxxxxxx1xxxxxxxxxx"}]}],
        "msr_modifiers": [{"addr": "0x10a", "bitmap": "0bxxxx1001"}]}}

      """)

  static let qmp = Fixture(
    format: "qmp",
    text: """
      {"return": {}}
      {"return": {"model": {"name": "max", "props": {"avx2": false, "erms": true, "fsgsbase": true,
       "phys-bits": 40, "vendor": "GenuineIntel", "family": 6, "model": 58, "stepping": 9, "pmu": true}}}}

      """)
}
