import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import MigrationLab
import Testing
import X86CPU

@testable import CPUReaders

/// The CPU that `lab replay` gives emulated hosts, as QEMU expands it on their machine type.
@Suite(.enabled(if: QEMUProcess.isInstalled, "qemu-system-x86_64 is not installed"))
struct ReplayTests {
  private let catalog = Catalog.standard

  /// What QEMU's `max` emulates on no machine.
  private func emulated() throws -> Evidence {
    let document = Document(
      name: "max", bytes: [UInt8](try QEMUProcess(machine: "none").expansionReply(of: "max")))
    let cpu = try #require(try Reader.read(document).cpus.first)
    let host = try Interpreter(map: MapProjection(.builtin, catalog: catalog), catalog: catalog).host(
      cpu, in: document)
    return try #require(host.observations.first).evidence
  }

  @Test(arguments: ["pc-i440fx-2.2", "pc-q35-2.4", "pc-q35-4.0"])
  func oldMachineTypesTakeNothing(machine: String) throws {
    let qemu = try QEMUProcess(machine: machine)
    let emulated = try emulated()
    let arat = try #require(catalog["arat"]).index
    var evidence = Evidence()
    evidence.present = emulated.certainlyPresent
    evidence.present.remove(try #require(catalog["avx2"]).index)
    evidence.absent.insert(try #require(catalog["avx2"]).index)
    let host = HostCPU(
      name: "h", architecture: nil, vendor: nil, modelName: nil,
      observations: [
        Observation(
          point: .cpuid, evidence: evidence, listing: .full(why: "a test"), document: "h", isComplete: true)
      ])
    func properties(_ replayed: ReplayedCPU) throws -> [String: Any] {
      try qemu.expansion(of: QEMUArgument(replayed.cpu))
    }
    let replayed = ReplayedCPU(host, emulated: emulated, catalog: catalog, machine: machine)
    let given = try properties(replayed)
    #expect(given["avx2"] as? Bool == false)
    for feature in catalog.features(in: emulated.certainlyPresent) where feature.name != "avx2" {
      guard case .cpuid = feature.location.kind, feature.levelling != .never,
        let name = feature.aliases.first(where: { $0.dialect == .qemu })?.name
      else { continue }
      #expect(given[name] as? Bool != false, "\(feature.name) on \(machine)")
    }
    // Without the machine type, an old one takes arat from the CPU.
    let unaware = try properties(ReplayedCPU(host, emulated: emulated, catalog: catalog))
    if emulated.certainlyPresent.contains(arat), machine == "pc-i440fx-2.2" {
      #expect(unaware["arat"] as? Bool == false && given["arat"] as? Bool == true)
    }
    #expect(replayed.lost.isEmpty)
  }
}
