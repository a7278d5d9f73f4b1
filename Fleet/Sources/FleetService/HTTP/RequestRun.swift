internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import MartletQuestions
internal import NIOCore
internal import Synchronization

/// One request on its way: who asks, whether that is allowed, what is asked, the answer, the log.
struct RequestRun: Sendable {
  let route: ServiceRoute
  let core: ServiceCore
  let request: Request
  let context: ServiceContext

  /// The response.
  ///
  /// - Throws: `Problem`, or a question's error.
  func response() async throws -> Response {
    var caller = ServiceCaller.nobody
    do {
      caller = try await admitted()
      let asked = try await read(caller)
      if route.scope == .execute { try await log(caller, status: nil, "begins") }
      let answer = try await withDeadline(core.settings.answerTime) { [route, core] in
        try await route.handler(asked, core)
      }
      let response = response(answer)
      if route.isChange { try await log(caller, status: response.status.code, nil) }
      return response
    } catch {
      let problem = (error as? Problem) ?? (error as? QuestionError).map { Problem($0) }
      // What the limits refuse is not written down, so that nobody fills the disk.
      if problem?.status != .tooManyRequests, route.isChange || route.scope != nil && caller.proof == .none {
        try await log(caller, status: problem?.status.code ?? 500, problem?.detail)
      }
      throw error
    }
  }

  /// Who asks, if that is allowed.
  private func admitted() async throws(Problem) -> ServiceCaller {
    let address = self.address
    let caller = await core.access.caller(request.headers)
    // Trading a token for a cookie is an attempt too.
    let isAttempt = request.headers[.authorization] != nil || route.scope != nil || route.isChange
    if caller.proof == .none, isAttempt {
      guard core.failures.take(address) else {
        throw Problem(
          .tooManyRequests, "too many requests without a valid token; wait a minute", [.retryAfter: "60"])
      }
    }
    guard core.requests.take(caller.name.isEmpty ? "@" + address : caller.name + "@" + address) else {
      throw Problem(
        .tooManyRequests, "more than \(core.settings.rate) requests a second", [.retryAfter: "1"])
    }
    guard let scope = route.scope else {
      if route.isChange { try checkOrigin(caller) }
      return caller
    }
    if let refusal = caller.refusal { throw refusal.problem }
    guard caller.proof != .none else {
      throw Problem(
        .unauthorized, "this needs a token: Authorization: Bearer TOKEN, or a session of the page",
        [.wwwAuthenticate: "Bearer realm=\"martlet\""])
    }
    guard caller.scopes.contains(scope) else {
      throw Problem(
        .forbidden,
        scope == .execute && !core.access.allowsExecution
          ? "this service was started without --allow-execute"
          : "this needs a token with the scope \(scope.rawValue)")
    }
    if route.isChange { try checkOrigin(caller) }
    return caller
  }

  /// Refuses changes that another site's page could have sent: a browser sends its cookie, or reaches loopback, for any page.
  private func checkOrigin(_ caller: ServiceCaller) throws(Problem) {
    let mark = request.headers[.named("X-Martlet")]
    guard mark ?? "1" == "1" else { throw Problem(.badRequest, "X-Martlet: expected 1") }
    guard caller.proof != .token else { return }
    guard mark == "1" else {
      throw Problem(.forbidden, "without a token in Authorization, changes need the field X-Martlet: 1")
    }
    let origin = request.headers[.origin]
    let own =
      core.settings.proxyOrigin
      ?? "\(core.settings.tls == nil ? "http" : "https")://\(request.head.authority ?? "")"
    guard origin == nil ? caller.proof != .cookie : origin?.lowercased() == own.lowercased() else {
      throw Problem(.forbidden, "Origin: this is not the service's own page")
    }
  }

  /// The address that asks; behind a proxy the one that the proxy saw.
  private var address: String {
    if core.settings.proxyOrigin != nil, let seen = request.headers[.named("X-Forwarded-For")] {
      return seen.split(separator: ",").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "proxy"
    }
    return context.address ?? "unknown"
  }

  private func log(_ caller: ServiceCaller, status: Int?, _ note: String?) async throws {
    try await core.audit.add(
      AuditLog.Entry(
        time: Date().formatted(.iso8601), caller: caller.name, address: context.address.map { _ in address },
        method: request.method.rawValue, path: String(request.uri.path.prefix(2000)), status: status,
        note: note))
  }

  /// The request's values and body, checked.
  private func read(_ caller: ServiceCaller) async throws -> ServiceRequest {
    var values: [String: String] = [:]
    for parameter in route.parameters where parameter.place == .path {
      guard let place = ServiceRouter.placedName(of: parameter.name, in: route.path),
        let raw = context.parameters.get(place), let value = raw.removingPercentEncoding
      else {
        throw Problem(.notFound, "\(parameter.name): this is no text in UTF-8")
      }
      try parameter.check(value)
      values[parameter.name] = value
    }
    for (name, value) in try query() {
      guard let parameter = route.parameters.first(where: { $0.place == .query && $0.name == name }) else {
        let known = route.parameters.filter { $0.place == .query }.map(\.name)
        throw Problem(
          .badRequest,
          "there is no parameter \(name.prefix(60)); "
            + (known.isEmpty ? "this path takes none" : "known are \(known.joined(separator: ", "))"))
      }
      try parameter.check(value)
      guard values.updateValue(value, forKey: name) == nil else {
        throw Problem(.badRequest, "\(name) is given twice")
      }
    }
    return ServiceRequest(
      path: request.uri.path, values: values, body: try await body(), caller: caller, fields: request.headers)
  }

