import CPUCatalog
import CPUCompatibility
import TestSupport
import Testing
import X86CPU

/// Levelling on hosts that are made up.
@Suite struct LevelTests {
  private let catalog = Catalog.standard

  private func host(
    _ name: String, vendor: String? = "Intel", given: [String], lacking: [String] = [], cpuid: [String] = [],
    bits: UInt64? = nil
  ) throws -> HostCPU {
    func set(_ names: [String]) throws -> FeatureSet {
      FeatureSet(try names.map { try #require(catalog[$0], "\($0)").index })
    }
    var offered = Evidence()
    offered.present = try set(given)
    offered.absent = try set(lacking)
    var own = Evidence()
    own.present = try set(cpuid)
    return HostCPU(
      name: name, architecture: nil, vendor: vendor, modelName: nil,
      observations: [
        Observation(point: .cpuid, evidence: own, listing: .full(why: ""), document: name, isComplete: true),
        Observation(
          point: .qemuModel(name: "host", accelerator: "kvm"), evidence: offered, listing: .full(why: ""),
          document: name,
          isComplete: true),
      ], quantities: bits.map { [QuantityReading(.physicalAddressBits, $0, at: .cpuid, in: name)] } ?? [])
  }

  private func names(_ features: FeatureSet) -> Set<String> { Set(catalog.names(of: features)) }

  @Test func aPoolHasWhatEveryHostGives() throws {
    let level = try #require(
      LevelledCPU(
        [
          host("a", given: ["avx", "avx2", "aes"], lacking: ["sha-ni"], bits: 46),
          host("b", given: ["avx", "aes", "sha-ni"], lacking: ["avx2"], bits: 39),
          host("c", given: ["avx", "avx2", "sha-ni"], bits: 46),
        ], catalog: catalog))
    // Who has AVX has XSAVE and what that needs, though nobody says so.
    #expect(names(level.features) == ["avx", "xsave", "fpu", "fxsr", "sse", "sse2"])
    #expect(level.givenUp.map { catalog.features[$0.feature].name }.sorted() == ["avx2", "sha-ni"])
    #expect(level.givenUp.map(\.hosts).sorted { $0[0] < $1[0] } == [["a"], ["b"]])
    #expect(names(level.gain(without: "b")) == ["avx2"])
    #expect(names(level.gain(without: "c")).isEmpty)
    // c does not tell of aes: it is not given up, but not promised either.
    #expect(level.undetermined.map { catalog.features[$0.feature].name } == ["aes"])
    #expect(level.undetermined[0].hosts == ["c"])
    #expect(level.physicalAddressBits == 39 && level.physicalAddressBitsDiffer)
  }

  @Test func vendorsDoNotMix() throws {
    #expect(
      try LevelledCPU([host("a", given: []), host("b", vendor: "AMD", given: [])], catalog: catalog) == nil)
    #expect(
      try LevelledCPU([host("a", given: []), host("b", vendor: nil, given: [])], catalog: catalog) != nil)
  }

  /// What warns of a flaw is wanted if any host has it, and no host can be blamed for having it.
  @Test func warningsAddUp() throws {
    let told = try #require(
      LevelledCPU([host("a", given: ["rsba"]), host("b", given: ["rsba"])], catalog: catalog))
    #expect(names(told.features).contains("rsba"))
    let untold = try #require(
      LevelledCPU([host("a", given: ["rsba"]), host("b", given: [], lacking: ["rsba"])], catalog: catalog))
    #expect(!names(untold.features).contains("rsba") && untold.givenUp.isEmpty)
    #expect(untold.untold.map(\.hosts) == [["b"]])
    // A CPU that has the flaw, on a host whose QEMU cannot tell guests so.
    let silent = try #require(
      LevelledCPU(
        [host("a", given: [], lacking: ["rsba"], cpuid: ["rsba"]), host("b", given: [], lacking: ["rsba"])],
        catalog: catalog))
    #expect(silent.untold.map(\.hosts) == [["a", "b"]])
  }

  @Test func whatFollowsOtherStateIsLeftAlone() throws {
    let level = try #require(
      LevelledCPU(
        [host("a", given: ["osxsave", "ht", "avx"]), host("b", given: ["avx"], lacking: ["osxsave"])],
        catalog: catalog))
    #expect(names(level.features) == ["avx", "xsave", "fpu", "fxsr"])
    #expect(level.givenUp.isEmpty)
  }

  /// A bit goes with the bit that it needs.
  @Test func whatNeedsALostBitIsLostToo() throws {
    let level = try #require(
      LevelledCPU(
        [host("a", given: ["avx", "avx2"]), host("b", given: ["avx2"], lacking: ["avx"])], catalog: catalog))
    #expect(!names(level.features).contains("avx") && !names(level.features).contains("avx2"))
    #expect(level.givenUp.map { catalog.features[$0.feature].name }.sorted() == ["avx", "avx2"])
    #expect(level.givenUp.allSatisfy { $0.hosts == ["b"] })
  }

  /// Of a host whose CPUID alone is known: what KVM passes on, and no more.
  @Test func cpuidAloneTellsWhatIsPassedOn() throws {
    func bare(_ name: String, _ present: [String], _ absent: [String] = []) throws -> HostCPU {
      var evidence = Evidence()
      evidence.present = FeatureSet(try present.map { try #require(catalog[$0]).index })
      evidence.absent = FeatureSet(try absent.map { try #require(catalog[$0]).index })
      return HostCPU(
        name: name, architecture: nil, vendor: "Intel", modelName: nil,
        observations: [
          Observation(
            point: .novaCPUInfo, evidence: evidence, listing: .full(why: ""), document: name, isComplete: true
          )
        ])
    }
    let level = try #require(
      LevelledCPU(
        [bare("a", ["lm", "aes", "vmx", "monitor"]), bare("b", ["lm", "aes", "vmx"], ["monitor"])],
        catalog: catalog))
    #expect(names(level.features).contains("aes"))
    #expect(level.assumed == ["a", "b"])
    // Nested virtualisation hangs on a parameter; MONITOR no guest is given.
    #expect(!names(level.features).contains("vmx") && !names(level.features).contains("monitor"))
    #expect(!level.givenUp.contains { catalog.features[$0.feature].name == "monitor" })
  }

  /// On random pools: every host gives what the level has, nothing given up could be added, and order does not matter.
  @Test(arguments: 0..<40) func aLevelIsTheGreatestThatEveryHostGives(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let usual = catalog.features.filter {
      $0.exposure == .passedThrough && $0.levelling == .intersect && !$0.name.hasPrefix("xcr0-")
    }
    var hosts: [HostCPU] = []
    for index in 0..<Int.random(in: 1...6, using: &random) {
      var given: [String] = []
      var lacking: [String] = []
      for feature in usual {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: lacking.append(feature.name)
        case 1: break
        default: given.append(feature.name)
        }
      }
      hosts.append(try host("h\(index)", given: given, lacking: lacking))
    }
    let level = try #require(LevelledCPU(hosts, catalog: catalog))
    let nested = FeatureDependencies.standard.nested
    // What a host gives proves what it needs, unless the host denies that.
    let offers = hosts.map { host in
      var evidence = host.observations[1].evidence
      var open = evidence.present.map { $0 }
      while let index = open.popLast() {
        for need in catalog.needs(of: catalog.features[index]) where !evidence.absent.contains(need) {
          if !evidence.present.contains(need) { open.append(need) }
          evidence.present.insert(need)
        }
      }
      let isLong = catalog["lm"].map { evidence.certainlyPresent.contains($0.index) } ?? false
      if isLong { evidence.present.formUnion(ABILevel.baseline(of: catalog).subtracting(evidence.absent)) }
      return evidence
    }
    for offer in offers { #expect(level.features.isSubset(of: offer.present)) }
    for feature in usual where !level.features.contains(feature.index) {
      // One host lacks it or does not tell, one lacks what it needs, or Intel's guests have no such thing.
      guard feature.canBelong(to: "Intel"), !nested.contains(feature.index) else { continue }
      var open = [feature.index]
      var seen: Set<Int> = []
      var isBroken = false
      while let index = open.popLast(), !isBroken {
        guard seen.insert(index).inserted else { continue }
        isBroken = offers.contains { !$0.present.contains(index) }
        open += catalog.needs(of: catalog.features[index])
      }
      #expect(isBroken, "\(feature.name)")
    }
    for feature in catalog.features(in: level.features) {
      #expect(catalog.needs(of: feature).allSatisfy(level.features.contains), "\(feature.name)")
    }
    let shuffled = try #require(LevelledCPU(hosts.shuffled(using: &random), catalog: catalog))
    #expect(shuffled.features == level.features)
  }
}
