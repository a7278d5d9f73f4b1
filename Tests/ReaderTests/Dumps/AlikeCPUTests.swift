import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

@testable import CPUReaders

/// What tells no CPU from its neighbour makes no "CPUs that differ"; MSRs count where CPUID announces them.
@Suite struct AlikeCPUTests {
  private static func grouped(_ tables: [CPUIDTable]) -> Int {
    DistinctCPU.grouping(tables.enumerated().map { ($0.offset, $0.element) }).count
  }

  private static func table(
    vendor: (UInt32, UInt32, UInt32) = (0x756e_6547, 0x6c65_746e, 0x4965_6e69), highest: UInt32 = 0x1f
  ) -> CPUIDTable {
    CPUIDTable(leaves: [
      CPUIDLeaf(eax: 0): .init(eax: highest, ebx: vendor.0, ecx: vendor.1, edx: vendor.2),
      CPUIDLeaf(eax: 1): .init(eax: 0x000a_06d1, ebx: 0x800, ecx: 0xfeda_3203, edx: 0x178b_fbff),
      CPUIDLeaf(eax: 0x8000_0000): .init(eax: 0x8000_0026),
      CPUIDLeaf(eax: 0x4000_0000): .init(
        eax: 0x4000_0005, ebx: 0x566e_6558, ecx: 0x6558_4d4d, edx: 0x4d4d_566e),
      CPUIDLeaf(eax: 0xc000_0000): .init(eax: 0xc000_0004),
      CPUIDLeaf(eax: 0x8086_0000): .init(eax: 0x8086_0007),
    ])
  }

  /// Registers that follow the CPU's number or the moment.
  @Test(arguments: [
    (CPUIDLeaf(eax: 1), CPUIDRegister.ebx, UInt32(0xff00_0000)), (CPUIDLeaf(eax: 6), .edx, 0xffff_0000),
    (CPUIDLeaf(eax: 0x0b, ecx: 1), .edx, .max), (CPUIDLeaf(eax: 0x1f), .edx, .max),
    (CPUIDLeaf(eax: 0x0d, ecx: 1), .ebx, .max), (CPUIDLeaf(eax: 0x8000_001e), .eax, .max),
    (CPUIDLeaf(eax: 0x8000_0026, ecx: 2), .edx, .max), (CPUIDLeaf(eax: 0x4000_0003, ecx: 1), .eax, .max),
    (CPUIDLeaf(eax: 0x4000_0004), .ebx, .max),
    // Beyond the highest leaf, and of a leaf that says how many subleaves it has.
    (CPUIDLeaf(eax: 0x21), .edx, .max), (CPUIDLeaf(eax: 0x8000_0027), .eax, .max),
    (CPUIDLeaf(eax: 7, ecx: 3), .ebx, .max), (CPUIDLeaf(eax: 0x2000_0001), .eax, .max),
  ])
  func volatileRegistersMakeNoDifference(leaf: CPUIDLeaf, register: CPUIDRegister, bits: UInt32) {
    var tables = [Self.table(), Self.table()]
    for index in tables.indices {
      tables[index].leaves[CPUIDLeaf(eax: 7)] = CPUIDRegisters(eax: 2)
      tables[index].leaves[leaf, default: CPUIDRegisters()][register] |= index == 0 ? 0 : bits
    }
    #expect(Self.grouped(tables) == 1)
    // A bit beside them is a difference, where the register has one.
    guard ![0x21, 0x8000_0027, 0x2000_0001].contains(leaf.eax), leaf != CPUIDLeaf(eax: 7, ecx: 3),
      leaf != CPUIDLeaf(eax: 0x4000_0003, ecx: 1)
    else { return }
    let other: CPUIDRegister = register == .ecx ? .eax : .ecx
    tables[1].leaves[leaf]?[other] ^= 1 << 20
    #expect(Self.grouped(tables) == 2)
  }

  @Test(arguments: [
    (CPUIDLeaf(eax: 0x8086_0007), (0x756e_6547 as UInt32, 0x3638_784d as UInt32, 0x5465_6e69 as UInt32)),
    (CPUIDLeaf(eax: 0xc000_0002), (0x746e_6543, 0x736c_7561, 0x4872_7561)),
    (CPUIDLeaf(eax: 0xc000_0004), (0x746e_6543, 0x736c_7561, 0x4872_7561)),
  ])
  func clocksOfOtherVendorsMakeNoDifference(leaf: CPUIDLeaf, vendor: (UInt32, UInt32, UInt32)) {
    var tables = [Self.table(vendor: vendor), Self.table(vendor: vendor)]
    for index in tables.indices { tables[index].leaves[leaf] = CPUIDRegisters(eax: UInt32(index) + 500) }
    #expect(Self.grouped(tables) == 1)
  }

