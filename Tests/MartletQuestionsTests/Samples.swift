/// Definitions and records that several suites ask about.
enum Samples {
  static func guest(_ model: String, _ features: String = "", name: String = "web") -> String {
    """
    <domain type='kvm'><name>\(name)</name><uuid>6ca34a55-7ff5-4ac1-9e6a-1bb3be2bcb07</uuid>
    <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
    <cpu mode='custom' match='exact' check='full'><model fallback='forbid'>\(model)</model>\(features)</cpu></domain>
    """
  }

  static func capabilities(_ model: String) -> String {
    """
    <capabilities><host><uuid>0b1c6f0e-0000-4000-8000-000000000001</uuid>
    <cpu><arch>x86_64</arch><model>\(model)</model><vendor>Intel</vendor></cpu></host></capabilities>
    """
  }

  static func domainCapabilities(_ model: String, _ features: String = "") -> String {
    """
    <domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc-q35-7.2</machine><arch>x86_64</arch>
    <cpu><mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model><vendor>Intel</vendor>\(features)</mode></cpu>
    </domainCapabilities>
    """
  }
}
