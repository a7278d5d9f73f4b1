import CPUCatalog
import CPUCompatibility
import TestSupport
import X86CPU

/// Hosts of which random things are known: every kind of observation point, conflicts, versions and capabilities.
struct RandomHosts {
  private static let points: [ObservationPoint] = [
    .cpuid, .kernelFlags, .libvirtHostCPU, .placementTraits, .kvmSupported, .kvmPredicted(kernel: "6.1"),
    .kvmEmulated, .qemuModel(name: "host", accelerator: "kvm"), .qemuModel(name: "host", accelerator: nil),
    .qemuModel(name: "host", accelerator: "tcg"), .qemuModel(name: "max", accelerator: "tcg"),
    .qemuModel(name: "max", accelerator: "kvm"), .qemuModel(name: nil, accelerator: nil),
    .qemuModel(name: "EPYC", accelerator: "kvm"), .libvirtHostModel(emulator: nil, type: "kvm"),
    .libvirtHostModel(emulator: "/usr/bin/qemu-system-x86_64", type: "qemu"),
    .libvirtHostModel(emulator: nil, type: nil), .novaCPUInfo, .guestCPUID(hypervisor: "Firecracker"),
    .guestDefinition,
  ]
  private static let versions = ["7.2.22", "10.0.2", "10.0.2", "10.1.0", "8.2.2", "none"]
  private static let vendors: [String?] = ["Intel", "AMD", "Hygon", "Zhaoxin", nil]

  private let catalog = Catalog.standard
  /// Where rules go by single features, these are the ones.
  private static let singled = [
    "lm", "syscall", "monitor", "invtsc", "fb-clear", "topoext", "kvm-hint-dedicated", "svm", "vmx", "xsaves",
    "rdrand", "hle", "rtm", "pae", "fpu", "mds-no", "taa-no", "sbdr-ssdp-no", "fbsdp-no", "psdp-no",
  ]

  /// The next host.
  func next(_ random: inout SeededGenerator) -> HostCPU {
    func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    // Of many a host only the CPU is known, or only what QEMU emulates.
    let kind = Int.random(in: 0..<4, using: &random)
    let possible = Self.points.filter { point in
      switch kind {
      case 0: point.showsHost
      case 1: point.isEmulation || point == .kvmEmulated && oneIn(4)
      default: true
      }
    }
    var observations: [Observation] = []
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      guard let point = possible.randomElement(using: &random) else { break }
      observations.append(
        Observation(
          point: point, evidence: evidence(&random), listing: .full(why: "drawn"), document: "drawn",
          isComplete: oneIn(2)))
    }
    let vendor = Self.vendors.randomElement(using: &random) ?? nil
    var host = HostCPU(
      name: "drawn", architecture: oneIn(2) ? "x86_64" : nil, vendor: vendor, modelName: nil,
      observations: observations, quantities: signature(&random))
    if oneIn(4) { host.supportedFeatures = evidence(&random).present }
    if !oneIn(3) {
      var configuration = HostConfiguration(captured: "2026-11-23T12:00:00Z")
      for number in 0..<Int.random(in: 0...2, using: &random) {
        configuration.qemuVersions["/usr/bin/qemu-\(number)"] = Self.versions.randomElement(using: &random)
      }
      if oneIn(2) {
        configuration.kvmCapabilities = [
          "KVM_CAP_X86_DISABLE_EXITS": Int.random(in: -2...15, using: &random)
        ]
      }
      if oneIn(2) { configuration.kernelRelease = "6.1.0-33-amd64" }
      host.configuration = configuration
    }
    return host
  }

  private func evidence(_ random: inout SeededGenerator) -> Evidence {
    var evidence = Evidence()
    let weights = [[8, 8, 1], [14, 2, 0], [4, 4, 0], [15, 0, 1], [0, 12, 1]].randomElement(using: &random)
    let (has, lacks, both) = (weights?[0] ?? 0, weights?[1] ?? 0, weights?[2] ?? 0)
    var bits: UInt64 = 0
    for feature in catalog.features {
      if feature.index % 12 == 0 { bits = random.next() }
      let drawn = Int(bits % 18)
      bits /= 18
      if drawn < has + both { evidence.present.insert(feature.index) }
      if drawn >= has, drawn < has + both + lacks { evidence.absent.insert(feature.index) }
    }
    // Rules by single features fire where several of these are alike.
    if Bool.random(using: &random) {
      for name in Self.singled {
        guard let index = catalog[name]?.index else { continue }
        let isPresent = Int.random(in: 0..<8, using: &random) != 0
        evidence.present.remove(index)
        evidence.absent.remove(index)
        if isPresent != (name == "fb-clear") {
          evidence.present.insert(index)
        } else {
          evidence.absent.insert(index)
        }
      }
    }
    return evidence
  }

  private func signature(_ random: inout SeededGenerator) -> [QuantityReading] {
    guard Int.random(in: 0..<4, using: &random) != 0 else { return [] }
    let family: UInt64 = [6, 6, 0x15, 0x16, 0x17, 0x18, 0x19].randomElement(using: &random) ?? 6
    let model: UInt64 = [60, 63, 69, 70, 85].randomElement(using: &random) ?? 60
    let stepping = UInt64.random(in: 2...5, using: &random)
    return [(Quantity.family, family), (.model, model), (.stepping, stepping)].map {
      QuantityReading($0, $1, at: .cpuid, in: "drawn")
    }
  }
}
