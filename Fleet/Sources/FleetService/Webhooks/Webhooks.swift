internal import FileAccess
internal import FleetMetrics
internal import Foundation
internal import MartletQuestions

/// The receivers of a service's events.
final class Webhooks: Sendable {
  /// The senders, in the order of the file.
  let senders: [WebhookSender]
  /// The folder of the queues, and of what was known of the fleet last.
  let folder: String
  let limits: WebhookLimits
  let say: @Sendable (String) -> Void

  /// The receivers of a file.
  ///
  /// - Parameter folder: The folder of the queues, beside the store.
  /// - Throws: As the file and the queues.
  init(
    file: String, folder: String, limits: WebhookLimits, say: @escaping @Sendable (String) -> Void
  ) throws(QuestionError) {
    self.folder = folder
    self.limits = limits
    self.say = say
    var senders: [WebhookSender] = []
    for receiver in try WebhookFile.receivers(inFile: file) {
      senders.append(try WebhookSender(receiver, folder: folder, limits: limits, say: say))
    }
    self.senders = senders
  }

  /// Queues an event for each receiver that wants it; it is on disk afterwards.
  func post(_ event: WebhookEvent) {
    for sender in senders { sender.add(event) }
  }

  /// Queues the end of a job.
  func post(_ job: ServiceJob) {
    let type: WebhookEvent.Kind =
      switch job.state {
      case .done: .jobDone
      case .failed: .jobFailed
      default: .jobStopped
      }
    let end = type == .jobDone ? "is done" : type == .jobFailed ? "failed" : "was stopped"
    let reason = job.problem.map { ": \($0.detail.prefix(500))" } ?? "."
    var event = WebhookEvent(
      id: Self.id("\(job.id) \(job.state.rawValue)"), type: type, timestamp: Date().formatted(.iso8601),
      sentence: "The job \(job.kind) of \(job.caller) \(end)\(reason)")
    event.job = WebhookEvent.Job(
      id: job.id, kind: job.kind, caller: job.caller, result: job.result, problem: job.problem?.detail)
    post(event)
  }

  /// An event's id, the same for the same text: what is noticed again after a kill has the id that it had.
  static func id(_ text: String) -> String { "evt_" + sha256(Array(text.utf8)).prefix(32) }

  /// What became of events, for Prometheus.
  var exposition: String {
    var text = ExpositionText()
    text.addEvents(senders.map { ($0.receiver.name, $0.counts, $0.queue.waiting.count) })
    return text.text
  }
}

extension ExpositionText {
  fileprivate mutating func addEvents(
    _ all: [(name: String, counts: [WebhookSender.Result: Int], waiting: Int)]
  ) {
    add(
      "martlet_webhook_events_total", .counter,
      "Events of webhooks by what became of them; failed counts attempts.",
      all.flatMap { name, counts, _ in
        WebhookSender.Result.allCases.map {
          Sample(["webhook": name, "result": $0.rawValue], counts[$0] ?? 0)
        }
      })
    add(
      "martlet_webhook_waiting", .gauge, "Events that a webhook has not taken yet.",
      all.map { Sample(["webhook": $0.name], $0.waiting) })
  }
}
