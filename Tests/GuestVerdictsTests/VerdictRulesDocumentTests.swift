import CPUCatalog
import Foundation
import GuestVerdicts
import Testing

/// `Documentation/verdict-rules.md` lists the rules; `RECORD_SNAPSHOTS=1` writes it anew, in a run that fails.
@Suite struct VerdictRulesDocumentTests {
  @Test func theListOfRulesIsUpToDate() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/verdict-rules.md").path
    var text = """
      # Rules of verdicts

      `martlet check` and the preflight of `martlet migrate` judge by these rules. Each rule compares what a guest needs with what a host
      offers. *Blocks*: the guest does not run. *Unknown*: the records do not show whether it runs. *Warns*: it runs but loses or meets
      something. *Note*: no effect on the verdict. *Gap*: a check that concerns the guest but lacks its evidence. `martlet check --stack nova=VERSION`
      adds Nova's checks (`nova.…`, [check](check.md)).

      | rule | by | weight | what it finds | source |
      |---|---|---|---|---|

      """
    for rule in VerdictRule.all {
      text +=
        "| `\(rule.header.id)` | \(rule.authority.rawValue) | \(rule.weight?.rawValue ?? "gap") | \(rule.header.title) "
        + "| \(rule.header.citation) |\n"
    }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      Issue.record("Documentation/verdict-rules.md was rewritten")
      return
    }
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == text,
      "RECORD_SNAPSHOTS=1 swift test --filter VerdictRulesDocumentTests")
  }
}
