import CPUCatalog
import CPUCompatibility
import LibvirtCPU
import Testing
import X86CPU

/// What an upgrade changes, and what is left open.
@Suite struct UpgradeForecastTests {
  private let catalog = Catalog.standard

  private func set(_ names: [String]) throws -> FeatureSet {
    FeatureSet(try names.map { try #require(catalog[$0], "\($0)").index })
  }

  /// A host whose CPU has all of `cpu`, whose kernel has all of `flags`, and whose KVM offers `offered` of all named.
  private func host(
    vendor: String = "Intel", cpu: [String], flags: [String]? = nil, offered: [String]?,
    lacking: [String] = [],
    kernel: String?, qemu: String? = nil, libvirt: String? = nil
  ) throws -> HostCPU {
    func observation(_ point: ObservationPoint, _ present: [String], _ absent: [String]) throws -> Observation
    {
      var evidence = Evidence()
      evidence.present = try set(present)
      evidence.absent = try set(absent)
      return Observation(
        point: point, evidence: evidence, listing: .full(why: ""), document: "d", isComplete: true)
    }
    var observations = [
      try observation(.cpuid, cpu + [vendor == "AMD" ? "svm" : "vmx"], lacking),
      try observation(.kernelFlags, flags ?? cpu, []),
    ]
    if let offered {
      observations.append(
        try observation(.kvmSupported, offered, (cpu + lacking).filter { !offered.contains($0) }))
    }
    var host = HostCPU(
      name: "h", architecture: "x86_64", vendor: vendor, modelName: nil, observations: observations)
    var configuration = HostConfiguration(captured: "")
    configuration.kernelRelease = kernel
    if let qemu { configuration.qemuVersions = ["/usr/bin/qemu": qemu] }
    configuration.libvirtVersion = libvirt
    host.configuration = configuration
    return host
  }

  private func forecast(_ host: HostCPU, _ upgrade: HostUpgrade) -> UpgradeForecast {
    UpgradeForecast(of: host, to: upgrade, masks: .standard, catalog: catalog)
  }

  private func series(_ text: String) throws -> QEMUSeries { try #require(QEMUSeries(text)) }

  /// Between 5.10 and 6.1 KVM began to pass AVX-VNNI on: a CPU and a kernel that have it give it afterwards.
  @Test func whatTheNewKernelOffersIsGained() throws {
    let host = try host(
      cpu: ["avx-vnni", "avx2"], offered: ["avx2"], lacking: ["amx-tile"], kernel: "5.10.200", qemu: "7.2.0")
    let change = forecast(host, HostUpgrade(kernel: "6.1")).passthrough
    #expect(try change.gained.isSuperset(of: set(["avx-vnni"])) && change.lost.isEmpty)
    #expect(try change.after.present.isSuperset(of: set(["avx2", "avx-vnni"])))
    #expect(try !change.open.contains(#require(catalog["avx2"]).index))
    // The way back loses it.
    let back = try self.host(
      cpu: ["avx-vnni", "avx2"], offered: ["avx2", "avx-vnni"], kernel: "6.1.100", qemu: "7.2.0")
    #expect(
      try forecast(back, HostUpgrade(kernel: "5.10.200")).passthrough.lost.isSuperset(of: set(["avx-vnni"])))
  }

  /// A kernel that takes features of younger ones is not judged by its number.
  @Test(arguments: ["5.14.0-570.el9.x86_64", "5.15.0-130-generic", "6.8.12-4-pve"])
  func distributionsKernelsAreNotJudgedByTheirNumber(release: String) throws {
    let host = try host(
      vendor: "AMD", cpu: ["cet-ss", "avx2"], offered: ["avx2"], kernel: "5.10.200", qemu: "11.1.0")
    let forecast = forecast(host, HostUpgrade(kernel: release))
    let shadow = try #require(catalog["cet-ss"]).index
    #expect(forecast.passthrough.open.contains(shadow))
    #expect(forecast.reasons[shadow]?.contains("releases differ") == true)
    #expect(forecast.passthrough.before.state(of: shadow) == .absent)
    #expect(try forecast.passthrough.after.present.isSuperset(of: set(["avx2"])))
  }

  /// CET needs what no record shows: open, with the rule; and QEMU must have the property.
  @Test func whatARecordDoesNotShowStaysOpen() throws {
    let host = try host(
      vendor: "AMD", cpu: ["cet-ss", "avx2"], offered: ["avx2"], kernel: "6.12.60", qemu: "11.1.0")
    let shadow = try #require(catalog["cet-ss"]).index
    let open = forecast(host, HostUpgrade(kernel: "6.18"))
    #expect(open.passthrough.open.contains(shadow))
    #expect(open.reasons[shadow]?.contains("nested paging") == true)
    var older = host
    older.configuration?.qemuVersions = ["/usr/bin/qemu": "10.0.3"]
    #expect(forecast(older, HostUpgrade(kernel: "6.18")).passthrough.after.state(of: shadow) == .absent)
    #expect(
      forecast(older, HostUpgrade(kernel: "6.18", qemu: try series("11.1"))).passthrough.open.contains(shadow)
    )
  }

  @Test func nothingIsConcludedFromWhatIsNewerThanTheTables() throws {
    let host = try host(
      cpu: ["avx2", "avx-vnni"], offered: ["avx2"], kernel: "6.12.60", qemu: "10.0.3", libvirt: "11.3.0")
    let upgrade = HostUpgrade(kernel: "8.1", qemu: try series("13.0"), libvirt: LibvirtVersion(14, 0))
    let forecast = forecast(host, upgrade)
    #expect(upgrade.unknownParts.count == 3)
    for change in [forecast.passthrough, forecast.hostModel] {
      #expect(change.gained.isEmpty && change.lost.isEmpty)
      #expect(try change.open.isSuperset(of: set(["avx2", "avx-vnni"])))
    }
    #expect(forecast.models(masks: .standard, catalog: catalog).allSatisfy { $0.after == nil })
    #expect(
      forecast.machines?.removed.allSatisfy {
        $0.contains("-2.") || $0.contains("-3.") || $0.contains("-4.") || $0.contains("-5.")
      } == true)
  }

