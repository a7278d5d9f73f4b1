import Foundation
import ReportContract
import TestSupport
import Testing

@testable import martlet

/// What the schemas say of documents is what documents are.
@Suite struct FormTests {
  static let forms = PublishedForm.all

  /// What is made by the schema is read, and written as it was: nothing is in the schema that the type does not have.
  @Test(arguments: forms.indices) func aDocumentMadeByItsSchemaIsReadAndWritten(index: Int) throws {
    let form = Self.forms[index]
    for sample in form.samples {
      let data = try JSONSerialization.data(withJSONObject: sample)
      #expect(try form.faults(in: data).isEmpty, "\(form.form)")
      #expect(try canonical(rewritten(form.document, data)) == canonical(sample), "\(form.form)")
    }
  }

  /// What the type reads is in the schema: nothing is read that the schema does not have.
  @Test(arguments: forms.indices) func aTypeAsksForTheSchemasPropertiesAlone(index: Int) throws {
    let form = Self.forms[index]
    var described: [String: Set<String>] = [:]
    SchemaNode.type(form.document).properties(&described)
    let recorder = KeyRecorder()
    for sample in form.samples { try record(form.document, sample, by: recorder) }
    for (type, properties) in described {
      #expect(recorder.asked[type] == properties, "\(type)")
    }
    for (type, properties) in recorder.asked where described[type] == nil {
      // Dictionaries have no properties; other types without a schema of their own would be unseen.
      #expect(type.hasPrefix("Swift.Dictionary"), "\(type) has \(properties) and no schema")
    }
  }

  /// Later minor versions may have properties that this one does not know, wherever an object is.
  @Test(arguments: forms.indices) func unknownPropertiesAreIgnored(index: Int) throws {
    let form = Self.forms[index]
    let data = try JSONSerialization.data(
      withJSONObject: adding(to: form.fullSample, of: form.document.jsonSchema))
    #expect(try !form.faults(in: data).isEmpty)
    #expect(try canonical(rewritten(form.document, data)) == canonical(form.fullSample), "\(form.form)")
  }

  /// Another major version means another form, another name another document: neither is guessed at.
  @Test(arguments: forms.indices) func onlyTheOwnFormIsRead(index: Int) throws {
    let form = Self.forms[index]
    guard let type = form.document as? any Report.Type else { return }
    var sample = try #require(form.fullSample as? [String: Any])
    let own = form.form
    for (schema, isRead) in [
      ("martlet.\(own.name)/\(own.major).\(own.minor + 7)", true),
      ("martlet.\(own.name)/\(own.major + 1).0", false), ("martlet.\(own.name)/0.9", false),
      ("martlet.other/\(own.major).\(own.minor)", false), ("martlet.\(own.name)", false),
      ("martlet.\(own.name)/\(own.major).x", false), ("other.\(own.name)/\(own.major).0", false),
    ] {
      sample["schema"] = schema
      let bytes = Array(try JSONSerialization.data(withJSONObject: sample))
      #expect(((try? reading(type, bytes)) != nil) == isRead, "\(schema)")
    }
    sample["schema"] = nil
    #expect(throws: ReportError.self) {
      try reading(type, Array(JSONSerialization.data(withJSONObject: sample)))
    }
    #expect(throws: ReportError.self) { try reading(type, Array("[1]".utf8)) }
  }

  /// The names are the commands' and the files'.
  @Test func namesAreUnlike() {
    let names = Self.forms.map(\.form.name)
    #expect(Set(names).count == names.count && names == names.sorted())
    #expect(Self.forms.allSatisfy { !$0.about.isEmpty })
  }

  private func rewritten<T: PublishedDocument>(_ type: T.Type, _ data: Data) throws -> Data {
    try JSONEncoder().encode(JSONDecoder().decode(type, from: data))
  }

  private func record<T: PublishedDocument>(_ type: T.Type, _ sample: Any, by recorder: KeyRecorder) throws {
    // The numbers' types are those that a reader of JSON gives.
    let value = try JSONSerialization.jsonObject(with: JSONSerialization.data(withJSONObject: sample))
    _ = try recorder.decode(type, from: value)
  }

  private func reading<T: Report>(_ type: T.Type, _ bytes: [UInt8]) throws { _ = try T(json: bytes) }

  /// The sample with a property more in every object that has properties of its own.
  private func adding(to value: Any, of node: SchemaNode) -> Any {
    switch node {
    case .type(let type): return adding(to: value, of: type.jsonSchema)
    case .array(let element): return ((value as? [Any]) ?? []).map { adding(to: $0, of: element) }
    case .dictionary(let element):
      return ((value as? [String: Any]) ?? [:]).mapValues { adding(to: $0, of: element) }
    case .fields(let object): return adding(to: value, object.fields)
    case .kinds(let kinds):
      let word = (value as? [String: Any])?["kind"] as? String
      return adding(to: value, kinds.first { $0.word == word }?.fields ?? [])
    case .string, .boolean, .integer, .words: return value
    }
  }

  private func adding(to value: Any, _ fields: [SchemaField]) -> Any {
    guard var members = value as? [String: Any] else { return value }
    for field in fields { members[field.name] = members[field.name].map { adding(to: $0, of: field.node) } }
    members["ofALaterVersion"] = ["some": [1, nil]]
    return members
  }
}
