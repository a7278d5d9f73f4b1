internal import Foundation

/// What a job does, as a value from which any service can carry it out.
enum JobWork: Sendable, Codable, Hashable {
  /// Asks the hosts again that were added by URIs.
  case refresh
  /// Makes a plan of that kind, by the body of the request.
  case plan(kind: String, body: String)
  /// Moves the guests of the plan of that name.
  case execution(plan: String)

  /// The word that the API has for it.
  var kind: String {
    switch self {
    case .refresh: "refresh"
    case .plan(let kind, _): kind
    case .execution: "execution"
    }
  }
}

/// What the queue keeps of a request that began a job.
struct JobSpec: Sendable, Codable, Hashable {
  /// Who asked.
  var caller: String
  /// The digest of the request, where it had an idempotency key.
  var digest: String?
  var work: JobWork

  /// The same text for the same request.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

/// What the queue keeps of a job's end.
struct JobEnd: Sendable, Codable {
  /// The link to what came out.
  var result: String?
  /// Why it failed.
  var problem: Problem.Body?
}
