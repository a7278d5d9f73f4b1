internal import Foundation
internal import HTTPTypes
package import Hummingbird
internal import MartletQuestions
internal import NIOCore
internal import ReportContract

/// What Hummingbird hands along with a request.
package struct ServiceContext: RequestContext {
  /// Hummingbird's own part.
  package var coreContext: CoreRequestContextStorage
  /// The address that the request came from; nil where no socket is.
  let address: String?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    address = source.channel.remoteAddress?.ipAddress
  }
}

/// Registers the table of routes.
enum ServiceRouter {
  private static let methods: [HTTPRequest.Method] = [
    .get, .head, .post, .put, .patch, .delete, .options, .trace,
  ]

  /// A router for all routes; another method on a known path has status 405.
  static func router(_ routes: [ServiceRoute], _ core: ServiceCore) -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self)
    router.add(middleware: ResponseFields(core: core))
    for (described, own) in Dictionary(grouping: routes, by: \.path).sorted(by: { $0.key < $1.key }) {
      let path = placed(described)
      var known = own.map(\.method)
      for route in own {
        router.on(RouterPath(path), method: route.method) { request, context in
          try await RequestRun(route: route, core: core, request: request, context: context).response()
        }
        guard route.method == .get else { continue }
        known.append(.head)
        router.on(RouterPath(path), method: .head) { request, context in
          let answer = try await RequestRun(route: route, core: core, request: request, context: context)
            .response()
          // The length is that of the body which GET would send.
          return Response(
            status: answer.status, headers: answer.headers,
            body: ResponseBody(contentLength: answer.body.contentLength) { try await $0.finish(nil) })
        }
      }
      let allowed = known.map(\.rawValue).sorted().joined(separator: ", ")
      for method in methods where !known.contains(method) {
        router.on(RouterPath(path), method: method) { request, _ -> Response in
          throw Problem(
            .methodNotAllowed, "\(request.method) is not for this path; it takes \(allowed)",
            [.allow: allowed])
        }
      }
    }
    return router
  }

  /// The path with parameters that are called by their places.
  ///
  /// The router takes parameters with two names at one place for two ways, and goes only one of them.
  private static func placed(_ path: String) -> String {
    path.split(separator: "/").enumerated().map { place, part in
      "/" + (part.hasPrefix("{") ? "{\(place)}" : part)
    }.joined()
  }

  /// What the router calls the parameter of a route's path.
  static func placedName(of parameter: String, in path: String) -> String? {
    path.split(separator: "/").firstIndex { $0 == "{\(parameter)}" }.map { "\($0)" }
  }
}

/// Gives each response the fields that keep browsers from mischief, and turns errors into problems.
struct ResponseFields: RouterMiddleware {
  let core: ServiceCore

  /// Nothing but the service's own files, and nothing written into the page.
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    + "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      try check(request)
      response = try await next(request, context)
    } catch {
      response = Self.response(to: error)
    }
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.crossOriginResourcePolicy] = "same-origin"
    response.headers[.named("Cross-Origin-Opener-Policy")] = "same-origin"
    response.headers[.named("Referrer-Policy")] = "no-referrer"
    response.headers[.named("X-Frame-Options")] = "DENY"
    if core.settings.tls != nil { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "private, no-cache" }
    return response
  }

  /// Refuses names under which no browser should have found the service.
  private func check(_ request: Request) throws(Problem) {
    guard let names = core.settings.hostNames else { return }
    let authority = (request.head.authority ?? "").lowercased()
    let end =
      authority.hasPrefix("[") ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : nil
    let name = authority[..<(end ?? authority.firstIndex(of: ":") ?? authority.endIndex)]
    guard names.contains(String(name)) else {
      throw Problem(.misdirectedRequest, "the service does not answer under the name \(name.prefix(100))")
    }
  }

  private static func response(to error: any Error) -> Response {
    let problem: Problem
    switch error {
    case let own as Problem: problem = own
    case let question as QuestionError: problem = Problem(question)
    case let other as HTTPError where other.status == .notFound:
      problem = Problem(.notFound, "there is nothing at this path; /api/v1/openapi.json lists what there is")
    case let other as HTTPError: problem = Problem(other.status, other.body ?? other.status.reasonPhrase)
    default: problem = Problem(.internalServerError, "\(error)")
    }
    var fields = problem.fields
    fields[.contentType] = "application/problem+json"
    return Response(
      status: problem.status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json))
    )
  }
}

extension HTTPField.Name {
  /// The name of a field that HTTPTypes does not list.
  static func named(_ name: StaticString) -> Self {
    guard let parsed = HTTPField.Name("\(name)") else { preconditionFailure("\(name) is no field's name") }
    return parsed
  }
}
