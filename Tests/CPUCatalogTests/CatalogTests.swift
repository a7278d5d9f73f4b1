import CPUCatalog
import Testing
import X86CPU

@Suite struct CatalogTests {
  private let catalog = Catalog.standard

  @Test func theTableIsWholeAndFreeOfContradictions() throws {
    try catalog.validate()
    #expect(catalog.features.count >= 600)
  }

  @Test func namesAreUniqueWithinEachDialectThatNamesBits() {
    for dialect in [Dialect.qemu, .linux] {
      var seen: [String: String] = [:]
      for feature in catalog.features {
        for alias in feature.aliases where alias.dialect == dialect {
          let other = seen.updateValue(feature.name, forKey: alias.name)
          #expect(other == nil, "\(alias.name) of \(dialect) is \(feature.name) and \(other ?? "")")
        }
      }
    }
  }

  @Test func locationsAscendAndFindTheirFeature() {
    for (index, feature) in catalog.features.enumerated() {
      #expect(feature.index == index)
      #expect(catalog.feature(at: feature.location)?.name == feature.name)
      #expect(catalog[feature.name]?.index == index)
    }
  }

  @Test func everySentenceHasItsCitation() {
    for feature in catalog.features {
      let article = catalog.article(of: feature)
      #expect(!article.locationCitation.isEmpty, "\(feature.name)")
      #expect(!article.effect.citation.isEmpty, "\(feature.name)")
      #expect(!article.exposure.citation.isEmpty, "\(feature.name)")
      #expect(article.needs.isEmpty || !article.needsCitation.isEmpty, "\(feature.name)")
      #expect(feature.levelling == .intersect || !article.levelling.citation.isEmpty, "\(feature.name)")
      for item in article.switches { #expect(!item.note.citation.isEmpty, "\(feature.name)") }
      #expect(feature.exposure != .conditional || !article.exposure.text.isEmpty, "\(feature.name)")
    }
  }

  /// The bits that QEMU's two functions set by themselves, as they were read in 7.2 and 10.0.
  @Test func whatQEMUAddsIsWhatItsFunctionsSet() {
    var found: [String: Set<String>] = [:]
    for feature in catalog.features {
      guard let addition = catalog.article(of: feature).qemuAddition else { continue }
      found["\(addition.source.rawValue) \(addition.since)", default: []].insert(feature.name)
    }
    #expect(found["host-cpuid 10.0"] == ["erms", "fsrm", "fzrm", "fsrs", "fsrc", "mcdt-no"])
    #expect(
      found["always 7.2"] == [
        "mtrr", "pat", "mce", "mca", "hypervisor", "arat", "topoext", "kvm-hint-dedicated",
      ])
    #expect(found["always 10.0"] == ["ht", "overflow-recov", "succor"])
    #expect(found["condition 7.2"] == ["tsc-deadline", "monitor", "kvm-msi-ext-dest-id"])
    #expect(found["condition 10.0"] == ["fb-clear"])
  }

  /// What takes a feature away for a flaw is told apart from what brings it, and a vendor's advisory bears on its own CPUs.
  @Test func updatesHaveADirection() {
    for feature in catalog.features {
      for item in catalog.article(of: feature).switches {
        guard case .update(let name) = item.mechanism, !item.hides.isEmpty else { continue }
        #expect(item.direction != .takes, "\(feature.name) \(name)")
        #expect(item.vendor == (name.hasPrefix("INTEL") || name.hasPrefix("IPU") ? "Intel" : "AMD"))
      }
    }
    for (name, update) in [("rtm", "IPU 2021.2"), ("hle", "IPU 2021.2"), ("xsaves", "linux b0563468eeac")] {
      let item = catalog[name].flatMap {
        catalog.article(of: $0).switches.first { $0.mechanism == .update(update) }
      }
      #expect(item?.direction == .removes, "\(name)")
    }
  }

  @Test func monitorIsWhatTheManualsSay() throws {
    let monitor = try #require(catalog["monitor"])
    #expect(monitor.location.description == "CPUID.01H:ECX[3]")
    #expect(monitor.exposure == .requested)
    let article = catalog.article(of: monitor)
    let mechanisms = article.switches.map { ($0.mechanism, $0.hides) }
    #expect(
      mechanisms.contains { mechanism, hides in
        guard case .msr(_, 0x1a0, 18, 0, "Intel") = mechanism else { return false }
        return hides.contains(.cpuid)
      })
    #expect(
      mechanisms.contains { mechanism, _ in
        guard case .msr(_, 0xc001_0015, _, _, "AMD") = mechanism else { return false }
        return true
      })
    #expect(
      mechanisms.contains { mechanism, hides in
        guard case .parameter(let text) = mechanism, text.hasPrefix("clearcpuid") else { return false }
        return !hides.contains(.cpuid) && hides.contains(.kernel) && hides.contains(.kvm)
      })
    #expect(
      mechanisms.contains { mechanism, hides in
        guard case .parameter(let text) = mechanism, text.hasPrefix("idle") else { return false }
        return hides.isEmpty
      })
    #expect(article.exposure.text.contains("cpu-pm"))
  }

  @Test(arguments: [
    ("monitor", ["monitor"]), ("MONITOR", ["monitor"]), ("pclmulqdq", ["pclmuldq"]),
    ("HW_CPU_X86_AVX2", ["avx2"]), ("arch-facilities", ["arch-capabilities"]), ("sse4_1", ["sse4.1"]),
    ("no-such-feature", []),
  ])
  func namesOfAnyDialectAreFound(name: String, features: [String]) {
    #expect(catalog.features(called: name).map(\.name) == features)
  }

  @Test func misspelledNamesAreGuessed() {
    #expect(catalog.nearestNames(to: "montior").contains("monitor"))
    #expect(catalog.nearestNames(to: "vpclmutqdq").contains("vpclmulqdq"))
    #expect(catalog.nearestNames(to: "zzzzzzzz").isEmpty)
  }

  @Test(arguments: ["avx512", "07H", "never", "accumulate", "HW_CPU"])
  func filtersFindSomethingAndNotEverything(text: String) {
    let found = catalog.features(matching: text)
    #expect(!found.isEmpty)
    #expect(found.count < catalog.features.count)
  }
}
