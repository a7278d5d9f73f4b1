internal import FoundationEssentials

/// What a command answers, as JSON: the envelope's properties, and beside them the body's.
///
/// Every report says which form it has, which Martlet made it, of which documents, and by which CPU maps and versions.
public protocol Report: PublishedDocument {
  /// The name and version of the JSON's form.
  var schema: String { get }
  /// Martlet's version.
  var martlet: String { get }
  /// The documents read, in the order given.
  var inputs: [InputReport] { get }
  /// The CPU maps and versions judged by; empty where nothing is judged.
  var judgedBy: [Yardstick] { get }
}

extension Report {
  /// The report as JSON: keys sorted, two blanks of indentation, slashes as they are, a newline at the end.
  public func json() throws -> String { try reportJSON(self) }

  /// The report as JSON on one line, for streams of them.
  public func jsonLine() throws -> String { try reportJSONLine(self) }

  /// Reads what `json()` wrote; properties that this version does not know are ignored.
  ///
  /// - Throws: `ReportError` for another form, another major version of this one, or a report that is not whole.
  public init(json bytes: [UInt8]) throws(ReportError) {
    let form = try ReportError.form(of: bytes)
    guard form.name == Self.form.name, form.major == Self.form.major else {
      throw ReportError(
        "the schema is \(form); this version of Martlet reads martlet.\(Self.form.name)/\(Self.form.major).x")
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(bytes))
    } catch {
      throw ReportError("the report is not whole: \(error)")
    }
  }
}

/// Why a report cannot be read.
public struct ReportError: Error, Sendable, Hashable {
  /// One sentence without a full stop.
  public var reason: String

  init(_ reason: String) { self.reason = reason }

  /// The form that a document says it has.
  static func form(of bytes: [UInt8]) throws(ReportError) -> DocumentForm {
    struct Head: Decodable { var schema: String }
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(bytes)) else {
      throw ReportError("this is not a report's JSON: it names no schema")
    }
    guard let form = DocumentForm(head.schema) else {
      throw ReportError("the schema is \(head.schema), which is none of Martlet's")
    }
    return form
  }
}

extension SchemaNode {
  /// A report of the type `report`: the envelope's properties, then these of the body.
  public static func report<Body: Report>(
    _ report: Body.Type, _ about: String, _ fields: SchemaField...
  ) -> SchemaNode {
    .fields(SchemaObject(about: about, fields: envelope(of: report) + fields))
  }

  /// A report of the type `report`: the envelope's properties, then those of `part`.
  public static func report<Body: Report>(
    _ report: Body.Type, _ about: String, including part: any SchemaDescribed.Type
  ) -> SchemaNode {
    guard case .fields(let object) = part.jsonSchema else { return .type(part) }
    return .fields(SchemaObject(about: about, fields: envelope(of: report) + object.fields))
  }

  private static func envelope<Body: Report>(of report: Body.Type) -> [SchemaField] {
    [
      .field("schema", .form(Body.form), "The name and version of this form."),
      .field("martlet", \Body.martlet, "The version of Martlet that made the report."),
      .field("inputs", \Body.inputs, "The documents read, in the order given."),
      .field(
        "judgedBy", \Body.judgedBy,
        "The CPU maps and versions judged by; empty where nothing is judged."),
    ]

  }
}