  /// A new QEMU has properties for what KVM offers already; between two releases that were read it is not known.
  @Test func aNewQEMUHasNamesForMore() throws {
    let names = ["lfence-always-serializing", "sbpb", "avx2"]
    let host = try host(
      vendor: "AMD", cpu: names, offered: names, kernel: "6.12.60", qemu: "7.2.22", libvirt: "9.0.0")
    let (old, new) = (try set([names[0]]), try set([names[1]]))
    let gained = forecast(host, HostUpgrade(qemu: try series("11.1")))
    #expect(gained.passthrough.gained.isSuperset(of: old.union(new)) && gained.passthrough.lost.isEmpty)
    // libvirt's map of 9.0.0 has no names for them, that of 12.8.0 has.
    #expect(gained.hostModel.gained.isDisjoint(with: old) && gained.hostModel.open.isDisjoint(with: old))
    let both = forecast(host, HostUpgrade(qemu: try series("11.1"), libvirt: LibvirtVersion(12, 8)))
    #expect(both.hostModel.gained.isSuperset(of: old))
    // 8.2 has the one, and 10.0 the other: 9.0 was not read.
    let between = forecast(host, HostUpgrade(qemu: try series("9.0"))).passthrough
    #expect(between.gained.isSuperset(of: old) && between.open.isSuperset(of: new))
    #expect(forecast(host, HostUpgrade(libvirt: LibvirtVersion(12, 8))).passthrough.gained.isEmpty)
  }

  /// Where KVM says otherwise than its source, some cause is at work that is not in the tables.
  @Test func whatContradictsTheSourceStaysOpen() throws {
    let host = try host(
      cpu: ["avx2", "avx-vnni"], offered: [], kernel: "6.1.100", qemu: "7.2.0")
    let forecast = forecast(host, HostUpgrade(kernel: "5.10.200"))
    // One rule on both sides: what KVM says today stays.
    let carried = try #require(catalog["avx2"]).index
    #expect(forecast.passthrough.after.state(of: carried) == .absent)
    // Another rule, and one that did not hold today: it is not trusted tomorrow.
    let changed = try #require(catalog["avx-vnni"]).index
    #expect(forecast.passthrough.open.contains(changed))
    #expect(forecast.reasons[changed]?.contains("is not what the source of today's kernel says") == true)
  }

  @Test func whatTheUpgradeLeavesIsWhatItWas() throws {
    let host = try host(cpu: ["avx2", "avx-vnni"], offered: ["avx2"], kernel: "6.12.60", qemu: "10.0.3")
    let change = forecast(host, HostUpgrade(kernel: "6.12.60")).passthrough
    #expect(change.gained.isEmpty && change.lost.isEmpty && change.open.isEmpty)
    #expect(change.before == change.after)
  }

  @Test func theUpgradedHostIsJudgedByItsMachineTypes() throws {
    let host = try host(cpu: ["avx2"], offered: ["avx2"], kernel: "6.12.60", qemu: "7.2.0")
    let forecast = forecast(host, HostUpgrade(qemu: try series("11.1")))
    let machines = try #require(forecast.machines)
    #expect(machines.removed.contains("pc-i440fx-4.2") && machines.deprecated.contains("pc-q35-7.2"))
    #expect(machines.added.contains("pc-q35-11.1") && machines.open.isEmpty)
    #expect(machines.properties.contains { $0.property == "x-arch-cap-always-on" })
    #expect(
      forecast.upgraded(for: "pc-q35-7.2").machineTypes["/usr/bin/qemu"]?.contains("pc-q35-7.2") == true)
    #expect(
      forecast.upgraded(for: "pc-i440fx-4.2").machineTypes["/usr/bin/qemu"]?.contains("pc-i440fx-4.2")
        == false)
    #expect(forecast.upgraded(for: "pc-q35-rhel9.4.0").machineTypes.isEmpty)
  }
}

extension FeatureSet {
  fileprivate func isSuperset(of other: FeatureSet) -> Bool { other.isSubset(of: self) }
}