  private func query() throws(Problem) -> [(String, String)] {
    guard let query = request.uri.query, !query.isEmpty else { return [] }
    guard query.utf8.count <= 16_384 else { throw Problem(.badRequest, "the query is too long") }
    var pairs: [(String, String)] = []
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let texts = sides.map { $0.replacing("+", with: " ").removingPercentEncoding }
      guard let name = texts[0], let value = texts.count > 1 ? texts[1] : "" else {
        throw Problem(.badRequest, "the query is no text in UTF-8")
      }
      pairs.append((name, value))
    }
    return pairs
  }

  private func body() async throws -> [UInt8] {
    guard let wanted = route.body else {
      guard request.headers[.contentLength].flatMap({ Int($0) }) ?? 0 == 0,
        request.headers[.transferEncoding] == nil
      else { throw Problem(.badRequest, "this takes no body") }
      return []
    }
    let type = request.headers[.contentType]?.split(separator: ";").first.map {
      $0.trimmingCharacters(in: .whitespaces).lowercased()
    }
    switch wanted {
    case .json(let shape, _):
      if type == nil, shape.members.allSatisfy(\.isOptional), request.headers[.transferEncoding] == nil,
        request.headers[.contentLength].flatMap({ Int($0) }) ?? 0 == 0
      {
        return Array("{}".utf8)
      }
      guard type == "application/json" else {
        throw Problem(.unsupportedMediaType, "Content-Type: expected application/json")
      }
    case .document:
      guard type == "application/octet-stream" else {
        throw Problem(.unsupportedMediaType, "Content-Type: expected application/octet-stream")
      }
    }
    let tooLarge = Problem(.contentTooLarge, "the body has more than \(wanted.limit) bytes")
    guard request.headers[.contentLength].flatMap({ Int($0) }) ?? 0 <= wanted.limit else { throw tooLarge }
    return try await withDeadline(
      core.settings.bodyTime, late: Problem(.requestTimeout, "the body did not arrive in time")
    ) {
      [request] in
      do {
        return Array(buffer: try await request.body.collect(upTo: wanted.limit))
      } catch is NIOTooManyBytesError {
        throw tooLarge
      }
    }
  }

  private func response(_ answer: ServiceAnswer) -> Response {
    var fields = answer.fields
    fields[.contentType] = answer.type
    fields[.eTag] = answer.tag
    // What is sent, and whether anything is, depends on what the caller takes.
    if answer.tag != nil { fields[.vary] = "Accept-Encoding" }
    switch answer.body {
    case .bytes(let buffer):
      let body = answer.type == nil ? ResponseBody() : ResponseBody(byteBuffer: buffer)
      return Response(status: answer.status, headers: fields, body: body)
    case .finished(let finished):
      fields[.vary] = "Accept-Encoding"
      guard let compressed = finished.compressed, acceptsGzip(request.headers[.acceptEncoding]) else {
        return Response(
          status: answer.status, headers: fields, body: ResponseBody(byteBuffer: finished.plain))
      }
      fields[.contentEncoding] = "gzip"
      // Other bytes of the same answer: a strong tag would say that they are the same (RFC 9110, 8.8.3.3).
      fields[.eTag] = answer.tag.map { "W/" + $0 }
      return Response(status: answer.status, headers: fields, body: ResponseBody(byteBuffer: compressed))
    case .events(let events):
      fields[.cacheControl] = "no-store"
      return Response(
        status: answer.status, headers: fields,
        body: ResponseBody { writer in
          for await event in events { try await writer.write(ByteBuffer(string: event.text)) }
          try await writer.finish(nil)
        })
    }
  }
}

/// Runs a task for at most so long.
///
/// - Throws: What the task throws; `late` when its time is over, while a question that judges goes on and is kept.
func withDeadline<Value: Sendable>(
  _ time: Duration,
  late: Problem = Problem(
    .serviceUnavailable, "the answer takes longer; ask again", [.retryAfter: "30"]),
  _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  // No task group: it would wait for threads that no cancellation reaches.
  let first = FirstResult<Value>()
  // What is at hand is there when this returns, on this thread, and needs no clock.
  let work = Task.immediate {
    do { first.resolve(.success(try await body())) } catch { first.resolve(.failure(error)) }
  }
  if let known = first.known { return try known.get() }
  let timer = Task {
    try await Task.sleep(for: time)
    first.resolve(.failure(late))
    work.cancel()
  }
  defer { timer.cancel() }
  return try await withTaskCancellationHandler {
    try await first.value()
  } onCancel: {
    work.cancel()
  }
}

/// The first of several results.
private final class FirstResult<Value: Sendable>: Sendable {
  private let state = Mutex<
    (result: Result<Value, any Error>?, waiting: CheckedContinuation<Value, any Error>?)
  >(
    (nil, nil))

  func resolve(_ result: Result<Value, any Error>) {
    let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
      guard state.result == nil else { return nil }
      state.result = result
      defer { state.waiting = nil }
      return state.waiting
    }
    waiting?.resume(with: result)
  }

  /// The result, if there is one.
  var known: Result<Value, any Error>? { state.withLock { $0.result } }

  func value() async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let known = state.withLock { state -> Result<Value, any Error>? in
        if state.result == nil { state.waiting = continuation }
        return state.result
      }
      if let known { continuation.resume(with: known) }
    }
  }
}
