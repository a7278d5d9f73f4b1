import Foundation
import MartletQuestions
import Synchronization
import Testing

@testable import FleetQuestions
@testable import FleetService

/// Webhooks against a receiver in Python: signatures, attempts, and what ends them.
@Suite struct WebhookTests {
  /// Limits that let a test end soon.
  private static var limits: WebhookLimits {
    var limits = WebhookLimits()
    (limits.answerTime, limits.firstPause, limits.longestPause) = (
      .seconds(2), .milliseconds(10), .milliseconds(50)
    )
    (limits.look, limits.watch) = (.milliseconds(10), .milliseconds(50))
    return limits
  }

  /// Sends events while a test runs.
  private func sending(
    _ file: String, in folder: String, _ limits: WebhookLimits = WebhookTests.limits,
    _ body: (Webhooks) async throws -> Void
  ) async throws {
    let webhooks = try Webhooks(file: file, folder: folder + "/queues", limits: limits) { _ in }
    let sender = try #require(webhooks.senders.first)
    let running = Task { await sender.run() }
    do { try await body(webhooks) } catch {
      running.cancel()
      await running.value
      throw error
    }
    running.cancel()
    await running.value
  }

  private func event(_ text: String) -> WebhookEvent {
    WebhookEvent(id: Webhooks.id(text), type: .test, timestamp: "2026-11-29T13:00:00Z", sentence: text)
  }

  private func folder() throws -> String {
    let folder = NSTemporaryDirectory() + "martlet-webhooks-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder
  }

