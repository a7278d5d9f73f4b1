import LibvirtCPU
import Testing
import X86CPU

@Suite("Properties")
struct PropertyTests {
  let map = CPUMap.builtin

  private func host(_ random: inout some RandomNumberGenerator) -> CPUDefinition {
    var host = CPUDefinition(.host)
    host.architecture = "x86_64"
    host.model = map.models.randomElement(using: &random)?.name
    for feature in map.features.shuffled(using: &random).prefix(Int.random(in: 0...20, using: &random)) {
      host.features.append(CPUDefinition.Feature(feature.name))
    }
    return host
  }

  @Test("compare is reflexive and superset is transitive on hosts", arguments: 0..<200)
  func order(_ seed: UInt64) throws {
    var random = Generator(state: seed)
    let a = host(&random)
    #expect(try map.compare(host: a, candidate: a).outcome == .identical)
    var b = a
    var c = a
    b.features.removeLast(min(b.features.count, 3))
    c.features.removeLast(min(c.features.count, 6))
    func contains(_ x: CPUDefinition, _ y: CPUDefinition) throws -> Bool {
      try map.compare(host: x, candidate: y).outcome != .incompatible
    }
    #expect(try contains(a, b) && contains(b, c) && contains(a, c))
    let others = (0..<3).map { _ in host(&random) }
    for x in others {
      for y in others where try contains(a, x) && contains(x, y) { #expect(try contains(a, y)) }
    }
  }

  @Test("a baseline runs on each of its inputs", arguments: 0..<200)
  func baseline(_ seed: UInt64) throws {
    var random = Generator(state: seed)
    let hosts = (0..<Int.random(in: 1...4, using: &random)).map { _ in host(&random) }
    guard let baseline = try? map.baseline(hosts) else { return }
    for host in hosts {
      #expect(try map.compare(host: host, candidate: baseline).outcome != .incompatible)
    }
  }

  @Test("decoding what was encoded changes nothing that the map can name", arguments: 0..<200)
  func roundTrip(_ seed: UInt64) throws {
    var random = Generator(state: seed)
    let table = try map.encode(host(&random))
    let decoded = try map.decode(table, as: .guest)
    #expect(try map.expand(decoded) == map.bits(of: table))
  }

  @Test("comparing resolved CPUs answers as comparing definitions does", arguments: 0..<200)
  func resolved(_ seed: UInt64) throws {
    var random = Generator(state: seed)
    let (a, b) = (host(&random), host(&random))
    let bits = try CPUMap.compare(host: map.resolve(host: a), candidate: map.resolve(candidate: b))
    #expect(try map.compare(host: a, candidate: b).outcome == bits.outcome)
  }
}

private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}
