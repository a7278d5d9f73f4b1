// Written from Documentation/modules/LossCauses.md by ModulePageTests; edit the page.
import LossCauses

func exampleLossCauses() async throws {
  for rule in CauseRule.all where rule.layer == .firmware {
    print(rule.id, rule.title)
  }
}
