import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

/// What guests that are started on a host have, and what those that come may keep.
@Suite struct GuestExposureTests {
  private let catalog = Catalog.standard

  private func exposure(
    _ name: String, present: [ObservationPoint] = [], absent: [ObservationPoint] = [], exits: Int? = nil,
    qemu: [String] = []
  ) throws -> GuestExposure {
    let feature = try #require(catalog[name])
    var evidence: [ObservationPoint: Evidence] = [:]
    for point in present { evidence[point, default: Evidence()].present.insert(feature.index) }
    for point in absent { evidence[point, default: Evidence()].absent.insert(feature.index) }
    var host = HostCPU(
      name: "h", architecture: nil, vendor: "Intel", modelName: nil,
      observations: evidence.map {
        Observation(
          point: $0.key, evidence: $0.value, listing: .full(why: ""), document: "d", isComplete: true)
      })
    var configuration = HostConfiguration(captured: "2026-11-23T12:00:00Z")
    if let exits { configuration.kvmCapabilities = ["KVM_CAP_X86_DISABLE_EXITS": exits] }
    for version in qemu { configuration.qemuVersions["/usr/bin/qemu-\(version)"] = version }
    host.configuration = configuration
    return GuestExposure(feature, on: host, catalog: catalog)
  }

  /// What libvirt says that definitions can name, guests that come keep; new guests have what the host-model has.
  @Test func whatLibvirtSupportsGuestsKeep() throws {
    let feature = try #require(catalog["arch-capabilities"])
    let other = try #require(catalog["avx2"])
    var evidence = Evidence()
    evidence.absent = FeatureSet([feature.index, other.index])
    var host = HostCPU(
      name: "h", architecture: nil, vendor: "AMD", modelName: nil,
      observations: [
        Observation(
          point: .libvirtHostModel(emulator: nil, type: "kvm"), evidence: evidence, listing: .full(why: ""),
          document: "d", isComplete: true)
      ])
    #expect(GuestExposure(feature, on: host, catalog: catalog).incoming.state != .present)
    host.supportedFeatures = FeatureSet([feature.index])
    let exposure = GuestExposure(feature, on: host, catalog: catalog)
    #expect(exposure.newGuest.state == .absent && exposure.incoming.state == .present)
    #expect(
      exposure.incoming.basis == .measured && exposure.incoming.why.contains("--supported-cpu-features"))
    #expect(GuestExposure(other, on: host, catalog: catalog).incoming.state != .present)
    let masks = ExposureMasks(catalog)
    #expect(HostExposures(host, masks: masks).started.present.contains(feature.index))
    #expect(!HostExposures(host, masks: masks).offered.present.contains(feature.index))
    #expect(host.forEmulatedGuests.supportedFeatures.isEmpty)
  }

  /// QEMU 10.0 reads promises of speed from the host's CPUID, so that neither clearcpuid= nor an old KVM takes them away; 7.2 does not.
  @Test(arguments: ["erms", "fsrm", "fsrs", "fzrm", "mcdt-no"])
  func whatQEMUReadsFromCPUIDGuestsKeep(name: String) throws {
    func state(_ versions: String..., cpuid: [ObservationPoint] = [.cpuid]) throws -> [Evidence.State] {
      let lacking: [ObservationPoint] =
        cpuid.isEmpty ? [.cpuid, .kvmSupported] : [.kernelFlags, .kvmSupported]
      let exposure = try exposure(name, present: cpuid, absent: lacking, qemu: versions)
      return [exposure.newGuest.state, exposure.incoming.state]
    }
    #expect(try state("10.0.2") == [.present, .present])
    #expect(try state("10.1.0") == [.present, .present])
    #expect(try state("7.2.22") == [.absent, .absent])
    // Releases between were not read, and where no version is known, nothing is.
    for versions in [[], ["8.2.2"], ["7.2.22", "10.0.2"]] {
      let exposure = try exposure(
        name, present: [.cpuid], absent: [.kernelFlags, .kvmSupported], qemu: versions)
      #expect(exposure.newGuest.state == .undetermined && exposure.newGuest.basis == .unknown)
    }
    #expect(try state("10.0.2", cpuid: []) == [.absent, .absent])
    // What QEMU itself said of its models counts before any rule.
    let said = try exposure(
      name, present: [.cpuid], absent: [.kvmSupported, .qemuModel(name: "host", accelerator: "kvm")],
      qemu: ["10.0.2"])
    #expect(said.newGuest.state == .absent)
  }

  /// Instructions are not among them.
  @Test(arguments: ["avx2", "movbe", "umip"])
  func whatQEMUDoesNotReadIsAsKVMSays(name: String) throws {
    let exposure = try exposure(
      name, present: [.cpuid], absent: [.kernelFlags, .kvmSupported], qemu: ["10.0.2"])
    #expect(exposure.newGuest.state == .absent)
  }

  @Test func whatQEMUSaysIsMeasured() throws {
    let both = try exposure(
      "avx2", present: [.cpuid, .kvmSupported, .qemuModel(name: "host", accelerator: "kvm")])
    #expect(both.newGuest.state == .present && both.newGuest.basis == .measured)
    #expect(both.incoming.state == .present && both.incoming.basis == .measured)
    // A guest that comes may have what a new one is not given.
    let withheld = try exposure(
      "avx2", present: [.cpuid, .kvmSupported], absent: [.qemuModel(name: "host", accelerator: "kvm")])
    #expect(withheld.newGuest.state == .absent)
    #expect(withheld.incoming.state == .present)
  }

  @Test func whatNobodyAskedIsNotKnown() throws {
    let unknown = try exposure("avx2", present: [.cpuid])
    #expect(unknown.newGuest.state == .undetermined && unknown.newGuest.basis == .unknown)
    #expect(unknown.incoming.state == .undetermined)
    // What QEMU emulates says nothing of KVM.
    let emulated = try exposure("avx2", present: [.cpuid, .qemuModel(name: "max", accelerator: "tcg")])
    #expect(emulated.newGuest.state == .undetermined)
  }

  @Test func whatKVMEmulatesMayComeIn() throws {
    let movbe = try exposure("movbe", present: [.cpuid, .kvmEmulated], absent: [.kvmSupported])
    #expect(movbe.newGuest.state == .absent)
    #expect(movbe.incoming.state == .present)
  }

  /// KVM_X86_DISABLE_EXITS_MWAIT is bit 0.
  @Test(arguments: [(15, Evidence.State.present), (14, .absent), (0, .absent), (-22, .absent)])
  func monitorComesInWhereKVMLetsGuestsWait(exits: Int, expected: Evidence.State) throws {
    let monitor = try exposure("monitor", present: [.cpuid], absent: [.kvmSupported], exits: exits)
    #expect(monitor.newGuest.state == .absent)
    #expect(monitor.incoming.state == expected)
  }

  /// QEMU with KVM gives AMD's topology to every guest that names it; without KVM it does not know it.
  @Test func whatQEMUGivesOnAnyHostComesIn() throws {
    let topology = try exposure(
      "topoext", absent: [.cpuid, .libvirtHostModel(emulator: nil, type: "kvm")])
    #expect(topology.newGuest.state == .absent && topology.newGuest.basis == .measured)
    #expect(topology.incoming.state == .present)
    let emulated = try exposure("topoext", absent: [.libvirtHostModel(emulator: nil, type: "qemu")])
    #expect(emulated.incoming.state != .present)
  }

  /// libvirt reports invtsc in its host-model, and starts guests without it.
  @Test func whatCannotBeMigratedIsReportedAndNotGiven() throws {
    let invtsc = try exposure(
      "invtsc", present: [.cpuid, .kvmSupported, .libvirtHostModel(emulator: nil, type: "kvm")])
    #expect(invtsc.newGuest.state == .absent && invtsc.newGuest.basis == .predicted)
  }
}
