internal import HTTPTypes
internal import NIOCore
internal import ReportContract

/// What a token allows.
package enum ServiceScope: String, Sendable, Codable, CaseIterable {
  /// Every question.
  case read
  /// Plans, records and jobs that change no host and no guest.
  case plan
  /// Moves of guests.
  case execute
}

/// A method on a path: what it takes, who may call it, what it answers, and what answers.
///
/// One table of these registers the handlers and writes the OpenAPI document.
struct ServiceRoute: Sendable {
  var method: HTTPRequest.Method
  /// The path, with parameters in braces.
  var path: String
  /// What it answers, in a few words.
  var summary: String
  /// Who may call it; nil for anyone.
  var scope: ServiceScope? = .read
  /// The values in path and query.
  var parameters: [ServiceParameter] = []
  /// What the request's body is; nil for none.
  var body: Body?
  /// What a good answer is.
  var answer: Answer
  /// The further statuses that a caller can expect, besides those that any request can have.
  var refusals: [HTTPResponse.Status] = []
  /// Answers a request whose values were checked.
  var handler: @Sendable (ServiceRequest, ServiceCore) async throws -> ServiceAnswer

  /// What the body of a request is.
  enum Body: Sendable {
    /// JSON of a shape, at most so many bytes.
    case json(JSONShape, limit: Int)
    /// Any document, at most so many bytes.
    case document(limit: Int)

    var limit: Int {
      switch self {
      case .json(_, let limit), .document(let limit): limit
      }
    }
  }

  /// What a good answer is.
  enum Answer: Sendable {
    /// JSON of one of these forms.
    case forms([PublishedForm], status: HTTPResponse.Status = .ok)
    /// JSON of a shape of the service's own.
    case shape(JSONShape, status: HTTPResponse.Status = .ok)
    /// A text of this media type.
    case text(String)
    /// Nothing.
    case none
  }

  /// Whether it changes something, so that it needs more than a cookie.
  var isChange: Bool { method != .get }
}

/// What a handler knows of a request.
struct ServiceRequest: Sendable {
  /// The path as it was sent, without its query.
  var path: String
  /// The checked values of path and query, decoded.
  var values: [String: String]
  /// The body.
  var body: [UInt8]
  /// Who asks.
  var caller: ServiceCaller
  /// The request's fields.
  var fields: HTTPFields

  /// A value of the path, which every request on this path has.
  ///
  /// - Throws: A problem of status 404 where it is not there.
  func value(_ name: String) throws(Problem) -> String {
    guard let value = values[name] else { throw Problem(.notFound, "\(name) is missing") }
    return value
  }

  /// The most entries of a page.
  var limit: Int { values["limit"].flatMap { Int($0) } ?? 100 }
}

/// What a handler answers.
struct ServiceAnswer: Sendable {
  var status: HTTPResponse.Status = .ok
  /// The media type; nil without a body.
  var type: String? = "application/json"
  /// The body.
  var body = Content.bytes(ByteBuffer())
  /// Further fields.
  var fields: HTTPFields = [:]
  /// The entity tag; nil for what has none.
  var tag: String?

  /// A body.
  enum Content: Sendable {
    case bytes(ByteBuffer)
    /// Bytes that are kept, which are sent compressed to those who take that.
    case finished(FinishedBody)
    /// Events until the stream ends.
    case events(AsyncStream<ServerEvent>)
  }

  /// JSON that is kept.
  static func json(_ body: FinishedBody, tag: String?) -> Self { Self(body: .finished(body), tag: tag) }

  /// Nothing, for a caller that has the answer of that tag.
  static func unchanged(_ tag: String) -> Self { Self(status: .notModified, type: nil, tag: tag) }

  /// JSON that is at hand.
  static func json(_ buffer: ByteBuffer, tag: String? = nil, status: HTTPResponse.Status = .ok) -> Self {
    Self(status: status, body: .bytes(buffer), tag: tag)
  }

  /// A value as JSON.
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Self {
    .json(ByteBuffer(string: try serviceJSON(value)), status: status)
  }

  /// No body.
  static let nothing = Self(status: .noContent, type: nil)
}

/// An event of a stream of server-sent events.
///
/// - SeeAlso: HTML Living Standard, 9.2 "Server-sent events".
struct ServerEvent: Sendable {
  /// Its name.
  var name: String
  /// Its data, on one line.
  var data: String

  /// The event as it is sent.
  var text: String { "event: \(name)\ndata: \(data)\n\n" }
}
