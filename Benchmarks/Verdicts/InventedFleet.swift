import CPUCatalog
import CPUCompatibility
import GuestVerdicts
import LibvirtCPU
import VerdictSamples
import X86CPU

/// Invented hosts of ten generations and guests of their CPUs, no two alike.
struct InventedFleet {
  let map = MapProjection(.builtin, catalog: .standard)
  private(set) var hosts: [HostCPU] = []
  private(set) var guests: [GuestCPU] = []
  private let order: [Int]
  private var random: SampleRandom
  private static let machines = ["pc-q35-6.2", "pc-q35-7.2", "pc-q35-8.2", "pc-q35-9.2", "pc-i440fx-7.2"]
  private static let versions = ["6.2.0", "7.2.9", "8.2.2", "9.2.0", "10.0.3"]

  init(hosts hostCount: Int, guests guestCount: Int, seed: UInt64) {
    random = SampleRandom(seed: seed)
    order = SampleFeatures().ordinary.shuffled(using: &random)
    for number in 0..<hostCount { hosts.append(host(number)) }
    for number in 0..<guestCount { guests.append(guest(number)) }
  }

  /// The first features of the order, more with each generation, but for a few.
  private mutating func features(_ generation: Int, without share: UInt64) -> FeatureSet {
    var set = FeatureSet()
    for index in order.prefix(60 + 10 * generation) where random.next() % share != 0 { set.insert(index) }
    return set
  }

  private mutating func host(_ number: Int) -> HostCPU {
    let generation = number % 10
    let offered = features(generation, without: 24)
    var own = offered
    for index in order.prefix(20) { own.insert(index) }
    func observation(_ point: ObservationPoint, _ present: FeatureSet) -> Observation {
      var evidence = Evidence()
      evidence.present = present
      evidence.absent = FeatureSet(order).subtracting(present)
      return Observation(
        point: point, evidence: evidence, listing: .full(why: ""), document: "h\(number)", isComplete: true)
    }
    var host = HostCPU(
      name: "h\(number)", architecture: "x86_64", vendor: number % 16 == 0 ? "AMD" : "Intel", modelName: nil,
      observations: [
        observation(.cpuid, own), observation(.kvmSupported, offered),
        observation(.libvirtHostModel(emulator: nil, type: "kvm"), offered),
      ])
    let version = Int(random.next() % 5)
    host.machineTypes = ["/usr/bin/qemu-system-x86_64": Set(Self.machines.prefix(version + 1))]
    var configuration = HostConfiguration(captured: "2026-01-01T00:00:00Z")
    configuration.qemuVersions = ["/usr/bin/qemu-system-x86_64": Self.versions[version]]
    configuration.modules = ["kvm", "kvm_intel"]
    host.configuration = configuration
    host.scalesCounter = generation > 4
    let bits: [UInt64] = [39, 46, 48, 52]
    let numbers: [(Quantity, UInt64)] = [
      (.physicalAddressBits, bits[generation % 4]),
      (.tscFrequency, 2_000_000_000 + 50_000_000 * (random.next() % 20)), (.family, 6),
      (.model, UInt64(60 + generation)), (.stepping, random.next() % 4), (.xsaveUserComponents, 0xe7),
    ]
    for (quantity, value) in numbers {
      host.quantities.append(.init(quantity, value, at: .cpuid, in: host.name))
    }
    return host
  }

  private mutating func guest(_ number: Int) -> GuestCPU {
    var definition = CPUDefinition(.guest)
    definition.mode = .custom
    definition.check = .full
    var guest = GuestCPU(name: "g\(number)", definition: definition)
    var evidence = Evidence()
    evidence.present = features(Int(random.next() % 10), without: 16)
    guest.wanted = WantedCPU(
      name: guest.name, vendor: number % 16 == 0 ? "AMD" : "Intel", evidence: evidence,
      forbidden: FeatureSet(),
      isStrict: false)
    var machine = GuestMachine()
    machine.type = "kvm"
    machine.machine = Self.machines[Int(random.next() % 5)]
    guest.machine = machine
    if number % 2 == 0 { guest.source = hosts[Int(random.next() % UInt64(hosts.count))] }
    if number % 10 == 0 { guest.definition.mode = .hostPassthrough }
    return guest
  }
}
