internal import CPUCatalog

/// A generation of servers by libvirt's model of it, and what microcode did to it.
struct ServerGeneration: Sendable {
  /// libvirt's model without fixes, whose features the silicon has.
  let model: String
  /// The year in which servers with it were first sold.
  let year: Int
  /// libvirt's name of the vendor.
  let vendor: String
  /// What each microcode release adds and removes, oldest first; the first one is the silicon's own.
  let eras: [MicrocodeEra]

  /// A microcode release.
  struct MicrocodeEra: Sendable {
    var added: [String] = []
    var removed: [String] = []
  }

  /// Intel's releases for CPUs from before 2019.
  ///
  /// - SeeAlso: INTEL-SA-00088 (January 2018: SPEC_CTRL, STIBP), INTEL-SA-00115 (May 2018: SSBD), INTEL-SA-00233 (May 2019: MD_CLEAR).
  private static let intelFixes: [MicrocodeEra] = [
    .init(), .init(added: ["spec-ctrl", "stibp"]), .init(added: ["ssbd"]), .init(added: ["md-clear"]),
  ]

  /// Releases after which TSX is gone where it was.
  ///
  /// - SeeAlso: Intel, "Performance Monitoring Impact of Intel TSX Memory Ordering Issue", rev. 1.4 (June 2021 microcode).
  private static let withoutTSX = MicrocodeEra(removed: ["hle", "rtm"])

  /// AMD's releases for the first EPYC.
  ///
  /// - SeeAlso: AMD, "Indirect Branch Control Extension" (IBPB by microcode, 2018); AMD64 "Speculative Store Bypass Disable".
  private static let amdFixes: [MicrocodeEra] = [
    .init(), .init(added: ["ibpb"]), .init(added: ["amd-stibp"]),
  ]

  /// All generations, by year; the years are those of the vendors' announcements of the server CPUs.
  static let all: [ServerGeneration] = [
    .init(model: "Westmere", year: 2010, vendor: "Intel", eras: intelFixes),
    .init(model: "SandyBridge", year: 2012, vendor: "Intel", eras: intelFixes),
    .init(model: "IvyBridge", year: 2013, vendor: "Intel", eras: intelFixes),
    .init(model: "Haswell", year: 2014, vendor: "Intel", eras: intelFixes + [withoutTSX]),
    .init(model: "Broadwell", year: 2016, vendor: "Intel", eras: intelFixes + [withoutTSX]),
    .init(model: "Skylake-Server", year: 2017, vendor: "Intel", eras: intelFixes + [withoutTSX]),
    .init(model: "EPYC", year: 2017, vendor: "AMD", eras: amdFixes),
    .init(
      model: "Cascadelake-Server", year: 2019, vendor: "Intel",
      eras: [.init(), .init(added: ["md-clear"]), withoutTSX]),
    .init(model: "EPYC-Rome", year: 2019, vendor: "AMD", eras: [.init(), .init(added: ["amd-ssbd"])]),
    .init(model: "Icelake-Server", year: 2021, vendor: "Intel", eras: [.init(), withoutTSX]),
    .init(model: "EPYC-Milan", year: 2021, vendor: "AMD", eras: [.init(), .init(added: ["amd-ssbd"])]),
    .init(model: "EPYC-Genoa", year: 2022, vendor: "AMD", eras: [.init(), .init(added: ["amd-psfd"])]),
    .init(model: "SapphireRapids", year: 2023, vendor: "Intel", eras: [.init(), withoutTSX]),
  ]

  /// What hosts of a vendor have besides the model's features.
  ///
  /// - SeeAlso: libvirt 9.0.0 tests/cputestdata/x86_64-cpuid-*-host.xml, which list these on top of their models.
  static func extras(ofVendor vendor: String) -> [String] {
    vendor == "Intel"
      ? [
        "vmx", "ss", "ht", "tm", "ds", "acpi", "monitor", "est", "tm2", "xtpr", "pdcm", "pbe", "dtes64",
        "ds_cpl", "invtsc", "pdpe1gb",
      ]
      : [
        "svm", "ht", "monitor", "invtsc", "extapic", "ibs", "osvw", "skinit", "wdt", "cmp_legacy", "npt",
        "nrip-save", "perfctr_core", "topoext",
      ]
  }

  /// What a firmware's setup can remove, by the switch in the MSR that it writes.
  ///
  /// - SeeAlso: Intel SDM vol. 4, IA32_MISC_ENABLE[18] (MONITOR) and [0] (fast strings), MSR_FEATURE_CONFIG (AES).
  static let firmwareSlips = ["monitor", "erms", "aes"]
}
