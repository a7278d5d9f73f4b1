import CPUCatalog
import Testing
import X86CPU

/// Looking up microarchitectures, and what a table must look like.
@Suite struct MicroarchitectureTableTests {
  private func name(_ model: UInt32, _ stepping: UInt32, core: UInt8? = nil, native: UInt32? = nil) -> String?
  {
    MicroarchitectureTable.standard.lookup(
      vendor: "GenuineIntel", signature: CPUSignature(family: 6, model: model, stepping: stepping),
      coreType: core, nativeModel: native)?.name
  }

  @Test(arguments: [(0...4, "Skylake-SP / Skylake-X"), (5...7, "Cascade Lake"), (10...11, "Cooper Lake")])
  func steppingsTellServersApart(steppings: ClosedRange<UInt32>, codename: String) {
    for stepping in steppings {
      let found = MicroarchitectureTable.standard.lookup(
        vendor: "GenuineIntel", signature: CPUSignature(family: 6, model: 85, stepping: stepping))
      #expect(found?.name == "Skylake")
      #expect(found?.codename == codename)
    }
  }

  @Test func typesOfCoresTellHybridPartsApart() {
    #expect(name(151, 2, core: 0x40) == "Golden Cove")
    #expect(name(151, 2, core: 0x20) == "Gracemont")
    #expect(name(151, 2) == "Golden Cove or Gracemont")
    #expect(name(151, 2, core: 0) == "Golden Cove")
    #expect(name(151, 2, core: 0x10) == nil)
    #expect(name(197, 2, core: 0x20, native: 3) == "Skymont")
    #expect(name(197, 2, core: 0x20, native: 2) == "Crestmont")
    #expect(name(197, 2, core: 0x20) == "Crestmont or Skymont")
  }

  @Test func anUndecidedCoreKeepsItsPart() {
    let found = MicroarchitectureTable.standard.lookup(
      vendor: "GenuineIntel", signature: CPUSignature(family: 6, model: 138, stepping: 1))
    #expect(found?.name == "Sunny Cove or Tremont")
    #expect(found?.codename == "Lakefield")
    #expect(found?.citation == "linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_LAKEFIELD")
  }

  @Test func whatIsNotKnownHasNoName() {
    #expect(name(250, 0) == nil)
    let milan = CPUSignature(family: 25, model: 1, stepping: 1)
    let table = MicroarchitectureTable.standard
    #expect(table.lookup(vendor: "AuthenticAMD", signature: milan)?.codename == "Milan")
    #expect(table.lookup(vendor: "GenuineIntel", signature: milan) == nil)
    #expect(table.lookup(vendor: "", signature: milan) == nil)
  }

  @Test func vendorsOfOneDesignShareItsRecords() {
    let signature = CPUSignature(family: 7, model: 59, stepping: 1)
    for vendor in ["CentaurHauls", "  Shanghai  "] {
      #expect(
        MicroarchitectureTable.standard.lookup(vendor: vendor, signature: signature)?.name == "LuJiaZui")
    }
  }

  @Test func aTableIsRead() throws {
    let table = try MicroarchitectureTable(
      text: """
        # A comment.
        vendor Twelve chars | "  Shanghai  "

        uarch A core
          part 6 1-2,4 stepping 3 | One / Two | a book; another
        """)
    #expect(table.count == 2)
    for vendor in ["Twelve chars", "  Shanghai  "] {
      let found = table.lookup(vendor: vendor, signature: CPUSignature(family: 6, model: 4, stepping: 3))
      #expect(
        found == Microarchitecture(name: "A core", codename: "One / Two", citation: "a book; another"))
      #expect(table.lookup(vendor: vendor, signature: CPUSignature(family: 6, model: 3, stepping: 3)) == nil)
      #expect(table.lookup(vendor: vendor, signature: CPUSignature(family: 6, model: 4, stepping: 2)) == nil)
    }
  }

  @Test(arguments: [
    (1, "twelve characters", "vendor Intel"),
    (1, "without a vendor", "uarch A"),
    (2, "without a microarchitecture", "vendor GenuineIntel\n  part 6 1 | - | c"),
    (3, "must begin with", "vendor GenuineIntel\nuarch A\npart 6 1 | - | c"),
  ])
  func linesOutOfPlaceAreRefused(line: Int, reason: String, text: String) {
    expectRefusal(of: text, line: line, reason: reason)
  }

  @Test(arguments: [
    (3, "a code name and a citation", "part 6 1 | - "),
    (3, "a code name and a citation", "part 6 1 |  | c"),
    (3, "neither a number nor a range", "part 6 9-1 | - | c"),
    (3, "neither a number nor a range", "part 6 1-2-3 | - | c"),
    (3, "neither a number nor a range", "part 6 1,,2 | - | c"),
    (3, "not a family", "part six 1 | - | c"),
    (3, "not a family", "part 6 1 stepping | - | c"),
    (3, "not stepping", "part 6 1 colour 3 | - | c"),
    (3, "not stepping", "part 6 1 core 40 | - | c"),
    (3, "that is not a number", "part 6 1 core XYH | - | c"),
    (4, "could be this or A", "part 6 1-4 | - | c\n  part 6 4 stepping 2 | - | c"),
    (4, "could be this or A", "part 6 1 | - | c\n  part 6 1 core 40H | - | c"),
  ])
  func partsThatDoNotFollowTheFormatAreRefused(line: Int, reason: String, part: String) {
    expectRefusal(of: "vendor GenuineIntel\nuarch A\n  " + part, line: line, reason: reason)
  }

  private func expectRefusal(of text: String, line: Int, reason: String) {
    let error = #expect(throws: CatalogError.self) { try MicroarchitectureTable(text: text) }
    #expect(error?.line == line)
    #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "accepted")")
  }
}
