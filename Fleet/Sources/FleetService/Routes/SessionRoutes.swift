internal import Foundation
internal import HTTPTypes

/// The page's sessions: a token is traded for a cookie that no script can read.
enum SessionRoutes {
  private static let about = JSONShape(
    about: "Who asks, and what is allowed.",
    members: [
      .needed(
        "name", .text(most: ServiceCaller.longestName),
        "The token's name, or the subject and issuer of a provider's token; local without tokens."),
      .needed("scopes", .list(.words(ServiceScope.allCases.map(\.rawValue)), of: 0...3), "What is allowed."),
      .optional("expires", .text(most: 64), "When this ends; absent for never."),
      .needed("execute", .flag, "Whether moves of guests are allowed."),
    ])

  private static let token = JSONShape(
    about: "A token.", members: [.needed("token", .text(most: OIDCTokens.limit), "The token.")])

  static let all: [ServiceRoute] = [
    ServiceRoute(
      method: .get, path: "/api/v1/session", summary: "Say who asks, and what is allowed.",
      answer: .shape(about)
    ) { request, _ in
      struct Session: Encodable {
        var name: String
        var scopes: [String]
        var expires: String?
        var execute: Bool
      }
      let caller = request.caller
      return try .json(
        Session(
          name: caller.name,
          scopes: ServiceScope.allCases.filter { caller.scopes.contains($0) }.map(\.rawValue),
          expires: caller.expires?.formatted(.iso8601), execute: caller.scopes.contains(.execute)))
    },
    ServiceRoute(
      method: .post, path: "/api/v1/session", summary: "Trade a token for a cookie.", scope: nil,
      body: .json(token, limit: 16_384),
      answer: .none, refusals: [.unauthorized, .conflict]
    ) { request, core in
      guard !core.access.isOpen else {
        throw Problem(.conflict, "this service has no tokens; nobody needs a session")
      }
      var answer = ServiceAnswer.nothing
      answer.fields[.setCookie] = try await core.access.signIn(try SessionRoutes.body(request))
      return answer
    },
    ServiceRoute(
      method: .delete, path: "/api/v1/session", summary: "End the session of the cookie.", scope: nil,
      answer: .none
    ) { request, core in
      var answer = ServiceAnswer.nothing
      answer.fields[.setCookie] = core.access.signOut(request.fields)
      return answer
    },
  ]

  private static func body(_ request: ServiceRequest) throws(Problem) -> String {
    guard let token = try token.read(request.body)["token"] as? String else {
      throw Problem(.badRequest, "the body: token is missing")
    }
    return token
  }
}
