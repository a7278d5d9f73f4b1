internal import MartletQuestions
internal import WebCalls

/// A question to a service: a path below `/api/v1`, and values of the query.
package struct RemoteQuestion: Sendable {
  /// The segments of the path, not encoded.
  package var path: [String]
  /// The values of the query, not encoded; those that are nil are left out.
  package var values: [(name: String, value: String?)]

  /// Asks at a path.
  package init(_ path: String..., values: [(name: String, value: String?)] = []) {
    self.path = path
    self.values = values
  }

  /// The path and the query as a request has them.
  ///
  /// - Throws: `usage` for a name that no path can hold: an empty one, `.` and `..`, which on the way could become another path.
  func target() throws(QuestionError) -> String {
    var target = "/api/v1"
    for segment in path {
      guard !["", ".", ".."].contains(segment) else {
        throw QuestionError(.usage, "a service cannot be asked about the name '\(segment)'; use the UUID")
      }
      target += "/" + segment.percentEncoded
    }
    let query = values.compactMap { value in value.value.map { "\(value.name)=\($0.percentEncoded)" } }
    return query.isEmpty ? target : target + "?" + query.joined(separator: "&")
  }
}
