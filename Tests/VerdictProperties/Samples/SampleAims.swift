import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

/// A change to a pair that runs, which makes one rule hold.
struct SampleAim: Sendable {
  /// The rule's identifier and weight: `cpu.missing blocks`, `gap.counter`.
  let rule: String
  let change: @Sendable (inout VerdictSample, SampleFeatures, inout SampleRandom) -> Void

  init(
    _ rule: String,
    _ change: @escaping @Sendable (inout VerdictSample, SampleFeatures, inout SampleRandom) -> Void
  ) {
    self.rule = rule
    self.change = change
  }

  static let all: [SampleAim] =
    features + libvirt + state + clocks + machines + policies + gaps + besides + versions + numbers + moves
    + kvm + registers

  /// Removes and returns a random feature that the guest has.
  private static func loss(
    _ sample: VerdictSample, _ of: [Int], _ random: inout SampleRandom
  ) -> Int {
    let mine = of.filter { sample.wanted.contains($0) }
    return mine.randomElement(using: &random) ?? of[0]
  }

  private static let features = [
    SampleAim("guest.not-expanded unknown") { sample, _, random in
      sample.guest.wanted = nil
      sample.guest.definition.mode = Bool.random(using: &random) ? .hostModel : .hostPassthrough
    },
    SampleAim("cpu.vendor blocks") { sample, _, _ in sample.guest.wanted?.vendor = "AMD" },
    SampleAim("libvirt.vendor blocks") { sample, _, _ in
      sample.guest.wanted?.vendor = "AMD"
      sample.guest.definition.vendor = "AMD"
    },
    SampleAim("cpu.missing blocks") { sample, features, random in
      let feature = loss(sample, features.grave, &random)
      sample.wanted.insert(feature)
      sample.passThrough()
      sample.deny(feature)
    },
    SampleAim("cpu.missing warns") { sample, features, random in
      let isAccepted = Bool.random(using: &random)
      let feature = loss(sample, isAccepted ? features.grave : features.light, &random)
      sample.wanted.insert(feature)
      sample.passThrough()
      sample.deny(feature)
      if isAccepted { sample.policy.warn.insert(feature) }
    },
    SampleAim("cpu.not-told unknown") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.passThrough()
      if Bool.random(using: &random) {
        sample.hush(feature)
      } else {
        sample.wanted.remove(feature)
        sample.guest.uncertain.insert(feature)
        sample.deny(feature)
      }
    },
    SampleAim("cpu.not-told warns") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.passThrough()
      sample.policy.warn.insert(feature)
      sample.hush(feature)
    },
    SampleAim("cpu.unknown-name unknown") { sample, _, random in
      let names = ["zz-one", "zz-two", "zz-three"]
      sample.guest.wanted?.evidence.uncatalogued = Set(names.shuffled(using: &random).prefix(2))
      sample.evidence.uncatalogued = [names[0]]
    },
    SampleAim("guest.never-seen note") { sample, features, random in
      let control = (features.namelessControls.randomElement(using: &random) ?? features.namedControls[0])
      sample.wanted.insert(control)
      sample.deny(control)
    },
    SampleAim("cpu.new-weakness warns") { sample, features, random in
      sample.moveFromTwin()
      sample.give(features.index(Bool.random(using: &random) ? "rsba" : "rrsba"))
    },
  ]

  private static let libvirt = [
    SampleAim("libvirt.missing-features blocks") { sample, features, random in
      let control = features.namedControls.randomElement(using: &random) ?? 0
      sample.wanted.insert(control)
      if Bool.random(using: &random) { sample.deny(control) } else { sample.hush(control) }
    },
    SampleAim("libvirt.missing-features warns") { sample, features, random in
      let control = features.namedControls.randomElement(using: &random) ?? 0
      sample.wanted.insert(control)
      sample.deny(control)
      sample.policy.warn.insert(control)
    },
    SampleAim("libvirt.not-told unknown") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.hush(feature)
      if Bool.random(using: &random) { sample.policy.warn.insert(feature) }
    },
    SampleAim("libvirt.forbidden blocks") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.wanted.remove(feature)
      sample.guest.wanted?.forbidden.insert(feature)
    },
    SampleAim("libvirt.forbidden unknown") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.wanted.remove(feature)
      sample.guest.wanted?.forbidden.insert(feature)
      sample.hush(feature)
    },
    SampleAim("libvirt.strict warns") { sample, features, random in
      let feature =
        features.plain.filter { features.map.named.contains($0) }.randomElement(using: &random) ?? 0
      sample.guest.wanted?.isStrict = true
      sample.wanted.remove(feature)
      sample.give(feature)
    },
    SampleAim("libvirt.unknown-name blocks") { sample, _, random in
      sample.guest.definition.features = [.init("aes", .require), .init("erms", .disable)]
      let known: Set<String> = [["aes"], ["erms"], []].randomElement(using: &random) ?? []
      sample.configure { $0.mapFeatures = known }
    },
    SampleAim("libvirt.not-verified note") { sample, _, _ in sample.passThrough() },
  ]

  private static let state = [
    SampleAim("state.components blocks") { sample, features, random in
      let name = Bool.random(using: &random) ? "avx" : "pku"
      sample.wanted.insert(features.index(name))
      sample.give(features.index(name))
      sample.stateComponents(0b11)
    },
    SampleAim("state.layout blocks") { sample, features, random in
      let uses = [("pku", [9]), ("avx512f", [5, 6, 7]), ("amx-tile", [17, 18])]
      guard let (name, components) = uses.randomElement(using: &random) else { return }
      sample.wanted.insert(features.index(name))
      sample.give(features.index(name))
      sample.host.cpus = [cpu(with: components, at: 0xa80)]
      sample.moveFromTwin()
      sample.host.cpus = [cpu(with: components, at: 0x340)]
    },
    SampleAim("address.bits blocks") { sample, _, random in
      if Bool.random(using: &random) {
        sample.guest.definition.physicalAddress = .init(mode: .emulate, bits: 48)
        sample.libvirt("8.6.0")
      } else {
        sample.moveFromTwin()
        sample.guest.source?.quantities = [.init(.physicalAddressBits, 52, at: .cpuid, in: "twin")]
        sample.guest.definition.physicalAddress = .init(mode: .passthrough)
      }
    },
    SampleAim("address.bits warns") { sample, _, random in
      if Bool.random(using: &random) {
        sample.number(.physicalAddressBits, 39)
      } else {
        sample.moveFromTwin()
        sample.guest.source?.quantities = [.init(.physicalAddressBits, 40, at: .cpuid, in: "twin")]
        sample.guest.definition.physicalAddress = .init(mode: .passthrough)
      }
    },
  ]

  private static func invariant(_ sample: inout VerdictSample, _ features: SampleFeatures) {
    sample.wanted.insert(features.index("invtsc"))
    sample.give(features.index("invtsc"))
  }

  private static func frequencies(_ sample: inout VerdictSample, isFixed: Bool, scales: Bool?) {
    if isFixed {
      sample.guest.machine?.counterFrequency = 3_000_000_000
    } else {
      sample.moveFromTwin()
      sample.guest.source?.quantities.append(.init(.tscFrequency, 3_000_000_000, at: .cpuid, in: "twin"))
    }
    sample.number(.tscFrequency, 2_600_000_000)
    sample.host.scalesCounter = scales
  }

  private static let clocks = [
    SampleAim("clock.invtsc unknown") { sample, features, _ in
      invariant(&sample, features)
      sample.guest.machine = nil
    },
    SampleAim("clock.invtsc blocks") { sample, features, _ in invariant(&sample, features) },
    SampleAim("clock.frequency blocks") { sample, _, _ in
      frequencies(&sample, isFixed: true, scales: false)
    },
    SampleAim("clock.frequency unknown") { sample, _, _ in
      frequencies(&sample, isFixed: true, scales: nil)
    },
    SampleAim("clock.frequency warns") { sample, _, random in
      frequencies(&sample, isFixed: false, scales: Bool.random(using: &random) ? false : nil)
    },
    SampleAim("clock.reenlightenment warns") { sample, _, _ in
      sample.guest.machine?.offersReenlightenment = true
    },
  ]

  private static let machines = [
    SampleAim("nested.state blocks") { sample, features, random in
      let bit = features.index(Bool.random(using: &random) ? "vmx" : "svm")
      sample.wanted.insert(bit)
      sample.give(bit)
      sample.configure { $0.kvmCapabilities = ["KVM_CAP_NESTED_STATE": 0] }
    },
    SampleAim("machine.kvm blocks") { sample, _, _ in sample.configure { $0.modules = ["ext4"] } },
    SampleAim("machine.type blocks") { sample, _, random in
      sample.guest.machine?.machine = "pc-q35-9.1"
      if Bool.random(using: &random) {
        sample.host.machineTypes = [:]
        sample.configure { $0.qemuVersions = ["q": "8.2.1"] }
      }
    },
    SampleAim("machine.alias warns") { sample, _, random in
      sample.guest.machine?.machine = Bool.random(using: &random) ? "pc" : "q35"
    },
    SampleAim("hypervisor.order warns") { sample, _, _ in
      sample.configure { $0.qemuVersions = ["q": "10.0.3"] }
      sample.moveFromTwin()
      sample.configure { $0.qemuVersions = ["q": "7.2.9"] }
    },
    SampleAim("passthrough.unlike warns") { sample, features, random in
      sample.number(.model, 85)
      sample.passThrough()
      keepToTheGuest(&sample, features)
      sample.moveFromTwin()
      let quantity = [Quantity.family, .model, .stepping, .microcode].randomElement(using: &random) ?? .model
      sample.guest.source?.quantities.append(.init(quantity, 7, at: .cpuid, in: "twin"))
      sample.guest.source?.quantities.removeAll { $0.quantity == quantity && $0.value != 7 }
      sample.number(quantity, 8)
    },
    SampleAim("passthrough.more warns") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.moveFromTwin()
      sample.passThrough()
      keepToTheGuest(&sample, features)
      sample.wanted.remove(feature)
    },
    SampleAim("host.mixed-cpus unknown") { sample, features, random in
      mix(&sample, loss(sample, features.plain, &random))
    },
    SampleAim("host.mixed-cpus warns") { sample, features, random in
      let feature = features.plain.filter { !sample.wanted.contains($0) }.randomElement(using: &random)
      mix(&sample, feature ?? features.index("vmx"))
    },
  ]

  /// Takes away what guests on the host have and this one has not.
  static func keepToTheGuest(_ sample: inout VerdictSample, _ features: SampleFeatures) {
    for feature in features.plain where !sample.wanted.contains(feature) { sample.deny(feature) }
  }

  /// Makes only some of the host's logical CPUs have a feature.
  private static func mix(_ sample: inout VerdictSample, _ feature: Int) {
    sample.host.cpus = [
      DistinctCPU(table: CPUIDTable()), DistinctCPU(table: CPUIDTable(), logicalCPUs: [9]),
    ]
    var evidence = Evidence()
    evidence.present.insert(feature)
    evidence.absent.insert(feature)
    // Behind what guests are said to have, so that this stays in the first place.
    sample.host.observations.append(
      Observation(
        point: .cpuid, evidence: evidence, listing: .full(why: ""), document: "sample", isComplete: true))
  }

  private static let policies = [
    SampleAim("policy.keep blocks") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.wanted.remove(feature)
      sample.policy.keep.insert(feature)
      sample.deny(feature)
    },
    SampleAim("policy.keep unknown") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.wanted.remove(feature)
      sample.policy.keep.insert(feature)
      sample.hush(feature)
    },
    SampleAim("policy.keep-guest warns") { sample, features, random in
      let feature = loss(sample, features.plain, &random)
      sample.wanted.remove(feature)
      sample.policy.keep.insert(feature)
    },
  ]

  private static let gaps = [
    SampleAim("gap.definition") { sample, _, _ in sample.guest.definition.check = .partial },
    SampleAim("gap.state-components") { sample, features, _ in
      sample.wanted.insert(features.index("avx"))
      sample.give(features.index("avx"))
      sample.stateComponents(nil)
    },
    SampleAim("gap.state-layout") { sample, features, random in
      sample.wanted.insert(features.index("pku"))
      sample.give(features.index("pku"))
      switch UInt8.random(in: 0..<4, using: &random) {
      case 0: break
      case 1:
        sample.host.cpus = [cpu(with: [9], at: 0xa80)]
        sample.moveFromTwin()
        sample.host.cpus = []
      case 2:
        // The leaf names the component, and nobody looked at its subleaf: here, or where the guest runs.
        sample.host.cpus = [cpu(with: [9], at: 0xa80)]
        sample.moveFromTwin()
        sample.host.cpus = [cpu(with: [9], at: nil)]
      default:
        sample.host.cpus = [cpu(with: [9], at: nil)]
        sample.moveFromTwin()
        sample.host.cpus = [cpu(with: [9], at: 0xa80)]
      }
    },
    SampleAim("gap.address-bits") { sample, _, random in
      if Bool.random(using: &random) {
        sample.number(.physicalAddressBits, nil)
      } else {
        sample.guest.definition.physicalAddress = .init(mode: .passthrough)
      }
    },
    SampleAim("gap.vendor") { sample, _, _ in sample.host.forgetVendor() },
    SampleAim("gap.counter") { sample, _, random in
      guard Bool.random(using: &random) else {
        sample.guest.machine?.counterFrequency = 2_600_000_000
        return
      }
      sample.host.scalesCounter = nil
      guard Bool.random(using: &random) else { return }
      sample.number(.tscFrequency, 2_600_000_000)
      sample.moveFromTwin()
      sample.number(.tscFrequency, nil)
    },
    SampleAim("gap.machine-type") { sample, _, random in
      sample.host.machineTypes = [:]
      if Bool.random(using: &random) {
        sample.guest.machine?.machine = "pc-q35-rhel9.4.0"
        sample.configure { $0.qemuVersions = ["q": "8.2.1"] }
      }
    },
  ]

  /// What meets no rule by itself and other rules otherwise.
  private static let besides = [
    SampleAim("") { sample, features, random in
      // What QEMU emulates without KVM, and a guest of it.
      sample.guest.machine?.type = "qemu"
      var evidence = sample.evidence
      for feature in features.plain.shuffled(using: &random).prefix(2) {
        evidence.present.remove(feature)
        if Bool.random(using: &random) { evidence.absent.insert(feature) }
      }
      sample.host.observations.append(
        Observation(
          point: .libvirtHostModel(emulator: nil, type: "qemu"), evidence: evidence, listing: .full(why: ""),
          document: "sample", isComplete: true))
    },
    SampleAim("") { sample, _, random in
      // A frequency that is near, scaled, or a machine of another emulator.
      sample.guest.machine?.counterFrequency = 2_600_100_000
      sample.number(.tscFrequency, 2_600_000_000)
      sample.host.scalesCounter = Bool.random(using: &random)
      sample.guest.machine?.emulator = "/usr/bin/qemu-kvm"
    },
    SampleAim("") { sample, features, random in
      // Two records that give different numbers of one thing, and so none.
      let quantities = [
        Quantity.physicalAddressBits, .tscFrequency, .model, .microcode, .xsaveUserComponents,
        .highestBasicLeaf, .cacheL3,
      ]
      guard let quantity = quantities.randomElement(using: &random) else { return }
      let point: ObservationPoint = Bool.random(using: &random) ? .cpuid : .kvmSupported
      for value in [UInt64.random(in: 30..<60, using: &random), 60] {
        sample.host.quantities.append(QuantityReading(quantity, value, at: point, in: "r\(value)"))
      }
      if Bool.random(using: &random) { sample.moveFromTwin() }
      if Bool.random(using: &random) { sample.passThrough() }
    },
    SampleAim("") { sample, features, random in
      // Records that tell little.
      for feature in features.plain where UInt8.random(in: 0..<8, using: &random) == 0 {
        sample.hush(feature)
      }
    },
  ]
}
