import X86CPU

/// How the names of `cpuid` 20230120 and of libcpuid relate to ours.
enum PeerNames {
  /// What `cpuid` calls a core, where it means the same design as we: it often gives the part's code name, or one
  /// for each process, where we give the design's name.
  static let cores = [
    "P5 MMX": "P5", "P6 Pentium II": "P6", "P6 Pentium III": "P6",
    "P6 Pentium M": "Pentium M", "Dothan": "Pentium M", "Yonah": "Pentium M",
    "Willamette": "NetBurst", "Northwood": "NetBurst", "Prescott": "NetBurst", "Cedar Mill": "NetBurst",
    "Merom": "Core", "Penryn": "Core",
    "Kaby Lake": "Skylake", "Kaby Lake / Coffee Lake": "Skylake", "Coffee Lake": "Skylake",
    "Cascade Lake": "Skylake", "Cooper Lake": "Skylake",
    "Sapphire Rapids": "Golden Cove", "Emerald Rapids": "Raptor Cove", "Granite Rapids": "Redwood Cove",
    "Sierra Forest": "Crestmont",
  ]

  /// Where `cpuid` means another design, and why we do not follow it.
  static let disagreements: [Disagreement] = [
    Disagreement(
      "GenuineIntel", 6, [138], core: 0x40, theirs: "Tremont", ours: "Sunny Cove", hybrid("LAKEFIELD")),
    Disagreement(
      "GenuineIntel", 6, [151, 154], core: 0x20, theirs: "Golden Cove", ours: "Gracemont", hybrid("ALDERLAKE")
    ),
    Disagreement(
      "GenuineIntel", 6, [183, 186, 191], core: 0x20, theirs: "Raptor Cove", ours: "Gracemont",
      hybrid("RAPTORLAKE")),
    Disagreement(
      "GenuineIntel", 6, [170, 172, 181], core: 0x20, theirs: "Redwood Cove", ours: "Crestmont",
      "linux 6.12 arch/x86/events/intel/core.c, intel_pmu_init, intel_cmt_extra_regs"),
    Disagreement(
      "GenuineIntel", 6, [190], theirs: "Golden Cove", ours: "Gracemont",
      "linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_ATOM_GRACEMONT"),
    Disagreement(
      "AuthenticAMD", 5, [0, 1, 2, 3], theirs: "K6", ours: "K5",
      "linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_k6: K6 begins at model 6 (AMD 20734R)"),
    Disagreement(
      "AuthenticAMD", 5, [5, 10], theirs: "K6", ours: "Geode",
      "linux 6.12 arch/x86/kernel/cpu/amd.c, init_amd_k6: model 10 is the Geode LX"),
    Disagreement(
      "AuthenticAMD", 25, Array(64...79), theirs: "Zen 3", ours: "Zen 3+",
      "LLVM llvm/lib/TargetParser/Host.cpp, getAMDProcessorTypeAndSubtype: 40H to 4FH"),
    Disagreement(
      "CentaurHauls", 6, [15], theirs: "C7", ours: "Isaiah",
      "VIA, \"The VIA Isaiah Architecture\" (Centaur Technology, January 2008): a new design after the C7"),
  ]

  /// libcpuid's code names that we spell otherwise.
  static let codenames = ["barceló": "barcelo", "phoenix": "phoenix 2"]

  /// The core in leaf 1AH of a dump, where its program goes by the native model alone.
  static let nativeModels = ["Raptor Cove": "Golden Cove"]

  private static func hybrid(_ name: String) -> String {
    "linux 6.12 arch/x86/include/asm/intel-family.h, INTEL_\(name): two designs, of which cpuid names one"
  }
}

/// One design that `cpuid` takes for another.
struct Disagreement: Hashable {
  let vendor: String
  let family: UInt32
  let models: [UInt32]
  let core: UInt8?
  let theirs: String
  let ours: String
  /// What proves us right.
  let proof: String

  init(
    _ vendor: String, _ family: UInt32, _ models: [UInt32], core: UInt8? = nil, theirs: String, ours: String,
    _ proof: String
  ) {
    self.vendor = vendor
    self.family = family
    self.models = models
    self.core = core
    self.theirs = theirs
    self.ours = ours
    self.proof = proof
  }

  /// Whether it is about a core of this signature and type.
  func covers(_ vendor: String, _ signature: CPUSignature, core: UInt8) -> Bool {
    self.vendor == vendor && family == signature.family && models.contains(signature.model)
      && (self.core == nil || self.core == core)
  }
}
