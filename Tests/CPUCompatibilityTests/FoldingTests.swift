import CPUCatalog
import CPUCompatibility
import TestSupport
import Testing
import X86CPU

@Suite struct FoldingTests {
  private func host(_ random: inout SeededGenerator) -> HostCPU {
    let points: [ObservationPoint] = [.cpuid, .libvirtHostCPU, .novaCPUInfo, .qemuModel(name: "max")]
    let point = points[Int.random(in: 0..<points.count, using: &random)]
    var evidence = Evidence()
    for _ in 0..<20 { evidence.present.insert(Int.random(in: 0..<60, using: &random)) }
    for _ in 0..<20 { evidence.absent.insert(Int.random(in: 0..<60, using: &random)) }
    let document = "document \(Int.random(in: 0..<5, using: &random))"
    return HostCPU(
      name: "host", architecture: "x86_64", vendor: ["Intel", "AMD"].randomElement(using: &random),
      modelName: nil,
      observations: [
        Observation(
          point: point, evidence: evidence, listing: .full(why: "all"), document: document, isComplete: true)
      ],
      quantities: [
        QuantityReading(.physicalAddressBits, .random(in: 39...40, using: &random), at: point, in: document)
      ])
  }

  private func shape(_ host: HostCPU) -> [String] {
    host.observations.map {
      "\($0.point) \($0.evidence.present.hashValue) \($0.evidence.absent.hashValue) \($0.document)"
    }
      + host.vendors.sorted() + host.quantities.map { "\($0)" }.sorted() + [host.vendor ?? ""]
  }

  @Test func foldingIsCommutativeAssociativeAndIdempotent() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let hosts = (0..<3).map { _ in host(&random) }
      let folded = shape(HostCPU.folding(hosts))
      #expect(shape(HostCPU.folding(hosts.reversed())) == folded)
      #expect(shape(HostCPU.folding([hosts[0], HostCPU.folding([hosts[1], hosts[2]])])) == folded)
      #expect(shape(HostCPU.folding([HostCPU.folding([hosts[0], hosts[1]]), hosts[2]])) == folded)
      #expect(shape(HostCPU.folding(hosts + [hosts[1]])) == folded)
    }
  }

  @Test func whatDocumentsSayAgainstEachOtherIsShown() {
    func host(_ document: String, vendor: String, present: [Int], absent: [Int], bits: UInt64) -> HostCPU {
      var evidence = Evidence()
      evidence.present = FeatureSet(present)
      evidence.absent = FeatureSet(absent)
      return HostCPU(
        name: "h", architecture: nil, vendor: vendor, modelName: nil,
        observations: [
          Observation(
            point: .cpuid, evidence: evidence, listing: .full(why: ""), document: document, isComplete: true)
        ], quantities: [QuantityReading(.physicalAddressBits, bits, at: .cpuid, in: document)])
    }
    let a = host("a", vendor: "Intel", present: [1, 2], absent: [3], bits: 39)
    let b = host("b", vendor: "AMD", present: [1, 3], absent: [], bits: 46)
    let subjects = HostCPU.folding([a, b]).contradictions
    #expect(subjects.first == .vendor(["AMD", "Intel"]))
    #expect(subjects.contains(.feature(index: 3, point: .cpuid)))
    #expect(subjects.count == 3)
    #expect(HostCPU.folding([a, a]).contradictions.isEmpty)
    #expect(HostCPU.folding([a, b]).value(.physicalAddressBits) == nil)
  }

  @Test func hostsAreComparedWhereBothWereLookedAt() {
    func host(_ points: [ObservationPoint]) -> HostCPU {
      HostCPU(
        name: "h", architecture: nil, vendor: nil, modelName: nil,
        observations: points.map {
          Observation(
            point: $0, evidence: Evidence(), listing: .full(why: ""), document: "d", isComplete: true)
        })
    }
    var a = host([.cpuid, .libvirtHostCPU, .libvirtHostModel(emulator: nil, type: "kvm")])
    var b = host([.cpuid, .libvirtHostCPU])
    HostCPU.align(&a, &b)
    #expect(a.reference?.point == .libvirtHostCPU)
    #expect(b.reference?.point == .libvirtHostCPU)
    // Nova's cpu_info is libvirt's host CPU.
    var c = host([.novaCPUInfo])
    HostCPU.align(&a, &c)
    #expect(a.reference?.point == .libvirtHostCPU)
    #expect(c.reference?.point == .novaCPUInfo)
    // What the kernel prints is nearer to CPUID than to what guests get.
    var d = host([.kernelFlags])
    HostCPU.align(&a, &d)
    #expect(a.reference?.point == .libvirtHostCPU)
    #expect(d.reference?.point == .kernelFlags)
    // Neither the emulator's path nor the kernel's release makes a difference.
    var e = host([.libvirtHostModel(emulator: "/usr/libexec/qemu-kvm", type: "kvm"), .cpuid])
    HostCPU.align(&a, &e)
    #expect(a.reference?.point == .libvirtHostModel(emulator: nil, type: "kvm"))
    // Emulated CPUs say nothing of the host's, even where both have them.
    var f = host([.cpuid, .libvirtHostModel(emulator: nil, type: "qemu")])
    var g = host([.libvirtHostCPU, .libvirtHostModel(emulator: nil, type: "qemu")])
    HostCPU.align(&f, &g)
    #expect(f.reference?.point == .cpuid)
    #expect(g.reference?.point == .libvirtHostCPU)
  }
}
