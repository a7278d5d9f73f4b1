/// The name and version of a JSON's form, such as `martlet.check/1.0`.
///
/// A form's minor version goes up where something is added, its major version where readers of the old form would be misled.
public struct DocumentForm: Sendable, Hashable, CustomStringConvertible {
  /// The name without `martlet.`.
  public var name: String
  /// The version that readers must know.
  public var major: Int
  /// The version of what was added since.
  public var minor: Int

  /// A form.
  public init(_ name: String, _ major: Int, _ minor: Int) {
    self.name = name
    self.major = major
    self.minor = minor
  }

  /// Reads `martlet.NAME/MAJOR.MINOR`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("martlet."), parts[0].utf8.count > 8 else { return nil }
    let numbers = parts[1].split(separator: ".", omittingEmptySubsequences: false).map { digits in
      digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
    }
    guard numbers.count == 2, let major = numbers[0], let minor = numbers[1] else { return nil }
    self.init(String(parts[0].dropFirst(8)), major, minor)
  }

  /// The form as documents name it.
  public var description: String { "martlet.\(name)/\(major).\(minor)" }

  /// The file that holds the form's JSON Schema.
  public var fileName: String { "\(name)-\(major).\(minor).json" }
}

/// A document that Martlet writes, and whose JSON Schema it publishes.
public protocol PublishedDocument: SchemaDescribed, Codable, Sendable {
  /// The name and version of the document's form.
  static var form: DocumentForm { get }
}

/// A document in the list of those whose forms are published.
public struct PublishedForm: Sendable {
  /// The name and version of the form.
  public var form: DocumentForm
  /// The documents' type.
  package var document: any PublishedDocument.Type
  /// The schema that lets in properties which it does not know.
  public var schema: SchemaDocument
  /// The schema that does not.
  public var strictSchema: SchemaDocument

  /// The form of the documents of `type`.
  public init<Document: PublishedDocument>(_ type: Document.Type) {
    form = type.form
    document = type
    schema = SchemaDocument(of: type)
    strictSchema = SchemaDocument(of: type, isStrict: true)
  }

  /// What the document is, in a sentence.
  public var about: String { schema.about }
}
