/// A feature that a maker dropped, or built into few designs alone: what no setting and no update brings to the others.
///
/// Only what a source states is here; a feature that is not here is not spoken of.
struct Removal: Sendable {
  /// libvirt's names of the features.
  let features: Set<String>
  /// libvirt's name of the vendor.
  let vendor: String
  /// The microarchitectures without them, by the names of `Data/microarchitectures`.
  let without: Set<String>
  /// Whether no part of these has them; else some do.
  let isCertain: Bool
  /// What happened, one sentence without a full stop.
  let text: String
  /// The source.
  let citation: String

  static let all: [Removal] = [
    Removal(
      features: ["mpx"], vendor: "Intel", without: sinceSunnyCove, isCertain: true,
      text: "Intel dropped MPX with Sunny Cove (Ice Lake); only Rocket Lake has it again",
      citation:
        "Intel SDM vol. 1, section 2.5, features removed; qemu 10.0 target/i386/cpu.c, Cascadelake-Server and Icelake-Server"
    ),
    Removal(
      features: ["hle"], vendor: "Intel", without: sinceSunnyCove, isCertain: false,
      text:
        "Intel lists HLE among the features removed from CPUs since 2019; some earlier parts lack it too",
      citation: "Intel SDM vol. 1, section 2.5, features removed"),
    Removal(
      features: ["rtm", "hle"], vendor: "Intel",
      without: ["Haswell", "Broadwell", "Skylake", "Sunny Cove"], isCertain: false,
      text:
        "Some parts of this generation have no TSX; Intel's page for the part says whether it has TSX-NI",
      citation:
        "qemu 10.0 target/i386/cpu.c, Haswell-noTSX, Broadwell-noTSX, Skylake-Server-noTSX-IBRS and Icelake-Server-noTSX"
    ),
    Removal(
      features: ["avx512er", "avx512pf"], vendor: "Intel",
      without: coresFromSkylake.union(sinceSunnyCove).union(["Cypress Cove"]),
      isCertain: true, text: "Only Xeon Phi (Knights Landing and Knights Mill) has it",
      citation:
        "GCC manual, x86 options, -march=knl, -march=knm and -march=skylake-avx512; qemu 10.0 target/i386/cpu.c, KnightsMill"
    ),
    Removal(
      features: ["avx512-4vnniw", "avx512-4fmaps"], vendor: "Intel",
      without: coresFromSkylake.union(sinceSunnyCove).union(["Cypress Cove", "Knights Landing"]),
      isCertain: true,
      text: "Only Xeon Phi parts with the Knights Mill design have it",
      citation: "GCC manual, x86 options, -march=knm; qemu 10.0 target/i386/cpu.c, KnightsMill"),
    Removal(
      features: ["3dnow", "3dnowext"], vendor: "AMD", without: bulldozers.union(zens), isCertain: true,
      text: "AMD dropped 3DNow! with Bulldozer",
      citation:
        "GCC manual, x86 options, -march=amdfam10 and -march=bdver1; qemu 10.0 target/i386/cpu.c, Opteron_G4"),
    Removal(
      features: ["xop", "fma4", "tbm", "lwp"], vendor: "AMD", without: zens, isCertain: true,
      text: "AMD dropped it with Zen",
      citation:
        "GCC manual, x86 options, -march=bdver4 and -march=znver1; qemu 10.0 target/i386/cpu.c, Opteron_G5 and EPYC"
    ),
  ]

  private static let coresFromSkylake: Set<String> = ["Skylake", "Palm Cove"]
  private static let sinceSunnyCove: Set<String> = [
    "Sunny Cove", "Willow Cove", "Golden Cove", "Raptor Cove", "Redwood Cove", "Lion Cove",
    "Cougar Cove", "Gracemont", "Crestmont", "Skymont", "Darkmont",
  ]
  private static let bulldozers: Set<String> = ["Bulldozer", "Piledriver", "Steamroller", "Excavator"]
  private static let zens: Set<String> = [
    "Zen", "Zen+", "Zen 2", "Zen 3", "Zen 3+", "Zen 4", "Zen 4c", "Zen 5", "Zen 6",
  ]
}