  @Test func signaturesAreThoseOfTheStandard() {
    // RFC 4231, test cases 1, 2 and 6 (a key of more than one block).
    func hex(_ bytes: [UInt8]) -> String {
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    let long = Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8)
    for (key, message, code) in [
      (
        Array(repeating: UInt8(0x0b), count: 20), Array("Hi There".utf8),
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
      ),
      (
        Array("Jefe".utf8), Array("what do ya want for nothing?".utf8),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      (
        Array(repeating: UInt8(0xaa), count: 131), long,
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ] { #expect(hex(WebhookSignature.hmac(message, key: key)) == code) }
  }

  @Test func aReceiverThatFailsAndHangsGetsTheEventInTheEnd() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receiver = try await WebhookReceiver("500", "hang", "404", "204")
    try await sending(try receiver.file(in: folder), in: folder) { webhooks in
      let own = event("one")
      webhooks.post(own)
      var steps: [String] = []
      while steps.last != "204" {
        let request = try await receiver.next()
        steps.append(request.step)
        #expect(request.signed && request.id == own.id && request.event.id == own.id)
        #expect(request.event.schema == "martlet.webhook-event/1.0" && request.event.type == "test")
        #expect(abs(Double(request.time) - Date().timeIntervalSince1970) < 3600)
      }
      #expect(steps.starts(with: ["500", "hang", "404"]))
      let sender = webhooks.senders[0]
      while !sender.queue.waiting.isEmpty { await Task.yield() }
      #expect(sender.counts[.delivered] == 1 && sender.counts[.failed] ?? 0 >= 3)
      #expect(
        webhooks.exposition.contains(#"martlet_webhook_events_total{webhook="oncall",result="delivered"} 1"#))
      #expect(webhooks.exposition.contains(#"martlet_webhook_waiting{webhook="oncall"} 0"#))
    }
  }

  @Test func anotherSecretDoesNotFit() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receiver = try await WebhookReceiver("204")
    let other = "whsec_" + Data(repeating: 9, count: 24).base64EncodedString()
    try await sending(try receiver.file(in: folder, secret: other), in: folder) { webhooks in
      webhooks.post(event("one"))
      let request = try await receiver.next()
      #expect(!request.signed)
    }
  }

  @Test func anAddressThatIsGoneGetsNothingMore() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receiver = try await WebhookReceiver("410")
    let file = try receiver.file(in: folder)
    try await sending(file, in: folder) { webhooks in
      webhooks.post(event("one"))
      webhooks.post(event("two"))
      _ = try await receiver.next()
      while !webhooks.senders[0].isGone { await Task.yield() }
      webhooks.post(event("three"))
      #expect(webhooks.senders[0].queue.waiting.isEmpty)
      #expect(webhooks.senders[0].counts[.gone] ?? 0 >= 1)
    }
    // The next service knows it, until the file names another address.
    try await sending(file, in: folder) { #expect($0.senders[0].isGone) }
    let living = try await WebhookReceiver("200")
    try await sending(try living.file(in: folder), in: folder) { webhooks in
      #expect(!webhooks.senders[0].isGone)
      webhooks.post(event("four"))
      let request = try await living.next()
      #expect(request.id == event("four").id)
    }
  }

  @Test func noRedirectIsFollowed() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receiver = try await WebhookReceiver("away", "away", "204")
    try await sending(try receiver.file(in: folder), in: folder) { webhooks in
      webhooks.post(event("one"))
      for _ in 0..<3 {
        let request = try await receiver.next()
        #expect(request.path == "/events")
      }
    }
  }

  /// A queue that was in use before: a process that another test starts at this moment has its lock until it runs its program.
  private func reopened(_ folder: String, most: Int) throws -> WebhookQueue {
    for _ in 0..<3_000 {
      do throws(QuestionError) { return try WebhookQueue(folder: folder, most: most) } catch {
        guard error.kind == .temporary else { throw error }
        usleep(10_000)
      }
    }
    return try WebhookQueue(folder: folder, most: most)
  }

  @Test func theQueueIsBoundedAndKeepsTheNewest() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let queue = try WebhookQueue(folder: folder + "/q", most: 3)
      #expect(try ["a", "b", "c", "d"].map { try queue.add(event($0)) } == [0, 0, 0, 1])
      // What is noticed twice waits once.
      #expect(try queue.add(event("d")) == 0)
      #expect(queue.waiting.map(\.id) == ["b", "c", "d"].map { event($0).id })
      #expect(throws: QuestionError.self) { try WebhookQueue(folder: folder + "/q", most: 3) }
      for file in queue.waiting.map(\.file) {
        let path = folder + "/q/" + file
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      }
    }
    let next = try reopened(folder + "/q", most: 3)
    #expect(next.waiting.map(\.id) == ["b", "c", "d"].map { event($0).id })
    #expect(try next.add(event("e")) == 1 && next.waiting.last?.id == event("e").id)
  }

  /// A file that somebody took away is no event any more; those behind it are sent.
  @Test func whatIsGoneFromTheQueueHoldsNothingUp() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receiver = try await WebhookReceiver("200")
    let webhooks = try Webhooks(
      file: try receiver.file(in: folder), folder: folder + "/queues", limits: Self.limits
    ) { _ in }
    let sender = try #require(webhooks.senders.first)
    for text in ["one", "two"] { webhooks.post(event(text)) }
    let first = try #require(sender.queue.waiting.first)
    try FileManager.default.removeItem(atPath: "\(folder)/queues/\(sender.receiver.name)/\(first.file)")
    let running = Task { await sender.run() }
    while !sender.queue.waiting.isEmpty { await Task.yield() }
    running.cancel()
    await running.value
    #expect(sender.counts == [.dropped: 1, .delivered: 1])
  }

  @Test func whatNobodyTakesInADayIsGivenUp() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receiver = try await WebhookReceiver("500")
    var limits = Self.limits
    limits.age = 0
    try await sending(try receiver.file(in: folder), in: folder, limits) { webhooks in
      webhooks.post(event("one"))
      _ = try await receiver.next()
      while !webhooks.senders[0].queue.waiting.isEmpty { await Task.yield() }
      #expect(webhooks.senders[0].counts[.expired] == 1)
    }
  }

  @Test func pausesGrowToALimit() {
    let limits = WebhookLimits()
    #expect(limits.pause(after: 1, chance: 0) == .milliseconds(2500))
    #expect(limits.pause(after: 1, chance: 1) == .seconds(5))
    #expect(limits.pause(after: 4, chance: 1) == .seconds(40))
    #expect(limits.pause(after: 1000, chance: 1) == .seconds(3600))
  }

  @Test(arguments: [
    (#"{}"#, "this is no file of webhooks"),
    (#"{"schema": "martlet.webhooks/2.0", "webhooks": []}"#, "no file"),
    (#"{"schema": "martlet.webhooks/1.0", "webhooks": []}"#, "expected 1 to 20"),
    (entry(#""url": "http://hooks.example.org""#), "plain http would show the secret"),
    (entry(#""url": "https://h/", "secret": "whsec_c2hvcnQ=""#), "24 to 64 bytes"),
    (entry(#""url": "https://h/", "event": ["test"]"#), "there is no member event"),
    (entry(#""url": "https://h/", "events": ["guest.lost"]"#), "this is no file of webhooks"),
    (entry(#""url": "https://h/", "events": []"#), "name one"),
    (entry(#""url": "https://h/", "name": "../x""#), "small letters"),
  ]) func aFileThatIsNoneIsRefused(text: String, reason: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/hooks.json"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    do throws(QuestionError) {
      _ = try WebhookFile.receivers(inFile: path)
      Issue.record("it was taken")
    } catch {
      #expect(error.kind == .badInput && error.message.contains(reason), "\(error.message)")
      #expect(!error.message.contains("whsec_c2"))
    }
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    do throws(QuestionError) { _ = try WebhookFile.receivers(inFile: path) } catch {
      #expect(error.kind == .noPermission && error.message.contains("chmod 600"))
    }
  }

  /// A file with one entry, some of whose members are given.
  private static func entry(_ members: String) -> String {
    var all = members
    if !all.contains(#""name""#) { all += #", "name": "oncall""# }
    if !all.contains(#""secret""#) { all += #", "secret": "\#(WebhookReceiver.secret)""# }
    return #"{"schema": "martlet.webhooks/1.0", "webhooks": [{\#(all)}]}"#
  }
}
