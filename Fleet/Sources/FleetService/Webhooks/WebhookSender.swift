internal import FileAccess
internal import Foundation
internal import MartletQuestions
internal import Synchronization
internal import WebCalls
internal import Wording

/// How often and how long events are sent.
struct WebhookLimits: Sendable {
  /// How long a receiver may take to answer.
  var answerTime = Duration.seconds(10)
  /// How long the second attempt waits; each further one twice as long.
  var firstPause = Duration.seconds(5)
  /// The longest wait between attempts.
  var longestPause = Duration.seconds(3600)
  /// The age at which an event is given up, in seconds.
  var age = 86_400.0
  /// How many events wait for a receiver at most.
  var most = 1000
  /// How often the queue is looked at, and the fleet.
  var look = Duration.milliseconds(500), watch = Duration.seconds(60)

  /// How long to wait after so many failed attempts: between half of the time and all of it, by chance, so that many receivers and services that
  /// failed together do not come back together.
  ///
  /// - SeeAlso: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/, "Equal Jitter".
  func pause(after attempts: Int, chance: Double = Double.random(in: 0..<1)) -> Duration {
    let whole = min(firstPause * Double(1 << min(max(attempts, 1) - 1, 20)), longestPause)
    return whole * (0.5 + chance / 2)
  }
}

/// Sends the events of one receiver's queue until it takes them.
final class WebhookSender: Sendable {
  let receiver: WebhookFile.Receiver
  let queue: WebhookQueue
  private let client: WebClient
  private let limits: WebhookLimits
  private let say: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// What became of events.
  enum Result: String, CaseIterable {
    /// The receiver answered with a status from 200 to 299.
    case delivered
    /// An attempt failed, and another follows.
    case failed
    /// The queue was full.
    case dropped
    /// No attempt was successful within the age.
    case expired
    /// The receiver answered 410.
    case gone
  }

  private struct State {
    var counts: [Result: Int] = [:]
    var attempts: [WebhookQueue.Waiting: (count: Int, due: ContinuousClock.Instant)] = [:]
    var isGone = false
  }

  /// A sender for a receiver.
  ///
  /// - Throws: As the queue; `noInput` for certificates that cannot be read.
  init(
    _ receiver: WebhookFile.Receiver, folder: String, limits: WebhookLimits,
    say: @escaping @Sendable (String) -> Void
  ) throws(QuestionError) {
    self.receiver = receiver
    self.limits = limits
    self.say = say
    queue = try WebhookQueue(folder: folder + "/" + receiver.name, most: limits.most)
    client = try Self.client(for: receiver)
    let isGone = queue.goneAddress == Self.digest(receiver)
    state.withLock { $0.isGone = isGone }
    if isGone {
      say("webhook \(receiver.name): its address answered 410; nothing is sent until the file names another")
    } else {
      queue.goneAddress = nil
    }
  }

  static func client(for receiver: WebhookFile.Receiver) throws(QuestionError) -> WebClient {
    do throws(WebCallError) {
      // Nothing is done with what a receiver says.
      return try WebClient(authorities: receiver.authorities, largest: 64 << 10)
    } catch {
      throw QuestionError(.noInput, "webhook \(receiver.name): \(error.reason)", at: .parameter("webhooks"))
    }
  }

  private static func digest(_ receiver: WebhookFile.Receiver) -> String {
    sha256(Array(receiver.address.description.utf8))
  }

  /// Whether the receiver answered 410.
  var isGone: Bool { state.withLock { $0.isGone } }

  /// How many times each result was.
  var counts: [Result: Int] { state.withLock { $0.counts } }

  /// Queues an event, if the receiver wants its kind.
  func add(_ event: WebhookEvent) {
    guard receiver.events.contains(event.type), !isGone else { return }
    do throws(QuestionError) {
      let dropped = try queue.add(event)
      if dropped > 0 {
        count(.dropped, dropped)
        say("webhook \(receiver.name): \(limits.most) events wait; the oldest was dropped")
      }
    } catch {
      count(.dropped)
      say("webhook \(receiver.name): \(event.type.rawValue): \(error.message)")
    }
  }

