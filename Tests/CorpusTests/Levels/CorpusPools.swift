import CPUCatalog
import CPUCompatibility
import CPULevelling
import Foundation
import LibvirtCPU
import TestSupport
import Testing

@testable import CPUReaders

/// Hosts of the corpus, and levels of pools of them.
struct CorpusPools {
  static let isThere = corpusFolder("firecracker") != nil && corpusFolder("libcpuid") != nil

  let catalog = Catalog.standard
  let map = MapProjection(.builtin, catalog: .standard)

  /// All hosts of a folder whose records end so.
  func hosts(_ folder: String, _ ending: String) throws -> [HostCPU] {
    let interpreter = Interpreter(map: map, catalog: catalog)
    let root = try #require(corpusFolder(folder))
    return try (FileManager.default.subpathsOfDirectory(atPath: root.path)).sorted().compactMap { name in
      guard name.hasSuffix(ending), !name.contains("arm/") else { return nil }
      let document = Document(name: name, bytes: Array(try Data(contentsOf: root.appending(path: name))))
      guard let reading = try? Reader.read(document), let cpu = try? reading.selecting(document) else {
        return nil
      }
      return try interpreter.host(cpu, in: document)
    }
  }

  /// The level of a pool, where KVM is taken to give what CPUs have.
  func report(on pool: [HostCPU], nested: Bool = false) -> LevelReport? {
    var naming = LevelNaming()
    naming.nested = nested
    return LevelledCPU(pool, catalog: catalog, nested: nested, assuming: LevelAssumption(usual: true)).map {
      LevelReport(
        $0, of: pool.map(\.name), map: map, catalog: catalog, martlet: "test", inputs: [], naming: naming)
    }
  }

  /// Random pools of one to five hosts of one vendor.
  func randomPools(_ count: Int, seed: UInt64) throws -> [[HostCPU]] {
    let all = try hosts("firecracker", ".json") + hosts("libcpuid", ".test")
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let vendor = Bool.random(using: &random) ? "Intel" : "AMD"
      var pool = all.filter { $0.vendor == vendor }.shuffled(using: &random).prefix(
        Int.random(in: 1...5, using: &random)
      ).map { $0 }
      for index in pool.indices { pool[index].name = "h\(index)" }
      return pool
    }
  }
}
