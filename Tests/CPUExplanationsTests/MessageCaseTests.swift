import CPUCatalog
import Foundation
import TestSupport
import Testing

@testable import CPUExplanations

/// The cases in `../shared/cases`: what the rules, their causes and remedies say answers each in full.
@Suite(.enabled(if: caseFiles.count > 0, "../shared/cases is not at hand")) struct MessageCaseTests {
  @Test(arguments: caseFiles) func theRulesAnswer(file: URL) throws {
    let wanted = try JSONDecoder().decode(Case.self, from: Data(contentsOf: file))
    let answer = Answer(to: wanted)
    for phrases in wanted.expect.says ?? [] {
      #expect(
        phrases.contains { answer.text.contains($0.lowercased()) }, "\(wanted.id): none of \(phrases)")
    }
    for phrase in wanted.expect.saysNot ?? [] {
      #expect(!answer.text.contains(phrase.lowercased()), "\(wanted.id): \(phrase)")
    }
    #expect(Set(wanted.expect.features ?? []).isSubset(of: answer.features), "\(wanted.id)")
    if let layers = wanted.expect.layers {
      #expect(!answer.firstLayers.isDisjoint(with: layers), "\(wanted.id): \(answer.firstLayers)")
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

  /// All that the rules say of a message, in lower case.
  struct Answer {
    var text = ""
    var features: Set<String> = []
    /// The layers of the likeliest cause of each rule that matched.
    var firstLayers: Set<String> = []

    init(to asked: Case) {
      for line in asked.message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        for rule in MessageRule.all {
          guard let match = rule.match(line) else { continue }
          add(rule, match: match, line: line, stack: asked.stack ?? [:])
        }
      }
      text = text.lowercased()
    }

    private mutating func add(
      _ rule: MessageRule, match: MessagePattern.Match, line: String, stack: [String: String]
    ) {
      let names = rule.features(in: match)
      features.formUnion(names)
      text += [rule.component.title, rule.title, rule.proves, rule.doesNotProve, line].joined(separator: "\n")
      text += rule.collect.joined(separator: "\n")
      text += rule.clues.filter { line.contains($0.text) }.map(\.shows).joined(separator: "\n")
      for name in names {
        guard let feature = Catalog.standard.features(called: name).first else { continue }
        let article = Catalog.standard.article(of: feature)
        text += " \(feature.name) \(article.meaning) \(feature.effect.title)"
      }
      let causes = rule.causes(of: match, stack: stack)
      firstLayers.formUnion(causes.first?.layers.map(\.rawValue) ?? [])
      for cause in causes {
        text += "\n\(cause.text)\n\(cause.tellsApart)\n"
        for remedy in cause.remedies.compactMap({ MessageRemedies.byID[$0] }) {
          text += ([remedy.title, remedy.condition, remedy.riskReason] + remedy.commands).joined(
            separator: "\n")
        }
      }
    }
  }
}

/// The files of the cases; none where they are not at hand.
private let caseFiles: [URL] = {
  let folder = packageFolder.appending(path: "../shared/cases")
  let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  return (files ?? []).filter { $0.pathExtension == "json" }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
}()
