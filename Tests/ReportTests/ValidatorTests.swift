import Foundation
import ReportContract
import TestSupport
import Testing

@testable import martlet

/// Another's validator of JSON Schemas says the same of schemas and documents: Python's jsonschema, which Scripts/fetch-parsers gets.
@Suite(.enabled(if: python != nil, "Scripts/fetch-parsers has not run (no PyPI?)"))
struct ValidatorTests {
  /// A question to the validator.
  private struct Question: Encodable {
    var schema: String
    var document: String
  }

  /// Answers: whether each schema is one, and each document is of its schema.
  private static let program = """
    import json, sys
    from jsonschema import Draft202012Validator
    answers = []
    for question in json.load(sys.stdin):
        schema = json.loads(question["schema"])
        Draft202012Validator.check_schema(schema)
        errors = list(Draft202012Validator(schema).iter_errors(json.loads(question["document"])))
        answers.append([f"{error.json_path}: {error.message[:200]}" for error in errors])
    json.dump(answers, sys.stdout)
    """

  private func errors(_ questions: [Question]) throws -> [[String]] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python ?? "")
    process.arguments = ["-c", Self.program]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // Written beside the reading, so that neither waits for the other.
    let question = try JSONEncoder().encode(questions)
    let writer = Thread {
      input.fileHandleForWriting.write(question)
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let answer = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return try JSONDecoder().decode([[String]].self, from: answer)
  }

  @Test func approvedDocumentsAndSamplesAreOfTheirSchemas() throws {
    var questions: [Question] = []
    var names: [String] = []
    for form in FormTests.forms {
      let golden = GoldenTests.folder.appending(path: form.form.name + ".json")
      var documents = [try String(contentsOf: golden, encoding: .utf8)]
      documents += try form.samples.map { try canonical($0) }
      for document in documents {
        for schema in [form.schema, form.strictSchema] {
          questions.append(Question(schema: schema.text, document: document))
          names.append(form.form.description)
        }
      }
    }
    for (name, errors) in zip(names, try errors(questions)) { #expect(errors == [], "\(name)") }
  }

  /// The validator refuses what is wrong, and the published schemas alone let in what later versions have.
  @Test func wrongDocumentsAreRefused() throws {
    for form in FormTests.forms {
      let sample = try #require(form.fullSample as? [String: Any])
      var wrong: [[String: Any]] = []
      for key in sample.keys.sorted() {
        var document = sample
        document[key] = ["no": "such", "value": [1.5]]
        wrong.append(document)
      }
      var later = sample
      later["ofALaterVersion"] = true
      let questions =
        try (wrong + [later]).map { Question(schema: form.strictSchema.text, document: try canonical($0)) }
        + [Question(schema: form.schema.text, document: try canonical(later))]
      let answers = try errors(questions)
      #expect(answers.dropLast().allSatisfy { !$0.isEmpty }, "\(form.form)")
      #expect(answers.last == [], "\(form.form)")
    }
  }
}

/// The interpreter with the validator; nil if it was not made.
private let python: String? = {
  let path = packageFolder.appending(path: ".oracle/parsers/bin/python3").path
  guard FileManager.default.isExecutableFile(atPath: path) else { return nil }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = ["-c", "import jsonschema"]
  process.standardError = FileHandle.nullDevice
  try? process.run()
  process.waitUntilExit()
  return process.terminationStatus == 0 ? path : nil
}()
