import CPUCatalog
import CPUCompatibility
import CPULevelling
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
      try CPUMap.load(path: CPUMap.installedPath ?? "", libvirtVersion: LibvirtVersion.installed ?? .assumed),
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

  /// libvirtd takes levels over models whose QEMU counterparts differ or end early, with address bits, by its own schema.
  @Test(arguments: [
    ("Cooperlake", "Intel", ["xsaves", "xfd", "amx-tile"]), ("Penryn", "Intel", ["xsave"]),
    ("Cascadelake-Server", "Intel", []), ("EPYC-Rome", "AMD", ["topoext"]),
    ("Skylake-Server-IBRS", "Intel", ["pku"]),
  ])
  func libvirtTakesIt(model: String, vendor: String, adding: [String]) throws {
    let daemon = try #require(PrivateLibvirtd.current)
    let features = adding.map { "<feature policy='require' name='\($0)'/>" }.joined()
    let text =
      "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain><machine>pc-q35-7.2</machine>"
      + "<arch>x86_64</arch><cpu><mode name='host-model' supported='yes'><model fallback='forbid'>\(model)</model>"
      + "<vendor>\(vendor)</vendor>\(features)</mode></cpu></domainCapabilities>"
    let map = MapProjection(.builtin, catalog: .standard)
    let document = Document(name: "a -- b\n-->", bytes: Array(text.utf8))
    let host = try Interpreter(map: map, catalog: .standard).host(
      try Reader.read(document).selecting(document), in: document)
    let level = try #require(LevelledCPU([host], catalog: .standard))
    var report = LevelReport(
      level, of: [document.name], map: map, catalog: .standard, martlet: "test", inputs: [])
    report.physicalAddressBits = 40
    report.physicalAddressBitsDiffer = true
    let cpu = try #require(report.configuration(for: .libvirt, annotated: true))
    #expect(cpu.contains("bits='40'"))
    let name = "level-\(model)"
    let guest =
      "<domain type='qemu'><name>\(name)</name><memory>65536</memory><os><type arch='x86_64'>hvm</type></os>\(cpu)</domain>"
    let defined = try daemon.virsh("define", "--validate", daemon.file(name + ".xml", guest))
    #expect(defined.status == 0, "\(defined) \(cpu)")
    let written = try daemon.virsh("dumpxml", "--inactive", name).output
    #expect(
      written.contains(">\(report.model ?? "?")<")
        && written.contains("<maxphysaddr mode='emulate' bits='40'/>"))
    #expect(try daemon.virsh("undefine", name).status == 0)
  }
}
