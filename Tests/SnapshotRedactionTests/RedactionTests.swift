import HostSnapshots
import SnapshotRedaction
import Testing

@Suite struct RedactionTests {
  private let secrets = [
    "compute-7.example.org", "compute-7", "payroll", "8f4c1f9e-6d35-4f5b-9d2e-2b8a6f1f7a10",
    "3d1219c7c4c5404aaa1f6d2a48adfda4",
    "52:54:00:ab:cd:ef", "10.20.30.40", "fe80::5054:ff:feab:cdef", "/var/lib/libvirt/images/payroll.qcow2",
    "SN-4711", "alice",
    "/dev/vg0/payroll-data",
  ]

  private func sample() -> Snapshot {
    var snapshot = Snapshot(martlet: "1.0.0", method: .probe, captured: "2026-11-23T12:00:00Z")
    snapshot.identity.hostName = secrets[0]
    snapshot.identity.hostUUID = secrets[3]
    snapshot.identity.machineID = secrets[4]
    let domain = """
      <domain type='kvm'><name>payroll</name><uuid>\(secrets[3])</uuid>
      <metadata><nova:user xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1" uuid="1">alice</nova:user></metadata>
      <sysinfo type='smbios'><system><entry name='serial'>SN-4711</entry></system></sysinfo>
      <cpu mode='custom' match='exact'><model fallback='forbid'>Haswell-noTSX</model><feature policy='require' name='vmx'/></cpu>
      <devices><emulator>/usr/bin/qemu-system-x86_64</emulator><disk><source file='\(secrets[8])'/></disk>
      <interface><mac address='\(secrets[5])'/><ip address='\(secrets[6])'/><ip address='\(secrets[7])'/></interface></devices></domain>
      """
    let time = "2026-11-23T12:00:00Z"
    snapshot.parts = [
      .init(
        .file, source: "/proc/cmdline", time: time,
        text: "root=/dev/vg0/payroll-data tsx=off kvm_intel.nested=1\n"),
      .init(
        .domain, source: "virsh dumpxml payroll", time: time, about: ["domain": "payroll", "state": "live"],
        text: domain),
      .init(
        .libvirtCapabilities, source: "virsh capabilities", time: time,
        text: "<capabilities><host><uuid>\(secrets[3].uppercased())</uuid></host></capabilities>"),
      .init(
        .cpuid, source: "CPUID", time: time,
        text: "   0x00000001 0x00: eax=0x00a00f11 ebx=0x01020800 ecx=0x81202000 edx=0x078bfbff\n"),
      .init(
        .qemuArguments, source: "/proc/PID/cmdline", time: time, about: ["domain": "payroll"],
        text: "-cpu Haswell-noTSX,+vmx\n"),
    ]
    snapshot.missing = [
      .init(.domain, source: "virsh dumpxml payroll --migratable", reason: "compute-7 says no")
    ]
    return snapshot
  }

