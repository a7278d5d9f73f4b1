import CPUCatalog
import Foundation
import Testing

@testable import FailureMessages
@testable import Remedies

/// `Documentation/rules.md` lists the rules; `RECORD_SNAPSHOTS=1` writes it anew, in a run that fails.
@Suite struct MessageDocumentTests {
  @Test func theListOfRulesIsUpToDate() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Documentation/rules.md")
    let text = document()
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try text.write(to: path, atomically: true, encoding: .utf8)
      Issue.record("Documentation/rules.md was rewritten")
      return
    }
    #expect(
      try String(contentsOf: path, encoding: .utf8) == text,
      "RECORD_SNAPSHOTS=1 swift test --filter MessageDocumentTests")
  }

  private func document() -> String {
    var text = """
      # Messages

      The messages that Martlet recognises, by the component that prints them, with the phase of a live migration, the known
      versions, and the causes, likeliest first. The names and registers in the message and the known parts of the stack
      decide which causes apply. In wordings `{…}` stands for a name, a number or any text.


      """
    for component in MessageComponent.allCases {
      text +=
        "## \(component.title)\n\n| rule | wording | what it means | phase | versions | causes | source |\n"
      text += "|---|---|---|---|---|---|---|\n"
      for rule in MessageRule.all where rule.component == component {
        let wordings = rule.patterns.map { "`\($0.text)`" }.joined(separator: "<br>")
        let causes = rule.causes.map { "`\($0)`" }.joined(separator: ", ")
        let cells = [
          "`\(rule.id)`", wordings, rule.title, rule.phase.rawValue, rule.versions, causes, rule.citation,
        ]
        text += "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
      }
      text += "\n"
    }
    text +=
      "## libvirt's translations\n\n| language | rule | wording |\n|---|---|---|\n"
    for (code, language, wordings) in MessageRule.translations {
      for (rule, patterns) in wordings.sorted(by: { $0.key < $1.key }) {
        let cells = [
          "\(language) (`\(code)`)", "`\(rule)`", patterns.map { "`\($0.text)`" }.joined(separator: "<br>"),
        ]
        text += "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
      }
    }
    text += "\n## Causes\n\n| cause | layers | what happened | remedies | source |\n|---|---|---|---|---|\n"
    for cause in MessageCause.all {
      let cells = [
        "`\(cause.id)`", cause.layers.map(\.rawValue).joined(separator: ", "), cause.text,
        cause.remedies.map { "`\($0)`" }.joined(separator: ", "), cause.citation,
      ]
      text += "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
    }
    text +=
      "\n## Remedies\n\n| remedy | what to do | layer | risk | what restarts | source |\n|---|---|---|---|---|---|\n"
    for remedy in MessageRemedies.all {
      let cells = [
        "`\(remedy.id)`", remedy.title, remedy.layer, remedy.risk.rawValue,
        remedy.restarts.joined(separator: ", "), remedy.citation,
      ]
      text += "| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |\n"
    }
    text += """

      You can paste every line of a remedy's commands into a shell: configuration and instructions appear as comments.

      ## Risks

      An action's effect on hosts and guests determines its risk, whether `diagnose`, `check` or a message proposes it. The worst effect
      counts and comes first. If the host must be empty, the commands first list its guests, and the reboot refuses while one runs.

      | effect | risk | warning | actions |
      |---|---|---|---|

      """
    for effect in RemedyEffect.allCases {
      let actions = RemedyKind.allCases.filter { $0.effects.contains(effect) }.map { "`\($0.rawValue)`" }
      text +=
        "| \(effect.rawValue) | \(effect.risk.rawValue) | \(effect.warning) | \(actions.joined(separator: ", ")) |\n"
    }
    return text
  }
}
