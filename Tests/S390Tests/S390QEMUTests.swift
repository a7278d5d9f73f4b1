import Foundation
import S390Compatibility
import TestSupport
import Testing

/// What QEMU for s390x itself does, against what Martlet reads in its answers.
@Suite(.enabled(if: S390QEMU.path != nil, "qemu-system-s390x was not fetched (Scripts/fetch-s390x)"))
struct S390QEMUTests {
  private static let expansion =
    #"{"execute": "query-cpu-model-expansion", "arguments": {"type": "TYPE", "model": {"name": "max"}}}"#

  private static func request(_ verb: String, _ model: S390Model, isFirst: Bool = true) -> String {
    let properties = model.properties.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
    let own = "{\"name\": \"\(model.name)\", \"props\": {\(properties)}}"
    let (a, b) = isFirst ? (own, "{\"name\": \"max\"}") : ("{\"name\": \"max\"}", own)
    return "{\"execute\": \"query-cpu-model-\(verb)\", \"arguments\": {\"modela\": \(a), \"modelb\": \(b)}}"
  }

  /// QEMU starts with a model if and only if the verdict on its own comparison says so; models differ from the offer by a few features.
  @Test func verdictsAreWhatQEMUDoes() throws {
    let first = try S390QEMU.session([
      Self.expansion.replacing("TYPE", with: "static"), Self.expansion.replacing("TYPE", with: "full"),
    ])
    let offer = try #require(try S390Records.record(first).offer)
    // The reply to the full expansion alone, with every feature that QEMU knows.
    let full = try S390Records.record(String(first.split(whereSeparator: \.isNewline)[6])).offer
    let names = try #require(full).properties.keys.sorted()
    #expect(names.count > 200)
    var random = SeededGenerator(seed: 390)
    var models = [offer]
    for _ in 0..<7 {
      var model = offer
      for name in names.shuffled(using: &random).prefix(2) {
        model.properties[name] = Bool.random(using: &random)
      }
      models.append(model)
    }
    models += ["z13", "gen16a-base", "z900-base"].map { S390Model($0) }
    let requests = models.flatMap { model in
      [
        Self.request("comparison", model), Self.request("comparison", model, isFirst: false),
        Self.request("baseline", model),
      ]
    }
    let record = try S390Records.record(
      try S390QEMU.session([Self.expansion.replacing("TYPE", with: "static")] + requests))
    let destination = S390Host([record], name: "node")
    #expect(record.qemu?.split(separator: ".").count == 3 && destination.answers.count == requests.count)
    var outcomes: [S390Verdict.Outcome: Int] = [:]
    for model in models {
      let guest = S390Guest(mode: "custom", model: model.name, features: model.properties)
      let verdict = S390Verdict(of: guest, from: S390Records.host([]), to: destination)
      let refusal = try S390QEMU.refusal(of: model.argument)
      outcomes[verdict.outcome, default: 0] += 1
      #expect(
        (verdict.outcome == .runs) == (refusal == nil),
        "\(model.argument): \(verdict.findings) \(refusal ?? "")")
      #expect(verdict.outcome != .blocked || refusal != nil)
      // What is missing by the answer, the refusal names.
      if let refusal, let found = verdict.findings.first(where: { $0.kind == .comparison }),
        found.isMissingThere, refusal.contains("features requested")
      {
        for name in found.properties where name != "type" { #expect(refusal.contains(name), "\(refusal)") }
      }
      if let baseline = verdict.baseline { #expect(try S390QEMU.refusal(of: baseline.argument) == nil) }
    }
    #expect(outcomes[.runs] ?? 0 >= 2 && outcomes[.blocked] ?? 0 >= 2, "\(outcomes)")
  }

  /// Every definition of QEMU's with a generation is in the table, and what runs is what it says.
  @Test func definitionsAreInTheTable() throws {
    let record = try S390Records.record(try S390QEMU.session([#"{"execute": "query-cpu-definitions"}"#]))
    var names: Set<String> = []
    for answer in record.answers {
      guard case .definition(let definition) = answer else { continue }
      names.insert(definition.name)
      let isNamed = S390Model(definition.name).machine != nil
      #expect(isNamed != ["max", "qemu", "host"].contains(definition.name), "\(definition.name)")
      #expect(definition.isUsable == definition.missing.isEmpty)
    }
    // Newer QEMUs know newer machines, and some are built without old ones.
    #expect(names.isSuperset(of: ["z13", "z14-base", "gen15a", "max"]))
    for name in ["z800-base", "gen16a-base"] where names.contains(name) {
      let definition = record.answers.compactMap { answer -> S390Definition? in
        guard case .definition(let found) = answer, found.name == name else { return nil }
        return found
      }.first
      #expect(definition?.isUsable == (try S390QEMU.refusal(of: name) == nil))
    }
  }
}
