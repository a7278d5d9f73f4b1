/// A type that knows the form of its JSON.
///
/// It stands beside the type, and tests hold it against what the type's `Codable` conformance reads and writes.
public protocol SchemaDescribed: SendableMetatype {
  /// The form of the type's JSON.
  static var jsonSchema: SchemaNode { get }
  /// Whether a property of the type may be left out.
  static var isOptional: Bool { get }
}

extension SchemaDescribed {
  /// Values are there unless the type says otherwise.
  public static var isOptional: Bool { false }

  /// The name under which a schema lists the type: its Swift name without the module.
  package static var schemaName: String {
    let name = String(reflecting: Self.self)
    return name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }
}

extension SchemaDescribed where Self: RawRepresentable & CaseIterable, RawValue == String {
  /// One of the cases' words.
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
  /// The form of a value that is there.
  public static var jsonSchema: SchemaNode { .type(Wrapped.self) }
  /// It may be left out.
  public static var isOptional: Bool { true }
}
