import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUReaders
@testable import Reports

/// Values of IA32_ARCH_CAPABILITIES that Cloud Hypervisor publishes with its verdicts.
///
/// - SeeAlso: cloud-hypervisor arch/src/x86_64/arch_capabilities_checks.rs, tests, commit 25163495; Documentation/check.md.
@Suite struct ArchCapabilitiesTests {
  private let catalog = Catalog.standard
  private let interpreter = Interpreter(map: MapProjection(.builtin, catalog: .standard), catalog: .standard)

  private func host(_ value: UInt64, _ name: String) throws -> HostCPU {
    var table = CPUIDTable()
    table.msrs[0x10a] = value
    return try interpreter.host(
      .registers(RegisterDump(cpus: [DistinctCPU(table: table)], point: .kvmSupported)),
      in: Document(name: name, bytes: []))
  }

  /// The reasons against a guest that was told all of `source`, on a host whose KVM has `destination`.
  private func reasons(_ source: UInt64, _ destination: UInt64) throws -> [Verdict.Reason] {
    let (here, there) = (try host(source, "here"), try host(destination, "there"))
    var definition = CPUDefinition(.guest)
    definition.model = "Cascadelake-Server"
    var guest = GuestCPU(name: "g", definition: definition)
    guest.source = here
    guest.wanted = WantedCPU(here)
    let verdict = CheckReport(
      guest, on: [there], catalog: catalog, map: interpreter.map, martlet: "test", inputs: [],
      arguments: ("g", ["there"])
    ).hosts[0]
    return verdict.reasons
  }

  private static let cascadeLake: UInt64 = 0xc0a_a0eb
  private static let sapphireRapids: UInt64 = 0x4000_0000_0c08_e1eb
  private static let graniteRapids: UInt64 = 0x4000_0000_0d08_e1eb
  /// Sapphire Rapids without TSX_CTRL.
  private static let restricted: UInt64 = 0x4000_0000_0c08_e16b

  @Test(arguments: [
    (sapphireRapids, graniteRapids), (restricted, sapphireRapids), (restricted, graniteRapids),
    (sapphireRapids, sapphireRapids),
  ])
  func pairsThatRun(source: UInt64, destination: UInt64) throws {
    #expect(try reasons(source, destination).isEmpty)
  }

  /// Cascade Lake has neither RRSBA nor the newer *_NO bits: nothing that it had is lost, FB_CLEAR included.
  @Test func cascadeLakeRunsOnSapphireRapids() throws {
    let reasons = try reasons(Self.cascadeLake, Self.sapphireRapids)
    #expect(!reasons.contains { $0.id == "cpu.missing" || $0.weight == .blocks }, "\(reasons)")
  }

  /// Cloud Hypervisor refuses; here it is a loss that libvirt will refuse where its map names the bit.
  @Test func graniteRapidsLosesPBRSBOnSapphireRapids() throws {
    let reasons = try reasons(Self.graniteRapids, Self.sapphireRapids)
    #expect(reasons.filter { $0.id == "cpu.missing" }.map(\.feature) == ["pbrsb-no"])
    #expect(reasons[0].effect == .insecure)
  }

  /// RSBA, or RRSBA, that only the destination has: Cloud Hypervisor refuses, here it is a warning.
  @Test(arguments: [UInt64(1) << 2, 1 << 19]) func weaknessesOfTheDestination(bit: UInt64) throws {
    let without = Self.sapphireRapids & ~(1 << 2 | 1 << 19)
    let there = try reasons(without, without | bit)
    #expect(there.map(\.id) == ["cpu.new-weakness"] && there[0].weight == .warns)
  }
}
