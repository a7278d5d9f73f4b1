import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

/// One row for each kind of point, and points that follow their rows.
@Suite struct ObservationTraitsTests {
  static let points: [ObservationPoint] = [
    .cpuid, .kernelFlags, .libvirtHostCPU, .novaCPUInfo, .placementTraits, .kvmSupported,
    .kvmPredicted(kernel: "6.1"), .kvmEmulated, .qemuModel(name: "host", accelerator: "kvm"),
    .qemuModel(name: "host"), .qemuModel(name: "max"), .qemuModel(name: "EPYC", accelerator: "kvm"),
    .qemuModel(name: nil), .qemuModel(name: nil, accelerator: "kvm"),
    .qemuModel(name: "max", accelerator: "tcg"),
    .libvirtHostModel(emulator: "/usr/bin/kvm", type: "kvm"), .libvirtHostModel(emulator: nil, type: nil),
    .libvirtHostModel(emulator: nil, type: "qemu"), .libvirtHostModel(emulator: nil, type: "xen"),
    .guestCPUID(hypervisor: "KVM"), .guestDefinition,
  ]

  @Test func everyKindIsOfSomePoint() {
    #expect(Set(Self.points.map(\.kind)) == Set(ObservationPoint.Kind.allCases))
    #expect(Set(Self.points.map(\.id)) == Set(ObservationPoint.ID.allCases))
  }

  @Test func rowsAgreeWithEachOther() {
    for kind in ObservationPoint.Kind.allCases {
      let traits = kind.traits
      #expect(!traits.title.isEmpty && !traits.layersBelow.isEmpty)
      #expect(traits.layersBelow == traits.layersBelow.sorted(), "\(kind)")
      // What shows the host is no guest's, and what proves anything of CPUID is a whole look at it or at guests.
      if traits.showsHost { #expect(traits.view == .host || traits.view == .hint) }
      if traits.view == .host { #expect(traits.showsHost && traits.proof != .nothing) }
      #expect((traits.proof == .passedThrough) == (traits.view == .kvmGuests))
      // Emulated guests have nothing from the host's CPU.
      if traits.view == .emulated { #expect(!traits.layersBelow.contains(.silicon)) }
    }
    let heights = Dictionary(grouping: ObservationPoint.Kind.allCases, by: \.traits.height)
    for (height, kinds) in heights where kinds.count > 1 { #expect(height == 8 || height == 9) }
  }

  /// What libvirt lets through by a host-model stands above what KVM and QEMU offer, and the guest above all.
  @Test func pointsSortFromTheSiliconUp() {
    let sorted = Self.points.sorted()
    #expect(sorted.first == .cpuid && sorted.last == .guestDefinition)
    #expect(ObservationPoint.kvmSupported < .kvmPredicted(kernel: "5.10"))
    #expect(ObservationPoint.kvmPredicted(kernel: "5.10") < .kvmPredicted(kernel: "6.1"))
  }

  @Test func aPredictionIsNoEvidence() {
    var evidence = Evidence()
    evidence.present.insert(1)
    func observation(_ point: ObservationPoint) -> Observation {
      Observation(point: point, evidence: evidence, listing: .full(why: ""), document: "", isComplete: true)
    }
    var host = HostCPU(
      name: "a", architecture: nil, vendor: nil, modelName: nil,
      observations: [
        observation(.qemuModel(name: "host")), observation(.kvmPredicted(kernel: "6.1")), observation(.cpuid),
      ])
    #expect(host.seen.map(\.point) == [.cpuid, .qemuModel(name: "host")])
    #expect(host.predictions.map(\.point) == [.kvmPredicted(kernel: "6.1")])
    #expect(
      host.observations.map(\.point) == [.cpuid, .kvmPredicted(kernel: "6.1"), .qemuModel(name: "host")])
    host.predictions = []
    #expect(host.observations.map(\.point) == host.seen.map(\.point))
  }
}
