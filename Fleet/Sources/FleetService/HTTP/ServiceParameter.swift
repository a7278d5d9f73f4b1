internal import Foundation
internal import GuestVerdicts
internal import HTTPTypes

/// A value that a request gives in its path or query.
struct ServiceParameter: Sendable {
  /// Where it is.
  enum Place: String, Sendable { case path, query }

  /// What it can be.
  enum Kind: Sendable {
    /// A text without control characters, of 1 to 512 characters.
    case text
    /// A text that an expression matches as a whole.
    case pattern(String)
    /// A whole number.
    case number(ClosedRange<Int>)
    /// One of these words.
    case words([String])
  }

  var name: String
  var place: Place
  var kind: Kind
  /// One sentence that describes it.
  var about: String

  /// A value of the path.
  static func path(_ name: String, _ kind: Kind, _ about: String) -> Self {
    Self(name: name, place: .path, kind: kind, about: about)
  }

  /// A value of the query, which can be left out.
  static func query(_ name: String, _ kind: Kind, _ about: String) -> Self {
    Self(name: name, place: .query, kind: kind, about: about)
  }

  /// A text of the path.
  static func path(_ name: String, _ about: String) -> Self { .path(name, .text, about) }

  /// A text of the query, which can be left out.
  static func query(_ name: String, _ about: String) -> Self { .query(name, .text, about) }

  /// The parts of lists.
  static let paging: [Self] = [
    .query("limit", .number(1...1000), "The most entries of a page; 100 by default."),
    .query("cursor", .pattern("^[0-9a-f-]{1,12000}$"), "The next of the page before."),
  ]

  /// The parts of an answer that is whole without them.
  static let parts: [Self] = [
    .query(
      "limit", .number(1...1000),
      "The most classes of a page, 100 by default. Without this, cursor and outcome the answer is whole."),
    .query("cursor", .pattern("^[0-9]{1,9}$"), "The next of the page before."),
    .query("outcome", .words(VerdictOutcome.allCases.map(\.rawValue)), "The outcome of the page's classes."),
  ]

  /// Refuses a value of another shape.
  ///
  /// - Throws: A problem of status 400; of 404 for a part of the path.
  func check(_ value: String) throws(Problem) {
    let isGood =
      switch kind {
      case .text: Self.isText(value)
      case .pattern(let pattern):
        value.utf8.count <= 12_000 && value.range(of: pattern, options: .regularExpression) != nil
      case .number(let range): Int(value).map { range.contains($0) && String($0) == value } ?? false
      case .words(let words): words.contains(value)
      }
    guard !isGood else { return }
    let expected =
      switch kind {
      case .text: "a text of 1 to 512 characters without control characters"
      case .pattern(let pattern): "a text that matches \(pattern)"
      case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
      case .words(let words): "one of \(words.joined(separator: ", "))"
      }
    throw Problem(place == .path ? .notFound : .badRequest, "\(name): expected \(expected)")
  }

  private static func isText(_ value: String) -> Bool {
    (1...512).contains(value.unicodeScalars.count)
      && value.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  /// Its JSON Schema.
  var schema: [String: any Sendable] {
    switch kind {
    case .text:
      ["type": "string", "minLength": 1, "maxLength": 512, "pattern": #"^[^\u0000-\u001f\u007f-\u009f]+$"#]
    case .pattern(let pattern): ["type": "string", "pattern": pattern]
    case .number(let range): ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .words(let words): ["type": "string", "enum": words]
    }
  }
}
