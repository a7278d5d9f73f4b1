import CPUCatalog
import CPUCompatibility
import Foundation
import GuestVerdicts
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders
@testable import Reports

/// Guests on old machine types have what QEMU gives their model there.
@Suite struct MachineTypeVerdictTests {
  private let catalog = Catalog.standard
  private let interpreter = Interpreter(
    map: MapProjection(.newestBuiltin, catalog: .standard), catalog: .standard)

  private func host(_ model: String, with: [String] = [], without: [String] = []) throws -> HostCPU {
    var definition = CPUDefinition(.guest)
    definition.model = model
    definition.vendor = model.hasPrefix("EPYC") || model.hasPrefix("Opteron") ? "AMD" : "Intel"
    definition.features =
      with.map { CPUDefinition.Feature($0, .require) } + without.map { CPUDefinition.Feature($0, .disable) }
    return try interpreter.host(
      .libvirt(definition, point: .hostModel(emulator: nil, type: "kvm"), hostName: "there"),
      in: Document(name: "there", bytes: []))
  }

  private func guest(_ cpu: String, _ machine: String, from source: HostCPU? = nil) throws -> GuestCPU {
    let text =
      "<domain type='kvm'><name>g</name><os><type arch='x86_64' machine='\(machine)'>hvm</type></os>\(cpu)</domain>"
    let document = Document(name: "g.xml", bytes: Array(text.utf8))
    return try interpreter.guest(try Reader.read(document).selecting(document), in: document, from: source)
  }

  private func verdict(_ guest: GuestCPU, on host: HostCPU) throws -> Verdict {
    let report = CheckReport(
      guest, on: [host], catalog: catalog, map: interpreter.map, libvirt: nil, policy: CompatibilityPolicy(),
      martlet: "test", inputs: [], arguments: ("g.xml", ["there.xml"]))
    return try #require(report.hosts.first)
  }

  private func has(_ guest: GuestCPU, _ name: String) throws -> Bool? {
    let index = try #require(catalog[name]).index
    if guest.uncertain.contains(index) { return nil }
    return guest.wanted?.evidence.present.contains(index) ?? false
  }

  private let skylake = "<cpu mode='custom' match='exact'><model>Skylake-Client</model></cpu>"

  @Test func whatTheMachineTypeAddsFollowsTheHostThatStartedIt() throws {
    let (with, without) = (
      try host("Skylake-Client", with: ["mpx"]), try host("Skylake-Client", without: ["mpx"])
    )
    #expect(try has(try guest(skylake, "pc-q35-3.1", from: with), "mpx") == true)
    #expect(try has(try guest(skylake, "pc-q35-3.1", from: without), "mpx") == false)
    #expect(try has(try guest(skylake, "pc-q35-3.1"), "mpx") == nil)
    #expect(try has(try guest(skylake, "pc-q35-4.0", from: with), "mpx") == false)
    let moves = try verdict(try guest(skylake, "pc-q35-3.1", from: with), on: without)
    #expect(
      moves.outcome == .blocked && moves.reasons.contains { $0.id == "cpu.missing" && $0.feature == "mpx" })
    let stays = try verdict(try guest(skylake, "pc-q35-3.1", from: without), on: without)
    #expect(stays.outcome != .blocked && stays.outcome != .undetermined, "\(stays.reasons.map(\.id))")
    let open = try verdict(try guest(skylake, "pc-q35-3.1"), on: without)
    #expect(open.outcome == .undetermined)
    #expect(open.reasons.contains { $0.id == "cpu.not-told" && $0.feature == "mpx" })
    let note = try #require(open.reasons.first { $0.id == "guest.machine-type" })
    #expect(note.weight == .note && note.text.contains("pc-q35-3.1"))
    #expect(note.text.contains("has mpx if the host that started it gives it"), "\(note.text)")
    // What the host that started the guest gives is certain, and what it does not give is no change.
    let sure = try #require(moves.reasons.first { $0.id == "guest.machine-type" })
    #expect(sure.text.contains("has mpx, unlike"), "\(sure.text)")
    #expect(!stays.reasons.contains { $0.id == "guest.machine-type" })
  }

  @Test func whatTheMachineTypeRemovesIsNotLost() throws {
    let cpu = "<cpu mode='custom' match='exact'><model>Opteron_G4</model></cpu>"
    let source = try host("Opteron_G4")
    #expect(try has(try guest(cpu, "pc-q35-4.0", from: source), "rdtscp") == true)
    let running = try guest(cpu, "pc-q35-3.1", from: source)
    #expect(try has(running, "rdtscp") == false && has(running, "avx") == true)
    let verdict = try verdict(running, on: try host("Opteron_G4", without: ["rdtscp"]))
    #expect(!verdict.reasons.contains { $0.id == "cpu.missing" || $0.id == "libvirt.missing-features" })
    // Without the host that runs it, libvirt may start the definition, for which it wants rdtscp.
    #expect(try has(try guest(cpu, "pc-q35-3.1"), "rdtscp") == nil)
  }

  @Test func whatTheDefinitionNamesWins() throws {
    let named =
      "<cpu mode='custom' match='exact'><model>Skylake-Client</model><feature policy='disable' name='mpx'/></cpu>"
    let with = try host("Skylake-Client", with: ["mpx"])
    let guest = try guest(named, "pc-q35-3.1", from: with)
    #expect(try has(guest, "mpx") == false && guest.machineChange.isEmpty)
    // A definition that libvirt checked in full is the guest's own record.
    let full = "<cpu mode='custom' match='exact' check='full'><model>Skylake-Client</model></cpu>"
    let running = try self.guest(full, "pc-q35-3.1", from: with)
    #expect(try has(running, "mpx") == false && running.machineChange.isEmpty)
  }

  @Test func theHostsCPUIsChangedToo() throws {
    let source = try host("EPYC", with: ["topoext", "arat"])
    let passthrough = "<cpu mode='host-passthrough'/>"
    #expect(try has(try guest(passthrough, "pc-q35-2.12", from: source), "topoext") == false)
    #expect(try has(try guest(passthrough, "pc-q35-3.0", from: source), "topoext") == true)
    #expect(try guest(passthrough, "pc-q35-2.12").machineChange.isEmpty)
  }
}
