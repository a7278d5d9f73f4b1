internal import Foundation
internal import HTTPTypes
package import MartletQuestions

/// Why a request has no other answer, as RFC 9457 describes it.
///
/// - SeeAlso: RFC 9457, "Problem Details for HTTP APIs"; `type` is `about:blank`, so that `title` is the phrase of the status.
package struct Problem: Error, Sendable, Hashable {
  /// The status of the response.
  var status: HTTPResponse.Status
  /// What is wrong, and what to do: a sentence.
  var detail: String
  /// The kind of a question's error, in its word; nil for what concerns HTTP alone.
  var kind: QuestionError.Kind?
  /// Further fields of the response.
  var fields: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, _ fields: HTTPFields = [:]) {
    self.status = status
    self.detail = detail
    self.fields = fields
  }

  /// The problem that a question's error is.
  package init(_ error: QuestionError) {
    let status: HTTPResponse.Status =
      switch error.kind {
      case .usage: .badRequest
      case .badInput, .refusedByLibvirt: .unprocessableContent
      case .noInput: .notFound
      case .unavailable, .temporary, .interrupted: .serviceUnavailable
      case .cannotWrite, .noPermission: .internalServerError
      }
    self.init(status, error.message, status == .serviceUnavailable ? [.retryAfter: "5"] : [:])
    kind = error.kind
  }

  /// What the response's body has.
  struct Body: Codable {
    var type = "about:blank"
    var title: String
    var status: Int
    var detail: String
    var kind: String?
  }

  /// The body.
  var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let body = Body(
      title: status.reasonPhrase, status: status.code, detail: detail, kind: kind?.rawValue)
    return (try? encoder.encode(body)).map { Array($0) } ?? []
  }
}
