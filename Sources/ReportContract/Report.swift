internal import FoundationEssentials

/// A command's answer as JSON: the envelope's properties, followed by the body's.
///
/// Every report names its schema, the Martlet that made it, its input documents, and the CPU maps and versions behind it.
public protocol Report: PublishedDocument {
  /// The schema's name and version, such as `martlet.check/2.0`.
  var schema: String { get }
  /// The version of Martlet that made the report.
  var martlet: String { get }
  /// The documents that were read, in the order given.
  var inputs: [InputReport] { get }
  /// The CPU maps and versions behind the verdicts; empty if the report judges nothing.
  var judgedBy: [Yardstick] { get }
}

extension Report {
  /// Encodes the report with sorted keys, two blanks of indentation, unescaped slashes and a final newline.
  ///
  /// - Throws: `EncodingError` if a value has no JSON form.
  public func json() throws -> String { try reportJSON(self) }

  /// Encodes the report on one line, for streams of reports.
  ///
  /// - Throws: `EncodingError` if a value has no JSON form.
  public func jsonLine() throws -> String { try reportJSONLine(self) }

  /// Decodes what `json()` writes and ignores unknown properties.
  ///
  /// - Throws: `ReportError` for another schema, another major version, or an incomplete report.
  public init(json bytes: [UInt8]) throws(ReportError) { self = try publishedDocument(bytes) }
}

/// Decodes a document that `reportJSON` wrote, or a person by its schema; ignores unknown properties.
///
/// - Throws: `ReportError` for another schema, another major version, or an incomplete document.
package func publishedDocument<Wanted: PublishedDocument>(_ json: [UInt8]) throws(ReportError) -> Wanted {
  let form = try ReportError.form(of: json)
  guard form.name == Wanted.form.name, form.major == Wanted.form.major else {
    throw ReportError(
      "the schema is \(form); this version of Martlet reads martlet.\(Wanted.form.name)/\(Wanted.form.major).x"
    )
  }
  do {
    return try JSONDecoder().decode(Wanted.self, from: Data(json))
  } catch {
    throw ReportError("the document is incomplete: \(error)")
  }
}

/// The reason a report cannot be read.
public struct ReportError: Error, Sendable, Hashable {
  /// The reason, one sentence without a full stop.
  public var reason: String

  init(_ reason: String) { self.reason = reason }

  /// Reads a document's `schema` property.
  static func form(of bytes: [UInt8]) throws(ReportError) -> DocumentForm {
    struct Head: Decodable { var schema: String }
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(bytes)) else {
      throw ReportError("this is not a report's JSON: it names no schema")
    }
    guard let form = DocumentForm(head.schema) else {
      throw ReportError("the schema is \(head.schema), which is not one of Martlet's")
    }
    return form
  }
}

extension SchemaNode {
  /// Describes a report: the envelope's properties, then these properties of the body.
  public static func report<Body: Report>(
    _ report: Body.Type, _ about: String, _ fields: SchemaField...
  ) -> SchemaNode {
    .fields(SchemaObject(about: about, fields: envelope(of: report) + fields))
  }

  /// Describes a report: the envelope's properties, then those of `part`.
  public static func report<Body: Report>(
    _ report: Body.Type, _ about: String, including part: any SchemaDescribed.Type
  ) -> SchemaNode {
    guard case .fields(let object) = part.jsonSchema else { return .type(part) }
    return .fields(SchemaObject(about: about, fields: envelope(of: report) + object.fields))
  }

  private static func envelope<Body: Report>(of report: Body.Type) -> [SchemaField] {
    [
      .field("schema", .form(Body.form), "The schema's name and version."),
      .field("martlet", \Body.martlet, "The version of Martlet that made the report."),
      .field("inputs", \Body.inputs, "The documents read, in the order given."),
      .field(
        "judgedBy", \Body.judgedBy,
        "The CPU maps and versions behind the verdicts; empty if the report judges nothing."),
    ]

  }
}
