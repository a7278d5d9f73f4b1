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

  /// Directions, vendors, and that an update has to say whether it gives or removes.
  @Test func aSwitchHasADirectionAndAVendor() throws {
    func item(_ columns: String) throws -> FeatureSwitch {
      let catalog = try Catalog(
        table: Array(record("a", more: "  switch    \(columns) | it does | source").utf8))
      return try #require(catalog.article(of: catalog.features[0]).switches.first)
    }
    let taking = try item("kernel | parameter noxsave | kernel kvm")
    #expect(taking.direction == .takes && taking.canBringBack && taking.vendor == nil)
    let giving = try item("microcode | update INTEL-SA-00088 on Intel | gives cpuid kernel")
    #expect(giving.direction == .gives && giving.canBringBack && giving.hides == [.cpuid, .kernel])
    #expect(
      giving.concerns(vendor: "Intel") && !giving.concerns(vendor: "AMD") && giving.concerns(vendor: nil))
    #expect(giving.mechanism == .update("INTEL-SA-00088"))
    let removing = try item("kernel | update linux b0563468eeac on AMD | removes kernel kvm")
    #expect(removing.direction == .removes && !removing.canBringBack && removing.concerns(vendor: "Hygon"))
    let nothing = try item("kernel | parameter tsx=off on Intel | nothing")
    #expect(nothing.hides.isEmpty && !nothing.canBringBack)
    #expect(try item("kvm | module kvm_amd.nested=0 | kvm").vendor == "AMD")
    for wrong in [
      "microcode | update X | cpuid", "kernel | parameter x | gives", "kernel | parameter x | gives nothing",
      "kernel | parameter x | lends cpuid",
    ] {
      #expect(throws: CatalogError.self, "\(wrong)") {
        try read(record("a", more: "  switch    \(wrong) | it does | source"))
      }
    }
  }

  @Test func whatQEMUAddsIsRead() throws {
    let catalog = try Catalog(
      table: Array(record("a", more: "  qemu      host-cpuid | 10.0 | it does | source").utf8))
    let addition = try #require(catalog.article(of: catalog.features[0]).qemuAddition)
    #expect(addition.source == .hostCPUID)
    for (version, answer) in [("10.0.2", true), ("11.0", true), ("7.2.0", false), ("8.2.1", nil), ("x", nil)]
      as [(String, Bool?)]
    {
      #expect(addition.isIn(version: version) == answer, "\(version)")
    }
    for wrong in [
      "sometimes | 10.0 | it does | source", "always | 9.0 | it does | source", "always | 7.2 | it does",
    ] {
      #expect(throws: CatalogError.self) { try read(record("a", more: "  qemu      \(wrong)")) }
    }
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
