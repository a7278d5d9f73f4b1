import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import X86CPU

/// Makes pairs of guests and hosts that aim at rules: most at one alone, the others at several.
public struct SampleMaker: Sendable {
  /// What samples are made of.
  public let features: SampleFeatures
  private var random: SampleRandom

  /// A maker whose samples follow from the seed.
  public init(features: SampleFeatures, seed: UInt64) {
    self.features = features
    random = SampleRandom(seed: seed)
  }

  /// The next pair.
  public mutating func sample() -> VerdictSample {
    var sample = running()
    let count = UInt8.random(in: 0..<10, using: &random) < 6 ? 1 : Int.random(in: 2...4, using: &random)
    for _ in 0..<count {
      SampleAim.all.randomElement(using: &random)?.change(&sample, features, &random)
    }
    if UInt8.random(in: 0..<8, using: &random) == 0 {
      sample.map = features.otherMaps.randomElement(using: &random)
    }
    cluster(&sample)
    return sample
  }

  /// Draws up clusters by whose patterns just the sample's policy holds for its host.
  private mutating func cluster(_ sample: inout VerdictSample) {
    sample.policy.warn = sample.policy.warn.subtracting(sample.policy.keep)
    sample.host.name = "host-\(UInt8.random(in: 0..<200, using: &random)).example"
    var policy = CompatibilityPolicy()
    var other = CompatibilityPolicy.Rules()
    other.warn = FeatureSet(features.plain.shuffled(using: &random).prefix(9))
    other.keep = FeatureSet(features.plain.shuffled(using: &random).prefix(9))
    policy.clusters.append(
      .init(name: "others", hosts: ["guest-*", "host-?", "*.example.org"], rules: other))
    for feature in sample.policy.warn {
      var rules = CompatibilityPolicy.Rules()
      rules.warn.insert(feature)
      let pattern = ["host-*", "*.exampl?", "*-*.*", sample.host.name].randomElement(using: &random)
      policy.clusters.append(.init(name: "c\(feature)", hosts: ["no", pattern ?? "*"], rules: rules))
    }
    policy.everywhere.keep = sample.policy.keep
    sample.clusters = policy
  }

  /// A pair that meets no rule at all.
  private mutating func running() -> VerdictSample {
    var evidence = Evidence()
    var wanted = FeatureSet()
    for feature in features.plain {
      // What a guest has its host gives; of the rest the host gives some.
      if Bool.random(using: &random) {
        wanted.insert(feature)
        evidence.present.insert(feature)
      } else if Bool.random(using: &random) {
        evidence.present.insert(feature)
      } else {
        evidence.absent.insert(feature)
      }
    }
    for feature in features.namedControls + features.namelessControls { evidence.absent.insert(feature) }
    for name in SampleFeatures.interfaces { evidence.present.insert(features.index(name)) }
    let observation = Observation(
      point: .libvirtHostModel(emulator: nil, type: "kvm"), evidence: evidence, listing: .full(why: ""),
      document: "sample", isComplete: true)
    var host = HostCPU(
      name: "host", architecture: "x86_64", vendor: "Intel", modelName: nil, observations: [observation])
    host.machineTypes = ["/usr/bin/qemu-system-x86_64": ["pc-q35-7.2", "pc-i440fx-7.2", "pc", "q35"]]
    var definition = CPUDefinition(.guest)
    definition.mode = .custom
    definition.check = .full
    var guest = GuestCPU(name: "guest", definition: definition)
    var has = Evidence()
    has.present = wanted
    guest.wanted = WantedCPU(
      name: "guest", vendor: "Intel", evidence: has, forbidden: FeatureSet(), isStrict: false)
    var machine = GuestMachine()
    machine.type = "kvm"
    machine.machine = Bool.random(using: &random) ? "pc-q35-7.2" : "pc-i440fx-7.2"
    machine.tellsState = true
    guest.machine = machine
    var sample = VerdictSample(guest: guest, host: host)
    sample.number(.physicalAddressBits, 46)
    for (quantity, value) in [(Quantity.family, 6), (.model, 85), (.stepping, 7), (.microcode, 0x500_0021)] {
      sample.number(quantity, UInt64(value))
    }
    sample.host.scalesCounter = true
    sample.configure { $0.savedMSRs = SampleAim.savedMSRs }
    sample.stateComponents(0x602e7)
    return sample
  }
}
