/// What an invented host is: its CPU, software, firmware and size.
struct SimulatedHost: Sendable, Hashable {
  var cpu: SimulatedCPU
  /// The place in `SoftwareStack.all`.
  var stack: Int
  /// The version of its BIOS.
  var firmware: String
  var cores: Int
  var memoryGiB: Int
  /// Hertz of the time-stamp counter.
  var frequency: UInt64
  /// The month of the present boot, two digits.
  var bootMonth: String

  var vendor: String { ServerGeneration.all[cpu.generation].vendor }

  /// A host as fleets have them: most are patched and on a recent release, some lag, a few slipped.
  init(_ random: inout SimulatedRandom) {
    let generations = ServerGeneration.all
    // Newer generations are bought in larger numbers.
    var place = random.below(generations.count * (generations.count + 1) / 2)
    var generation = 0
    while place > generation {
      place -= generation + 1
      generation += 1
    }
    let eras = generations[generation].eras.count
    let era = random.happens(perMille: 700) ? eras - 1 : random.below(eras)
    var cpu = SimulatedCPU(generation: generation, era: era, stepping: UInt32(1 + random.below(3)))
    if generations[generation].vendor == "Intel" {
      for slip in ServerGeneration.firmwareSlips where random.happens(perMille: 15) { cpu.slips.append(slip) }
    }
    for (word, _) in SimulatedCPU.kernelSwitches where random.happens(perMille: 20) {
      cpu.switches.append(word)
    }
    self.init(&random, cpu: cpu)
  }

  /// A host with a given CPU.
  init(_ random: inout SimulatedRandom, cpu: SimulatedCPU) {
    self.cpu = cpu
    let year = ServerGeneration.all[cpu.generation].year
    let stacks = SoftwareStack.all.indices.filter { SoftwareStack.all[$0].year >= year }
    stack = random.happens(perMille: 500) ? stacks[stacks.count - 1] : stacks[random.below(stacks.count)]
    firmware = "2.\(cpu.era + 1).\(cpu.slips.isEmpty ? random.below(2) : 4)"
    let size = random.below(3)
    cores = [16, 24, 32][size]
    memoryGiB = [256, 384, 512][size]
    frequency = [2_100_000_000, 2_400_000_000, 2_600_000_000][size]
    bootMonth = ["03", "06", "09"][random.below(3)]
  }
}
