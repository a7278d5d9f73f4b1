import CPUCompatibility
import Foundation
import HostProbe
import HostSnapshots
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders

/// What the probe reads of this machine's CPU, named as libvirt names it, and what libvirt's daemon says of it.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct HostCPUTests {
  @Test func theProbesCPUIDIsNamedAsTheDaemonNamesIt() throws {
    let daemon = try #require(PrivateLibvirtd.current)
    let map = try CPUMap.load(
      path: CPUMap.installedPath ?? "", libvirtVersion: LibvirtVersion.installed ?? .assumed)
    let text = try daemon.virsh("capabilities").output
    let theirs = try #require(try CPUElement.all(in: Array(text.utf8)).first).definition(as: .host)
    var probe = Probe(martlet: "test")
    probe.readMachine()
    let part = try #require(probe.snapshot.parts(.cpuid).first)
    let reading = try Reader.read(Document(name: "dump", bytes: Array(part.content.utf8)), format: "cpuid")
    guard case .registers(let dump)? = reading.cpus.first else {
      Issue.record("the part is no dump")
      return
    }
    let ours = try map.decode(dump.cpus[0].table.asReadBy64BitCode, as: .host)
    #expect(ours.model == theirs.model)
    #expect(ours.vendor == theirs.vendor)
    #expect(Set(ours.features.map(\.name)) == Set(theirs.features.map(\.name)))
  }
}
