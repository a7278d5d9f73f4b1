import CloudRecordings
import FleetDocuments
import Foundation
import Synchronization
import Testing

@testable import OpenStackClient

/// The failure of a recorded cloud's answer to a question.
private func failure(
  _ cloud: RecordedCloud, _ question: CloudQuestion = .hypervisors(names: []),
  limits: CloudLimits = .patient,
  password: String = RecordedCloud.password
) async throws -> FleetFailure {
  do {
    _ = try await ask(cloud, question, limits: limits, password: password)
  } catch let failure as FleetFailure {
    #expect(!failure.line.contains("\n") && !failure.line.contains(RecordedCloud.password))
    #expect(!failure.line.contains(RecordedCloud.token))
    return failure
  }
  return FleetFailure(.usage, "it did not fail")
}

/// A cloud whose answers at a path are replaced.
private func cloud(_ path: String, _ reply: Reply) -> RecordedCloud {
  var cloud = RecordedCloud(hosts: ["node1"], servers: 1)
  cloud.override = { $0.path.hasSuffix(path) ? reply : nil }
  return cloud
}

@Suite struct FailureTests {
  @Test func wrongPassword() async throws {
    let failure = try await failure(RecordedCloud(hosts: ["node1"]), password: "wrong")
    #expect(failure.kind == .noPermission)
    #expect(failure.reason.contains("refuses the user, password or project of the cloud envvars"))
    #expect(failure.reason.contains("req-of-the-identity-service"))
    #expect(!failure.reason.contains("wrong"))
  }

