/// The keys by which a provider signs, read again as they get old.
///
/// A token's key that is at hand never waits for the provider. A name that is not at hand has the keys read again, at most once a minute, so that
/// tokens with invented names do not make the service ask for each. While the provider does not answer, its last keys count for a day.
actor OIDCKeys {
  /// How old keys become, and how often and how long the provider is asked.
  struct Times: Sendable {
    /// How old keys are before they are read again, if the provider does not say; the shortest and the longest time that it may say.
    var fresh = Duration.seconds(3600), shortest = Duration.seconds(300), longest = Duration.seconds(43_200)
    /// The age from which on keys no longer count.
    var kept = Duration.seconds(86_400)
    /// How long after one reading the next begins at the earliest.
    var between = Duration.seconds(60)
    /// How long a reading may take.
    var reading = Duration.seconds(5)
  }

  /// Whether the provider has a key.
  enum Finding: Sendable {
    /// The keys, which have it.
    case keys(OIDCKeySet)
    /// The provider has no such key.
    case unknown
    /// The provider's keys cannot be read: a clause.
    case unavailable(String)
  }

  private let source: OIDCKeySource
  private let times: Times
  private let say: @Sendable (String) -> Void
  private var loaded: (keys: OIDCKeySet, at: ContinuousClock.Instant, fresh: Duration)?
  private var tried: ContinuousClock.Instant?
  private var reading: Task<Void, Never>?
  /// Why the last reading brought nothing; nil after one that did.
  private var fault: String?

  /// Keys that are not read yet.
  ///
  /// - Parameter say: Told, in a line, that keys cannot be read, and that they can be again.
  init(_ source: OIDCKeySource, times: Times, say: @escaping @Sendable (String) -> Void) {
    self.source = source
    self.times = times
    self.say = say
  }

  /// The keys with the one of a name.
  func find(_ name: OIDCKeySet.Name, now: ContinuousClock.Instant = .now) async -> Finding {
    if let loaded, now - loaded.at < times.kept, loaded.keys.has(name) {
      if now - loaded.at >= loaded.fresh { begin(now) }
      return .keys(loaded.keys)
    }
    begin(now)
    await reading?.value
    if let loaded, now - loaded.at < times.kept, loaded.keys.has(name) { return .keys(loaded.keys) }
    return fault.map { .unavailable($0) } ?? .unknown
  }

  /// Reads the keys before anybody needs them.
  func prepare(now: ContinuousClock.Instant = .now) async {
    begin(now)
    await reading?.value
  }

  /// Begins to read the keys, unless a reading is under way or began a short time ago.
  private func begin(_ now: ContinuousClock.Instant) {
    guard reading == nil, tried.map({ now - $0 >= times.between }) ?? true else { return }
    tried = now
    reading = Task { [source, times] in
      do throws(OIDCKeySource.Fault) {
        finish(try await source.read(within: times.reading), now)
      } catch { finish(error) }
    }
  }

  private func finish(_ found: OIDCKeySource.Reading, _ now: ContinuousClock.Instant) {
    reading = nil
    let fresh = found.maximumAge.map { max(times.shortest, min($0, times.longest)) } ?? times.fresh
    loaded = (found.keys, now, fresh)
    if fault != nil { say("oidc: the provider's keys can be read again") }
    fault = nil
  }

  private func finish(_ error: OIDCKeySource.Fault) {
    reading = nil
    if fault != error.reason { say("oidc: \(error.reason)") }
    fault = error.reason
  }
}
