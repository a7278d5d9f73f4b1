import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

/// Which records can be held against each other, and which is named where they leave the answer open.
@Suite struct HostComparisonTests {
  private let catalog = Catalog.standard

  private func set(_ names: [String]) throws -> FeatureSet {
    FeatureSet(try names.map { try #require(catalog[$0]).index })
  }

  private func host(
    _ name: String, at point: ObservationPoint, has present: [String], lacks absent: [String] = [],
    isComplete: Bool = true, vendor: String? = "Intel",
    _ change: (inout Observation) throws -> Void = { _ in }
  ) throws -> HostCPU {
    var evidence = Evidence()
    evidence.present = try set(present)
    evidence.absent = try set(absent)
    var observation = Observation(
      point: point, evidence: evidence,
      listing: isComplete ? .full(why: "it is whole") : .undecided(why: "it is cut"), document: name,
      isComplete: isComplete)
    try change(&observation)
    return HostCPU(name: name, architecture: nil, vendor: vendor, modelName: nil, observations: [observation])
  }

  private func compare(_ wanted: HostCPU, _ offered: HostCPU) -> Comparison {
    Comparison(of: wanted, on: offered, catalog: catalog)
  }

  private func missing(_ comparison: Comparison) -> [String] {
    catalog.names(of: comparison.difference.missing)
  }

  /// A kernel hides what CPUID has; CPUID shows what a kernel prints.
  @Test(arguments: ["rdseed", "avx2", "erms"])
  func theKernelsViewIsNotHeldAgainstCPUID(name: String) throws {
    let kernel = try host("kernel", at: .kernelFlags, has: ["aes"], lacks: [name])
    for point in [ObservationPoint.cpuid, .libvirtHostCPU, .novaCPUInfo] {
      let cpuid = try host("cpuid", at: point, has: ["aes", name])
      let there = compare(cpuid, kernel)
      #expect(there.result == .undetermined && missing(there).isEmpty)
      #expect(catalog.names(of: there.difference.undetermined) == [name])
      #expect(there.reasons.count == 1 && there.reasons[0].contains("The record of kernel does not mention"))
      let back = compare(kernel, cpuid)
      #expect(back.result == .superset && back.difference.extra.isEmpty)
      let poorer = try host("poorer", at: point, has: ["aes"], lacks: [name])
      let rich = try host("rich", at: .kernelFlags, has: ["aes", name])
      #expect(compare(rich, poorer).result == .incompatible)
      #expect(missing(compare(rich, poorer)) == [name])
    }
  }

  /// What KVM gives guests is not what the host has; but what it passes through the host has.
  @Test func guestsAreNotHeldAgainstHosts() throws {
    let points: [ObservationPoint] = [
      .kvmSupported, .qemuModel(name: "host", accelerator: "kvm"),
      .libvirtHostModel(emulator: nil, type: "kvm"),
    ]
    for point in points {
      let guests = try host(
        "guests", at: point, has: ["aes", "x2apic", "hypervisor"], lacks: ["monitor", "avx2"])
      let own = try host(
        "own", at: .cpuid, has: ["aes", "monitor", "avx2"], lacks: ["x2apic", "hypervisor"])
      for comparison in [compare(guests, own), compare(own, guests)] {
        #expect(comparison.result == .undetermined && missing(comparison).isEmpty)
        #expect(comparison.difference.extra.isEmpty)
        #expect(comparison.reasons.contains { $0.contains("show different things") })
      }
      let without = try host("without", at: .cpuid, has: ["monitor"], lacks: ["aes", "x2apic"])
      #expect(compare(guests, without).result == .incompatible)
      #expect(missing(compare(guests, without)) == ["aes"])
    }
  }

  /// A CPU that QEMU emulates is no host's: neither its features nor its vendor count.
  @Test func emulationIsComparedWithEmulationAlone() throws {
    let own = try host("own", at: .libvirtHostCPU, has: ["avx2"], lacks: ["svm"], vendor: "Intel")
    for point in [
      ObservationPoint.qemuModel(name: "max", accelerator: "tcg"),
      .libvirtHostModel(emulator: nil, type: "qemu"),
    ] {
      let emulated = try host("emulated", at: point, has: ["svm"], lacks: ["avx2"], vendor: "AMD")
      for comparison in [compare(own, emulated), compare(emulated, own)] {
        #expect(comparison.result == .undetermined && comparison.blockers.isEmpty)
      }
      let less = try host("less", at: point, has: [], lacks: ["svm", "avx2"], vendor: "AMD")
      #expect(missing(compare(emulated, less)) == ["svm"])
    }
  }

  /// Of a single CPU nothing is known of those that differ from it; of all CPUs all is.
  @Test func whatOnlySomeCPUsHaveIsHeldAgainstWholeRecordsOnly() throws {
    let hybrid = try host("hybrid", at: .cpuid, has: ["aes"], lacks: ["avx512f"]) {
      $0.varying = try set(["avx512f"])
    }
    let one = try host("one", at: .cpuid, has: ["aes", "avx512f"]) { $0.showsOneCPU = true }
    let all = try host("all", at: .cpuid, has: ["aes", "avx512f"])
    let daemon = try host("daemon", at: .libvirtHostCPU, has: ["aes", "avx512f"])
    #expect(compare(one, hybrid).result == .undetermined)
    #expect(compare(daemon, hybrid).result == .undetermined)
    #expect(missing(compare(all, hybrid)) == ["avx512f"])
    #expect(compare(hybrid, one).difference.extra.isEmpty)
  }

  /// libvirt leaves out an MSR that it could not read, and takes it from KVM where the msr driver is not loaded.
  @Test func libvirtsMSRsCountWhereTheyWereRead() throws {
    let rich = try host("rich", at: .libvirtHostCPU, has: ["arch-capabilities", "rdctl-no", "mds-no"])
    let unread = try host(
      "unread", at: .libvirtHostCPU, has: ["arch-capabilities"], lacks: ["rdctl-no", "mds-no"])
    #expect(compare(rich, unread).result == .undetermined)
    #expect(compare(unread, rich).difference.extra.isEmpty)
    let read = try host(
      "read", at: .libvirtHostCPU, has: ["arch-capabilities", "mds-no"], lacks: ["rdctl-no"])
    #expect(missing(compare(rich, read)) == ["rdctl-no"])
    let without = try host(
      "without", at: .novaCPUInfo, has: [], lacks: ["arch-capabilities", "rdctl-no", "mds-no"])
    #expect(missing(compare(rich, without)) == ["arch-capabilities", "rdctl-no", "mds-no"])
    let dump = try host("dump", at: .cpuid, has: ["arch-capabilities", "rdctl-no"], lacks: ["mds-no"])
    #expect(compare(rich, dump).result == .undetermined)
    #expect(compare(dump, read).result == .undetermined)
  }

  /// An earlier libvirt does not know later registers: where it names none of a register's bits, none is lacking.
  @Test(arguments: [("xsaveopt", "xsavec"), ("umip", "pku"), ("wbnoinvd", "clzero")])
  func registersThatARecordDoesNotShowAreOpen(name: String, neighbour: String) throws {
    let dump = try host("dump", at: .cpuid, has: ["aes", name])
    for point in [ObservationPoint.libvirtHostCPU, .novaCPUInfo] {
      let early = try host("early", at: point, has: ["aes"], lacks: [name, neighbour])
      #expect(compare(dump, early).result == .undetermined)
      let late = try host("late", at: point, has: ["aes", neighbour], lacks: [name])
      #expect(missing(compare(dump, late)) == [name])
      // Two records of libvirt's are compared as libvirt compares them.
      let rich = try host("rich", at: .libvirtHostCPU, has: ["aes", name])
      #expect(missing(compare(rich, early)) == [name])
    }
  }

  /// libvirt leaves TSX out on CPUs of which it knows that theirs is broken.
  @Test(arguments: [(60, nil, true), (63, 2, true), (63, 4, false), (85, 4, false), (nil, nil, true)])
  func brokenTSXIsNotMissing(model: UInt64?, stepping: UInt64?, mayBeHidden: Bool) throws {
    let dump = try host("dump", at: .cpuid, has: ["avx2", "rtm"])
    var daemon = try host("daemon", at: .libvirtHostCPU, has: ["avx2"], lacks: ["rtm"])
    for (quantity, value) in [
      (Quantity.family, model.map { _ in 6 }), (.model, model), (.stepping, stepping),
    ] {
      if let value {
        daemon.quantities.append(QuantityReading(quantity, value, at: .libvirtHostCPU, in: "daemon"))
      }
    }
    #expect(compare(dump, daemon).result == (mayBeHidden ? .undetermined : .incompatible))
  }

  /// A daemon whose map has no name for a feature does not say that the CPU lacks it.
  @Test func namesThatTheInstalledMapLacksAreOpen() throws {
    let rich = try host("rich", at: .libvirtHostCPU, has: ["aes", "monitor", "erms"])
    var edited = try host("edited", at: .libvirtHostCPU, has: ["aes"], lacks: ["monitor", "erms"])
    #expect(missing(compare(rich, edited)) == ["monitor", "erms"])
    edited.configuration = HostConfiguration(captured: "2026-11-23T12:00:00Z")
    edited.configuration?.mapFeatures = ["aes", "erms"]
    #expect(missing(compare(rich, edited)) == ["erms"])
    #expect(catalog.names(of: compare(rich, edited).difference.undetermined) == ["monitor"])
  }

  /// The thin record is named, whichever side it is on.
  @Test func theThinRecordIsNamed() throws {
    let rich = try host("rich", at: .novaCPUInfo, has: ["aes", "avx2"], lacks: ["rtm"])
    let thin = try host("thin", at: .novaCPUInfo, has: ["aes"], isComplete: false)
    let there = compare(rich, thin)
    let back = compare(thin, rich)
    #expect(there.result == .undetermined && back.result == .undetermined)
    for comparison in [there, back] {
      #expect(comparison.reasons.count == 1)
      #expect(comparison.reasons[0].contains("record of thin") && comparison.reasons[0].contains("it is cut"))
      #expect(!comparison.reasons[0].contains("record of rich"))
    }
    #expect(back.difference.undetermined.isEmpty)
    // A trait is a hint: it does not make a host incompatible.
    let traits = try host("traits", at: .placementTraits, has: ["rtm"], isComplete: false, vendor: nil)
    #expect(compare(traits, rich).result == .undetermined && missing(compare(traits, rich)).isEmpty)
  }

  @Test func vendorsBlock() throws {
    let a = try host("a", at: .cpuid, has: ["aes"], vendor: "Intel")
    let b = try host("b", at: .libvirtHostCPU, has: ["aes"], vendor: "AMD")
    #expect(compare(a, b).blockers.map(\.kind) == [.vendor])
    let unknown = try host("c", at: .libvirtHostCPU, has: ["aes"], vendor: nil)
    #expect(compare(a, unknown).result == .undetermined)
    #expect(compare(unknown, a).result == .identical)
  }
}
