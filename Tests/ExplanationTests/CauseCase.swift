import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUDiagnosis
@testable import LossCauses

extension CauseTests.Case {
  /// A host that shows what the case says.
  func host(named name: String = "h") throws -> HostCPU {
    let catalog = Catalog.standard
    let feature = try #require(catalog[feature], "\(feature)")
    var evidence: [ObservationPoint: Evidence] = [:]
    for point in present { evidence[point, default: Evidence()].present.insert(feature.index) }
    for point in absent { evidence[point, default: Evidence()].absent.insert(feature.index) }
    for (point, present, absent) in others {
      for name in present {
        evidence[point, default: Evidence()].present.insert(try #require(catalog[name], "\(name)").index)
      }
      for name in absent {
        evidence[point, default: Evidence()].absent.insert(try #require(catalog[name], "\(name)").index)
      }
    }
    let numbers: [(Quantity, UInt64?)] = [
      (.family, signature.0), (.model, signature.1), (.stepping, signature.2), (.microcode, microcode),
      (.highestBasicLeaf, highestLeaf),
    ]
    var host = HostCPU(
      name: name, architecture: "x86_64", vendor: vendor, modelName: nil,
      observations: evidence.map {
        Observation(
          point: $0.key, evidence: $0.value, listing: .full(why: ""), document: "d", isComplete: true)
      },
      quantities: numbers.compactMap { quantity, value in
        value.map { QuantityReading(quantity, $0, at: .cpuid, in: "d") }
      })
    var configuration = HostConfiguration(captured: "2026-11-23T12:00:00Z")
    configure(&configuration)
    host.configuration = configuration
    return host
  }

  /// What the rules say of the host, or of the guest on it.
  ///
  /// - Parameter hypervisor: The twelve characters that CPUID shows of what is underneath; nil for a host that shows none.
  func causes(on hypervisor: String? = nil) throws -> [Cause] {
    let catalog = Catalog.standard
    let feature = try #require(catalog[feature])
    var host = try host()
    if let hypervisor = hypervisor ?? self.hypervisor {
      host.cpus = [DistinctCPU(table: table(of: hypervisor))]
    }
    let article = catalog.article(of: feature)
    // A guest's loss is between its definition and itself.
    let loss =
      guest == nil
      ? try #require(Loss(of: feature, article: article, on: host))
      : Loss(
        lastPresent: .guestDefinition, firstAbsent: .guestCPUID(hypervisor: "QEMU"),
        candidates: [.kvm, .qemu, .guest])
    return CauseContext(
      feature, article, on: host, lost: loss, catalog, MapProjection(.builtin, catalog: catalog),
      guest: guest?("g")
    ).causes()
  }

  /// What CPUID answers on a machine of that hypervisor: its bit and its name.
  private func table(of hypervisor: String) -> CPUIDTable {
    let characters = Array(hypervisor.utf8) + Array(repeating: 0, count: 12)
    func word(_ start: Int) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(characters[start + $1]) << UInt32(8 * $1) }
    }
    var table = CPUIDTable()
    table.leaves[CPUIDLeaf(eax: 1)] = CPUIDRegisters(eax: 0, ebx: 0, ecx: 1 << 31, edx: 0)
    table.leaves[CPUIDLeaf(eax: 0x4000_0000)] = CPUIDRegisters(
      eax: 0x4000_0006, ebx: word(0), ecx: word(4), edx: word(8))
    return table
  }

  /// What of the switches may bring the feature back on the host, held against another that has it.
  func cures(with peer: Self) throws -> [String] {
    try switches(with: peer).map { $0.0.mechanism.description }
  }

  /// The same, each with what is known of it.
  func switches(with peer: Self) throws -> [(FeatureSwitch, CauseRule.Finding)] {
    let catalog = Catalog.standard
    let context = DiagnosisContext(
      from: try peer.host(named: "p"), to: try host(), map: MapProjection(.builtin, catalog: catalog),
      catalog: catalog, log: [])
    return context.curableSwitches(of: try #require(catalog[feature])).map { ($0.item, $0.finding) }
  }
}
