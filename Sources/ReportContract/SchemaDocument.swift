/// The JSON Schema (draft 2020-12) of a document.
///
/// A published schema allows unknown properties, which later minor versions can add. The strict one rejects them and
/// requires the exact minor version; tests validate Martlet's own documents against it.
///
/// - SeeAlso: JSON Schema: A Media Type for Describing JSON Documents, draft 2020-12.
public struct SchemaDocument: Sendable {
  private let form: DocumentForm
  private let root: any PublishedDocument.Type
  private let isStrict: Bool

  /// Creates the schema of the documents of `type`.
  public init(of type: any PublishedDocument.Type, isStrict: Bool = false) {
    form = type.form
    root = type
    self.isStrict = isStrict
  }

  /// One sentence that describes the documents.
  var about: String {
    guard case .fields(let object) = root.jsonSchema else { return "" }
    return object.about
  }

  /// The schema as JSON with a final newline; deterministic for a type.
  public var text: String {
    var definitions = Definitions(rootName: root.schemaName, isStrict: isStrict, form: form)
    var members: [(String, JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      (
        "$id",
        .string("urn:martlet:schema:\(form.name):\(form.major).\(form.minor)\(isStrict ? ":strict" : "")")
      ),
      ("title", .string(form.description)),
    ]
    if case .object(let own) = definitions.text(of: root.jsonSchema) { members += own }
    if !definitions.known.isEmpty {
      members.append(
        ("$defs", .object(definitions.known.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })))
    }
    return JSONText.object(members).pretty + "\n"
  }
}

extension SchemaNode {
  /// The `schema` property of documents of `form`; published schemas accept any minor version.
  public static func form(_ form: DocumentForm) -> SchemaNode {
    .string(pattern: "^martlet\\.\(form.name)/\(form.major)\\.[0-9]+$")
  }

  /// Whether the node's type has its own name among a schema's definitions.
  fileprivate var isNamed: Bool {
    switch self {
    case .fields, .kinds, .words: true
    case .string, .boolean, .integer, .array, .dictionary, .type: false
    }
  }
}

/// Collects a schema's named definitions.
private struct Definitions {
  let rootName: String
  let isStrict: Bool
  let form: DocumentForm
  /// The definitions by name.
  var known: [String: JSONText] = [:]

  /// The schema of a node; types in it become definitions.
  mutating func text(of node: SchemaNode) -> JSONText {
    switch node {
    case .string(let pattern):
      .object([("type", .string("string"))] + (pattern.map { [("pattern", .string(exact($0)))] } ?? []))
    case .boolean: .object([("type", .string("boolean"))])
    case .integer(let minimum):
      .object([("type", .string("integer"))] + (minimum.map { [("minimum", .integer($0))] } ?? []))
    case .words(let words):
      .object([("type", .string("string")), ("enum", .array(words.map(JSONText.string)))])
    case .array(let element): .object([("type", .string("array")), ("items", text(of: element))])
    case .dictionary(let value):
      .object([("type", .string("object")), ("additionalProperties", text(of: value))])
    case .fields(let object): text(of: object)
    case .kinds(let kinds): .object([("oneOf", .array(kinds.map { text(of: $0.object) }))])
    case .type(let type): reference(to: type)
    }
  }

  /// The pattern for the `schema` property, with the minor version if the schema is strict.
  private func exact(_ pattern: String) -> String {
    guard isStrict, pattern.hasPrefix("^martlet\\.\(form.name)/"), pattern.hasSuffix("\\.[0-9]+$") else {
      return pattern
    }
    return "^martlet\\.\(form.name)/\(form.major)\\.\(form.minor)$"
  }

  private mutating func reference(to type: any SchemaDescribed.Type) -> JSONText {
    let node = type.jsonSchema
    guard node.isNamed else { return text(of: node) }
    let name = type.schemaName
    guard name != rootName else { return .object([("$ref", .string("#"))]) }
    if known[name] == nil {
      // Registered before it is complete, because a type can contain itself.
      known[name] = .object([])
      known[name] = text(of: node)
    }
    return .object([("$ref", .string("#/$defs/\(name)"))])
  }

  private mutating func text(of object: SchemaObject) -> JSONText {
    var properties: [(String, JSONText)] = []
    for field in object.fields {
      guard case .object(let members) = text(of: field.node) else { continue }
      properties.append((field.name, .object([("description", .string(field.about))] + members)))
    }
    let required = object.fields.filter { !$0.isOptional }.map { JSONText.string($0.name) }
    var members: [(String, JSONText)] = [
      ("description", .string(object.about)), ("type", .string("object")),
      ("properties", .object(properties)), ("required", .array(required)),
    ]
    if isStrict { members.append(("additionalProperties", .boolean(false))) }
    return .object(members)
  }
}
