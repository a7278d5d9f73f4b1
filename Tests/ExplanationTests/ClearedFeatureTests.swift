import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing

@testable import CPUDiagnosis
@testable import LossCauses
@testable import Remedies

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
    // Before 5.19 numbers are read as in C, and the first word that is none ends the list.
    item("avx512f", "0x130", .proven, release: "5.10.0-28-amd64"),
    item("umip", "297,01002", .proven, release: "5.15.0-91-generic"),
    item("avx512f", "0x130", .excluded, release: "6.1.0-33-amd64"), item("avx512f", "0x130", .possible),
    item("umip", "avx512f,514", .possible, release: "5.10.0-28-amd64"),
    item("erms", "umip,297", .possible, release: "5.4.0-150-generic"),
    item("erms", "297,umip", .proven, release: "5.10.0-28-amd64"),
    item("erms", "umip,298", .excluded, release: "5.10.0-28-amd64"),
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

  /// One remedy for all that one word takes, and it takes off what stands there; the other words stay.
  @Test(
    arguments: [
      ("304", "clearcpuid=304", nil), ("514,304", "clearcpuid=514,304", "clearcpuid=514"),
      ("304,avx512f,erms", "clearcpuid=304,avx512f,erms", "clearcpuid=erms"),
    ] as [(String, String, String?)])
  func theRemedyTakesOffWhatStandsThere(value: String, argument: String, left: String?) throws {
    let lost = ["avx512f", "avx512dq", "avx512bw"]
    var host = Self.item("avx512f", value, .proven, release: "6.1.0")
    host.others = [(.cpuid, lost, []), (.kernelFlags, [], lost)]
    var peer = host
    (peer.present, peer.absent) = ([.cpuid, .kernelFlags], [])
    peer.others = [(.cpuid, lost, []), (.kernelFlags, lost, [])]
    let catalog = Catalog.standard
    let context = DiagnosisContext(
      from: try peer.host(named: "p"), to: try host.host(), map: MapProjection(.builtin, catalog: catalog),
      catalog: catalog, log: [])
    let remedies = context.hostRemedies().filter { $0.title.contains("clearcpuid") }.map {
      $0.fitted(to: Platform(system: .rhel))
    }
    try #require(remedies.count == 1, "\(remedies.map(\.title))")
    #expect(
      remedies[0].commands.contains {
        $0.contains("--remove-args=\(argument)") || $0.contains("--remove-args='\(argument)'")
      })
    #expect(remedies[0].commands.contains { left.map($0.contains) ?? false } == (left != nil))
  }
}