  /// Sends what waits, one event after the other, until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      guard !isGone, let next = due() else {
        try? await Task.sleep(for: limits.look)
        continue
      }
      await send(next)
    }
    await client.shutDown()
  }

  /// The oldest event whose time has come; what is too old is given up.
  private func due() -> WebhookQueue.Waiting? {
    let now = ContinuousClock.now
    for waiting in queue.waiting {
      let attempt = state.withLock { $0.attempts[waiting] }
      if attempt.map({ $0.due > now }) ?? false { continue }
      guard Date().timeIntervalSince1970 - waiting.queued <= limits.age || attempt == nil else {
        finish(waiting, .expired)
        say("webhook \(receiver.name): \(waiting.id) was not taken in a day, and is given up")
        continue
      }
      return waiting
    }
    return nil
  }

  private func send(_ waiting: WebhookQueue.Waiting) async {
    let failure: Failure?
    do throws(FileAccessError) {
      guard let body = try queue.body(of: waiting) else {
        finish(waiting, .dropped)
        return say("webhook \(receiver.name): \(waiting.id) is gone from its queue")
      }
      failure = await Self.send(
        body, id: waiting.id, to: receiver, by: client, within: limits.answerTime)
    } catch {
      failure = .reason("it cannot be read: \(error.message)")
    }
    switch failure {
    case nil: finish(waiting, .delivered)
    case .gone:
      queue.goneAddress = Self.digest(receiver)
      let lost = queue.empty()
      state.withLock { state in
        state.isGone = true
        state.attempts = [:]
      }
      count(.gone, lost)
      say("webhook \(receiver.name): its address answered 410; nothing is sent to it any more")
    case .reason(let reason):
      // A service that ends leaves the event for the next one.
      guard !Task.isCancelled else { return }
      count(.failed)
      let attempts = state.withLock { state in
        let count = (state.attempts[waiting]?.count ?? 0) + 1
        state.attempts[waiting] = (count, .now + limits.pause(after: count))
        return count
      }
      if attempts == 1 { say("webhook \(receiver.name): \(waiting.id): \(reason); it is sent again") }
    }
  }

  /// Why an event was not taken.
  enum Failure: Sendable, Equatable {
    /// The status was 410: the receiver wants nothing any more.
    case gone
    /// A clause.
    case reason(String)
  }

  /// Sends an event once.
  static func send(
    _ body: [UInt8], id: String, to receiver: WebhookFile.Receiver, by client: WebClient,
    within time: Duration
  ) async -> Failure? {
    let seconds = Int(Date().timeIntervalSince1970)
    let fields = [
      ("webhook-id", id), ("webhook-timestamp", String(seconds)),
      (
        "webhook-signature",
        WebhookSignature.text(id: id, seconds: seconds, body: body, secret: receiver.secret)
      ),
    ]
    do throws(WebCallError) {
      let answer = try await client.answer(
        to: WebCall(
          receiver.address.description, method: "POST", fields: fields, body: (body, "application/json"),
          limit: 64 << 10, within: time))
      switch answer.status {
      case 200...299: return nil
      case 410: return .gone
      case 300...399: return .reason("it answers \(answer.status); no redirect is followed")
      default: return .reason("it answers \(answer.status)")
      }
    } catch {
      return .reason(printableLine(error.reason))
    }
  }

  private func finish(_ waiting: WebhookQueue.Waiting, _ result: Result) {
    queue.take(waiting)
    state.withLock { $0.attempts[waiting] = nil }
    count(result)
  }

  private func count(_ result: Result, _ number: Int = 1) {
    state.withLock { $0.counts[result, default: 0] += number }
  }
}
