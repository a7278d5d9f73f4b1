import CPUCatalog
import CPUCompatibility
import Testing
import X86CPU

@Suite struct LossTests {
  private let catalog = Catalog.standard

  private func host(_ observations: [(ObservationPoint, present: [String], absent: [String])]) -> HostCPU {
    func set(_ names: [String]) -> FeatureSet { FeatureSet(names.compactMap { catalog[$0]?.index }) }
    return HostCPU(
      name: "h", architecture: nil, vendor: "Intel", modelName: nil,
      observations: observations.map { point, present, absent in
        var evidence = Evidence()
        evidence.present = set(present)
        evidence.absent = set(absent)
        return Observation(
          point: point, evidence: evidence, listing: .full(why: ""), document: "d", isComplete: true)
      })
  }

  private func loss(of name: String, on host: HostCPU) throws -> Loss? {
    let feature = try #require(catalog[name])
    return Loss(of: feature, article: catalog.article(of: feature), on: host)
  }

  /// CPUID is one point: nothing under it can be told apart, and libvirt's map stands between.
  @Test func aLossUnderCPUIDHasAllLayersBelowAsCandidates() throws {
    let loss = try #require(try loss(of: "monitor", on: host([(.novaCPUInfo, [], ["monitor"])])))
    #expect(loss.lastPresent == nil)
    #expect(loss.firstAbsent == .novaCPUInfo)
    #expect(loss.candidates == [.silicon, .microcode, .firmware, .outerHypervisor, .libvirt])
  }

  /// The kernel's tsx= parameter takes hle and rtm out of CPUID itself.
  @Test func aKernelSwitchThatActsOnCPUIDMakesTheKernelACandidate() throws {
    let loss = try #require(try loss(of: "rtm", on: host([(.libvirtHostCPU, [], ["rtm"])])))
    #expect(loss.candidates.contains(.kernel))
    #expect(!loss.candidates.contains(.qemu))
  }

  @Test func aLossAboveCPUIDIsAboveTheSilicon() throws {
    let kvm = ObservationPoint.libvirtHostModel(emulator: nil, type: "kvm")
    let host = host([(.libvirtHostCPU, ["avx2"], []), (kvm, [], ["avx2"])])
    let loss = try #require(try loss(of: "avx2", on: host))
    #expect(loss.lastPresent == .libvirtHostCPU)
    #expect(loss.firstAbsent == kvm)
    #expect(loss.candidates == [.kernel, .kvm, .qemu, .libvirt])
  }

  /// The leaves of hypervisors in a host's CPUID are from the hypervisor under it, and say nothing about what its own KVM gives.
  @Test func aHostsOwnCPUIDDoesNotTellOfKVMsInterfaces() throws {
    #expect(try loss(of: "kvm-steal-time", on: host([(.cpuid, [], ["kvm-steal-time"])])) == nil)
    let asked = host([(.cpuid, ["kvm-steal-time"], []), (.kvmSupported, [], ["kvm-steal-time"])])
    let loss = try #require(try loss(of: "kvm-steal-time", on: asked))
    #expect(loss.lastPresent == nil)
    #expect(loss.candidates == [.kernel, .kvm])
  }

  /// A record holds some of the kernel's settings; one that it does not hold is unknown, not off.
  @Test(arguments: [
    ([:], Evidence.State.undetermined), (["CONFIG_X86_SGX": "y"], .undetermined),
    (["CONFIG_SCHED_INFO": "y"], .present), (["CONFIG_SCHED_INFO": "n"], .absent),
  ])
  func aSettingThatNoRecordHoldsIsUnknown(settings: [String: String], expected: Evidence.State) throws {
    var host = host([(.cpuid, ["vmx"], [])])
    var configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    configuration.kernelRelease = "6.1.0-13-amd64"
    configuration.kernelSettings = settings
    host.configuration = configuration
    host.addKVMPrediction(catalog)
    let prediction = try #require(host.observations.first { $0.point == .kvmPredicted(kernel: "6.1") })
    let feature = try #require(catalog["kvm-steal-time"])
    #expect(prediction.evidence.state(of: feature.index) == expected)
  }

  @Test func whatIsPresentOrUnknownIsNotLost() throws {
    #expect(try loss(of: "avx2", on: host([(.libvirtHostCPU, ["avx2"], [])])) == nil)
    #expect(try loss(of: "avx2", on: host([(.libvirtHostCPU, [], [])])) == nil)
    #expect(try loss(of: "avx2", on: host([(.libvirtHostCPU, ["avx2"], ["avx2"])])) == nil)
  }
}
