import CPUCatalog
import CPUCompatibility
import CPUExplanations
import CPUReaders
import Foundation
import LibvirtCPU
import Testing

/// The level of the private daemon's own host, given back to it.
@Suite(
  .serialized,
  .enabled(if: PrivateLibvirtd.isInstalled, "libvirtd, virsh or qemu-system-x86_64 is not installed"),
  .privateLibvirtd)
struct LevelOnLibvirtTests {
  /// libvirt defines a guest with it, and its hypervisor provides it.
  @Test func theHypervisorProvidesItsOwnLevel() throws {
    let daemon = try #require(PrivateLibvirtd.current)
    let text = try daemon.virsh("domcapabilities", "--virttype", "qemu", "--arch", "x86_64").output
    let map = MapProjection(
      try CPUMap.load(path: CPUMap.installedPath ?? "", libvirtVersion: LibvirtVersion.installed ?? .builtin),
      catalog: .standard)
    let document = Document(name: "domcapabilities", bytes: Array(text.utf8))
    let host = try Interpreter(map: map, catalog: .standard).host(
      try Reader.read(document).selecting(document), in: document)
    let level = try #require(LevelledCPU([host], catalog: .standard))
    #expect(catalogCount(level) > 20)
    let report = LevelReport(level, of: ["here"], map: map, catalog: .standard, martlet: "test", inputs: [])
    let cpu = try #require(report.configuration(for: .libvirt, annotated: false))
    let compared = try daemon.virsh(
      "hypervisor-cpu-compare", daemon.file("level.xml", cpu), "--virttype", "qemu", "--arch", "x86_64",
      "--error")
    #expect(compared.status == 0, "\(compared) \(cpu)")
    let guest =
      "<domain type='qemu'><name>level</name><memory>65536</memory><os><type arch='x86_64'>hvm</type></os>\(cpu)</domain>"
    let defined = try daemon.virsh("define", "--validate", daemon.file("guest.xml", guest))
    #expect(defined.status == 0, "\(defined)")
    #expect(try daemon.virsh("undefine", "level").status == 0)
  }

  private func catalogCount(_ level: LevelledCPU) -> Int { Catalog.standard.names(of: level.features).count }
}
