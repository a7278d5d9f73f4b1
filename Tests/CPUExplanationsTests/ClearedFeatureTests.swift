import CPUCatalog
import CPUCompatibility
import Testing

@testable import CPUExplanations

/// `clearcpuid=`: numbers, names, lists of both, and what a cleared feature takes with it.
@Suite struct ClearedFeatureTests {
  private static func item(
    _ feature: String, _ value: String, _ expected: Cause.Certainty, release: String? = nil,
    dropped: [String] = [], kept: [String] = []
  ) -> CauseTests.Case {
    CauseTests.Case(
      rule: "kernel.clearcpuid", expected: expected, feature: feature, present: [.cpuid],
      absent: [.kernelFlags],
      others: [(.cpuid, dropped + kept, []), (.kernelFlags, kept, dropped)]
    ) {
      $0.commandLine = ["quiet", "clearcpuid=\(value)"]
      $0.kernelRelease = release
    }
  }

  static let cases: [CauseTests.Case] = [
    // 32 times the word, plus the bit: words 9, 18, 4, 16 and 10 are registers of CPUID.
    item("avx512f", "304", .proven), item("avx512f", "305", .excluded),
    item("avx2", "293", .proven), item("md-clear", "586", .proven), item("monitor", "131", .proven),
    item("umip", "514", .proven), item("xsavec", "321", .proven), item("xsavec", "320", .excluded),
    // Lists, also of both kinds.
    item("erms", "304,297", .proven), item("erms", "umip,297", .proven), item("erms", "umip,298", .excluded),
    item("umip", "297,umip", .proven),
    // A feature that goes with another.
    item("avx512dq", "304", .proven, dropped: ["avx512f"]), item("avx2", "156", .proven, dropped: ["avx"]),
    item("avx2", "avx", .proven, dropped: ["avx"]), item("avx2", "156", .possible),
    item("avx2", "156", .excluded, kept: ["avx"]),
    // Words of Linux's own, and those that came late, differ between kernels.
    item("umip", "362", .possible), item("avx-vnni", "388", .possible),
    item("avx-vnni", "388", .proven, release: "6.1.0-33-amd64"),
    item("avx-vnni", "389", .excluded, release: "6.12.57"),
    // Names are those of /proc/cpuinfo; Linux reads them from 5.19 on.
    item("sse4.1", "sse4.1", .excluded), item("sse4.1", "sse4_1", .proven, release: "6.1.0"),
    item("pclmuldq", "pclmuldq", .excluded), item("pclmuldq", "pclmulqdq", .proven),
    item("waitpkg", "waitpkg", .possible, release: "5.15.0-91-generic"),
    item("waitpkg", "517", .proven, release: "5.15.0-91-generic"),
    item("waitpkg", "WAITPKG", .excluded),
  ]

  @Test(arguments: cases) func aWordOfClearcpuidMeansWhatTheKernelReads(item: CauseTests.Case) throws {
    let causes = try item.causes().filter { $0.id == item.rule }
    #expect(causes.map(\.certainty) == [try #require(item.expected)], "\(causes.map(\.evidence))")
  }

  /// What is to be taken off the command line is what stands there, not the name by which the catalogue knows it.
  @Test(arguments: [("avx512f", "304"), ("erms", "umip,297"), ("umip", "umip")])
  func theWordThatStandsThereIsNamed(feature: String, value: String) throws {
    var peer = Self.item(feature, value, .proven)
    (peer.present, peer.absent) = ([.cpuid, .kernelFlags], [])
    let offer = try #require(
      try Self.item(feature, value, .proven).switches(with: peer).first {
        $0.0.mechanism == .parameter("clearcpuid=\(feature)")
      })
    #expect(offer.1.argument == "clearcpuid=\(value)")
    #expect(offer.1.cure?.action.contains(value) == true)
  }
}
