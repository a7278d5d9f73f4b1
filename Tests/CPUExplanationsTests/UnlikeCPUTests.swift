import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

@testable import CPUExplanations

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
}
