/// A type that describes its own JSON.
///
/// The description is beside the type; tests compare it with what the type's `Codable` conformance reads and writes.
public protocol SchemaDescribed: SendableMetatype {
  /// Describes the JSON that the type reads and writes.
  static var jsonSchema: SchemaNode { get }
  /// Whether a property of this type can be absent.
  static var isOptional: Bool { get }
}

extension SchemaDescribed {
  /// False: values are present unless the type overrides this.
  public static var isOptional: Bool { false }

  /// The type's name in a schema's definitions: its Swift name without the module.
  package static var schemaName: String {
    let name = String(reflecting: Self.self)
    return name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }
}

extension SchemaDescribed where Self: RawRepresentable & CaseIterable, RawValue == String {
  /// One of the raw values of the cases.
  public static var jsonSchema: SchemaNode { .words(allCases.map(\.rawValue)) }
}

extension String: SchemaDescribed {
  /// Any string.
  public static var jsonSchema: SchemaNode { .string() }
}

extension Bool: SchemaDescribed {
  /// `true` or `false`.
  public static var jsonSchema: SchemaNode { .boolean }
}

extension Int: SchemaDescribed {
  /// A whole number.
  public static var jsonSchema: SchemaNode { .integer(minimum: nil) }
}

extension Int32: SchemaDescribed {
  /// A whole number.
  public static var jsonSchema: SchemaNode { .integer(minimum: nil) }
}

extension UInt32: SchemaDescribed {
  /// A whole number that is not negative.
  public static var jsonSchema: SchemaNode { .integer(minimum: 0) }
}

extension UInt64: SchemaDescribed {
  /// A whole number that is not negative.
  public static var jsonSchema: SchemaNode { .integer(minimum: 0) }
}

extension Array: SchemaDescribed where Element: SchemaDescribed {
  /// A list of elements.
  public static var jsonSchema: SchemaNode { .array(.type(Element.self)) }
}

extension Dictionary: SchemaDescribed where Key == String, Value: SchemaDescribed {
  /// An object whose keys are data.
  public static var jsonSchema: SchemaNode { .dictionary(.type(Value.self)) }
}

extension Optional: SchemaDescribed where Wrapped: SchemaDescribed {
  /// Describes the wrapped value.
  public static var jsonSchema: SchemaNode { .type(Wrapped.self) }
  /// True: an optional value can be absent.
  public static var isOptional: Bool { true }
}
