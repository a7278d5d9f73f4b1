internal import Foundation
public import MartletQuestions
internal import WebCalls

/// Sends an event of the kind `test` to receivers once, without a service and without their queues.
public struct WebhookTrial: Sendable {
  /// What a receiver did with it.
  public struct Outcome: Sendable {
    /// The receiver's name.
    public var name: String
    /// Why it was not taken, as a clause; nil if it was.
    public var failure: String?
  }

  /// Tries the receivers of a file.
  ///
  /// - Parameter name: The name of one; nil for all.
  /// - Throws: As reading the file; `noInput` for a name that it does not have.
  public static func run(file: String, name: String?) async throws(QuestionError) -> [Outcome] {
    let receivers = try WebhookFile.receivers(inFile: file).filter { name ?? $0.name == $0.name }
    guard !receivers.isEmpty else {
      throw QuestionError(.noInput, "\(file): there is no webhook \(name ?? "")", at: .parameter("name"))
    }
    var outcomes: [Outcome] = []
    for receiver in receivers {
      let event = WebhookEvent(
        id: Webhooks.id(SecretText.random()), type: .test, timestamp: Date().formatted(.iso8601),
        sentence: "Somebody tries the webhook \(receiver.name).")
      let client = try WebhookSender.client(for: receiver)
      let failure = await WebhookSender.send(
        try WebhookQueue.body(of: event), id: event.id, to: receiver, by: client,
        within: WebhookLimits().answerTime)
      await client.shutDown()
      let reason: String? =
        switch failure {
        case nil: nil
        case .gone: "it answers 410: it wants nothing any more"
        case .reason(let reason): reason
        }
      outcomes.append(Outcome(name: receiver.name, failure: reason))
    }
    return outcomes
  }
}
