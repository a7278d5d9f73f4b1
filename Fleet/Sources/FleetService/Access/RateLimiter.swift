internal import Synchronization

/// How often each caller may do something: a bucket of permits, which fills again at a rate.
final class RateLimiter: Sendable {
  private let perSecond: Double
  private let burst: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  private struct Bucket {
    var permits: Double
    var filled: ContinuousClock.Instant
  }

  private static let mostBuckets = 20_000

  init(perSecond: Double, burst: Double) {
    self.perSecond = perSecond
    self.burst = burst
  }

  /// Takes a permit; false if there is none left.
  func take(_ key: String, now: ContinuousClock.Instant = .now) -> Bool {
    buckets.withLock { buckets in
      var bucket = filled(buckets[key], now)
      guard bucket.permits >= 1 else {
        buckets[key] = bucket
        return false
      }
      bucket.permits -= 1
      if buckets.count >= Self.mostBuckets, buckets[key] == nil {
        // Full buckets are as good as none.
        buckets = buckets.filter { filled($0.value, now).permits < burst }
      }
      buckets[key] = bucket
      return true
    }
  }

  /// Whether a permit is left.
  func has(_ key: String, now: ContinuousClock.Instant = .now) -> Bool {
    buckets.withLock { filled($0[key], now).permits >= 1 }
  }

  private func filled(_ bucket: Bucket?, _ now: ContinuousClock.Instant) -> Bucket {
    guard let bucket else { return Bucket(permits: burst, filled: now) }
    let span = (now - bucket.filled).components
    let seconds = Double(span.seconds) + Double(span.attoseconds) / 1e18
    return Bucket(permits: min(burst, bucket.permits + seconds * perSecond), filled: now)
  }
}
