import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

/// What a level leaves out by rule, what it infers, and what it assumes.
@Suite struct LevelClosureTests {
  private let catalog = Catalog.standard

  private func set(_ names: [String]) throws -> FeatureSet {
    FeatureSet(try names.map { try #require(catalog[$0], "\($0)").index })
  }

  private func host(
    _ name: String, vendor: String? = "AMD",
    at point: ObservationPoint = .qemuModel(name: "host", accelerator: "kvm"),
    _ present: [String], lacking: [String] = [], family: UInt64? = nil
  ) throws -> HostCPU {
    var evidence = Evidence()
    evidence.present = try set(present)
    evidence.absent = try set(lacking)
    return HostCPU(
      name: name, architecture: nil, vendor: vendor, modelName: nil,
      observations: [
        Observation(
          point: point, evidence: evidence, listing: .full(why: ""), document: name, isComplete: true)
      ], quantities: family.map { [QuantityReading(.family, $0, at: point, in: name)] } ?? [])
  }

  private func names(_ features: FeatureSet) -> Set<String> { Set(catalog.names(of: features)) }

  /// Details of SVM and VMX go with SVM and VMX, which guests get only if nesting is asked for.
  @Test(arguments: [
    ("AMD", "svm", ["npt", "nrip-save", "vgif", "vmcb-clean"]),
    ("Intel", "vmx", ["vmx-ept", "vmx-invept-all-context", "vmx-secondary-ctls", "vmx-vpid"]),
  ])
  func nestingIsAskedFor(vendor: String, root: String, details: [String]) throws {
    let hosts = [
      try host("a", vendor: vendor, details + [root]), try host("b", vendor: vendor, details + [root]),
    ]
    let plain = try #require(LevelledCPU(hosts, catalog: catalog))
    #expect(names(plain.features).isDisjoint(with: details + [root]))
    #expect(plain.givenUp.isEmpty && plain.undetermined.isEmpty)
    let nested = try #require(LevelledCPU(hosts, catalog: catalog, nested: true))
    #expect(names(nested.features).isSuperset(of: details + [root]))
    // A host without the root gives no detail, whatever it lists.
    let lesser = try #require(
      LevelledCPU(
        [hosts[0], try host("c", vendor: vendor, details, lacking: [root])], catalog: catalog, nested: true))
    #expect(names(lesser.features).isDisjoint(with: details + [root]))
    #expect(lesser.givenUp.allSatisfy { $0.hosts == ["c"] })
  }

  /// An unknown root makes what needs it unknown, and not lost; what was seen to be given proves its root.
  @Test(arguments: [
    ("avx512vnni", "avx512f"), ("amx-int8", "amx-tile"), ("avx512-bf16", "avx512bw"), ("fma", "avx"),
  ])
  func anUnknownNeedIsNoLoss(feature: String, need: String) throws {
    let seen = try #require(
      LevelledCPU(
        [try host("a", vendor: "Intel", [feature]), try host("b", vendor: "Intel", [feature, need])],
        catalog: catalog))
    #expect(names(seen.features).isSuperset(of: [feature, need]))
    // By CPUID alone, with a need on which nothing is known: the bit may be there, and KVM may take it out.
    let bare = try #require(
      LevelledCPU([try host("a", vendor: "Intel", at: .cpuid, [feature])], catalog: catalog))
    #expect(!names(bare.features).contains(feature))
    #expect(bare.givenUp.isEmpty)
    #expect(bare.undetermined.contains { catalog.features[$0.feature].name == feature })
    let lost = try #require(
      LevelledCPU(
        [
          try host("a", vendor: "Intel", [feature, need]),
          try host("b", vendor: "Intel", [feature], lacking: [need]),
        ],
        catalog: catalog))
    #expect(names(lost.features).isDisjoint(with: [feature, need]))
    #expect(Set(lost.givenUp.map { catalog.features[$0.feature].name }).isSuperset(of: [feature, need]))
  }

  /// KVM shows some bits of one vendor to guests of the other; a level has its own vendor's.
  @Test func otherVendorsBitsAreLeftOut() throws {
    let intel = try #require(
      LevelledCPU(
        [
          try host("a", vendor: "Intel", ["spec-ctrl", "amd-ssbd", "ibpb", "vmcb-clean", "wbnoinvd"]),
          try host(
            "b", vendor: "Intel", ["spec-ctrl", "wbnoinvd"], lacking: ["amd-ssbd", "ibpb", "vmcb-clean"]),
        ], catalog: catalog))
    #expect(names(intel.features) == ["spec-ctrl", "wbnoinvd"])
    #expect(intel.givenUp.isEmpty)
    #expect(names(intel.otherVendor) == ["amd-ssbd", "ibpb", "vmcb-clean"])
    let amd = try #require(
      LevelledCPU([try host("a", ["spec-ctrl", "arch-capabilities", "rdctl-no", "ibpb"])], catalog: catalog))
    #expect(names(amd.features) == ["ibpb"])
    #expect(names(amd.otherVendor) == ["arch-capabilities", "rdctl-no", "spec-ctrl"])
  }

  /// A 64-bit guest has all of x86-64-v1, whatever a record leaves out, and SYSCALL with it.
  @Test func longModeBringsItsBaseline() throws {
    let baseline: Set = ["fpu", "cx8", "cmov", "mmx", "fxsr", "sse", "sse2", "lm", "syscall", "pae"]
    for lacking in [[], ["syscall"]] {
      let level = try #require(
        LevelledCPU([try host("a", vendor: "Intel", at: .cpuid, ["lm"], lacking: lacking)], catalog: catalog))
      #expect(names(level.features).isSuperset(of: baseline))
      #expect(level.baselineUnknown.isEmpty && level.baselineLacking.isEmpty)
    }
    let short = try #require(LevelledCPU([try host("a", at: .cpuid, ["sse2"])], catalog: catalog))
    #expect(short.baselineUnknown.contains { catalog.features[$0.feature].name == "lm" })
    let old = try #require(
      LevelledCPU([try host("a", at: .cpuid, ["sse2"], lacking: ["lm"])], catalog: catalog))
    #expect(old.baselineLacking.map { catalog.features[$0.feature].name } == ["lm"])
  }

  /// What is assumed is listed, and never overrules what a host says.
  @Test func assumptionsAreListed() throws {
    let pool = [
      try host("a", at: .cpuid, ["lm", "apic", "tsc", "perfctr_core"]),
      try host("b", at: .cpuid, ["lm"], lacking: ["aes"]),
    ]
    let plain = try #require(LevelledCPU([pool[0]], catalog: catalog))
    #expect(plain.undetermined.map { catalog.features[$0.feature].name } == ["perfctr_core"])
    let usual = try #require(LevelledCPU([pool[0]], catalog: catalog, assuming: LevelAssumption(usual: true)))
    #expect(names(usual.features).contains("perfctr_core"))
    #expect(usual.supposed.map { catalog.features[$0.feature].name } == ["perfctr_core"])
    // Nesting is assumed of nobody.
    #expect(!names(usual.features).contains("svm"))
    let named = try #require(
      LevelledCPU(pool, catalog: catalog, assuming: LevelAssumption(features: try set(["aes", "sha-ni"]))))
    #expect(names(named.features).contains("sha-ni") && !names(named.features).contains("aes"))
    #expect(named.supposed.first { catalog.features[$0.feature].name == "sha-ni" }?.hosts == ["a", "b"])
  }

  /// What some kernels take away from this very CPU is not taken for given by CPUID alone.
  @Test(arguments: [
    (UInt64(0x17), "xsaves", false), (0x19, "xsaves", true), (0x15, "rdrand", false), (0x17, "rdrand", true),
  ])
  func whatKernelsTakeAwayIsNotAssumed(family: UInt64, feature: String, isGiven: Bool) throws {
    let level = try #require(
      LevelledCPU([try host("a", at: .cpuid, [feature, "xsave", "lm"], family: family)], catalog: catalog))
    #expect(names(level.features).contains(feature) == isGiven)
  }

  /// Hosts without a vendor go with the others, if these are of one.
  @Test func vendorsAreGrouped() throws {
    let offers = try [("a", "Intel"), ("b", "AMD"), ("c", nil), ("d", "Intel")].map { name, vendor in
      HostOffers(try host(name, vendor: vendor, []), masks: ExposureMasks(catalog))
    }
    #expect(LevelledCPU.groups(of: offers).map { $0.map(\.name) } == [["a", "d"], ["b"], ["c"]])
    #expect(LevelledCPU.groups(of: [offers[0], offers[2]]).map { $0.map(\.name) } == [["a", "c"]])
    #expect(LevelledCPU.groups(of: []).isEmpty)
  }
}
