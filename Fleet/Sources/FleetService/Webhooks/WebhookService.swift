internal import FileAccess
internal import FleetQuestions
internal import Foundation
internal import MartletQuestions
internal import ServiceLifecycle

/// Looks at the fleet and sends events until the process is asked to end; what is not sent then waits in its queue.
struct WebhookService: Service {
  let core: ServiceCore
  let webhooks: Webhooks

  func run() async throws {
    await cancelWhenGracefulShutdown {
      await withTaskGroup(of: Void.self) { group in
        for sender in webhooks.senders { group.addTask { await sender.run() } }
        group.addTask { await watch() }
      }
    }
  }

  private func watch() async {
    var last: AnswerDesk.State?
    while !Task.isCancelled {
      do {
        let state = try await core.desk.state()
        if state != last {
          try await look()
          last = state
        }
      } catch {
        if !Task.isCancelled { webhooks.say("webhooks: the fleet cannot be compared: \(error)") }
      }
      try? await Task.sleep(for: webhooks.limits.watch)
    }
  }

  /// Compares the fleet with what is known of it; events are on disk before that is.
  func look() async throws {
    let answers = try await core.desk.run(.thorough) { fleet throws(QuestionError) in
      FleetWatcher.Answers(
        stuck: try FleetStuckQuestion().answer(in: fleet), drift: try FleetDriftQuestion().answer(in: fleet),
        waivers: try FleetWaiveQuestion().answer(in: fleet))
    }
    let path = webhooks.folder + "/known.json"
    let stored = try? PrivateFile.read(path, limit: 64 << 20)
    let known = stored.flatMap { try? JSONDecoder().decode(FleetWatcher.Known.self, from: Data($0)) }
    let (events, next) = FleetWatcher.events(from: known, to: answers, now: Date())
    for event in events { webhooks.post(event) }
    guard next != known else { return }
    try WholeFile.replace(Array(try serviceJSON(next).utf8), at: path, permissions: 0o600)
  }
}
