import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

@testable import CPUReaders

/// Dumps of every breed, written from known registers, are read back bit by bit.
@Suite struct DumpBreedTests {
  static func cpus(_ text: String) throws -> [DistinctCPU] {
    let reading = try Reader.read(Document(name: "dump", bytes: Array(text.utf8)))
    guard case .registers(let dump) = try #require(reading.cpus.first) else {
      throw ReadError(document: "dump", reason: "no registers")
    }
    return dump.cpus
  }

  @Test(arguments: DumpBreed.all, KnownCPU.Kind.allCases)
  func everyRegisterIsReadBack(breed: DumpBreed, kind: KnownCPU.Kind) throws {
    for (seed, count) in [(UInt64(3), 1), (4, 2), (5, 9)] {
      let machine = KnownCPU.machine(kind, count: count, seed: seed)
      let read = try Self.cpus(breed.text(machine))
      #expect(read.count == count)
      for (cpu, known) in zip(read, machine) {
        for leaf in Set(cpu.table.leaves.keys).union(known.table.leaves.keys).sorted() {
          let (was, ought) = (cpu.table.leaves[leaf], known.table.leaves[leaf])
          #expect(was == ought, "CPU \(known.number), leaf \(hex(leaf.eax)), subleaf \(leaf.ecx)")
        }
      }
    }
  }

  /// The CPU's number before every line: CPU after CPU, or leaf after leaf.
  @Test(arguments: ["CPU#%", "CPU #%:", "CPU %"], [false, true])
  func linesThatNameTheirCPU(form: String, isInterleaved: Bool) throws {
    let machine = KnownCPU.machine(.server, count: 5, seed: 6)
    var lines: [(CPUIDLeaf, Int, String)] = []
    for cpu in machine {
      for (leaf, registers) in cpu.table.leaves {
        let words = [registers.eax, registers.ebx, registers.ecx, registers.edx].map { hex8($0) }
        lines.append(
          (
            leaf, cpu.number,
            "\(form.replacing("%", with: "\(cpu.number)")) CPUID \(hex8(leaf.eax)): \(words.joined(separator: "-")) [SL \(hex2(leaf.ecx))]"
          ))
      }
    }
    lines.sort { isInterleaved ? ($0.0, $0.1) < ($1.0, $1.1) : ($0.1, $0.0) < ($1.1, $1.0) }
    let read = try Self.cpus(lines.map(\.2).joined(separator: "\n"))
    #expect(read.count == 5)
    for (cpu, known) in zip(read, machine) {
      #expect(cpu.logicalCPUs == [known.number] && cpu.table.leaves == known.table.leaves, "\(known.number)")
    }
  }

  @Test(arguments: DumpBreed.all.filter { $0.heading(0) != nil })
  func numbersAreThoseOfTheHeadings(breed: DumpBreed) throws {
    let read = try Self.cpus(breed.text(KnownCPU.machine(.server, count: 6, seed: 1)))
    let first = breed.heading(0)?.contains("CPU #1") == true ? 1 : 0
    #expect(read.map(\.logicalCPUs) == (0..<6).map { [$0 + first] })
  }

  /// MSRs of a logical CPU go to it, and not to the one whose section stood last.
  @Test(arguments: DumpBreed.all.filter { $0.msrHeading != nil }, [1, 2, 7])
  func msrsGoToTheirCPU(breed: DumpBreed, count: Int) throws {
    var machine = KnownCPU.machine(.server, count: count, seed: 8)
    for index in machine.indices {
      let own = UInt64(index)
      machine[index].table.msrs = [
        0x10a: 0x2b + own, 0x485: 0x1234_5678_9abc_def0 + own, 0x8b: own << 32 | 5,
      ]
    }
    let read = try Self.cpus(breed.text(machine))
    #expect(read.map(\.table.msrs) == machine.map(\.table.msrs))
  }

  /// MSRs of a section without a number are those of all CPUs.
  @Test(arguments: DumpBreed.all)
  func msrsWithoutANumberAreThoseOfAll(breed: DumpBreed) throws {
    let msrs: [UInt32: UInt64] = [0x3a: 5, 0x10a: 0x2b, 0x48b: 0x0039_5cff_0000_0000]
    let read = try Self.cpus(breed.text(KnownCPU.machine(.client, count: 3, seed: 2), sharedMSRs: msrs))
    #expect(read.map(\.table.msrs) == [msrs, msrs, msrs])
  }

  /// Leaf 07H of one CPU is never subleaf 1 of another's.
  @Test(arguments: DumpBreed.all.filter { !$0.numbersSubleaves })
  func noSubleafIsMadeOfAnotherCPU(breed: DumpBreed) throws {
    var machine = KnownCPU.machine(.client, count: 4, seed: 6)
    for index in machine.indices {
      machine[index].table.leaves = machine[index].table.leaves.filter { $0.key.ecx == 0 }
      machine[index].table.leaves[CPUIDLeaf(eax: 7)]?.eax = 1
    }
    for cpu in try Self.cpus(breed.text(machine)) {
      #expect(cpu.table.leaves.keys.allSatisfy { $0.ecx == 0 })
    }
  }

  /// What follows from no rule is left out, and said.
  @Test func rowsWithoutAPlaceAreLeftOut() throws {
    let text = """
      CPUID 00000000: 00000016-756E6547-6C65746E-49656E69
      CPUID 00000001: 000306A9-00100800-7FBAE3FF-BFEBFBFF
      CPUID 00000007: 00000000-00000281-00000000-9C000400
      CPUID 00000007: 11111111-11111111-11111111-11111111
      CPUID 00000016: 000007D0-00001130-00000064-00000000
      CPUID 00000016: 22222222-22222222-22222222-22222222
      """
    let reading = try Reader.read(Document(name: "dump", bytes: Array(text.utf8)))
    #expect(reading.notes.contains { $0.text.hasPrefix("2 lines are ignored") && $0.line == 3 })
    #expect(try Self.cpus(text)[0].table.leaves.keys.allSatisfy { $0.ecx == 0 })
  }

  /// Programs that leave out components, or end at the first that is zero, are followed by the masks.
  @Test(arguments: [
    (
      [
        "00000207-00000340-00000A88-00000000", "0000000F-000003D0-00019900-00000000",
        "00000100-00000240-00000000-00000000",
      ], [0, 1, 2]
    ),
    (
      [
        "00000007-00000340-000003C0-40000000", "00000100-00000240-00000000-00000000",
        "00000080-00000340-00000000-00000000",
      ], [0, 2, 62]
    ),
    (
      [
        "0000001F-00000440-00000440-00000000", "0000000F-00000440-00000100-00000000",
        "00000100-00000240-00000000-00000000", "00000040-000003C0-00000000-00000000",
        "00000040-00000400-00000000-00000000", "00000080-00000000-00000001-00000000",
      ], [0, 1, 2, 3, 4, 8]
    ),
    (
      [
        "00000207-00000340-00000A88-00000000", "0000000F-000003D0-00000000-00000000",
        "00000100-00000240-00000000-00000000", "00000000-00000000-00000000-00000000",
        "00000000-00000000-00000000-00000000",
      ], [0, 1, 2, 3, 4]
    ),
  ])
  func stateComponentsFollowTheMasks(rows: [String], subleaves: [UInt32]) throws {
    let text =
      "CPUID 00000000: 0000000D-756E6547-6C65746E-49656E69\nCPUID 00000001: 000306A9-00100800-7FBAE3FF-BFEBFBFF\n"
      + rows.map { "CPUID 0000000D: \($0)\n" }.joined()
    let leaves = try Self.cpus(text)[0].table.leaves.keys.filter { $0.eax == 0x0d }.map(\.ecx).sorted()
    #expect(leaves == subleaves)
  }

  /// Work grows as the dump does: counted, so that no clock decides.
  @Test func workIsLinear() throws {
    func steps(rows: Int, ofEachCPU count: Int) throws -> Int {
      var dump = DumpCollector(document: "long")
      for line in 0..<rows {
        let leaf: UInt32 = line % count == 0 ? 0 : 4
        let registers = CPUIDRegisters(eax: UInt32(line), ebx: 1)
        try dump.add(DumpRow(leaf: leaf, subleaf: nil, registers: registers), at: line)
        if leaf == 0 { dump.add(msr: 0x10a, UInt64(line), of: .current) }
      }
      _ = try dump.reading(format: "aida", wanted: "")
      return dump.steps
    }
    for count in [2, 50, 100_000] {
      let (few, many) = (try steps(rows: 2_000, ofEachCPU: count), try steps(rows: 20_000, ofEachCPU: count))
      #expect(few <= 10 * 2_000)
      #expect(many <= 10 * 20_000)
      #expect(many <= 11 * few)
    }
  }
}
