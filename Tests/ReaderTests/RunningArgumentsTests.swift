import CPUCatalog
import CPUCompatibility
import HostSnapshots
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders

/// The arguments that a running host-model guest's QEMU was started with go before what its host is predicted to give.
@Suite struct RunningArgumentsTests {
  private let catalog = Catalog.standard
  private let interpreter = Interpreter(
    map: MapProjection(.newestBuiltin, catalog: .standard), catalog: .standard)

  private func capture(_ arguments: [(guest: String, text: String)]) -> Snapshot {
    var snapshot = Snapshot(martlet: "test", method: .probe, captured: "2026-01-01T00:00:00Z")
    snapshot.parts = arguments.map {
      Snapshot.Part(
        .qemuArguments, source: "/proc/PID/cmdline", time: "2026-01-01T00:00:00Z",
        about: ["domain": $0.guest],
        text: $0.text)
    }
    return snapshot
  }

  private func guest(_ captures: [Snapshot], mode: String = "host-model") throws -> GuestCPU {
    var definition = CPUDefinition(.guest)
    (definition.model, definition.vendor) = ("Icelake-Server-noTSX", "Intel")
    let host = try interpreter.host(
      .libvirt(definition, point: .hostModel(emulator: nil, type: "kvm"), hostName: "there"),
      in: Document(name: "there", bytes: []))
    let text =
      "<domain type='kvm'><name>g</name><os><type arch='x86_64' machine='pc-q35-9.0'>hvm</type></os><cpu mode='\(mode)'/></domain>"
    let document = Document(name: "g.xml", bytes: Array(text.utf8))
    return try interpreter.guest(
      try Reader.read(document).selecting(document), in: document, from: host, capturedIn: captures)
  }

  private func has(_ guest: GuestCPU, _ name: String) throws -> Bool? {
    let index = try #require(catalog[name]).index
    if guest.uncertain.contains(index) { return nil }
    return guest.wanted?.evidence.present.contains(index)
  }

  @Test func theArgumentsAreTheGuests() throws {
    let plain = try guest([])
    #expect(try has(plain, "avx512f") == true && has(plain, "avx2") == true)
    let started = try guest([
      capture([("g", "-cpu Haswell-noTSX,+vaes,smep=off,migratable=on\n-machine pc-q35-9.0")])
    ])
    #expect(try has(started, "avx512f") == false, "the model that QEMU runs lacks it")
    #expect(try has(started, "avx2") == true && has(started, "vaes") == true && has(started, "smep") == false)
    // QEMU gives it whatever the model.
    #expect(try has(started, "x2apic") == has(plain, "x2apic"))
  }

  /// Another guest's arguments, contradicting ones, and those of a guest with its host's CPU change nothing that they do not name.
  @Test func otherArgumentsSayNothing() throws {
    let plain = try guest([])
    let other = try guest([capture([("h", "-cpu Haswell-noTSX")])])
    #expect(other.wanted?.evidence.present == plain.wanted?.evidence.present)
    let two = try guest([capture([("g", "-cpu Haswell-noTSX"), ("g", "-cpu EPYC")])])
    #expect(two.wanted?.evidence.present == plain.wanted?.evidence.present)
    let named = try guest([capture([("g", "-cpu host,avx512f=off")])])
    #expect(try has(named, "avx512f") == false && has(named, "avx512cd") == true)
    let passthrough = try guest([capture([("g", "-cpu Haswell-noTSX")])], mode: "host-passthrough")
    #expect(try has(passthrough, "avx512f") == true)
  }
}
