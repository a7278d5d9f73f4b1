internal import Foundation
internal import HTTPTypes

/// The shape of JSON that only the service has: a JSON Schema, by which the bodies of requests are checked too.
struct JSONShape: Sendable {
  /// One sentence that describes it.
  var about: String
  /// The members of the object.
  var members: [Member]

  /// A member of an object.
  struct Member: Sendable {
    var name: String
    var kind: Kind
    var about: String
    var isOptional = false

    static func needed(_ name: String, _ kind: Kind, _ about: String) -> Self {
      Self(name: name, kind: kind, about: about)
    }

    static func optional(_ name: String, _ kind: Kind, _ about: String) -> Self {
      Self(name: name, kind: kind, about: about, isOptional: true)
    }
  }

  /// What a member's value is.
  indirect enum Kind: Sendable {
    case text(most: Int)
    case number(ClosedRange<Int>)
    case flag
    case words([String])
    case list(Kind, of: ClosedRange<Int>)
    case object(JSONShape)
    case any
  }

  /// The JSON Schema.
  ///
  /// - Parameter isClosed: Whether unknown members are refused, as in requests.
  func schema(isClosed: Bool = false) -> [String: any Sendable] {
    var properties: [String: any Sendable] = [:]
    for member in members {
      var schema = Self.schema(of: member.kind, isClosed)
      schema["description"] = member.about
      properties[member.name] = schema
    }
    var schema: [String: any Sendable] = [
      "type": "object", "description": about, "properties": properties,
      "required": members.filter { !$0.isOptional }.map(\.name),
    ]
    if isClosed { schema["additionalProperties"] = false }
    return schema
  }

  private static func schema(of kind: Kind, _ isClosed: Bool) -> [String: any Sendable] {
    switch kind {
    case .text(let most):
      isClosed ? ["type": "string", "minLength": 1, "maxLength": most] : ["type": "string"]
    case .number(let range):
      ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .flag: ["type": "boolean"]
    case .words(let words): ["type": "string", "enum": words]
    case .list(let element, let range):
      [
        "type": "array", "items": schema(of: element, isClosed), "minItems": range.lowerBound,
        "maxItems": range.upperBound,
      ]
    case .object(let shape): shape.schema(isClosed: isClosed)
    case .any: [:]
    }
  }

  /// Reads a request's body of this shape.
  ///
  /// - Throws: A problem of status 400, which names the first member at fault.
  func read(_ body: [UInt8]) throws(Problem) -> [String: Any] {
    guard let parsed = try? JSONSerialization.jsonObject(with: Data(body)),
      let object = parsed as? [String: Any]
    else { throw Problem(.badRequest, "the body: expected a JSON object") }
    let known = Set(members.map(\.name))
    if let unknown = object.keys.filter({ !known.contains($0) }).sorted().first {
      throw Problem(
        .badRequest,
        "the body: there is no member \(unknown.prefix(60)); known are \(members.map(\.name).joined(separator: ", "))"
      )
    }
    for member in members {
      guard let value = object[member.name] else {
        guard member.isOptional else { throw Problem(.badRequest, "the body: \(member.name) is missing") }
        continue
      }
      guard Self.isGood(value, member.kind) else {
        throw Problem(.badRequest, "the body: \(member.name): expected \(Self.words(for: member.kind))")
      }
    }
    return object
  }

  private static func isGood(_ value: Any, _ kind: Kind) -> Bool {
    switch kind {
    case .text(let most):
      guard let text = value as? String else { return false }
      return (1...most).contains(text.unicodeScalars.count)
    case .number(let range):
      guard !isFlag(value), let number = value as? NSNumber, let whole = Int(exactly: number.doubleValue)
      else {
        return false
      }
      return range.contains(whole)
    case .flag: return isFlag(value)
    case .words(let words): return (value as? String).map { words.contains($0) } ?? false
    case .list(let element, let range):
      guard let list = value as? [Any] else { return false }
      return range.contains(list.count) && list.allSatisfy { isGood($0, element) }
    case .object(let shape):
      guard let object = value as? [String: Any],
        let data = try? JSONSerialization.data(withJSONObject: object)
      else { return false }
      return (try? shape.read(Array(data))) != nil
    case .any: return true
    }
  }

  /// JSON's booleans and numbers are both NSNumber.
  static func isFlag(_ value: Any) -> Bool {
    guard let number = value as? NSNumber else { return false }
    return unsafe String(cString: number.objCType) == "c"
  }

  private static func words(for kind: Kind) -> String {
    switch kind {
    case .text(let most): "a text of 1 to \(most) characters"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .flag: "true or false"
    case .words(let words): "one of \(words.joined(separator: ", "))"
    case .list(let element, let range):
      "a list of \(range.lowerBound) to \(range.upperBound): \(words(for: element))"
    case .object(let shape): "an object: \(shape.about)"
    case .any: "a value"
    }
  }
}

/// A value as the service's own JSON: on lines of their own, with sorted keys.
func serviceJSON(_ value: some Encodable, isOnOneLine: Bool = false) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting =
    isOnOneLine
    ? [.sortedKeys, .withoutEscapingSlashes] : [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self) + (isOnOneLine ? "" : "\n")
}