  @Test func missingRole() async throws {
    let reply = Reply(
      403,
      #"{"forbidden": {"code": 403, "message": "Policy doesn't allow os_compute_api:os-hypervisors:list-detail to be performed."}}"#,
      headers: ["x-openstack-request-id": "req-7"])
    let failure = try await failure(cloud("/os-hypervisors/detail", reply))
    #expect(failure.kind == .noPermission)
    #expect(
      failure.reason.contains("os_compute_api:os-hypervisors:list-detail, by default the role admin (req-7)"))
  }

  /// A token that expires on the way is replaced once.
  @Test func expiredTokenIsReplaced() async throws {
    let counter = Counter()
    var cloud = RecordedCloud(hosts: ["node1"])
    cloud.override = { request in
      request.path.hasSuffix("/os-hypervisors/detail") && counter.next() == 1 ? Reply(401, "{}") : nil
    }
    let (answer, requests) = try await ask(cloud, .hypervisors(names: []))
    #expect(answer.documents.count == 1)
    #expect(requests.count { $0.method == "POST" } == 2)
  }

  @Test func tokenThatIsAlwaysRefused() async throws {
    let failure = try await failure(cloud("/os-hypervisors/detail", Reply(401, "{}")))
    #expect(failure.kind == .noPermission && failure.reason.contains("a new token is refused too"))
  }

  @Test func absentService() async throws {
    var cloud = RecordedCloud(hosts: ["node1"])
    cloud.services = ["identity", "image"]
    let failure = try await failure(cloud)
    #expect(failure.kind == .unavailable)
    #expect(failure.reason == "the catalogue has no compute service, but identity, image")
  }

  @Test func refusedConnection() async throws {
    let server = try await RecordedCloud(hosts: []).start()
    let settings = try CloudSettings.recorded(server)
    await server.stop()
    let client = try CloudClient(settings)
    let failure = await #expect(throws: FleetFailure.self) {
      try await client.answer(to: .hypervisors(names: []))
    }
    await client.shutDown()
    #expect(
      failure?.kind == .unavailable && failure?.reason.contains("accepts no connection") == true,
      "\(failure?.reason ?? "")")
  }

  @Test func slowAnswer() async throws {
    var limits = CloudLimits.standard
    limits.requestTime = .milliseconds(300)
    let failure = try await failure(
      cloud("/os-hypervisors/detail", Reply(200, "{}", fault: .stalls)), limits: limits)
    #expect(
      failure.kind == .temporary && failure.reason.contains("no complete answer within"), "\(failure.reason)")
  }

  @Test(arguments: [Reply.Fault.cut(after: 20), .hangsUp]) func cutConnection(_ fault: Reply.Fault)
    async throws
  {
    let reply = Reply(
      200, #"{"hypervisors": [], "padding": "0123456789012345678901234567890123456789"}"#, fault: fault)
    let failure = try await failure(cloud("/os-hypervisors/detail", reply))
    #expect(failure.kind == .unavailable && failure.reason.contains("connection"), "\(failure.reason)")
  }

  @Test func redirectsGetNoCredentials() async throws {
    for path in ["/tokens", "/os-hypervisors/detail"] {
      let reply = Reply(302, "", headers: ["Location": "http://attacker.invalid/collect?x=1"])
      let failure = try await failure(cloud(path, reply))
      #expect(
        failure.kind == .badInput && failure.reason.contains("redirects to http://attacker.invalid (302)"),
        "\(failure.reason)")
    }
  }

  @Test func pageOfHTML() async throws {
    let reply = Reply(200, "<!DOCTYPE html><title>Sign in</title>", headers: ["Content-Type": "text/html"])
    for path in ["/tokens", "/os-hypervisors/detail"] {
      let failure = try await failure(cloud(path, reply))
      #expect(
        failure.kind == .badInput && failure.reason.contains("a page of HTML, not JSON"), "\(failure.reason)")
    }
  }

  @Test(arguments: ["", "[]", "{", #"{"hypervisors": {}}"#, String(repeating: "[", count: 100_000)])
  func otherBodies(_ body: String) async throws {
    let failure = try await failure(cloud("/os-hypervisors/detail", Reply(200, body)))
    #expect(failure.kind == .badInput, "\(failure.reason)")
  }

  @Test func hugeBody() async throws {
    var limits = CloudLimits.standard
    limits.body = 100_000
    let reply = Reply(200, #"{"hypervisors": [], "padding": "\#(String(repeating: "x", count: 200_000))"}"#)
    let failure = try await failure(cloud("/os-hypervisors/detail", reply), limits: limits)
    #expect(
      failure.kind == .badInput && failure.reason.contains("answers with more than"), "\(failure.reason)")
  }

  /// A list whose pages repeat ends.
  @Test func pagesThatRepeat() async throws {
    let page =
      #"{"hypervisors": [{"id": "a", "hypervisor_hostname": "n"}], "hypervisors_links": [{"rel": "next", "href": "x"}]}"#
    let failure = try await failure(cloud("/os-hypervisors/detail", Reply(200, page)))
    #expect(failure.kind == .badInput && failure.reason.contains("the pages of the list repeat"))
  }

  @Test(arguments: [429, 503]) func tooManyRequestsAreSentAgain(_ status: Int) async throws {
    let counter = Counter()
    var cloud = RecordedCloud(hosts: ["node1"])
    cloud.override = { request in
      request.path.hasSuffix("/os-hypervisors/detail") && counter.next() <= 2
        ? Reply(status, "{}", headers: ["Retry-After": "0"]) : nil
    }
    #expect(try await ask(cloud, .hypervisors(names: [])).answer.documents.count == 1)
    let failure = try await failure(self.busy(status))
    #expect(
      failure.kind == .temporary && failure.reason.contains("the service answers \(status) after 6 requests"))
  }

  private func busy(_ status: Int) -> RecordedCloud {
    cloud("/os-hypervisors/detail", Reply(status, "{}", headers: ["Retry-After": "0"]))
  }

  @Test func waitsThatTheTimeLimitForbids() async throws {
    var limits = CloudLimits.standard
    (limits.time, limits.longestWait) = (.seconds(600), .seconds(3600))
    let reply = Reply(503, "{}", headers: ["Retry-After": "3600"])
    let failure = try await failure(cloud("/os-hypervisors/detail", reply), limits: limits)
    #expect(failure.kind == .temporary && failure.reason.contains("a longer wait than the time limit allows"))
  }

  @Test func unknownHostAndServer() async throws {
    let host = try await failure(RecordedCloud(hosts: ["node1"]), .hypervisors(names: ["node"]))
    #expect(host.kind == .noInput && host.reason == "Nova has no hypervisor node; there is node1")
    let server = try await failure(
      RecordedCloud(hosts: ["node1"]), .server("22222222-0000-4000-8000-000000000000"))
    #expect(server.kind == .noInput && server.reason.contains("there is no such server"))
  }

  /// A wrong clock here changes nothing but is said, and the cloud's own counts.
  @Test func clocksThatDiffer() async throws {
    var cloud = RecordedCloud(hosts: ["node1"])
    cloud.override = { request in
      request.path == "/identity/"
        ? Reply(300, "{}", headers: ["Date": "Sun, 06 Nov 1994 08:49:37 GMT"]) : nil
    }
    let answer = try await ask(cloud, .hypervisors(names: [])).answer
    #expect(answer.fetched.hasPrefix("1994-11-06T"))
    #expect(answer.missing.map(\.kind) == ["clock"])
  }

  /// What an answer's text holds cannot move a terminal's cursor.
  @Test func textsOfServicesStayOnOneLine() async throws {
    let reply = Reply(400, #"{"badRequest": {"code": 400, "message": "a\n\u001b[2Jb\u0000\u202ec"}}"#)
    let failure = try await failure(cloud("/os-hypervisors/detail", reply))
    #expect(failure.line.contains("400: a [2Jb c"), "\(failure.line)")
  }
}

/// Counts calls.
private final class Counter: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}
