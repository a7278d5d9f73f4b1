/// A seeded sequence of numbers: the same for the same seed and stream on every machine.
///
/// - SeeAlso: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014 (SplitMix64).
struct SimulatedRandom: RandomNumberGenerator {
  private var state: UInt64

  /// - Parameter stream: Numbers of one seed that do not depend on each other, such as those of one host.
  init(seed: UInt64, stream: UInt64 = 0) {
    state = seed
    state = next() ^ stream &* 0x9e37_79b9_7f4a_7c15
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }

  /// A number from 0 up to `count` - 1.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

  /// Whether something of that many per mille happens.
  mutating func happens(perMille: Int) -> Bool { below(1000) < perMille }

  /// A UUID of version 4.
  mutating func uuid() -> String {
    let (a, b) = (next(), next())
    func hex(_ value: UInt64, _ digits: Int) -> String {
      let text = String(value, radix: 16)
      return String(repeating: "0", count: max(0, digits - text.count)) + text.suffix(digits)
    }
    return
      "\(hex(a >> 32, 8))-\(hex(a >> 16 & 0xffff, 4))-4\(hex(a & 0xfff, 3))-a\(hex(b >> 48 & 0xfff, 3))-\(hex(b & 0xffff_ffff_ffff, 12))"
  }
}
