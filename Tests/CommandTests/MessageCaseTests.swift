import Foundation
import Testing

/// The cases in `../shared/cases`, given to `martlet explain -` as a user gives them.
@Suite(.enabled(if: caseFiles.count > 0, "../shared/cases is not at hand")) struct MessageCaseTests {
  @Test(arguments: caseFiles) func areAnswered(file: URL) throws {
    let asked = try JSONDecoder().decode(Case.self, from: Data(contentsOf: file))
    let options = (asked.stack ?? [:]).flatMap { ["--stack", "\($0)=\($1)"] }
    let text = try martlet(["explain", "-"] + options, input: asked.message)
    #expect(text.status == 0)
    let words = text.output.lowercased()
    for phrases in asked.expect.says ?? [] {
      #expect(phrases.contains { words.contains($0.lowercased()) }, "none of \(phrases)")
    }
    for phrase in asked.expect.saysNot ?? [] {
      #expect(!words.contains(phrase.lowercased()), "\(phrase)")
    }
    let json = try martlet(["explain", "-", "--format", "json"] + options, input: asked.message)
    let answer = try JSONDecoder().decode(Answer.self, from: Data(json.output.utf8))
    #expect(answer.schema == "martlet.findings/2.0")
    let features = Set(answer.findings.flatMap(\.features))
    #expect(features.isSuperset(of: asked.expect.features ?? []), "\(features)")
    if let layers = asked.expect.layers {
      #expect(answer.findings.contains { !Set($0.layers).isDisjoint(with: layers) })
      let first = try #require(answer.findings.first)
      #expect(!Set(first.layers).isDisjoint(with: layers), "\(first.id): \(first.layers)")
    }
  }

  struct Answer: Decodable {
    var schema: String
    var findings: [Finding]

    struct Finding: Decodable {
      var id: String
      var features: [String]
      var layers: [String]
    }
  }

  struct Case: Decodable {
    var id: String
    var message: String
    var stack: [String: String]?
    var expect: Expectation

    struct Expectation: Decodable {
      var features: [String]?
      var layers: [String]?
      var says: [[String]]?
      var saysNot: [String]?
    }
  }
}

/// The files of the cases; none where they are not at hand.
private let caseFiles: [URL] = {
  let folder = URL(fileURLWithPath: packageRoot).deletingLastPathComponent().appending(path: "shared/cases")
  let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  return (files ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
}()
