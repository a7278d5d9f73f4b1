import Testing
import X86CPU

@testable import CPUCatalog

/// Our names of microarchitectures and parts against those of `cpuid` and libcpuid.
@Suite struct MicroarchitecturePeerTests {
  /// A core to be named, and where it is from.
  private struct Core {
    var vendor: String
    var signature: CPUSignature
    var leaf1A: UInt32
    var type: UInt8 { UInt8(leaf1A >> 24) }

    init(vendor: String, signature: CPUSignature, leaf1A: UInt32) {
      self.vendor = vendor
      self.signature = signature
      self.leaf1A = leaf1A
    }

    init(_ table: CPUIDTable) throws {
      vendor = try #require(table.vendor)
      signature = try #require(table.signature)
      leaf1A = table.nativeModel
    }

    var ours: Microarchitecture? {
      MicroarchitectureTable.standard.lookup(
        vendor: vendor, signature: signature, coreType: type, nativeModel: leaf1A & 0xff_ffff)
    }
  }

  /// Compares our name of a core with cpuid's; returns what was needed for it.
  @discardableResult
  private func compare(_ core: Core, with answer: CpuidProgram.Answer) throws -> (
    spelling: String?, disagreement: Disagreement?
  ) {
    #expect(answer.signature == core.signature)
    guard let theirs = answer.microarchitecture else { return (nil, nil) }
    let name = PeerNames.cores[theirs] ?? theirs
    let ours = try #require(core.ours, "cpuid says \(theirs), we have no name for \(core)")
    // Two designs share a signature where only the brand, by which cpuid goes, tells them apart.
    let names = ours.name.split(separator: " or ").map(String.init)
    if let disagreement = PeerNames.disagreements.first(where: {
      $0.covers(core.vendor, core.signature, core: core.type) && $0.theirs == name
    }) {
      #expect(names.contains(disagreement.ours), "\(core)")
      return (nil, disagreement)
    }
    #expect(names.contains(name), "\(core): \(theirs)")
    return (PeerNames.cores[theirs] == nil ? nil : theirs, nil)
  }

  @Test(
    .enabled(if: !LibcpuidDump.x86.isEmpty, "needs ../shared: 210 dumps"),
    .enabled(if: CpuidProgram.isInstalled, "cpuid 20230120 is not installed: 210 dumps"),
    arguments: LibcpuidDump.x86)
  func coresOfDumpsAreNamedAsCpuidDoes(dump: LibcpuidDump) throws {
    let cpus = try dump.cores()
    let answers = try CpuidProgram.answers(cpus.map(\.leaves))
    try #require(answers.count == cpus.count && !answers.isEmpty)
    for (cpu, answer) in zip(cpus, answers) {
      let core = try Core(cpu)
      try compare(core, with: answer)
      if let name = dump.coreNames[core.leaf1A], let ours = core.ours?.name {
        #expect(name == PeerNames.nativeModels[ours] ?? ours)
      }
    }
  }

  /// libcpuid adds a suffix for the market segment, the size of a cache; many parts share a signature.
  @Test(.enabled(if: !LibcpuidDump.x86.isEmpty, "needs ../shared: 210 dumps"), arguments: LibcpuidDump.x86)
  func partsOfDumpsAreNamedAsLibcpuidDoes(dump: LibcpuidDump) throws {
    func bare(_ name: some StringProtocol) -> String {
      var name = name.lowercased()
      if let slash = name.lastIndex(of: "/") { name = String(name[..<slash]) }
      if name.hasSuffix(" xe") { name = String(name.dropLast(3)) }
      if let hyphen = name.lastIndex(of: "-") { name = String(name[..<hyphen]) }
      return PeerNames.codenames[name] ?? name
    }
    let cpus = try dump.cores()
    for (index, codename) in dump.codenames.enumerated() {
      let core = try Core(cpus[min(index, cpus.count - 1)])
      let ours = try #require(core.ours)
      let names =
        (ours.codename ?? "").split(separator: " / ").map { bare($0) }
        + ours.name.split(separator: " or ").map { $0.lowercased() }
      #expect(names.contains(bare(codename)), "\(codename) is not among \(names)")
    }
  }

  @Test(.enabled(if: !LibcpuidDump.x86.isEmpty, "needs ../shared: 210 dumps"))
  func allDumpsAreRead() throws {
    #expect(LibcpuidDump.x86.count == 210)
    #expect(try LibcpuidDump.x86.reduce(0) { $0 + (try $1.cores().count) } == 224)
    #expect(LibcpuidDump.x86.allSatisfy { !$0.codenames.isEmpty })
  }

  /// Every record, by the ends of each of its ranges: what cpuid names, we name alike, and every exception in
  /// the tables is met.
  @Test(.enabled(if: CpuidProgram.isInstalled, "cpuid 20230120 is not installed: all records"))
  func recordsAreNamedAsCpuidDoes() throws {
    var cores: [Core] = []
    for (vendor, parts) in MicroarchitectureTable.standard.parts.sorted(by: { $0.key < $1.key }) {
      for part in parts {
        for model in Set(part.models.flatMap { [$0.lowerBound, $0.upperBound] }) {
          let steppings = part.steppings.isEmpty ? [0...0] : part.steppings
          for stepping in Set(steppings.flatMap { [$0.lowerBound, $0.upperBound] }) {
            cores.append(
              Core(
                vendor: vendor,
                signature: CPUSignature(family: part.family, model: model, stepping: stepping),
                leaf1A: UInt32(part.coreType ?? 0) << 24 | (part.nativeModel ?? 0)))
          }
        }
      }
    }
    let answers = try CpuidProgram.answers(cores.map(leaves))
    try #require(answers.count == cores.count)
    var spellings: Set<String> = []
    var disagreements: Set<Disagreement> = []
    for (core, answer) in zip(cores, answers) {
      let needed = try compare(core, with: answer)
      if let spelling = needed.spelling { spellings.insert(spelling) }
      if let disagreement = needed.disagreement { disagreements.insert(disagreement) }
    }
    #expect(spellings == Set(PeerNames.cores.keys))
    #expect(disagreements == Set(PeerNames.disagreements))
  }

  /// The leaves by which cpuid tells such a core.
  private func leaves(_ core: Core) -> [CPUIDLeaf: CPUIDRegisters] {
    let bytes = Array(core.vendor.utf8)
    func word(_ start: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << ($1 * 8) } }
    let (family, model) = (core.signature.family, core.signature.model)
    let base = min(family, 15)
    let extended = (family - base) << 20 | (model >> 4) << 16
    let eax = extended | base << 8 | (model & 15) << 4 | core.signature.stepping
    return [
      CPUIDLeaf(eax: 0): CPUIDRegisters(
        eax: core.leaf1A == 0 ? 1 : 0x1a, ebx: word(0), ecx: word(8), edx: word(4)),
      CPUIDLeaf(eax: 1): CPUIDRegisters(eax: eax),
      CPUIDLeaf(eax: 0x1a): CPUIDRegisters(eax: core.leaf1A),
      CPUIDLeaf(eax: 0x8000_0000): CPUIDRegisters(eax: 0x8000_0001),
      CPUIDLeaf(eax: 0x8000_0001): CPUIDRegisters(eax: core.vendor == "GenuineIntel" ? 0 : eax),
    ]
  }
}
