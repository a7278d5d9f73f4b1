import CPUCatalog
import Testing

/// The record format: what is wrong is refused with its line.
@Suite struct CatalogFormatTests {
  private func record(
    _ name: String, at: String = "CPUID.01H:ECX[3]", effect: String = "none | nothing | source",
    more: String = ""
  ) -> String {
    """
    \(name)
      at        \(at) | source
      meaning   what it is
      effect    \(effect)
      level     intersect
      exposure  passed-through | source
    \(more)
    """
  }

  private func read(_ text: String) throws {
    try Catalog(table: Array(text.utf8)).validate()
  }

  @Test func aRecordIsRead() throws {
    let text = record(
      "monitor",
      more: "  switch    firmware | msr NAME (C001_0015H)[9]=1 on AMD | cpuid kvm | it does | source")
    let catalog = try Catalog(table: Array(text.utf8))
    let article = catalog.article(of: try #require(catalog["monitor"]))
    #expect(article.meaning == "what it is")
    #expect(article.switches.count == 1)
    #expect(
      article.switches[0].mechanism
        == .msr(name: "NAME", index: 0xc001_0015, bit: 9, hidingValue: 1, vendor: "AMD"))
    #expect(article.switches[0].hides == [.cpuid, .kvm])
  }

  @Test(arguments: [
    "  at CPUID.01H:ECX[3] | source",
    "monitor\n  at        CPUID.01H:ECX[3] | source",
  ])
  func recordsThatLackSomethingAreRefused(text: String) {
    #expect(throws: CatalogError.self) { try read(text) }
  }

  @Test func contradictionsAreRefused() {
    #expect(throws: CatalogError.self) { try read(record("a") + "\n" + record("b")) }
    #expect(throws: CatalogError.self) { try read(record("a") + "\n" + record("a", at: "CPUID.01H:ECX[4]")) }
    #expect(throws: CatalogError.self) { try read(record("a", at: "nowhere")) }
    #expect(throws: CatalogError.self) { try read(record("a", effect: "terrible | x | source")) }
    #expect(throws: CatalogError.self) { try read(record("a", effect: "none | no source")) }
    #expect(throws: CatalogError.self) { try read(record("a", more: "  needs b | source")) }
    #expect(throws: CatalogError.self) { try read(record("a", more: "  colour blue")) }
    #expect(throws: CatalogError.self) {
      try read(record("a", more: "  switch cloud9 | bios \"X\" | cpuid | it does | source"))
    }
    #expect(throws: CatalogError.self) {
      try read(record("a", more: "  switch firmware | lever X | cpuid | it does | source"))
    }
  }

  @Test func cyclesOfNeedsAreRefused() {
    let cycle =
      record("a", more: "  needs b | source") + "\n"
      + record("b", at: "CPUID.01H:ECX[4]", more: "  needs a | source")
    #expect(throws: CatalogError.self) { try read(cycle) }
  }
}
