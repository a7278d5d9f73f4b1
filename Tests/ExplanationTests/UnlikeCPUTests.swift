import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import LossCauses
@testable import Reports

/// Hosts whose logical CPUs differ.
@Suite struct UnlikeCPUTests {
  private let catalog = Catalog.standard

  @Test func aHybridHostLosesWhatOneCPULacks() throws {
    let feature = try #require(catalog["monitor"])
    var table = CPUIDTable()
    table.set(feature.location)
    var other = table
    other.leaves[CPUIDLeaf(eax: 1)]?.ecx = 0
    var evidence = Evidence()
    evidence.absent.insert(feature.index)
    let host = HostCPU(
      name: "h", architecture: nil, vendor: "Intel", modelName: nil,
      observations: [
        Observation(
          point: .kernelFlags, evidence: evidence, listing: .full(why: ""), document: "d", isComplete: true)
      ],
      cpus: [
        DistinctCPU(table: table, logicalCPUs: [0, 1]), DistinctCPU(table: other, logicalCPUs: [2, 3]),
      ])
    let article = catalog.article(of: feature)
    let loss = try #require(Loss(of: feature, article: article, on: host))
    let causes = CauseContext(
      feature, article, on: host, lost: loss, catalog, MapProjection(.builtin, catalog: catalog)
    ).causes()
    let cause = try #require(causes.first { $0.id == "kernel.cpus-differ" })
    #expect(cause.certainty == .proven)
    #expect(cause.evidence == "CPUID lacks it on cpus 2-3")
  }

  /// What was not read of a CPU is no difference from one of which it was read.
  @Test(arguments: [UInt32(0x10a), 0x485])
  func registersThatOneCPUWasNotAskedForMakeNoDifference(index: UInt32) throws {
    var table = CPUIDTable()
    table.leaves[CPUIDLeaf(eax: 0)] = CPUIDRegisters()
    table.leaves[CPUIDLeaf(eax: 0)]?.eax = 7
    for name in ["monitor", "vmx", "arch-capabilities"] {
      table.set(try #require(catalog[name]).location)
    }
    var read = table
    read.msrs = [index: ~0]
    var other = table
    other.leaves[CPUIDLeaf(eax: 1)]?.ecx &= ~(1 << 3)
    let own = profile(of: [read, table])
    #expect(own.cpus.map(\.ownFeatures) == [[], []])
    #expect(own.surprises.contains { $0.id == "mixed-cpus" && $0.text.contains("the same") })
    #expect(profile(of: [read, other]).cpus.map(\.ownFeatures) == [["monitor"], []])
  }

  private func profile(of tables: [CPUIDTable]) -> HostProfile {
    HostProfile(
      HostCPU(
        name: "h", architecture: nil, vendor: "Intel", modelName: nil, observations: [],
        cpus: tables.enumerated().map { DistinctCPU(table: $1, logicalCPUs: [$0]) }),
      map: .builtin, projection: MapProjection(.builtin, catalog: catalog), catalog: catalog, martlet: "",
      inputs: [])
  }
}
