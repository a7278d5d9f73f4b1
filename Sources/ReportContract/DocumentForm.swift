/// The name and version of a JSON schema, such as `martlet.check/1.0`.
///
/// The minor version rises with additions, the major version with changes that readers of the old one would misread.
public struct DocumentForm: Sendable, Hashable, CustomStringConvertible {
  /// The name without `martlet.`.
  public var name: String
  /// The version that a reader must support.
  public var major: Int
  /// The version of the additions to `major`.
  public var minor: Int

  /// Creates the form `martlet.NAME/MAJOR.MINOR`.
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

  /// The form in the notation of the `schema` property.
  public var description: String { "martlet.\(name)/\(major).\(minor)" }

  /// The file that holds the form's JSON Schema.
  public var fileName: String { "\(name)-\(major).\(minor).json" }
}

/// A document type that Martlet writes and publishes a JSON Schema for.
public protocol PublishedDocument: SchemaDescribed, Codable, Sendable {
  /// The schema's name and version for this document type.
  static var form: DocumentForm { get }
}

/// An entry in the list of published document types.
public struct PublishedForm: Sendable {
  /// The schema's name and version.
  public var form: DocumentForm
  /// The Swift type that reads and writes the documents.
  package var document: any PublishedDocument.Type
  /// The published schema, which allows unknown properties.
  public var schema: SchemaDocument
  /// The schema for tests, which rejects unknown properties.
  public var strictSchema: SchemaDocument

  /// Lists the documents of `type`.
  public init<Document: PublishedDocument>(_ type: Document.Type) {
    form = type.form
    document = type
    schema = SchemaDocument(of: type)
    strictSchema = SchemaDocument(of: type, isStrict: true)
  }

  /// One sentence that describes the document.
  public var about: String { schema.about }
}
