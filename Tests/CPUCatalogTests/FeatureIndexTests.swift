import CPUCatalog
import Testing

/// The index of the built-in table, by which a process starts, and the table itself.
@Suite struct FeatureIndexTests {
  /// The table's records, read one by one: what the index must say.
  private let read: Catalog

  init() throws {
    var text = ""
    for feature in Catalog.standard.features { text += Catalog.standard.record(of: feature) }
    read = try Catalog(table: Array(text.utf8))
  }

  @Test func theIndexSaysWhatTheRecordsSay() throws {
    #expect(Catalog.standard.features.count == read.features.count)
    for (indexed, feature) in zip(Catalog.standard.features, read.features) {
      #expect(indexed.name == feature.name)
      #expect(indexed.location == feature.location)
      #expect(indexed.aliases == feature.aliases, "\(feature.name)")
      #expect(indexed.effect == feature.effect, "\(feature.name)")
      #expect(indexed.levelling == feature.levelling, "\(feature.name)")
      #expect(indexed.exposure == feature.exposure, "\(feature.name)")
      #expect(Catalog.standard[feature.name]?.index == feature.index)
    }
    #expect(Catalog.standard.qemuAdditions.map(\.feature) == read.qemuAdditions.map(\.feature))
    #expect(Catalog.standard.qemuAdditions.map(\.addition) == read.qemuAdditions.map(\.addition))
    #expect(Catalog.standard.isStandard && !read.isStandard)
  }

  @Test(arguments: [
    "", "monitor|0|1", "monitor|0|1|9|0|0||CPUID.01H:ECX[3]|", "monitor|0|1|0|0|0||nowhere|",
    "monitor|0|1|0|0|0||CPUID.01H:ECX[3]|9=x", "monitor|0|1|0|0|0||CPUID.01H:ECX[3]|sdm=x",
    "monitor|x|1|0|0|0||CPUID.01H:ECX[3]|",
  ])
  func aLineThatIsNoneIsRefused(line: String) {
    #expect(throws: CatalogError.self, "\(line)") { try Catalog.readIndex(line + "\nx") }
  }
}
