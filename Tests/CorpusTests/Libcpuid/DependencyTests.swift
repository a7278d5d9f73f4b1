import CPUCatalog
import CPUCompatibility
import CPUReaders
import Testing
import X86CPU

/// What a feature needs is there wherever the feature is, in every dump of a real CPU.
@Suite(.enabled(if: LibcpuidDump.folder != nil, "needs ../shared/corpus/libcpuid"))
struct DependencyTests {
  /// Dependencies that real CPUs break, and why.
  ///
  /// Leaf 14H goes on answering on a CPU whose Processor Trace is hidden in leaf 07H (one Core i5-10600K).
  static let explained = Set(
    ["cr3-filter", "ip-filter", "mtc", "psb-cyc", "topa", "topa-multi"].map {
      Pair(feature: "intel-pt-\($0)", need: "intel-pt")
    })

  struct Pair: Hashable {
    var feature: String
    var need: String
  }

  @Test func noDumpContradictsTheDependencies() throws {
    let catalog = Catalog.standard
    let needs = catalog.features.map { feature in
      catalog.article(of: feature).needs.compactMap { catalog[$0]?.index }
    }
    let decoder = FeatureDecoder(catalog)
    var broken: [Pair: [String]] = [:]
    for dump in LibcpuidDump.x86 {
      for cpu in try LibcpuidTests.host(dump).cpus {
        let decoded = decoder.decode(cpu.table)
        for feature in decoded.present {
          for need in needs[feature] where decoded.absent.contains(need) {
            let pair = Pair(feature: catalog.features[feature].name, need: catalog.features[need].name)
            broken[pair, default: []].append(dump.path)
          }
        }
      }
    }
    for (pair, paths) in broken where !Self.explained.contains(pair) {
      Issue.record("\(pair.feature) without \(pair.need) in \(paths.count): \(paths.prefix(3))")
    }
    for pair in Self.explained {
      #expect(broken[pair] != nil, "no dump has \(pair.feature) without \(pair.need) any more")
    }
  }
}
