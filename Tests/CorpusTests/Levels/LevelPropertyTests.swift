import CPUCatalog
import CPUCompatibility
import CPULevelling
import Foundation
import GuestVerdicts
import LibvirtCPU
import Reports
import TestSupport
import Testing

@testable import CPUReaders

/// Levels of random pools of real hosts: they run on each member, and nothing can be added.
@Suite(
  .enabled(
    if: corpusFolder("firecracker") != nil && corpusFolder("libcpuid") != nil, "../shared/corpus is not there"
  ))
struct LevelPropertyTests {
  private let pools = CorpusPools()
  private let catalog = Catalog.standard
  private let map = MapProjection(.builtin, catalog: .standard)

  @Test func levelsRunOnEachMemberAndNothingCanBeAdded() throws {
    let all = try pools.hosts("firecracker", ".json") + pools.hosts("libcpuid", ".test")
    #expect(all.count > 100)
    var random = SeededGenerator(seed: 11)
    var judged = 0
    for _ in 0..<40 {
      let vendor = Bool.random(using: &random) ? "Intel" : "AMD"
      var pool = all.filter { $0.vendor == vendor }.shuffled(using: &random).prefix(
        Int.random(in: 1...5, using: &random)
      ).map { $0 }
      for index in pool.indices { pool[index].name = "h\(index)" }
      let level = try #require(LevelledCPU(pool, catalog: catalog))
      let exposures = pool.map { HostExposures($0, masks: .standard) }
      for feature in catalog.features {
        let offers = exposures.map { $0.offered.state(of: feature.index) }
        if level.features.contains(feature.index) {
          #expect(offers.allSatisfy { $0 == .present }, "\(feature.name)")
          #expect(exposures.allSatisfy { $0.accepted.present.contains(feature.index) }, "\(feature.name)")
        } else if feature.levelling != .never, feature.exposure != .never, feature.exposure != .requested,
          !feature.isStateComponent, feature.canBelong(to: vendor),
          !FeatureDependencies.standard.nested.contains(feature.index)
        {
          let needsLost = catalog.needs(of: feature).contains { !level.features.contains($0) }
          #expect(offers.contains { $0 != .present } || needsLost, "\(feature.name) can be added")
        }
      }
      let report = LevelReport(
        level, of: pool.map(\.name), map: map, catalog: catalog, martlet: "test", inputs: [])
      guard let text = report.configuration(for: .libvirt, annotated: false) else { continue }
      let document = Document(name: "g.xml", bytes: Array(text.utf8))
      let guest = try Interpreter(map: map, catalog: catalog).guest(
        try Reader.read(document).selecting(document), in: document)
      let check = CheckReport(
        guest, on: pool, catalog: catalog, map: map, martlet: "test", inputs: [],
        arguments: ("g.xml", pool.map(\.name)))
      for verdict in check.hosts {
        let against = verdict.reasons.filter { $0.weight == .blocks || $0.weight == .unknown }
        #expect(against.allSatisfy { $0.id == "host.mixed-cpus" }, "\(against)")
      }
      judged += 1
    }
    #expect(judged > 20)
  }
}
