internal import FileAccess
internal import Foundation
package import MartletQuestions
package import ReportContract
internal import WebCalls
internal import Wording

/// A fleet whose store is elsewhere: a service of `martlet serve` is asked by its API.
///
/// Its answers are the commands' own forms, so that they become the same reports. What a service says is not trusted: answers have limits, and
/// its sentences lose what moves a terminal's cursor.
package struct RemoteFleet: Sendable {
  /// The service's address, without `/api/v1`.
  let address: WebAddress
  private let token: String?
  private let client: WebClient
  /// How long a question is asked again while the service says that it needs longer.
  private let patience: Duration

  /// The largest answer in bytes: some 500,000 guests of a list.
  private static let limit = 256 << 20
  /// Longer than the service lets a question take before it says that it needs longer.
  private static let answerTime = Duration.seconds(180)

  /// A service.
  ///
  /// - Parameters:
  ///   - address: Its `https` address, or its `http` address on loopback.
  ///   - token: The token; nil for a service that needs none.
  ///   - authorities: A file with the certificates that sign the service's, in PEM; nil for the system's.
  /// - Throws: `usage` for another address, `noInput` for a file without certificates, `noPermission` for what is no token.
  package init(
    _ address: String, token: String?, authorities: String? = nil, patience: Duration = .seconds(600)
  ) throws(QuestionError) {
    do throws(WebAddress.Fault) { self.address = try WebAddress(address) } catch {
      // Without the address, in which a password can be.
      throw QuestionError(.usage, "service: \(error.reason)", at: .parameter("service"))
    }
    guard self.address.url.query == nil else {
      throw QuestionError(.usage, "service: the address must have no query", at: .parameter("service"))
    }
    if let token {
      guard (1...8192).contains(token.utf8.count), token.utf8.allSatisfy({ (0x21...0x7e).contains($0) })
      else {
        throw QuestionError(
          .noPermission,
          "the token for \(self.address.origin) is none: expected printable ASCII without blanks")
      }
    }
    self.token = token
    self.patience = patience
    do throws(WebCallError) {
      client = try WebClient(authorities: authorities, largest: Self.limit)
    } catch {
      throw QuestionError(.noInput, "ca-file: \(error.reason)", at: .parameter("ca-file"))
    }
  }

  /// Reads the token of a file that nobody but its user can read or write.
  ///
  /// - Throws: `noInput`, `noPermission`.
  package static func token(inFile path: String) throws(QuestionError) -> String {
    let bytes: [UInt8]
    do throws(PrivateFileError) { bytes = try PrivateFile.readSecret(path, limit: 16_384) } catch {
      throw QuestionError(unusable: path, as: "file of a token", error)
    }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Ends all connections; no question may follow.
  package func shutDown() async { await client.shutDown() }

  /// The answer to a question, as the report that the command makes of a store.
  ///
  /// - Throws: The service's error with its kind; `unavailable`, `temporary`, `noPermission`; `badInput` for what is no such report.
  package func answer<Answer: Report>(_ question: RemoteQuestion) async throws(QuestionError) -> Answer {
    try report(try await send("GET", try question.target()))
  }

  /// The plan that the service makes of a request, as the report that the command makes of a store.
  ///
  /// - Parameter request: The body of `POST plans`, as JSON.
  /// - Throws: As `answer`; `interrupted` if somebody stopped the job.
  package func plan<Plan: Report>(_ request: [UInt8]) async throws(QuestionError) -> Plan {
    let begun: BegunJob = try decoded(
      try await send("POST", "/api/v1/plans", body: request, key: UUID().uuidString.lowercased()))
    var job = begun.job
    guard job.id.wholeMatch(of: /[0-9a-f-]{36}/) != nil else { throw foreign("its job has no name") }
    var pause = Duration.milliseconds(50)
    while !job.isOver {
      do { try await Task.sleep(for: pause) } catch { throw QuestionError(.interrupted, "interrupted") }
      pause = min(pause * 2, .seconds(1))
      job = try decoded(try await send("GET", "/api/v1/jobs/\(job.id)"))
    }
    switch job.state {
    case "done":
      guard let result = job.result, result.wholeMatch(of: /\/api\/v1\/plans\/[0-9A-Za-z-]{1,64}/) != nil
      else { throw foreign("its job names no plan") }
      return try report(try await send("GET", result))
    case "failed": throw problem(job.problem, status: job.problem?.status ?? 500)
    default: throw QuestionError(.interrupted, "\(address.origin): somebody stopped the job")
    }
  }

  /// What a request answers that begins a job.
  private struct BegunJob: Decodable { var job: RemoteJob }

  /// Work that outlasts its request, as the API shows it.
  private struct RemoteJob: Decodable {
    var id, state: String
    var result: String?
    var problem: RemoteProblem?
    var isOver: Bool { state != "waiting" && state != "running" }
  }

  private func report<Answer: Report>(_ body: [UInt8]) throws(QuestionError) -> Answer {
    do throws(ReportError) { return try Answer(json: body) } catch {
      throw foreign(error.reason)
    }
  }

  private func decoded<Value: Decodable>(_ body: [UInt8]) throws(QuestionError) -> Value {
    guard let value = try? JSONDecoder().decode(Value.self, from: Data(body)) else {
      throw foreign("its answer is not what its API describes")
    }
    return value
  }

  private func foreign(_ reason: String) -> QuestionError {
    QuestionError(
      .badInput,
      "\(address.origin): \(printableLine(String(reason.prefix(500)))); is it a martlet serve of this version?"
    )
  }

  /// The body of a good answer; while the service needs longer, it is asked again.
  private func send(
    _ method: String, _ target: String, body: [UInt8]? = nil, key: String? = nil
  ) async throws(QuestionError) -> [UInt8] {
    // Without a token in Authorization, changes need this field.
    var fields = [("Accept", "application/json"), ("X-Martlet", "1")]
    if let token { fields.append(("Authorization", "Bearer \(token)")) }
    if let key { fields.append(("Idempotency-Key", key)) }
    let end = ContinuousClock.now + patience
    while true {
      let answer: WebAnswer
      do throws(WebCallError) {
        answer = try await client.answer(
          to: WebCall(
            address.description + target, method: method, fields: fields,
            body: body.map { ($0, "application/json") }, limit: Self.limit, within: Self.answerTime))
      } catch {
        throw QuestionError(
          error.kind == .late ? .temporary : error.kind == .tooLarge ? .badInput : .unavailable,
          "\(address.origin): \(printableLine(error.reason))"
            + (error.kind == .certificate ? "; --ca-file names its authority" : ""))
      }
      if (200...299).contains(answer.status) { return answer.body }
      let pause = answer.fields["retry-after"].flatMap { Int($0) }.map { Duration.seconds(max(1, $0)) }
      if [429, 503].contains(answer.status), let pause, pause <= .seconds(30),
        ContinuousClock.now + pause < end
      {
        do { try await Task.sleep(for: pause) } catch { throw QuestionError(.interrupted, "interrupted") }
        continue
      }
      let isProblem = answer.fields["content-type"]?.hasPrefix("application/problem+json") ?? false
      throw problem(
        isProblem ? try? JSONDecoder().decode(RemoteProblem.self, from: Data(answer.body)) : nil,
        status: answer.status)
    }
  }
}