  /// Counters, temperatures and the boot processor's mark differ on every CPU; capabilities are compared.
  @Test(arguments: [
    (0x10 as UInt32, 1), (0x1b, 1), (0xe7, 1), (0x198, 1), (0x19c, 1), (0x10a, 2), (0x48b, 2), (0x8b, 2),
    (0x3a, 2),
  ])
  func onlyMSRsOfCapabilitiesMakeADifference(index: UInt32, groups: Int) {
    var tables = [Self.table(), Self.table()]
    for position in tables.indices { tables[position].msrs = [index: UInt64(position) + 7] }
    #expect(Self.grouped(tables) == groups)
  }

  /// 10AH tells something only where leaf 07H announces it, VMX's MSRs only where leaf 01H does.
  @Test(arguments: [
    ("rdctl-no", 0x10a as UInt32, CPUIDLeaf(eax: 7), CPUIDRegister.edx, 29),
    ("mds-no", 0x10a, CPUIDLeaf(eax: 7), .edx, 29), ("vmx-ept", 0x48b, CPUIDLeaf(eax: 1), .ecx, 5),
    ("vmx-activity-hlt", 0x485, CPUIDLeaf(eax: 1), .ecx, 5),
  ])
  func msrsCountWhereTheyAreAnnounced(
    name: String, index: UInt32, leaf: CPUIDLeaf, register: CPUIDRegister, bit: Int
  ) throws {
    let feature = try #require(Catalog.standard[name]).index
    let decoder = FeatureDecoder(.standard)
    var table = Self.table()
    table.leaves[CPUIDLeaf(eax: 7)] = CPUIDRegisters(eax: 0)
    table.msrs[index] = .max
    table.leaves[leaf]?[register] |= 1 << UInt32(bit)
    #expect(decoder.decode(table).present.contains(feature))
    table.leaves[leaf]?[register] &= ~(1 << UInt32(bit))
    #expect(!decoder.decode(table).present.contains(feature))
    #expect(decoder.decode(table).absent.contains(feature))
    // Where the announcing leaf is not known, the value stands.
    table.leaves[leaf] = nil
    if leaf.eax == 7 { #expect(decoder.decode(table).present.contains(feature)) }
    // A template that leaves the announcing bit to the host.
    var told = CPUIDTable()
    told.msrs[index] = .max
    #expect(decoder.decode(CPUIDTable(msrs: [index: .max]), told: told).present.contains(feature))
  }

  @Test func dumpsOf32BitCodeSayThatTheyAre() throws {
    let text = Fixture.aida.text.replacing("28100800", with: "28100000")
    let reading = try Reader.read(Document(name: "dump", bytes: Array(text.utf8)))
    #expect(reading.notes.contains { $0.text.hasPrefix("32-bit code read this dump") })
    let syscall = try #require(Catalog.standard["syscall"]).index
    let evidence = try RegisterDumpTests.host(text).observations[0].evidence
    #expect(!evidence.present.contains(syscall) && !evidence.absent.contains(syscall))
    for whole in [Fixture.aida, .cpuidTool] {
      let notes = try Reader.read(Document(name: "dump", bytes: whole.bytes)).notes
      #expect(!notes.contains { $0.text.contains("32-bit") })
    }
  }

  @Test func kernelsOf32BitsSayThatTheyAre() throws {
    for (fixture, format) in [(Fixture.cpuinfo, "cpuinfo"), (.lscpu, "lscpu")] {
      let text = fixture.text.replacing(" syscall ", with: " ").replacing("x86_64", with: "i686")
      let document = Document(name: "flags", bytes: Array(text.utf8))
      let reading = try Reader.read(document, format: format)
      #expect(reading.notes.contains { $0.text.hasPrefix("a 32-bit kernel printed") })
      let syscall = try #require(Catalog.standard["syscall"]).index
      let host = try RegisterDumpTests.interpreter.host(try reading.selecting(document), in: document)
      #expect(!host.observations[0].evidence.absent.contains(syscall))
      #expect(
        try Reader.read(Document(name: "flags", bytes: fixture.bytes)).notes.allSatisfy {
          !$0.text.contains("32-bit")
        })
    }
  }

  @Test(arguments: ["6.1.172-216.329.amzn2023.x86_64", "5.10.234"])
  func firecrackersKernelIsTheHosts(release: String) throws {
    let text = Fixture.firecracker.text.replacing("6.1.1", with: release)
    #expect(try RegisterDumpTests.host(text).configuration?.kernelRelease == release)
    let without = Fixture.firecracker.text.replacing("\"kernel_version\": \"6.1.1\", ", with: "")
    #expect(try RegisterDumpTests.host(without).configuration == nil)
  }
}
