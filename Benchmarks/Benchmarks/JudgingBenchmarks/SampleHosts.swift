import CPUCatalog
import CPUCompatibility
import X86CPU

/// Hosts of one CPU, known in more and more ways.
struct SampleHosts: Sendable {
  /// A host of which CPUID alone is known: the catalogue says what KVM passes on.
  let byCPUID: HostCPU
  /// A host of a snapshot: the CPU, the kernel, libvirt, KVM, QEMU's models with and without KVM, and the domain capabilities.
  let bySnapshot: HostCPU

  init(_ catalog: Catalog) {
    // Every third feature is lost above CPUID, and every fifth was never there; what a bit means is all the same here.
    let all = catalog.features.indices
    func observation(_ point: ObservationPoint, lacking step: Int) -> Observation {
      var evidence = Evidence()
      evidence.present = FeatureSet(all.filter { $0 % 5 != 0 && $0 % step != 0 })
      evidence.absent = FeatureSet(all).subtracting(evidence.present)
      return Observation(
        point: point, evidence: evidence, listing: .full(why: "an invented host"), document: "sample",
        isComplete: true)
    }
    func host(_ points: [(ObservationPoint, Int)]) -> HostCPU {
      var host = HostCPU(
        name: "sample", architecture: "x86_64", vendor: "Intel", modelName: nil,
        observations: points.map { observation($0, lacking: $1) },
        quantities: [(.family, 6), (.model, 106), (.stepping, 6), (.physicalAddressBits, 46)].map {
          QuantityReading($0, $1, at: .cpuid, in: "sample")
        })
      var configuration = HostConfiguration(captured: "2026-11-23T12:00:00Z")
      configuration.qemuVersions["/usr/bin/qemu-system-x86_64"] = "10.0.2"
      configuration.kvmCapabilities = ["KVM_CAP_X86_DISABLE_EXITS": 15]
      host.configuration = configuration
      return host
    }
    byCPUID = host([(.cpuid, 1_000)])
    bySnapshot = host([
      (.cpuid, 1_000), (.kernelFlags, 17), (.libvirtHostCPU, 1_000), (.kvmSupported, 3), (.kvmEmulated, 2),
      (.qemuModel(name: "host", accelerator: "kvm"), 3), (.qemuModel(name: "max", accelerator: "tcg"), 4),
      (.libvirtHostModel(emulator: "/usr/bin/qemu-system-x86_64", type: "kvm"), 3),
    ])
  }
}
