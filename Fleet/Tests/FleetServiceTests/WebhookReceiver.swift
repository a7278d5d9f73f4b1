import Foundation
import Testing

/// A receiver of webhooks in Python, which ends with its value.
final class WebhookReceiver: Sendable {
  /// A request that it got.
  struct Request: Decodable, Sendable {
    struct Event: Decodable, Sendable {
      struct Job: Decodable, Sendable { var kind: String }
      var schema, id, type: String
      var job: Job?
    }
    var path, id, step: String
    var time: Int
    var signed: Bool
    var event: Event
  }

  static let secret = "whsec_" + Data((0..<32).map { UInt8($0 * 7) }).base64EncodedString()

  private let peer: PythonPeer

  /// Starts it.
  ///
  /// - Parameter steps: What it answers: statuses, `hang`, `away`; the last one stays.
  init(_ steps: String..., secret: String = WebhookReceiver.secret) async throws {
    peer = try await PythonPeer("webhook-receiver.py", [secret] + steps)
  }

  var port: Int { peer.port }
  var url: String { "http://127.0.0.1:\(port)/events" }

  /// The next request.
  func next() async throws -> Request {
    try JSONDecoder().decode(Request.self, from: Data(try await peer.next().utf8))
  }

  /// The next request of another event than those that are known: one that is sent again is passed over.
  func next(besides known: Set<String>) async throws -> Request {
    while true {
      let request = try await next()
      if !known.contains(request.id) { return request }
    }
  }

  /// A file of webhooks that names it.
  func file(in folder: String, events: [String]? = nil, secret: String = WebhookReceiver.secret) throws
    -> String
  {
    try Self.file(in: folder, url: url, events: events, secret: secret)
  }

  /// A file of webhooks.
  static func file(
    in folder: String, url: String, events: [String]? = nil, secret: String = WebhookReceiver.secret
  ) throws -> String {
    var entry: [String: Any] = ["name": "oncall", "url": url, "secret": secret]
    entry["events"] = events
    let path = folder + "/hooks-\(UUID().uuidString).json"
    let file: [String: Any] = ["schema": "martlet.webhooks/1.0", "webhooks": [entry]]
    try JSONSerialization.data(withJSONObject: file).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return path
  }
}
