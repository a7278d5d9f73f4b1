/// What the files of examples hold.
extension ExampleFixtures {
  static let guest = """
    <domain type='kvm'><name>web1</name><cpu mode='custom' match='exact' check='partial'>
    <model>Broadwell-noTSX-IBRS</model><feature policy='require' name='vme'/></cpu></domain>

    """

  static let capabilities = """
    <capabilities><host><cpu><arch>x86_64</arch><model>Broadwell-noTSX-IBRS</model><vendor>Intel</vendor>
    <feature name='vme'/><feature name='ss'/></cpu></host></capabilities>

    """

  static let log = """
    2026-07-01 10:00:00.000 ERROR nova.virt.libvirt.driver [-] Live Migration failure: internal error: \
    Unknown CPU feature monitor

    """

  static let kubevirt = """
    apiVersion: kubevirt.io/v1
    kind: VirtualMachine
    metadata: {name: web1}
    spec: {template: {spec: {domain: {cpu: {model: Haswell}}}}}

    """

  static let cpuinfo = """
    processor\t: 0
    vendor_id\t: GenuineIntel
    cpu family\t: 6
    model\t\t: 79
    model name\t: Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz
    stepping\t: 1
    flags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ss ht \
    syscall nx lm pni ssse3 fma cx16 sse4_1 sse4_2 movbe popcnt aes xsave avx f16c rdrand avx2 bmi1 bmi2

    """

  static let cpudata = """
    <cpudata arch='x86'>
      <cpuid eax_in='0x00000000' ecx_in='0x00' eax='0x0000000d' ebx='0x756e6547' ecx='0x6c65746e' edx='0x49656e69'/>
      <cpuid eax_in='0x00000001' ecx_in='0x00' eax='0x000306a9' ebx='0x00100800' ecx='0x7fbae3ff' edx='0xbfebfbff'/>
      <cpuid eax_in='0x80000001' ecx_in='0x00' eax='0x00000000' ebx='0x00000000' ecx='0x00000001' edx='0x28100800'/>
    </cpudata>

    """

  static let qmp = """
    {"return": {"model": {"name": "base", "props": {"family": 6, "model": 58, "stepping": 9, "vendor": "GenuineIntel",
    "fpu": true, "sse2": true, "aes": true, "avx": true, "lm": true, "nx": true, "syscall": true}}}}

    """

  /// Nova's listing of hosts of these names.
  static func listing(_ names: [String]) -> String {
    let hosts = names.map { name in
      """
      {"hypervisor_hostname": "\(name)", "cpu_info": {"arch": "x86_64", "model": "Broadwell-noTSX-IBRS", "vendor": "Intel",
      "features": ["vme", "ss", "f16c", "rdrand"], "topology": {"cells": 1, "cores": 8, "threads": 2, "sockets": 1}}}
      """
    }
    return hosts.count == 1 ? hosts[0] + "\n" : "[" + hosts.joined(separator: ",\n") + "]\n"
  }

  static let definitions = """
    {"return": [{"name": "IvyBridge", "typename": "IvyBridge-x86_64-cpu", "unavailable-features": [], "static": false,
    "migration-safe": true}]}

    """

  static let map = """
    <cpus><arch name='x86'><vendor name='Intel' string='GenuineIntel'/>
    <feature name='sse2'><cpuid eax_in='0x01' edx='0x04000000'/></feature>
    <feature name='monitor'><cpuid eax_in='0x01' ecx='0x00000008'/></feature>
    <model name='pentium4'><vendor name='Intel'/><feature name='sse2'/></model>
    <model name='core2duo'><vendor name='Intel'/><feature name='sse2'/><feature name='monitor'/></model>
    </arch></cpus>

    """
}
