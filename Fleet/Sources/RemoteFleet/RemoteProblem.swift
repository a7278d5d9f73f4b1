internal import MartletQuestions
internal import WebCalls
internal import Wording

/// Why a service has no other answer.
///
/// - SeeAlso: RFC 9457, "Problem Details for HTTP APIs".
struct RemoteProblem: Sendable, Decodable {
  /// The status of the response.
  var status: Int?
  /// What is wrong, and what to do.
  var detail: String?
  /// The kind of a question's error, in its word.
  var kind: String?
}

extension RemoteFleet {
  /// The error that a problem is: of its own kind, else of that of the status.
  ///
  /// - Parameter problem: nil for an answer without one, such as a proxy's page.
  func problem(_ problem: RemoteProblem?, status: Int) -> QuestionError {
    let kind = problem?.kind.flatMap { QuestionError.Kind(rawValue: $0) } ?? Self.kind(of: status)
    var line =
      problem?.detail.map { printableLine(String($0.prefix(1000))) }
      ?? "the service answers with status \(status)"
    switch status {
    case 401:
      line += "; the token is in MARTLET_TOKEN or in the file of --token-file"
    case 300...399:
      line += " and leads elsewhere; the token goes nowhere else: give the service's own address"
    case 404 where problem == nil:
      line += "; is it the address of a martlet serve?"
    default: break
    }
    return QuestionError(kind, "\(address.origin): \(line)")
  }

  /// The kind of error of a status that carries none.
  private static func kind(of status: Int) -> QuestionError.Kind {
    switch status {
    case 401, 403, 407: .noPermission
    case 404: .noInput
    case 409, 422: .badInput
    case 408, 429, 503, 504: .temporary
    case 400, 405, 413, 414, 415: .usage
    default: .unavailable
    }
  }
}