  @Test func nothingThatIdentifiesIsLeft() {
    let text = String(decoding: sample().redacted().json(), as: UTF8.self)
    for secret in secrets { #expect(!text.lowercased().contains(secret.lowercased()), "\(secret)") }
  }

  @Test func oneThingIsAlwaysReplacedByOneWord() {
    let redacted = sample().redacted()
    #expect(redacted.isRedacted)
    #expect(redacted.parts[1].about?["domain"] == "guest-1")
    #expect(redacted.parts[1].source == "virsh dumpxml guest-1")
    #expect(redacted.parts[1].content.contains("<name>guest-1</name>"))
    #expect(redacted.missing[0].source == "virsh dumpxml … --migratable")
    #expect(redacted.missing[0].reason == "… says no")
    let uuid = "00000000-0000-4000-8000-000000000001"
    #expect(redacted.identity.hostUUID == uuid)
    #expect(redacted.parts[1].content.contains(uuid))
    #expect(redacted.parts[2].content.contains(uuid))
  }

  /// What bears on CPUs stays to the letter.
  @Test func whatIsAboutCPUsStays() {
    let (before, after) = (sample(), sample().redacted())
    #expect(after.parts[3].content == before.parts[3].content)
    #expect(after.parts[4].content == before.parts[4].content)
    #expect(after.parts[0].content == "tsx=off kvm_intel.nested=1\n")
    #expect(after.parts[1].content.contains("<cpu mode='custom' match='exact'>"))
    #expect(after.parts[1].content.contains("<model fallback='forbid'>Haswell-noTSX</model>"))
    #expect(after.parts[1].content.contains("<feature policy='require' name='vmx'/>"))
    #expect(after.parts[1].content.contains("<emulator>/usr/bin/qemu-system-x86_64</emulator>"))
    #expect(after.parts[0].source == "/proc/cmdline")
  }

  @Test func redactingTwiceChangesNothingMore() {
    let once = sample().redacted()
    #expect(once.redacted() == once)
  }

  /// A guest keeps the marks by which its manager is recognised.
  @Test(arguments: [
    ("<name>instance-0000002a</name>", "<name>instance-00000001</name>"),
    ("<name>i-2-10-VM</name>", "<name>i-1-1-VM</name>"), ("<name>one-7</name>", "<name>one-1</name>"),
    (
      "<metadata><n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/1.1'><n:name>x</n:name></n:instance></metadata>",
      "<owner xmlns='http://openstack.org/xmlns/libvirt/nova/'/>"
    ),
    (
      "<sysinfo type='smbios'><system><entry name='product'>OpenStack Nova 27</entry></system></sysinfo>",
      "<entry name='product'>OpenStack Nova</entry>"
    ),
    (
      "<devices><disk type='file'><source file='/var/lib/nova/instances/8f4c/disk'/></disk></devices>",
      "<source file='/var/lib/nova/instances/redacted/path-1'/>"
    ),
  ])
  func managersAreStillRecognised(before: String, after: String) {
    var snapshot = Snapshot(martlet: "1.0.0", method: .probe, captured: "2026-11-23T12:00:00Z")
    snapshot.parts = [
      .init(
        .domain, source: "virsh dumpxml", time: "2026-11-23T12:00:00Z", text: "<domain>\(before)</domain>")
    ]
    let content = snapshot.redacted().parts.first?.content ?? ""
    #expect(content.contains(after), "\(content)")
  }

  /// What nothing may stay of is missing, and its kind is told.
  @Test func aPartThatGoesIsListed() {
    var snapshot = Snapshot(martlet: "1.0.0", method: .probe, captured: "2026-11-23T12:00:00Z")
    snapshot.parts = [
      .init(.domain, source: "virsh dumpxml", time: "2026-11-23T12:00:00Z", text: "<domain><name>cut")
    ]
    let redacted = snapshot.redacted()
    #expect(redacted.parts.isEmpty)
    #expect(
      redacted.missing == [.init(.domain, source: "virsh dumpxml", reason: "redaction keeps nothing of it")])
  }

  /// Reasons that Martlet itself gives stay readable.
  @Test(arguments: [
    "Permission denied: needs root",
    "No such file or directory; this is a container (docker): look at its host",
    "the CPU, or the hypervisor underneath, does not have VMX or SVM", "QEMU gave no answer",
    "the kernel's msr driver is not loaded (modprobe msr)", "libvirt did not answer within 20.0 seconds",
    "Failed to connect socket to '/var/run/libvirt/libvirt-sock-ro': No such file or directory",
    "A shell cannot ask KVM; run martlet capture on the host",
    "there is no CPU map; libvirt is not installed",
  ])
  func reasonsStayReadable(reason: String) {
    var snapshot = Snapshot(martlet: "1.0.0", method: .probe, captured: "2026-11-23T12:00:00Z")
    snapshot.missing = [.init(.msr, source: "/dev/cpu/*/msr", reason: reason)]
    #expect(snapshot.redacted().missing[0].reason == reason)
    #expect(snapshot.redacted().missing[0].source == "/dev/cpu/*/msr")
  }
}
