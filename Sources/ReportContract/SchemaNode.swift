/// The form of a JSON value, from which its JSON Schema is written.
public indirect enum SchemaNode: Sendable {
  /// A string; with a regular expression where it must match one.
  case string(pattern: String? = nil)
  /// `true` or `false`.
  case boolean
  /// A whole number, with the least that it can be.
  case integer(minimum: Int?)
  /// One of these strings.
  case words([String])
  /// A list.
  case array(SchemaNode)
  /// An object whose keys are data; all values are of one form.
  case dictionary(SchemaNode)
  /// An object whose keys are properties.
  case fields(SchemaObject)
  /// An object whose `kind` says which further properties it has.
  case kinds([SchemaKind])
  /// The form of a Swift type, looked up when it is needed, so that a type may contain itself.
  case type(any SchemaDescribed.Type)

  /// An object with these properties.
  public static func object(_ about: String, _ fields: SchemaField...) -> SchemaNode {
    .fields(SchemaObject(about: about, fields: fields))
  }
}

/// An object whose keys are properties.
public struct SchemaObject: Sendable {
  /// What the object is, in a sentence.
  public var about: String
  /// The properties, in the order in which they are told.
  public var fields: [SchemaField]

  /// An object.
  public init(about: String, fields: [SchemaField]) {
    self.about = about
    self.fields = fields
  }
}

/// A property of an object.
public struct SchemaField: Sendable {
  /// Its key.
  public var name: String
  /// What it holds, in a sentence.
  public var about: String
  /// The form of its value.
  public var node: SchemaNode
  /// Whether it may be left out.
  public var isOptional: Bool

  /// A property of a form that no Swift type has.
  public static func field(
    _ name: String, _ node: SchemaNode, _ about: String, isOptional: Bool = false
  ) -> SchemaField {
    SchemaField(name: name, about: about, node: node, isOptional: isOptional)
  }

  /// A property as the Swift property at `path` is written; an optional one may be left out.
  public static func field<Root, Value: SchemaDescribed>(
    _ name: String, _ path: KeyPath<Root, Value>, _ about: String
  ) -> SchemaField {
    SchemaField(name: name, about: about, node: .type(Value.self), isOptional: Value.isOptional)
  }
}

/// One of the objects that `kind` tells apart.
public struct SchemaKind: Sendable {
  /// The value of `kind`.
  public var word: String
  /// What it is, in a sentence.
  public var about: String
  /// The properties besides `kind`.
  public var fields: [SchemaField]

  /// A kind with these properties.
  public init(word: String, about: String, fields: [SchemaField]) {
    self.word = word
    self.about = about
    self.fields = fields
  }

  /// A kind with the properties of `payload` beside `kind`; nil for none.
  public static func kind(
    _ word: String, _ about: String, _ payload: (any SchemaDescribed.Type)? = nil
  ) -> SchemaKind {
    guard case .fields(let object)? = payload?.jsonSchema else {
      return SchemaKind(word: word, about: about, fields: [])
    }
    return SchemaKind(word: word, about: about, fields: object.fields)
  }

  /// The whole object.
  package var object: SchemaObject {
    SchemaObject(about: about, fields: [.field("kind", .words([word]), "Which of the kinds it is.")] + fields)
  }
}
