import CPUCatalog
import Testing
import X86CPU

@Suite struct KVMTableTests {
  @Test func fiveSeriesAreCovered() {
    #expect(KVMKernel.all.map(\.release) == ["5.10", "6.1", "6.12", "6.18", "7.1"])
    #expect(
      KVMKernel.all.map(\.source) == [
        "linux 5.10.262", "linux 6.1.176", "linux 6.12.107", "linux 6.18.15", "linux 7.1.13",
      ])
  }

  @Test(arguments: [
    ("6.1.0-33-amd64", "6.1"), ("6.1", "6.1"), ("6.12.107", "6.12"),
    ("5.10.255-253.1008.amzn2.x86_64", "5.10"), ("6.18.15", "6.18"), ("7.1.13+deb14-amd64", "7.1"),
    ("6.12-rc3", "6.12"), ("6.10.2", "6.10"), ("5.14.0-503.el9.x86_64", "5.14"), ("6.8.12-4-pve", "6.8"),
    ("4.18.0-553.el8_10.x86_64", nil), ("7.2.1", nil), ("6.120.1", nil), ("6", nil), ("", nil),
    ("16.1.0", nil), ("6.1x.0", nil),
  ])
  func aReleaseIsCoveredByWhatWasReadOfItsTime(release: String, series: String?) {
    #expect(KVMKernel.covering(release)?.release == series)
  }

  @Test(arguments: KVMKernel.all.map(\.release))
  func everyFeatureOfTheCatalogueHasATreatment(release: String) throws {
    let kernel = try kernel(release)
    let unknown = Catalog.standard.features.filter { kernel.treatment(at: $0.location) == nil }
    for feature in unknown { #expect(feature.isOutsideTables, "\(feature.name)") }
  }

  @Test(arguments: KVMKernel.all.map(\.release))
  func mostNamedBitsAreInTheCatalogue(release: String) throws {
    let named = try kernel(release).namedFeatures.filter { $0.description.hasPrefix("CPUID") }
    let missing = named.filter { Catalog.standard.feature(at: $0) == nil }
    #expect(named.count > 200)
    #expect(missing.count <= 40, "\(missing.count) of \(named.count): \(missing)")
  }

  @Test(arguments: KVMKernel.all.map(\.release))
  func everyTreatmentHasItsCitation(release: String) throws {
    let kernel = try kernel(release)
    for feature in Catalog.standard.features {
      guard let treatment = kernel.treatment(at: feature.location) else { continue }
      #expect(treatment.citation.hasPrefix(kernel.source + " "))
      #expect(treatment.citation.contains(", ") && treatment.citation.contains("arch/x86/"))
      for way in treatment.ways {
        #expect(way.note.citation.hasPrefix(kernel.source + " "), "\(feature.name)")
      }
    }
  }

  /// Bits that QEMU adds to what KVM offers (qemu 7.2 and 10.0 target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid).
  private static let addedByQEMU: Set<String> = ["hypervisor", "tsc-deadline", "overflow-recov", "succor"]

  /// The catalogue's word on exposure: what is shown is so in some kernel, what is not is always so in none.
  @Test func theCatalogueAgreesWithTheTables() {
    for feature in Catalog.standard.features where !Self.addedByQEMU.contains(feature.name) {
      let treatments = KVMKernel.all.compactMap { $0.treatment(at: feature.location) }
      guard !treatments.isEmpty else { continue }
      let summaries = treatments.map(\.summary)
      switch feature.exposure {
      case .passedThrough, .emulated:
        let isNever = treatments.allSatisfy { $0.isNeverOffered }
        #expect(!isNever, "\(feature.name) is \(feature.exposure): \(summaries)")
      case .never, .requested:
        let isAlways = treatments.contains {
          $0.offered(cpuid: false, hostKernel: false, vendor: nil).answer == .yes
        }
        #expect(!isAlways, "\(feature.name) is \(feature.exposure): \(summaries)")
      case .conditional: break
      }
    }
  }

  @Test func singleBitsAreAsTheSourcesSay() throws {
    for release in KVMKernel.all.map(\.release) {
      #expect(try treatment(release, "CPUID.01H:ECX[3]").isNeverOffered)
      #expect(try treatment(release, "CPUID.01H:ECX[21]").ways.map(\.kind) == [.emulated])
      #expect(try treatment(release, "CPUID.01H:ECX[22]").ways.map(\.kind) == [.host, .requested])
      #expect(try treatment(release, "CPUID.01H:ECX[27]").ways.map(\.kind) == [.runtime])
      #expect(try treatment(release, "CPUID.01H:EDX[22]").ways.isEmpty)
      #expect(try treatment(release, "CPUID.(EAX=07H,ECX=0):ECX[16]").ways.map(\.kind) == [.passedThrough])
      #expect(try treatment(release, "CPUID.(EAX=0DH,ECX=0):EBX[0]").ways.map(\.kind) == [.number])
      #expect(try treatment(release, "CPUID.05H:ECX[0]").ways.isEmpty)
    }
    #expect(try treatment("5.10", "CPUID.(EAX=07H,ECX=0):EDX[24]").ways.isEmpty)
    #expect(try treatment("6.1", "CPUID.(EAX=07H,ECX=0):EDX[24]").ways.map(\.kind) == [.host])
    #expect(try treatment("6.1", "CPUID.(EAX=07H,ECX=1):EDX[4]").ways.isEmpty)
    #expect(try treatment("6.12", "CPUID.(EAX=07H,ECX=1):EDX[4]").ways.map(\.kind) == [.passedThrough])
    #expect(try treatment("5.10", "MSR 1C4H[0]").isNeverOffered)
    #expect(try treatment("6.1", "MSR 1C4H[0]").ways.map(\.kind) == [.state])
    #expect(try treatment("5.10", "MSR 10AH[20]").ways.isEmpty)
    #expect(try treatment("6.12", "MSR 10AH[20]").ways.map(\.kind) == [.passedThrough])
    #expect(try treatment("6.1", "CPUID.80860001H:EDX[0]").ways.isEmpty)
    for location in ["MSR 1234H[0]", "CPUID.40000002H:EDX[0]"] {
      #expect(try knownTreatment("6.1", location) == nil)
    }
  }
}

extension Feature {
  /// Whether the tables may be silent on it: an MSR of no list, or a leaf of another hypervisor.
  fileprivate var isOutsideTables: Bool {
    switch location.kind {
    case .msr: true
    case .cpuid(let leaf, _, _): (0x4000_0000...0x4fff_ffff).contains(leaf)
    }
  }
}
