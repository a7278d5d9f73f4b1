/// The shape of a JSON value; its JSON Schema is generated from it.
public indirect enum SchemaNode: Sendable {
  /// A string, with a regular expression that it must match, if any.
  case string(pattern: String? = nil)
  /// `true` or `false`.
  case boolean
  /// A whole number, with its minimum, if any.
  case integer(minimum: Int?)
  /// One of these strings.
  case words([String])
  /// A list.
  case array(SchemaNode)
  /// An object whose keys are data; all values have the same shape.
  case dictionary(SchemaNode)
  /// An object whose keys are properties.
  case fields(SchemaObject)
  /// An object whose `kind` determines its other properties.
  case kinds([SchemaKind])
  /// The shape of a Swift type, resolved lazily, so that a type can contain itself.
  case type(any SchemaDescribed.Type)

  /// Describes an object with fixed properties.
  public static func object(_ about: String, _ fields: SchemaField...) -> SchemaNode {
    .fields(SchemaObject(about: about, fields: fields))
  }
}

/// An object whose keys are properties.
public struct SchemaObject: Sendable {
  /// One sentence that describes the object.
  public var about: String
  /// The properties, in schema order.
  public var fields: [SchemaField]

  /// Creates the description of an object.
  public init(about: String, fields: [SchemaField]) {
    self.about = about
    self.fields = fields
  }
}

/// A property of an object.
public struct SchemaField: Sendable {
  /// Its key.
  public var name: String
  /// One sentence that describes the value.
  public var about: String
  /// The shape of its value.
  public var node: SchemaNode
  /// Whether it can be absent.
  public var isOptional: Bool

  /// Describes a property that no Swift type represents.
  public static func field(
    _ name: String, _ node: SchemaNode, _ about: String, isOptional: Bool = false
  ) -> SchemaField {
    SchemaField(name: name, about: about, node: node, isOptional: isOptional)
  }

  /// Describes a property with the type of the Swift property at `path`; an optional one can be absent.
  public static func field<Root, Value: SchemaDescribed>(
    _ name: String, _ path: KeyPath<Root, Value>, _ about: String
  ) -> SchemaField {
    SchemaField(name: name, about: about, node: .type(Value.self), isOptional: Value.isOptional)
  }
}

/// One alternative of an object with a `kind`.
public struct SchemaKind: Sendable {
  /// The value of `kind`.
  public var word: String
  /// One sentence that describes the alternative.
  public var about: String
  /// The properties besides `kind`.
  public var fields: [SchemaField]

  /// Creates an alternative with properties besides `kind`.
  public init(word: String, about: String, fields: [SchemaField]) {
    self.word = word
    self.about = about
    self.fields = fields
  }

  /// Describes an alternative with the properties of `payload` besides `kind`; nil for none.
  public static func kind(
    _ word: String, _ about: String, _ payload: (any SchemaDescribed.Type)? = nil
  ) -> SchemaKind {
    guard case .fields(let object)? = payload?.jsonSchema else {
      return SchemaKind(word: word, about: about, fields: [])
    }
    return SchemaKind(word: word, about: about, fields: object.fields)
  }

  /// The object including `kind`.
  package var object: SchemaObject {
    SchemaObject(about: about, fields: [.field("kind", .words([word]), "Its kind.")] + fields)
  }
}
