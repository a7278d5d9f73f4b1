import Foundation
import ReportContract

/// A document that a schema allows, made from the schema alone.
struct SchemaSample {
  /// The document's form.
  var form: DocumentForm
  /// Whether optional properties are there, and lists have elements.
  var isMaximal = true
  /// Which of several words, and of several kinds, is taken: the `turn`-th.
  var turn = 0

  /// From this depth on samples are minimal; the deepest documents reach 10.
  private static let deepest = 10

  /// A sample of `node`.
  ///
  /// - Parameter depth: How many objects are around it; far inside, optional properties and elements of lists are left out, since a
  ///   type may contain itself.
  func value(of node: SchemaNode, depth: Int = 0, named name: String = "value") -> Any {
    let isWhole = isMaximal && depth < Self.deepest
    switch node {
    case .type(let type): return value(of: type.jsonSchema, depth: depth, named: name)
    case .string(let pattern):
      guard let pattern else { return "\(name) <\"é\" & /\n>" }
      if pattern.hasPrefix("^martlet") { return form.description }
      return pattern.hasPrefix("^[0-9]{4}-") ? "2027-01-31" : String(repeating: "0a", count: 32)
    case .words(let words): return words[turn % words.count]
    case .boolean: return turn % 2 == 0
    case .integer(let minimum): return (minimum ?? 1) + turn
    case .array(let element):
      return isWhole ? (0...1).map { _ in value(of: element, depth: depth + 1, named: name) } : []
    case .dictionary(let element):
      return isWhole ? ["key": value(of: element, depth: depth + 1, named: name)] : [:]
    case .fields(let object): return members(of: object, depth: depth)
    case .kinds(let kinds): return members(of: kinds[turn % kinds.count].object, depth: depth)
    }
  }

  private func members(of object: SchemaObject, depth: Int) -> [String: Any] {
    var members: [String: Any] = [:]
    for field in object.fields where !field.isOptional || (isMaximal && depth < Self.deepest) {
      members[field.name] = value(of: field.node, depth: depth + 1, named: field.name)
    }
    return members
  }
}

extension PublishedForm {
  /// Samples that have every optional property and none, and every word of every list of words.
  var samples: [Any] {
    let node = document.jsonSchema
    return (0..<node.mostWords).map { SchemaSample(form: form, turn: $0).value(of: node) }
      + [SchemaSample(form: form, isMaximal: false).value(of: node)]
  }

  /// The sample with everything in it.
  var fullSample: Any { SchemaSample(form: form).value(of: document.jsonSchema) }
}

extension SchemaNode {
  /// The number of words, or kinds, of the longest list of them.
  fileprivate var mostWords: Int {
    var seen: Set<String> = []
    return mostWords(&seen)
  }

  private func mostWords(_ seen: inout Set<String>) -> Int {
    switch self {
    case .type(let type):
      return seen.insert(String(reflecting: type)).inserted ? type.jsonSchema.mostWords(&seen) : 1
    case .words(let words): return words.count
    case .array(let node), .dictionary(let node): return node.mostWords(&seen)
    case .fields(let object): return object.fields.map { $0.node.mostWords(&seen) }.max() ?? 1
    case .kinds(let kinds):
      return max(kinds.count, kinds.flatMap(\.fields).map { $0.node.mostWords(&seen) }.max() ?? 1)
    case .string, .boolean, .integer: return 1
    }
  }

  /// The properties of every object below this node, by the name of its type.
  func properties(_ found: inout [String: Set<String>]) {
    switch self {
    case .type(let type):
      let name = String(reflecting: type)
      guard found[name] == nil else { return }
      let node = type.jsonSchema
      switch node {
      case .fields(let object): found[name] = Set(object.fields.map(\.name))
      case .kinds(let kinds): found[name] = Set(["kind"] + kinds.flatMap(\.fields).map(\.name))
      default: break
      }
      node.properties(&found)
    case .array(let node), .dictionary(let node): node.properties(&found)
    case .fields(let object): for field in object.fields { field.node.properties(&found) }
    case .kinds(let kinds): for field in kinds.flatMap(\.fields) { field.node.properties(&found) }
    case .string, .boolean, .integer, .words: break
    }
  }
}

/// JSON with its keys in order, to be compared.
func canonical(_ value: Any) throws -> String {
  let data = try JSONSerialization.data(
    withJSONObject: value, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
  return String(decoding: data, as: UTF8.self) + "\n"
}

/// JSON text with its keys in order, to be compared.
func canonical(_ data: Data) throws -> String { try canonical(JSONSerialization.jsonObject(with: data)) }
