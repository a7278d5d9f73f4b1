/// How often each host is asked, and over how many connections at once.
public struct RefreshPlan: Sendable, Hashable, Codable {
  /// Milliseconds between two turns of a host that answers.
  public var interval: Int
  /// The most hosts that all controllers together ask at one time.
  public var connections: Int

  /// A plan.
  ///
  /// - Parameter interval: Milliseconds, at least 1.
  public init(interval: Int, connections: Int) {
    self.interval = interval
    self.connections = connections
  }

  /// The longest wait of a host that fails: milliseconds; hosts that are asked less often than that keep their interval.
  ///
  /// Every host that came back is asked within a quarter of a day.
  public static let longestWait = 6 * 3600 * 1000

  /// Where in each interval a host has its turn: milliseconds, by a hash of its URI alone.
  ///
  /// Hosts are spread over the interval whenever a controller starts and however many there are, and those of one rack that fail together
  /// stay spread.
  /// - SeeAlso: Prometheus, scrape/target.go, `Target.offset`, which spreads scrapes so. FNV-1a of 64 bits:
  ///   http://www.isthe.com/chongo/tech/comp/fnv/; its last step: MurmurHash3's fmix64, https://github.com/aappleby/smhasher.
  func slot(of uri: String) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in uri.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01b3 }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return Int((hash ^ (hash >> 33)) % UInt64(max(1, interval)))
  }

  /// A host's next turn: its slot of the next interval, or after failures a slot about interval × 2^failures away.
  ///
  /// - Parameters:
  ///   - time: Milliseconds since 1970.
  ///   - failures: How often in a row it did not answer.
  func turn(of uri: String, after time: Int, failures: Int = 0) -> Int {
    let interval = max(1, interval)
    var wait = interval
    for _ in 0..<min(max(0, failures), 64) where wait < Self.longestWait { wait *= 2 }
    wait = min(wait, max(interval, Self.longestWait))
    let slot = slot(of: uri)
    let past = time + wait - interval - slot
    let intervals = past >= 0 ? past / interval : -((interval - 1 - past) / interval)
    return (intervals + 1) * interval + slot
  }
}
