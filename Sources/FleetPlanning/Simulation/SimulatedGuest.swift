/// What an invented guest is: how its CPU is defined, and when and where it was started.
struct SimulatedGuest: Sendable {
  var name, uuid: String
  var kind: Kind
  var machine: String
  var cpus: Int
  var memoryMiB: Int
  /// Whether a USB device of the host is in it.
  var hasHostDevice: Bool

  /// How a guest's CPU is defined.
  enum Kind: Sendable, Hashable {
    /// host-model, with what the host that started it offered then.
    case hostModel(SimulatedCPU, stack: Int)
    /// A named model of an older generation, as a pool has it.
    case named(generation: Int)
    /// The host's own.
    case passthrough
  }

  /// All that distinguishes it from others but names and UUIDs, and what no guest notices of its host: the BIOS version and the last boot.
  func kind(on host: SimulatedHost) -> SimulatedFleet.GuestKind {
    var host = host
    host.firmware = ""
    host.bootMonth = ""
    return SimulatedFleet.GuestKind(
      host: host, kind: kind, machine: machine, cpus: cpus, memoryMiB: memoryMiB, hasHostDevice: hasHostDevice
    )
  }

  /// A guest on a host: most were started with what the host is now, some before an update, some on older hosts.
  init(_ random: inout SimulatedRandom, on host: SimulatedHost, number: Int) {
    let digits = String(number)
    name = "vm-" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    uuid = random.uuid()
    let all = ServerGeneration.all
    let peers = all.indices.filter { all[$0].vendor == host.vendor && $0 <= host.cpu.generation }
    let choice = random.below(1000)
    var stack = host.stack
    switch choice {
    case ..<450: kind = .hostModel(host.cpu, stack: host.stack)
    case ..<650:
      var cpu = host.cpu
      cpu.era = random.below(host.cpu.era + 1)
      // It arrived from, or was started by, what ran here before.
      stack = random.below(host.stack + 1)
      cpu.slips = []
      kind = .hostModel(cpu, stack: stack)
    case ..<700:
      let generation = peers[random.below(peers.count)]
      let eras = all[generation].eras.count
      stack = random.below(host.stack + 1)
      kind = .hostModel(
        SimulatedCPU(generation: generation, era: random.below(eras), stepping: 1), stack: stack)
    case ..<900: kind = .named(generation: peers[random.below(min(3, peers.count))])
    default: kind = .passthrough
    }
    let machines = SoftwareStack.all[stack].machines
    let isQ35 = random.happens(perMille: 700)
    machine = machines[machines.count - (isQ35 ? 1 : 2)]
    let size = random.below(4)
    cpus = [1, 2, 4, 8][size]
    memoryMiB = [2048, 4096, 8192, 16384][size]
    hasHostDevice = random.happens(perMille: 5)
  }
}
