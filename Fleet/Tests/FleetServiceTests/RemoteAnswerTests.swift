import FleetQuestions
import Foundation
import HTTPTypes
import Hummingbird
import MartletQuestions
import NIOCore
import Synchronization
import Testing

@testable import RemoteFleet
@testable import WebCalls

/// What a service could answer that is no answer, or a hostile one.
@Suite struct RemoteAnswerTests {
  /// Asks a server that answers every request alike; the error, and the requests that it got.
  private func error(
    _ status: HTTPResponse.Status, _ body: String, _ fields: [String: String] = [:], token: String? = nil,
    asking question: RemoteQuestion = RemoteQuestion("stuck")
  ) async throws -> (error: QuestionError?, requests: [HTTPRequest]) {
    let seen = Mutex<[HTTPRequest]>([])
    let router = Router()
    router.get("**") { request, _ -> Response in
      seen.withLock { $0.append(request.head) }
      var headers = HTTPFields()
      for (name, value) in fields { HTTPField.Name(name).map { headers[$0] = value } }
      return Response(
        status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
    let running = Task { try await application.run() }
    defer { running.cancel() }
    var number = 0
    for await port in ports {
      number = port
      break
    }
    let remote = try RemoteFleet("http://127.0.0.1:\(number)/", token: token, patience: .zero)
    var thrown: QuestionError?
    do throws(QuestionError) { let _: FleetStuckReport = try await remote.answer(question) } catch {
      thrown = error
    }
    await remote.shutDown()
    return (thrown, seen.withLock { $0 })
  }

  @Test(arguments: [
    ("usage", 64), ("bad-input", 65), ("no-input", 66), ("unavailable", 69), ("temporary", 75),
    ("no-permission", 77),
  ]) func aProblemKeepsItsKind(kind: String, status: Int32) async throws {
    let body =
      #"{"type":"about:blank","title":"x","status":404,"detail":"no\u001b[31m guest\nx","kind":"\#(kind)"}"#
    let error = try await error(.notFound, body, ["Content-Type": "application/problem+json"]).error
    #expect(error?.exitStatus == status)
    // Nothing of it moves a terminal's cursor or begins a line.
    #expect(error?.message.hasSuffix(": no\u{fffd}[31m guest\u{fffd}x") == true, "\(error?.message ?? "")")
  }

  @Test(arguments: [
    (401, 77), (403, 77), (404, 66), (409, 65), (422, 65), (429, 75), (503, 75), (500, 69), (418, 69),
  ]) func aStatusWithoutAProblemHasAKind(code: Int, status: Int32) async throws {
    let error = try await error(.init(code: code), "<html>", ["Content-Type": "text/html"]).error
    #expect(error?.exitStatus == status)
    #expect(error?.message.contains("status \(code)") == true)
    #expect(error?.message.contains("<html>") == false)
  }

  @Test func aTokenIsNotCarriedAlongARedirect() async throws {
    let (error, requests) = try await error(
      .found, "", ["Location": "http://127.0.0.1:9/else"], token: "martlet_secret")
    #expect(error?.kind == .unavailable && error?.message.contains("leads elsewhere") == true)
    #expect(requests.count == 1 && requests.first?.headerFields[.authorization] == "Bearer martlet_secret")
    #expect(requests.first?.path == "/api/v1/stuck")
  }

  @Test(arguments: [
    ("", "names no schema"), ("<html>", "names no schema"), ("[]", "names no schema"),
    (#"{"schema": "martlet.fleet-stuck/9.0"}"#, "this version of Martlet reads martlet.fleet-stuck/1"),
    (#"{"schema": "martlet.fleet-where/1.0"}"#, "this version of Martlet reads martlet.fleet-stuck/1"),
    (#"{"schema": "martlet.fleet-stuck/1.0", "guests": "many"}"#, "incomplete"),
    (String(repeating: "[", count: 100_000), "names no schema"),
  ]) func whatIsNoReportIsBadInput(body: String, reason: String) async throws {
    let error = try await error(.ok, body, ["Content-Type": "application/json"]).error
    #expect(error?.kind == .badInput && error?.message.contains(reason) == true, "\(error?.message ?? "")")
    #expect((error?.message.count ?? 0) < 800 && error?.message.contains("\n") == false)
  }

  @Test func aNameIsOneSegmentOfThePath() async throws {
    let question = RemoteQuestion(
      "guests", "../a b/ü?#%", "targets", values: [("pool", "x&y=1"), ("none", nil)])
    let requests = try await error(.notFound, "", asking: question).requests
    #expect(
      requests.first?.path == "/api/v1/guests/..%2Fa%20b%2F%C3%BC%3F%23%25/targets?pool=x%26y%3D1")
  }

  @Test func anAnswerBeyondTheLimitIsNotRead() async throws {
    let router = Router()
    router.get("**") { _, _ in String(repeating: "x", count: 4096) }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress?.port ?? 0) })
    let running = Task { try await application.run() }
    defer { running.cancel() }
    for await number in ports {
      let client = try WebClient(largest: 4096)
      let url = "http://127.0.0.1:\(number)/x"
      let whole = try await client.answer(to: WebCall(url, limit: 4096, within: .seconds(600)))
      #expect(whole.status == 200 && whole.body.count == 4096)
      await #expect(throws: WebCallError.self) {
        try await client.answer(to: WebCall(url, limit: 4095, within: .seconds(600)))
      }
      await client.shutDown()
      break
    }
  }

  @Test(arguments: [
    ("https://m.example.org", true), ("https://m.example.org:8443/martlet/", true),
    ("http://localhost:8480", true), ("http://127.9.9.9", true), ("http://[::1]:80", true),
    ("http://m.example.org", false), ("http://127.0.0.1.example.org", false), ("http://0.0.0.0", false),
    ("http://[::2]", false), ("http://localhost.example.org", false), ("https://u@h", false),
    ("https://h/#x", false), ("https://", false), ("//h", false), ("file:///etc/passwd", false),
    ("https://h:0", false), ("", false), ("http://127.1", false),
  ]) func secretsGoByTLSOrStayOnTheMachine(text: String, isTaken: Bool) {
    #expect(((try? WebAddress(text)) != nil) == isTaken)
  }
}
