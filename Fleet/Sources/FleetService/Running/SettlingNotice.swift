internal import FleetQuestions
internal import Synchronization

/// Tells whoever started the service how far it is with records that it reads again, as after an update.
///
/// - SeeAlso: sd_notify(3), EXTEND_TIMEOUT_USEC: a service that starts slowly asks for more time each time.
final class SettlingNotice: Sendable {
  private let notice: ServiceNotice
  private let say: @Sendable (String) -> Void
  private let told = Mutex<(said: ContinuousClock.Instant, sent: ContinuousClock.Instant)?>(nil)

  init(notice: ServiceNotice, say: @escaping @Sendable (String) -> Void) {
    self.notice = notice
    self.say = say
  }

  /// Tells it: the manager at most once a second, the log once a minute, and both at the beginning and the end.
  func note(_ settling: OpenFleet.Settling) {
    let text = "Reading the records of \(settling.total) hosts again: \(settling.done) are done"
    let isEnd = settling.done == settling.total
    let now = ContinuousClock.now
    let (saying, sending) = told.withLock { told in
      let saying = isEnd || told.map { now - $0.said >= .seconds(60) } ?? true
      let sending = isEnd || told.map { now - $0.sent >= .seconds(1) } ?? true
      told = isEnd ? nil : (saying ? now : told?.said ?? now, sending ? now : told?.sent ?? now)
      return (saying, sending)
    }
    if saying {
      say(isEnd ? "The records of \(settling.total) hosts are read again" : text + "; questions wait for it")
    }
    if sending { notice.send("STATUS=\(text)\nEXTEND_TIMEOUT_USEC=120000000") }
  }
}
