import NovaCompatibility
import Testing

@Suite struct ReleaseTests {
  @Test(arguments: [
    ("27.0.0", 27, "27.0.0"), ("27", 27, "Antelope (27, 2023.1)"), ("2023.1", 27, "Antelope (27, 2023.1)"),
    ("antelope", 27, "Antelope (27, 2023.1)"), ("Zed", 26, "Zed (26)"), ("kilo", 11, "Kilo (2015.1)"),
    ("2015.1", 11, "Kilo (2015.1)"), ("2015.1.2", 11, "2015.1.2"), ("2013.2", 8, "Havana (2013.2)"),
    ("26.2", 26, "26.2.0"), ("2:26.2.2-1~deb12u4", 26, "26.2.2"), ("34.0.0", 34, "34.0.0"),
  ])
  func reads(_ text: String, _ series: Int, _ description: String) throws {
    let release = try NovaRelease(text)
    #expect(release.series.number == series)
    #expect(release.description == description)
  }

  @Test(arguments: [
    "11", "11.0.0", "7", "35", "2012.2", "2023.1.1", "2015.1.2.3", "27.x", "", "-1", "27.0.0.1",
  ])
  func refuses(_ text: String) {
    #expect(throws: NovaReleaseError.self) { try NovaRelease(text) }
  }

  @Test func namesWhatMayBeMeant() {
    let error = #expect(throws: NovaReleaseError.self) { try NovaRelease("antilope") }
    #expect(error?.suggestions == ["antelope"])
    #expect(
      error?.description
        == "antilope is not a Nova release; Martlet knows Havana (2013.2) to Hibiscus (34, 2026.2), such as 26.2.1, "
        + "2023.1 or antelope; did you mean antelope?")
  }

  @Test func areOrderedByTime() throws {
    let names = [
      "2014.2.3", "2015.1.0", "2015.1.2", "liberty", "12.0.0", "12.0.1", "26.2.1", "2023.1", "27.1.0",
    ]
    let releases = try names.map { try NovaRelease($0) }
    #expect(releases == releases.sorted())
    #expect(releases == releases.reversed().sorted())
  }

  @Test(arguments: [
    (NovaWorkaround.skipCPUCompareOnDestination, "25.0.1", false as Bool?),
    (.skipCPUCompareOnDestination, "25.1.0", true), (.skipCPUCompareOnDestination, "yoga", nil),
    (.skipCPUCompareOnDestination, "zed", true), (.skipHypervisorVersionCheck, "25.1.0", false),
    (.skipHypervisorVersionCheck, "25.1.1", true), (.skipHypervisorVersionCheck, "26.0.0", true),
    (.skipCPUCompareAtStartup, "26.2.0", false), (.skipCPUCompareAtStartup, "26.2.2", true),
    (.skipCPUCompareAtStartup, "zed", nil), (.skipCPUCompareAtStartup, "27", true),
  ])
  func knowWorkarounds(_ workaround: NovaWorkaround, _ release: String, _ isKnown: Bool?) throws {
    #expect(workaround.isKnown(to: try NovaRelease(release)) == isKnown)
  }
}
